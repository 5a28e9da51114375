import { done } from '../job.ts'
import { log } from '../math/exp-log.ts'
import { modelMeta } from './catalogue.ts'
import { fullParams, softmax, tidy } from './common.ts'
import { pointwise } from './rows.ts'
import type { Fitted, Model, TrainSet } from './types.ts'

const meta = modelMeta('naiveBayes')

/** Values per class: prior, mean of x, of y, variance of x, of y. */
const FIELDS = 5

/**
 * Weighted share, means and variances (divisor: the class's weight) of each class, 5 per class. `smoothing` times the larger
 * variance of the two axes over all points is added to every variance; where all points coincide, `smoothing` itself.
 */
export function classMoments(t: TrainSet, smoothing: number): Float64Array {
  const { C } = t
  const flat = new Float64Array(C * FIELDS)
  const total = t.w.reduce((sum, w) => sum + w, 0)
  const spread = Math.max(axisVariance(t, 0), axisVariance(t, 1))
  const floor = smoothing * (spread > 0 ? spread : 1)
  for (let i = 0; i < t.n; i++) {
    const at = t.y[i] * FIELDS
    flat[at] += t.w[i]
    flat[at + 1] += t.w[i] * t.xy[2 * i]
    flat[at + 2] += t.w[i] * t.xy[2 * i + 1]
  }
  for (let at = 0; at < flat.length; at += FIELDS)
    if (flat[at] > 0) {
      flat[at + 1] /= flat[at]
      flat[at + 2] /= flat[at]
    }
  for (let i = 0; i < t.n; i++) {
    const at = t.y[i] * FIELDS
    for (let axis = 0; axis < 2; axis++) {
      const d = t.xy[2 * i + axis] - flat[at + 1 + axis]
      flat[at + 3 + axis] += (t.w[i] / flat[at]) * d * d
    }
  }
  for (let at = 0; at < flat.length; at += FIELDS) {
    if (total > 0) flat[at] /= total
    flat[at + 3] += floor
    flat[at + 4] += floor
  }
  return flat
}

/** Variance of one axis over all points, unweighted. */
function axisVariance(t: TrainSet, axis: number): number {
  let mean = 0
  for (let i = 0; i < t.n; i++) mean += t.xy[2 * i + axis] / t.n
  let sum = 0
  for (let i = 0; i < t.n; i++) sum += (t.xy[2 * i + axis] - mean) * (t.xy[2 * i + axis] - mean)
  return t.n > 0 ? sum / t.n : 0
}

function fitted(flat: Float64Array, C: number): Fitted {
  const known = Array.from({ length: C }, (_, c) => flat[c * FIELDS] > 0)
  const constant = Float64Array.from(known, (k, c) => {
    const at = c * FIELDS
    return k ? log(flat[at]) - 0.5 * (log(flat[at + 3]) + log(flat[at + 4])) : -Infinity
  })
  if (!known.includes(true)) constant.fill(0)
  return pointwise('naiveBayes', C, flat, (x, y, out, at) => {
    for (let c = 0; c < C; c++) {
      const k = c * FIELDS
      const dx = x - flat[k + 1]
      const dy = y - flat[k + 2]
      out[at + c] = known[c]
        ? constant[c] - 0.5 * ((dx * dx) / flat[k + 3] + (dy * dy) / flat[k + 4])
        : constant[c]
    }
    softmax(out, at, C)
  })
}

/** Gaussian naive Bayes. A class without a label has probability 0, unless no class has one. */
export const naiveBayes: Model = {
  meta,
  fit: (t, given) => done(fitted(classMoments(tidy(t), Number(fullParams(meta, given).varSmoothing)), t.C)),
  restore: (flat, C) => fitted(flat, C),
}
