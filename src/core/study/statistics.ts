import { tCdf, tQuantile } from '../math/special.ts'

/** Standard deviations have n - 1 in the denominator throughout. Numbers that are undefined are null. */

export function mean(values: readonly number[]): number {
  return values.reduce((sum, v) => sum + v, 0) / values.length
}

/** Sample standard deviation; null for fewer than two values. */
export function deviation(values: readonly number[]): number | null {
  if (values.length < 2) return null
  const m = mean(values)
  return Math.sqrt(values.reduce((sum, v) => sum + (v - m) * (v - m), 0) / (values.length - 1))
}

export interface Interval {
  readonly n: number
  readonly mean: number
  readonly sd: number | null
  /** Student's t interval of the mean; null for fewer than two values. */
  readonly low: number | null
  readonly high: number | null
}

/** Quantiles of t are searched for: the last one serves a whole curve. */
let last = { df: 0, confidence: 0, t: 0 }
function critical(df: number, confidence: number): number {
  if (last.df !== df || last.confidence !== confidence)
    last = { df, confidence, t: tQuantile(0.5 + confidence / 2, df) }
  return last.t
}

/** Mean of at least one value, and the interval that holds the true mean with the given confidence where values are normal. */
export function interval(values: readonly number[], confidence = 0.95): Interval {
  const n = values.length
  const m = mean(values)
  const sd = deviation(values)
  if (sd === null) return { n, mean: m, sd, low: null, high: null }
  const half = (critical(n - 1, confidence) * sd) / Math.sqrt(n)
  return { n, mean: m, sd, low: m - half, high: m + half }
}

export interface Wilcoxon {
  /** The smaller of the two rank sums. */
  readonly W: number
  /** Exact two-sided p; 1 where no pair differs. */
  readonly p: number
}

/**
 * Wilcoxon's signed-rank test (1945) of paired differences: zeros are dropped, tied absolute differences share the mean of their
 * ranks, and p is the exact share of all 2^n sign patterns of these very ranks whose smaller rank sum is at most W.
 */
export function wilcoxon(differences: readonly number[]): Wilcoxon {
  const d = differences.filter((v) => v !== 0).sort((a, b) => Math.abs(a) - Math.abs(b))
  const twice = doubledRanks(d)
  const total = twice.reduce((sum, r) => sum + r, 0)
  const above = twice.reduce((sum, r, i) => sum + (d[i] > 0 ? r : 0), 0)
  const smaller = Math.min(above, total - above)
  return { W: smaller / 2, p: Math.min(1, 2 * shareUpTo(twice, total, smaller)) }
}

/** Twice the rank of each absolute difference of an ascending list: whole numbers, ties included. */
function doubledRanks(d: readonly number[]): number[] {
  const ranks: number[] = []
  while (ranks.length < d.length) {
    const from = ranks.length
    let to = from + 1
    while (to < d.length && Math.abs(d[to]) === Math.abs(d[from])) to++
    for (let i = from; i < to; i++) ranks.push(from + 1 + to)
  }
  return ranks
}

/** Share of the sign patterns whose sum of positive ranks is at most `limit`. */
function shareUpTo(ranks: readonly number[], total: number, limit: number): number {
  const share = new Float64Array(total + 1)
  share[0] = 1
  for (const r of ranks)
    for (let s = total; s >= 0; s--) share[s] = (share[s] + (s >= r ? share[s - r] : 0)) / 2
  let sum = 0
  for (let s = 0; s <= limit; s++) sum += share[s]
  return sum
}

/** Two methods on the same seeds. */
export interface Paired {
  readonly n: number
  readonly meanA: number
  readonly sdA: number | null
  readonly meanB: number
  readonly sdB: number | null
  /** Of the differences a - b. */
  readonly meanDiff: number
  readonly sdDiff: number | null
  readonly seDiff: number | null
  /** Paired t test, two-sided. Null for fewer than two pairs; t and p also where all differences are equal. */
  readonly t: number | null
  readonly df: number
  readonly p: number | null
  readonly tCritical: number | null
  readonly low: number | null
  readonly high: number | null
  readonly wilcoxon: Wilcoxon
  /** Cohen's d of paired samples: mean difference / sd of the differences. */
  readonly dz: number | null
  /** Pairs with a > b, and with a = b. */
  readonly wins: number
  readonly ties: number
}

/** Compares two lists of the same length, at least one pair; `a[i]` and `b[i]` belong to the same seed. */
export function paired(a: readonly number[], b: readonly number[], confidence = 0.95): Paired {
  const n = a.length
  const d = a.map((v, i) => v - b[i])
  const { mean: meanDiff, sd: sdDiff, low, high } = interval(d, confidence)
  const seDiff = sdDiff === null ? null : sdDiff / Math.sqrt(n)
  const t = seDiff ? meanDiff / seDiff : null
  return {
    n,
    meanA: mean(a),
    sdA: deviation(a),
    meanB: mean(b),
    sdB: deviation(b),
    meanDiff,
    sdDiff,
    seDiff,
    t,
    df: n - 1,
    p: t === null ? null : 2 * tCdf(-Math.abs(t), n - 1),
    tCritical: n > 1 ? critical(n - 1, confidence) : null,
    low,
    high,
    wilcoxon: wilcoxon(d),
    dz: sdDiff ? meanDiff / sdDiff : null,
    wins: d.filter((v) => v > 0).length,
    ties: d.filter((v) => v === 0).length,
  }
}
