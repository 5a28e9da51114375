import { STRATEGIES } from '../query/registry.ts'
import type { StrategyMeta } from '../query/types.ts'

/** What a plot needs to know of a strategy. */
export type StrategySign = Pick<StrategyMeta, 'id' | 'letter' | 'family' | 'map' | 'natural'>

/** The signs of all strategies: plain data that the build puts in, as in `rules.ts`. */
export const STRATEGY_SIGNS: readonly StrategySign[] = STRATEGIES.map(({ meta }) => {
  const { id, letter, family, map, natural } = meta
  return { id, letter, family, map, natural }
})
