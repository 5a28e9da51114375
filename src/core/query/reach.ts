import type { Job } from '../job.ts'
import { gatherPoints } from './geo.ts'
import { inBlocks } from './helpers.ts'
import type { Ctx, Points } from './types.ts'

/** Distances per block. */
export const DISTANCES = 100_000

/** Distance of every candidate to the nearest labelled point (Infinity without labels): the part of a batch that stays. */
export function reachOfLabels(c: Ctx): Job<Float64Array> {
  const { cand, lab } = c
  return inBlocks(cand.n, DISTANCES / Math.max(1, lab.n), (out, from, to) =>
    out.set(c.geo.nearest(cand.xy.subarray(2 * from, 2 * to), to - from, lab.xy, lab.n), from),
  )
}

/** Distance of every point of `q` to the nearest labelled or chosen point; `ofCandidates` is what `reachOfLabels` gave. */
export function reach(
  q: Points,
  c: Ctx,
  ofCandidates: Float64Array,
  chosen: readonly number[],
): Job<Float64Array> {
  const { lab, cand } = c
  const known = q === cand
  const picked = gatherPoints(cand.xy, chosen)
  const others = chosen.length + (known ? 0 : lab.n)
  return inBlocks(q.n, DISTANCES / Math.max(1, others), (out, from, to) => {
    const xy = q.xy.subarray(2 * from, 2 * to)
    const old = known ? ofCandidates.subarray(from, to) : c.geo.nearest(xy, to - from, lab.xy, lab.n)
    const young = c.geo.nearest(xy, to - from, picked, chosen.length)
    for (let i = from; i < to; i++) out[i] = Math.min(old[i - from], young[i - from])
  })
}

/** Labelled and chosen points together, m x 2. */
export function centresOf(c: Ctx, chosen: readonly number[]): { xy: Float64Array; m: number } {
  const xy = new Float64Array(2 * (c.lab.n + chosen.length))
  xy.set(c.lab.xy.subarray(0, 2 * c.lab.n))
  xy.set(gatherPoints(c.cand.xy, chosen), 2 * c.lab.n)
  return { xy, m: c.lab.n + chosen.length }
}
