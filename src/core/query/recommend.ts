/** What a recommendation looks at. */
export interface Situation {
  readonly classes: number
  readonly labels: number
  /** Classes that have a label. */
  readonly seen: number
  /** Labels of the rarest class that has one. */
  readonly rarest: number
  /** Questions per round. */
  readonly batch: number
  readonly network: boolean
  /** Where the members of the committee come from. */
  readonly committee: string
  /** Chance of a wrong answer of the annotators, 0 to 1. */
  readonly noise: number
}

/** A strategy for the present situation, and why: the key of a sentence, `recommend.<reason>`. */
export interface Recommendation {
  readonly strategy: string
  readonly reason: 'cold' | 'missing' | 'batch' | 'batchNetwork' | 'noise' | 'rare' | 'unexplored' | 'known'
}

/** Labels per class below which the model's probabilities say little. */
const COLD = 3
/** Questions per round from which single scores repeat each other. */
const MANY = 4
/** Labels per class up to which whole regions may be unknown. */
const EARLY = 8
const NOISY = 0.1
/** Share of the labels below which a class is rare. */
const RARE = 0.1

/** The first rule that holds, from the poorest knowledge to the richest. No measurement of the truth enters. */
export function recommend(s: Situation): Recommendation {
  if (s.labels < COLD * s.classes) return { strategy: 'typiClust', reason: 'cold' }
  if (s.seen < s.classes) return { strategy: 'kCentre', reason: 'missing' }
  if (s.batch >= MANY)
    return s.network
      ? { strategy: 'badge', reason: 'batchNetwork' }
      : { strategy: 'clusterMargin', reason: 'batch' }
  if (s.noise >= NOISY) return { strategy: 'meanKL', reason: 'noise' }
  if (s.rarest < RARE * s.labels) return { strategy: 'epsilonMixture', reason: 'rare' }
  if (s.labels < EARLY * s.classes && s.committee === 'posterior')
    return { strategy: 'meanKL', reason: 'unexplored' }
  return { strategy: 'margin', reason: 'known' }
}
