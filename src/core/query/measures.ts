import { log } from '../math/exp-log.ts'

/**
 * The measures themselves, over rows of class probabilities. Strategies, maps, the simplex and the reference values all use
 * these. Natural logarithms, 0 log 0 = 0, finite for exact 0 and 1. A row begins at `at`; `C` classes.
 */
export type RowMeasure = (p: Float64Array, at: number, C: number) => number

/**
 * A measure of a committee at one point: member k's probabilities begin at `k * stride + at`. `work` is scratch space of C
 * numbers that the measure may overwrite.
 */
export type CommitteeMeasure = (
  m: Float64Array,
  at: number,
  K: number,
  stride: number,
  C: number,
  work: Float64Array,
) => number

/** p log p, 0 at 0. */
export function plogp(p: number): number {
  return p > 0 ? p * log(p) : 0
}

/** The likeliest class of a row, the lowest index on ties. */
export function argmax(p: Float64Array, at: number, C: number): number {
  let best = 0
  for (let c = 1; c < C; c++) if (p[at + c] > p[at + best]) best = c
  return best
}

/** 1 - the largest probability (Settles 2009, eq. 1). */
export const leastConfident: RowMeasure = (p, at, C) => 1 - p[at + argmax(p, at, C)]

/** Largest minus second largest probability; small = uncertain (Scheffer et al. 2001). 1 where there is one class. */
export const margin: RowMeasure = (p, at, C) => {
  let first = 0
  let second = 0
  for (let c = 0; c < C; c++) {
    const v = p[at + c]
    if (v > first) {
      second = first
      first = v
    } else if (v > second) second = v
  }
  return first - second
}

/** Shannon entropy in nats. */
export const entropy: RowMeasure = (p, at, C) => {
  let sum = 0
  for (let c = 0; c < C; c++) sum += plogp(p[at + c])
  return 0 - sum
}

/** Entropy divided by its largest value, log C; 0 where there is one class. */
export const normalisedEntropy: RowMeasure = (p, at, C) => (C > 1 ? entropy(p, at, C) / log(C) : 0)

/** Writes how many members vote for each class (their argmax) into `counts`. */
export function voteCounts(
  m: Float64Array,
  at: number,
  K: number,
  stride: number,
  C: number,
  counts: Float64Array,
): void {
  counts.fill(0, 0, C)
  for (let k = 0; k < K; k++) counts[argmax(m, k * stride + at, C)]++
}

/** Writes the members' mean probabilities into `mean`. */
export function consensus(
  m: Float64Array,
  at: number,
  K: number,
  stride: number,
  C: number,
  mean: Float64Array,
): void {
  for (let c = 0; c < C; c++) {
    let sum = 0
    for (let k = 0; k < K; k++) sum += m[k * stride + at + c]
    mean[c] = sum / K
  }
}

/** Entropy of the members' hard votes (Dagan and Engelson 1995; Settles 2009, eq. 4). */
export const voteEntropy: CommitteeMeasure = (m, at, K, stride, C, work) => {
  voteCounts(m, at, K, stride, C, work)
  let sum = 0
  for (let c = 0; c < C; c++) sum += plogp(work[c] / K)
  return 0 - sum
}

/** Vote entropy divided by the largest it can be, log min(C, K). */
export const normalisedVoteEntropy: CommitteeMeasure = (m, at, K, stride, C, work) => {
  const most = Math.min(C, K)
  return most > 1 ? voteEntropy(m, at, K, stride, C, work) / log(most) : 0
}

/** Entropy of the members' mean probabilities. */
export const consensusEntropy: CommitteeMeasure = (m, at, K, stride, C, work) => {
  consensus(m, at, K, stride, C, work)
  return entropy(work, 0, C)
}

/** Mean entropy of the members: what stays unsure when the model is known (Houlsby et al. 2011, second term of eq. 2). */
export const aleatoric: CommitteeMeasure = (m, at, K, stride, C) => {
  let sum = 0
  for (let k = 0; k < K; k++) sum += entropy(m, k * stride + at, C)
  return sum / K
}

/** KL divergence of one member's row from `mean`, never below 0. */
export function divergence(m: Float64Array, at: number, C: number, mean: Float64Array): number {
  let sum = 0
  for (let c = 0; c < C; c++) {
    const p = m[at + c]
    // The mean of the smallest numbers can round to 0.
    if (p > 0 && mean[c] > 0) sum += p * log(p / mean[c])
  }
  return Math.max(0, sum)
}

/** Mean over the members of their KL divergence from the consensus (McCallum and Nigam 1998). */
export const meanKL: CommitteeMeasure = (m, at, K, stride, C, work) => {
  consensus(m, at, K, stride, C, work)
  let sum = 0
  for (let k = 0; k < K; k++) sum += divergence(m, k * stride + at, C, work)
  return sum / K
}

/** The largest KL divergence of a member from the consensus. */
export const maxKL: CommitteeMeasure = (m, at, K, stride, C, work) => {
  consensus(m, at, K, stride, C, work)
  let most = 0
  for (let k = 0; k < K; k++) most = Math.max(most, divergence(m, k * stride + at, C, work))
  return most
}

/** Share of the members that do not vote for the most voted class. */
export const variationRatio: CommitteeMeasure = (m, at, K, stride, C, work) => {
  voteCounts(m, at, K, stride, C, work)
  return 1 - work[argmax(work, 0, C)] / K
}

/** Generalised Jensen-Shannon divergence with equal weights: entropy of the mean minus mean of the entropies. */
export const jensenShannon: CommitteeMeasure = (m, at, K, stride, C, work) =>
  consensusEntropy(m, at, K, stride, C, work) - aleatoric(m, at, K, stride, C, work)

/** Mutual information between the answer and the model, the epistemic part of the uncertainty (Houlsby et al. 2011, eq. 2). The same number as `meanKL`, clamped at 0. */
export const bald: CommitteeMeasure = (m, at, K, stride, C, work) =>
  Math.max(0, jensenShannon(m, at, K, stride, C, work))

/** Writes `measure` of rows from..to-1 of the n x C probabilities `p` into `out`. */
export function measureRows(
  measure: RowMeasure,
  p: Float64Array,
  C: number,
  out: Float64Array,
  from: number,
  to: number,
): void {
  for (let i = from; i < to; i++) out[i] = measure(p, i * C, C)
}

/** Writes `measure` of points from..to-1 of the K x n x C probabilities `m` into `out`. */
export function measureMembers(
  measure: CommitteeMeasure,
  m: Float64Array,
  n: number,
  C: number,
  out: Float64Array,
  from: number,
  to: number,
): void {
  const stride = n * C
  const K = m.length / stride
  const work = new Float64Array(C)
  for (let i = from; i < to; i++) out[i] = measure(m, i * C, K, stride, C, work)
}
