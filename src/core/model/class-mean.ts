import { done } from '../job.ts'
import { modelMeta } from './catalogue.ts'
import { softmax, tidy } from './common.ts'
import { pointwise } from './rows.ts'
import type { Fitted, Model, TrainSet } from './types.ts'

/** Weight of each class and its mean, 3 per class. */
function classMeans(t: TrainSet): Float64Array {
  const flat = new Float64Array(3 * t.C)
  for (let i = 0; i < t.n; i++) {
    const at = 3 * t.y[i]
    flat[at] += t.w[i]
    flat[at + 1] += t.w[i] * t.xy[2 * i]
    flat[at + 2] += t.w[i] * t.xy[2 * i + 1]
  }
  for (let at = 0; at < flat.length; at += 3)
    if (flat[at] > 0) {
      flat[at + 1] /= flat[at]
      flat[at + 2] /= flat[at]
    }
  return flat
}

function fitted(flat: Float64Array, C: number): Fitted {
  const unlabelled = flat.every((_, k) => k % 3 !== 0 || flat[k] === 0)
  return pointwise('classMean', C, flat, (x, y, out, at) => {
    for (let c = 0; c < C; c++) {
      const dx = x - flat[3 * c + 1]
      const dy = y - flat[3 * c + 2]
      out[at + c] = unlabelled ? 0 : flat[3 * c] > 0 ? -(dx * dx + dy * dy) : -Infinity
    }
    softmax(out, at, C)
  })
}

/** Nearest class mean: softmax over negative squared distances to the weighted means. A class without a label has probability 0, unless no class has one. */
export const classMean: Model = {
  meta: modelMeta('classMean'),
  fit: (t) => done(fitted(classMeans(tidy(t)), t.C)),
  restore: (flat, C) => fitted(flat, C),
}
