import type { Job } from '../core/job.ts'
import { predictMembers } from '../core/model/members.ts'
import type { Fitted } from '../core/model/types.ts'
import { inBlocks } from '../core/query/helpers.ts'
import { measureMembers, type CommitteeMeasure } from '../core/query/measures.ts'
import type { Geo } from '../core/query/types.ts'
import type { Nodes } from './lattice.ts'

/** Nodes of a lattice predicted between two yields, for one model. */
const NODES = 2048

/**
 * K x n x C probabilities over a lattice: those of the points, equal but for rounding, where a model has a cheaper way for whole
 * rows. `first` as for `predictMembers`.
 */
export function* predictLattice(
  members: readonly Fitted[],
  nodes: Nodes,
  first?: Float64Array,
): Job<Float64Array> {
  const { C } = members[0]
  const { w, h, n, xy } = nodes
  if (!members.every((member) => member.lattice))
    return yield* predictMembers(members, xy, n, undefined, first)
  const m = new Float64Array(members.length * n * C)
  const xs = Float64Array.from({ length: w }, (_, i) => xy[2 * i])
  const ys = Float64Array.from({ length: h }, (_, j) => xy[2 * j * w + 1])
  const block = Math.max(1, Math.floor(NODES / w))
  for (let k = first ? 1 : 0; k < members.length; k++) {
    const rows = members[k].lattice?.(xs)
    for (let j = 0; rows && j < h; j += block) {
      rows(ys.subarray(j, j + block), m, (k * n + j * w) * C)
      yield
    }
  }
  if (first) m.set(first)
  return m
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
