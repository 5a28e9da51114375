import { distance, meanPoint, nearestRow } from '../geo.ts'
import { inBlocks } from '../helpers.ts'
import { centresOf, DISTANCES, reach, reachOfLabels } from '../reach.ts'
import type { Ctx, Strategy, Why } from '../types.ts'

/**
 * Distance to the nearest labelled or already chosen point: the greedy 2-approximation of the k-centre problem. With nothing
 * labelled the first question is the point closest to the mean of the pool.
 */
export const kCentre: Strategy = {
  meta: {
    id: 'kCentre',
    letter: 'C',
    family: 'diversity',
    params: [],
    needs: ['geo'],
    map: 'plane',
    natural: { symbol: 'd', smallerFirst: false, unit: 'distance' },
    source: 'Gonzalez 1985; Sener and Savarese 2018, algorithm 1',
    cost: 'linear',
    batchAware: true,
  },
  prepare: reachOfLabels,
  score(q, c, _p, prep, chosen) {
    if (c.lab.n + chosen.length > 0) return reach(q, c, prep as Float64Array, chosen)
    const mean = meanPoint(c.pool.xy, c.pool.n)
    return inBlocks(q.n, DISTANCES, (out, from, to) => {
      for (let i = from; i < to; i++) out[i] = 1 / (1 + distance(q.xy, i, mean, 0))
    })
  },
  explain(i, c, _p, _prep, chosen) {
    const centres = centresOf(c, chosen)
    const near = nearestRow(c.cand.xy, i, centres.xy, centres.m)
    return near < 0 ? closeness(i, c) : remoteness(i, c, centres.xy.subarray(2 * near, 2 * near + 2))
  },
}

const point = (i: number, c: Ctx) => Array.from(c.cand.xy.subarray(2 * i, 2 * i + 2))

function closeness(i: number, c: Ctx): Why {
  const mean = meanPoint(c.pool.xy, c.pool.n)
  const d = distance(c.cand.xy, i, mean, 0)
  return {
    formula: 'closeness',
    terms: [
      { sym: 'x', value: point(i, c) },
      { sym: 'x̄', value: Array.from(mean) },
    ],
    result: 1 / (1 + d),
    because: { text: 'kCentre.first', args: { distance: d } },
  }
}

function remoteness(i: number, c: Ctx, centre: Float64Array): Why {
  const d = distance(c.cand.xy, i, centre, 0)
  return {
    formula: 'distance',
    terms: [
      { sym: 'x', value: point(i, c) },
      { sym: 'c', value: Array.from(centre) },
    ],
    result: d,
    because: { text: 'kCentre', args: { distance: d } },
  }
}
