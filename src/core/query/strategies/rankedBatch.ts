import type { Job } from '../../job.ts'
import { distance, nearestRow } from '../geo.ts'
import { inBlocks } from '../helpers.ts'
import { leastConfident, margin, normalisedEntropy, type RowMeasure } from '../measures.ts'
import { centresOf, DISTANCES, reach, reachOfLabels } from '../reach.ts'
import type { Ctx, Points, Strategy, Why } from '../types.ts'

/** Uncertainties in 0..1. */
const BASES: Readonly<Record<string, RowMeasure>> = {
  leastConfident,
  margin: (p, at, C) => 1 - margin(p, at, C),
  normalisedEntropy,
}

/**
 * Share of the unlabelled points, recounted after every pick. As in the published implementation, the first point of a batch that
 * begins without labels counts on both sides.
 */
function alphaOf(c: Ctx, chosen: number): number {
  const open = c.unlabelled.n - chosen + (c.lab.n === 0 && chosen > 0 ? 1 : 0)
  return open / Math.max(1, open + c.lab.n + chosen)
}

function meanDistance(xy: Float64Array, i: number, c: Ctx): number {
  let sum = 0
  for (let j = 0; j < c.cand.n; j++) sum += distance(xy, i, c.cand.xy, j)
  return sum / Math.max(1, c.cand.n)
}

const unlike = (d: number): number => 1 - 1 / (1 + d)

function* warm(
  q: Points,
  c: Ctx,
  base: RowMeasure,
  near: Float64Array,
  chosen: readonly number[],
): Job<Float64Array> {
  const far = yield* reach(q, c, near, chosen)
  const alpha = alphaOf(c, chosen.length)
  return yield* inBlocks(q.n, 4000, (out, from, to) => {
    for (let i = from; i < to; i++) out[i] = alpha * unlike(far[i]) + (1 - alpha) * base(q.p, i * c.C, c.C)
  })
}

/** Novelty while much is unlabelled, uncertainty later. Without labels the first question is the point nearest to all others. */
export const rankedBatch: Strategy = {
  meta: {
    id: 'rankedBatch',
    letter: 'RB',
    family: 'batch',
    params: [{ key: 'base', kind: 'choice', default: 'leastConfident', options: Object.keys(BASES) }],
    needs: ['geo'],
    map: 'plane',
    natural: { symbol: 'α(1−s)+(1−α)U', smallerFirst: false },
    source: 'Cardoso et al. 2017, equation 2',
    cost: 'quadratic',
    batchAware: true,
  },
  prepare: reachOfLabels,
  score(q, c, p, prep, chosen) {
    if (c.lab.n + chosen.length > 0) return warm(q, c, BASES[String(p.base)], prep as Float64Array, chosen)
    return inBlocks(q.n, DISTANCES / Math.max(1, c.cand.n), (out, from, to) => {
      for (let i = from; i < to; i++) out[i] = 1 / (1 + meanDistance(q.xy, i, c))
    })
  },
  explain(i, c, p, _prep, chosen) {
    const centres = centresOf(c, chosen)
    const near = nearestRow(c.cand.xy, i, centres.xy, centres.m)
    if (near < 0) return central(i, c)
    return weighed(i, c, BASES[String(p.base)], distance(c.cand.xy, i, centres.xy, near), chosen.length)
  },
}

function central(i: number, c: Ctx): Why {
  const d = meanDistance(c.cand.xy, i, c)
  return {
    formula: 'rankedBatch.first',
    terms: [{ sym: 'd̄', value: d }],
    result: 1 / (1 + d),
    because: { text: 'rankedBatch.first', args: { distance: d } },
  }
}

function weighed(i: number, c: Ctx, base: RowMeasure, d: number, chosen: number): Why {
  const alpha = alphaOf(c, chosen)
  const u = base(c.cand.p, i * c.C, c.C)
  return {
    formula: 'rankedBatch',
    terms: [
      { sym: 'α', value: alpha },
      { sym: 'd', value: d },
      { sym: 'U', value: u },
    ],
    result: alpha * unlike(d) + (1 - alpha) * u,
    because: { text: 'rankedBatch', args: { alpha, distance: d, base: u } },
  }
}
