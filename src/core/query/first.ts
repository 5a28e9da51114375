import { meanKL, voteEntropy } from './strategies/committee.ts'
import { densityWeighted } from './strategies/density.ts'
import { kCentre } from './strategies/kCentre.ts'
import { random } from './strategies/random.ts'
import { margin } from './strategies/uncertainty.ts'
import type { Strategy } from './types.ts'

/** The strategies that the page opens with. A worker starts with their code; that of the others comes when one is wanted. */
export const FIRST_STRATEGIES: readonly Strategy[] = [
  random,
  margin,
  voteEntropy,
  meanKL,
  densityWeighted,
  kCentre,
]
