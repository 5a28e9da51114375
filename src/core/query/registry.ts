import { badge } from './strategies/badge.ts'
import { bandit } from './strategies/bandit.ts'
import { batchBald } from './strategies/batchBald.ts'
import { clusterMargin } from './strategies/clusterMargin.ts'
import {
  consensusEntropy,
  maxDisagreement,
  meanKL,
  variationRatio,
  voteEntropy,
} from './strategies/committee.ts'
import { consensusMargin } from './strategies/consensusMargin.ts'
import { densityWeighted, informationDensity } from './strategies/density.ts'
import { expectedErrorReduction, expectedLogLoss } from './strategies/expectedError.ts'
import { gradientLength } from './strategies/gradientLength.ts'
import { kCentre } from './strategies/kCentre.ts'
import { kMeans } from './strategies/kMeans.ts'
import { epsilonMixture, switchPoint } from './strategies/mixture.ts'
import { powerMargin } from './strategies/powerMargin.ts'
import { probCover } from './strategies/probCover.ts'
import { random } from './strategies/random.ts'
import { rankedBatch } from './strategies/rankedBatch.ts'
import { topK } from './strategies/topK.ts'
import { typiClust } from './strategies/typiClust.ts'
import { entropy, leastConfident, margin } from './strategies/uncertainty.ts'
import { you } from './strategies/you.ts'
import type { Strategy, StrategyMeta } from './types.ts'

/** Every query strategy, in the order of the page. */
export const STRATEGIES: readonly Strategy[] = [
  random,
  leastConfident,
  margin,
  entropy,
  voteEntropy,
  consensusEntropy,
  meanKL,
  maxDisagreement,
  variationRatio,
  consensusMargin,
  gradientLength,
  expectedErrorReduction,
  expectedLogLoss,
  informationDensity,
  densityWeighted,
  kCentre,
  kMeans,
  typiClust,
  probCover,
  topK,
  rankedBatch,
  clusterMargin,
  badge,
  batchBald,
  powerMargin,
  epsilonMixture,
  switchPoint,
  bandit,
  you,
]

/** What the page and links know of each strategy. */
export const STRATEGY_METAS: readonly StrategyMeta[] = STRATEGIES.map((s) => s.meta)

const byId = new Map(STRATEGIES.map((s) => [s.meta.id, s]))

/** The strategy of an id, undefined where there is none (ids come from links and files too). */
export const findStrategy = (id: string): Strategy | undefined => byId.get(id)

/** The strategy of an id that is known to exist; throws RangeError otherwise. */
export function strategyOf(id: string): Strategy {
  const found = byId.get(id)
  if (!found) throw new RangeError(`no strategy ${id}`)
  return found
}
