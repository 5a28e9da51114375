import { FIRST_STRATEGIES } from '../query/first.ts'
import { signOf, type StrategySign } from './sign.ts'

/** The signs of the strategies that the page opens with: plain data that the build puts in, as in `rules.ts`. */
export const FIRST_SIGNS: readonly StrategySign[] = FIRST_STRATEGIES.map(signOf)
