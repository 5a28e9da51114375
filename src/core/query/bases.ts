import { meanKL, voteEntropy } from './strategies/committee.ts'
import { informationDensity } from './strategies/density.ts'
import { kCentre } from './strategies/kCentre.ts'
import { kMeans } from './strategies/kMeans.ts'
import { probCover } from './strategies/probCover.ts'
import { random } from './strategies/random.ts'
import { typiClust } from './strategies/typiClust.ts'
import { entropy, leastConfident, margin } from './strategies/uncertainty.ts'
import type { Params } from '../params.ts'
import type { Need, Strategy } from './types.ts'

/** Strategies that others are built on: batches of one score, mixtures, the automatic choice. */
export const BASES: Readonly<Record<string, Strategy>> = {
  random,
  leastConfident,
  margin,
  entropy,
  voteEntropy,
  meanKL,
  informationDensity,
  kCentre,
  kMeans,
  typiClust,
  probCover,
}

/** Needs of the strategies that these parameters name. */
export const needsOfBases = (params: Params): readonly Need[] =>
  Object.values(params).flatMap((v) =>
    typeof v === 'string' && Object.hasOwn(BASES, v) ? BASES[v].meta.needs : [],
  )
