import { STRATEGIES } from '../query/registry.ts'
import { signOf, type StrategySign } from './sign.ts'

/** The signs of all strategies: plain data that the build puts in, as in `rules.ts`. */
export const STRATEGY_SIGNS: readonly StrategySign[] = STRATEGIES.map(signOf)
