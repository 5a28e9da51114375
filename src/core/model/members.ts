import type { Job } from '../job.ts'
import { dot, softmax } from './common.ts'
import { sigmoidRow } from './logistic.ts'
import type { Fitted } from './types.ts'

/** Rows predicted between two yields. */
const ROWS = 128

/** K x n x C probabilities. */
export function* predictMembers(members: readonly Fitted[], xy: Float64Array, n: number): Job<Float64Array> {
  const { C } = members[0]
  const size = n * C
  const m = new Float64Array(members.length * size)
  // A committee of logistic models alone has one set of features: it is computed once for all members.
  const linear = members.every((member) => member.id === 'logistic')
  for (let from = 0; from < n; from += ROWS) {
    const to = Math.min(n, from + ROWS)
    if (linear) predictLinear(members, xy, from, to, m, size)
    else
      for (let k = 0; k < members.length; k++) {
        // The rows of one Gaussian process take milliseconds.
        if (k > 0) yield
        members[k].predict(xy, n, m.subarray(k * size, (k + 1) * size), from, to)
      }
    yield
  }
  return m
}

/** The same bits as `predict` of each member. */
function predictLinear(
  members: readonly Fitted[],
  xy: Float64Array,
  from: number,
  to: number,
  m: Float64Array,
  size: number,
): void {
  const { C, embed } = members[0]
  if (!embed) return
  const { h, dim } = embed(xy.subarray(2 * from, 2 * to), to - from)
  for (let i = from; i < to; i++) {
    const features = h.subarray((i - from) * dim, (i - from + 1) * dim)
    for (let k = 0; k < members.length; k++) {
      const { params } = members[k]
      const at = k * size + i * C
      if (params.length === dim) sigmoidRow(dot(params, 0, features, dim), m, at)
      else {
        for (let c = 0; c < C; c++) m[at + c] = dot(params, c * dim, features, dim)
        softmax(m, at, C)
      }
    }
  }
}
