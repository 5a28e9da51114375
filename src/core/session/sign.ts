import type { Strategy, StrategyMeta } from '../query/types.ts'

/** What a plot needs to know of a strategy. */
export type StrategySign = Pick<StrategyMeta, 'id' | 'letter' | 'family' | 'map' | 'natural'>

export function signOf({ meta }: Strategy): StrategySign {
  const { id, letter, family, map, natural } = meta
  return { id, letter, family, map, natural }
}
