import type { Job } from '../core/job.ts'
import { dot, softmax } from '../core/model/common.ts'
import { sigmoidRow } from '../core/model/logistic.ts'
import type { Fitted } from '../core/model/types.ts'
import { inBlocks } from '../core/query/helpers.ts'
import { measureMembers, type CommitteeMeasure } from '../core/query/measures.ts'
import type { Geo } from '../core/query/types.ts'
import type { Nodes } from './lattice.ts'

/** Rows predicted between two yields, and nodes of a lattice for one model. */
const ROWS = 128
const NODES = 2048

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

/**
 * K x n x C probabilities over a lattice: those of the points, equal but for rounding, where a model has a cheaper way for whole
 * rows.
 */
export function* predictLattice(members: readonly Fitted[], nodes: Nodes): Job<Float64Array> {
  const { C } = members[0]
  const { w, h, n, xy } = nodes
  if (!members.every((member) => member.lattice)) return yield* predictMembers(members, xy, n)
  const m = new Float64Array(members.length * n * C)
  const xs = Float64Array.from({ length: w }, (_, i) => xy[2 * i])
  const block = Math.max(1, Math.floor(NODES / w))
  for (let k = 0; k < members.length; k++) {
    const row = members[k].lattice?.(xs)
    for (let j = 0; row && j < h; j++) {
      row(xy[2 * j * w + 1], m, (k * n + j * w) * C)
      if ((j + 1) % block === 0) yield
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

/** A measure of K x n x C member probabilities at each of n points. */
export function measured(
  measure: CommitteeMeasure,
  m: Float64Array,
  n: number,
  C: number,
): Job<Float64Array> {
  const K = m.length / (n * C)
  return inBlocks(n, LOGARITHMS / (K * C), (out, from, to) => measureMembers(measure, m, n, C, out, from, to))
}

/** Mean similarity of n points to the pool. */
export function density(geo: Geo, poolSize: number, xy: Float64Array, n: number): Job<Float64Array> {
  return inBlocks(n, SIMILARITIES / Math.max(1, poolSize), (out, from, to) =>
    out.set(geo.density(xy.subarray(2 * from, 2 * to), to - from, BANDWIDTH), from),
  )
}

/** Width of the Gaussian of the density field and of reports, frame units: the default of the density strategies. */
export const BANDWIDTH = 0.7
/** Similarities per block of a density: their exponentials take about a millisecond. */
const SIMILARITIES = 40_000
/** Logarithms per block of a measure: about a millisecond. */
const LOGARITHMS = 50_000
