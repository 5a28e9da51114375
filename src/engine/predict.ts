import type { Job } from '../core/job.ts'
import type { Fitted } from '../core/model/types.ts'
import { predictPoints } from '../core/query/context.ts'
import { inBlocks } from '../core/query/helpers.ts'
import { meanKL, measureMembers } from '../core/query/measures.ts'
import type { Geo } from '../core/query/types.ts'

/** K x n x C probabilities. */
export function* predictMembers(members: readonly Fitted[], xy: Float64Array, n: number): Job<Float64Array> {
  const size = n * members[0].C
  const m = new Float64Array(members.length * size)
  for (let k = 0; k < members.length; k++) {
    m.set((yield* predictPoints(members[k], undefined, xy, n)).p, k * size)
    yield
  }
  return m
}

/** Mean KL divergence of K x n x C member probabilities from their mean, nats. */
export function divergences(m: Float64Array, n: number, C: number): Float64Array {
  const out = new Float64Array(n)
  measureMembers(meanKL, m, n, C, out, 0, n)
  return out
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
