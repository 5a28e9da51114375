import { log } from '../core/math/portable.ts'
import { argmax } from '../core/query/measures.ts'
import type { Grade } from './protocol.ts'

/**
 * How well n predictions (n x C) agree with the labels `y`. Balanced accuracy is the mean recall of the classes that occur; log
 * loss is in nats.
 */
export function grade(p: Float64Array, y: ArrayLike<number>, C: number): Grade {
  const n = y.length
  const right = new Float64Array(C)
  const count = new Float64Array(C)
  let loss = 0
  for (let i = 0; i < n; i++) {
    count[y[i]]++
    if (argmax(p, i * C, C) === y[i]) right[y[i]]++
    loss -= log(Math.max(p[i * C + y[i]], Number.MIN_VALUE))
  }
  const recall = right.map((r, c) => r / count[c])
  if (n === 0) return { accuracy: null, balanced: null, logLoss: null, recall }
  const known = recall.filter((_, c) => count[c] > 0)
  return {
    accuracy: right.reduce((a, b) => a + b, 0) / n,
    balanced: known.reduce((a, b) => a + b, 0) / known.length,
    logLoss: loss / n,
    recall,
  }
}
