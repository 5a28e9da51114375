import type { Job } from '../job.ts'
import { dot, softmax } from './common.ts'
import { sigmoidRow } from './logistic.ts'
import type { Fitted } from './types.ts'

/** Rows predicted between two yields. */
const ROWS = 128

/** Features of points: what logistic models of one kind predict from (see `Fitted.embed`). */
export interface Features {
  /** Rows of `dim` numbers. */
  readonly h: Float64Array
  readonly dim: number
  /** The row of each point; left out where `h` has the points in their order. */
  readonly rows?: Int32Array
}

/**
 * K x n x C probabilities. `features` of the points are taken where they are at hand; they have to be those of all members, which are
 * logistic models then. `first` are the probabilities of the first member, where they are known.
 */
export function* predictMembers(
  members: readonly Fitted[],
  xy: Float64Array,
  n: number,
  features?: Features,
  first?: Float64Array,
): Job<Float64Array> {
  const { C, embed } = members[0]
  const size = n * C
  const m = new Float64Array(members.length * size)
  // A committee of logistic models alone has one set of features: it is computed once for all members.
  const shared = members.every((member) => member.id === 'logistic') ? embed : undefined
  for (let from = 0; from < n; from += ROWS) {
    const to = Math.min(n, from + ROWS)
    if (features) predictLinear(members, features, from, from, to, m, size)
    else if (shared)
      predictLinear(members, shared(xy.subarray(2 * from, 2 * to), to - from), 0, from, to, m, size)
    else
      for (let k = first ? 1 : 0; k < members.length; k++) {
        // The rows of one Gaussian process take milliseconds.
        if (k > 0) yield
        members[k].predict(xy, n, m.subarray(k * size, (k + 1) * size), from, to)
      }
    yield
  }
  if (first) m.set(first)
  return m
}

/** Rows from..to-1, whose features begin at row `first` unless they have rows of their own. The same bits as `predict` of each member. */
function predictLinear(
  members: readonly Fitted[],
  { h, dim, rows }: Features,
  first: number,
  from: number,
  to: number,
  m: Float64Array,
  size: number,
): void {
  const { C } = members[0]
  for (let k = 0; k < members.length; k++) {
    const { params } = members[k]
    const sigmoid = params.length === dim
    for (let c = 0; c < (sigmoid ? 1 : C); c++) {
      const weights = params.subarray(c * dim, (c + 1) * dim)
      for (let i = from; i < to; i++) {
        const z = dot(h, (rows ? rows[i] : first + i - from) * dim, weights, dim)
        if (sigmoid) sigmoidRow(z, m, k * size + i * C)
        else m[k * size + i * C + c] = z
      }
    }
    if (!sigmoid) for (let i = from; i < to; i++) softmax(m, k * size + i * C, C)
  }
}
