import type { ClassIx } from '../data/types.ts'
import { argmax } from '../query/measures.ts'

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
