import type { ClassIx } from '../data/types.ts'
import { log } from '../math/exp-log.ts'
import { argmax } from '../query/measures.ts'

/**
 * Measures of a model on labelled points. `p` is n x C, rows sum to 1; `y` holds classes 0..C-1. Numbers
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
