import type { ClassIx, PointId } from '../data/types.ts'
import { log } from '../math/portable.ts'
import { argmax } from '../query/measures.ts'

/**
 * Measures of a model on labelled points, and of what was asked. `p` is n x C, rows sum to 1; `y` holds classes 0..C-1. Numbers
 * that are undefined are null.
 */

/** A true class that is given less probability than this counts as this in the log loss, so that one certain error stays finite. */
export const LEAST_P = 1e-15

/** The likeliest class of each row, the lowest on ties. */
export function predicted(p: Float64Array, n: number, C: number): Int32Array {
  const out = new Int32Array(n)
  for (let i = 0; i < n; i++) out[i] = argmax(p, i * C, C)
  return out
}

/** Counts of true class (row) by named class (column), C x C. */
export function confusion(named: ArrayLike<ClassIx>, y: ArrayLike<ClassIx>, C: number): Int32Array {
  const counts = new Int32Array(C * C)
  for (let i = 0; i < y.length; i++) counts[y[i] * C + named[i]]++
  return counts
}

export interface Accuracy {
  /** Share of points named rightly; null without points. */
  readonly accuracy: number | null
  /** Mean recall of the classes that occur; null without points. */
  readonly balanced: number | null
  /** Per class, the share of its points that is named rightly; null where the class does not occur. */
  readonly recall: readonly (number | null)[]
}

/** What a confusion table (C x C, rows are true classes) says. */
export function accuracyOf(table: Int32Array, C: number): Accuracy {
  const recall: (number | null)[] = []
  let right = 0
  let n = 0
  for (let y = 0; y < C; y++) {
    let of = 0
    for (let c = 0; c < C; c++) of += table[y * C + c]
    n += of
    right += table[y * C + y]
    recall.push(of > 0 ? table[y * C + y] / of : null)
  }
  const known = recall.filter((r) => r !== null)
  if (n === 0) return { accuracy: null, balanced: null, recall }
  return { accuracy: right / n, balanced: known.reduce((a, b) => a + b, 0) / known.length, recall }
}

/** Mean of -log p(true class) in nats, each p at least `LEAST_P`; null without points. */
export function logLoss(p: Float64Array, y: ArrayLike<ClassIx>, C: number): number | null {
  let sum = 0
  for (let i = 0; i < y.length; i++) sum -= log(Math.max(LEAST_P, p[i * C + y[i]]))
  return y.length > 0 ? sum / y.length : null
}

export interface Bin {
  /** Probabilities of the named class in (from, to]. */
  readonly from: number
  readonly to: number
  readonly n: number
  /** Mean probability of the named class; null in an empty bin. */
  readonly confidence: number | null
  /** Share named rightly; null in an empty bin. */
  readonly accuracy: number | null
}
export interface Calibration {
  readonly bins: readonly Bin[]
  /** Mean over the points of the distance between confidence and accuracy of their bin; null without points. */
  readonly error: number | null
}

/** Reliability of the probability of the named class, in equal bins (Guo et al. 2017, equations 2 and 3). */
export function calibration(p: Float64Array, y: ArrayLike<ClassIx>, C: number, bins = 10): Calibration {
  const count = new Float64Array(bins)
  const trust = new Float64Array(bins)
  const right = new Float64Array(bins)
  for (let i = 0; i < y.length; i++) {
    const c = argmax(p, i * C, C)
    const top = p[i * C + c]
    const b = Math.min(bins - 1, Math.max(0, Math.ceil(top * bins) - 1))
    count[b]++
    trust[b] += top
    if (c === y[i]) right[b]++
  }
  let error = 0
  for (let b = 0; b < bins; b++) error += Math.abs(trust[b] - right[b])
  return {
    bins: Array.from(count, (n, b) => ({
      from: b / bins,
      to: (b + 1) / bins,
      n,
      confidence: n > 0 ? trust[b] / n : null,
      accuracy: n > 0 ? right[b] / n : null,
    })),
    error: y.length > 0 ? error / y.length : null,
  }
}

/** Share of each of `kinds` values 0..kinds-1 among `values`; others (such as -1, unknown) count in the whole. All 0 without values. */
export function shares(values: ArrayLike<number>, kinds: number): Float64Array {
  const out = new Float64Array(kinds)
  for (let i = 0; i < values.length; i++) {
    const v = values[i]
    if (v >= 0 && v < kinds) out[v] += 1 / values.length
  }
  return out
}

/** Share of the asked points in each group of the data (see `Dataset.group`). */
export const groupShares = (ids: readonly PointId[], group: Int32Array, groups: number): Float64Array =>
  shares(
    ids.map((id) => group[id]),
    groups,
  )

/** Share of each class among the labels of the asked points. */
export const classShares = (ids: readonly PointId[], label: Int32Array, C: number): Float64Array =>
  shares(
    ids.map((id) => label[id]),
    C,
  )

export interface Stability {
  /** Share of the points that both models name alike; null without points. */
  readonly agreement: number | null
  /** Cohen's kappa; null without points, and where both name the same one class everywhere. */
  readonly kappa: number | null
}

/** How alike two models name the same points. */
export function stability(a: ArrayLike<ClassIx>, b: ArrayLike<ClassIx>, C: number): Stability {
  const n = a.length
  const table = confusion(a, b, C)
  let equal = 0
  let chance = 0
  for (let c = 0; c < C; c++) {
    equal += table[c * C + c]
    let row = 0
    let column = 0
    for (let d = 0; d < C; d++) {
      row += table[c * C + d]
      column += table[d * C + c]
    }
    chance += row * column
  }
  return {
    agreement: n > 0 ? equal / n : null,
    kappa: chance < n * n ? (equal * n - chance) / (n * n - chance) : null,
  }
}
