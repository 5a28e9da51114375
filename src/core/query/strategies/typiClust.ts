import type { Job } from '../../job.ts'
import {
  clusterUniverse,
  type Cover,
  coverOf,
  coverScores,
  openSize,
  type Universe,
  universe,
} from '../cover.ts'
import { distance } from '../geo.ts'
import { inBlocks, squashed } from '../helpers.ts'
import type { Strategy } from '../types.ts'

/** Keeps the typicality of copies finite; far below any distance between different points. */
const TINY = 1e-7

/** Of every point of the universe: how many neighbours inside its cluster count, and the sum of their distances. */
export interface TypicalCover extends Cover {
  readonly count: Int32Array
  readonly sum: Float64Array
  readonly typicality: Float64Array
}

/**
 * Typicality inside given clusters: k over the summed distances to the k nearest neighbours there (at most `most`), 1 for a
 * point alone.
 */
export function* typicalCover(u: Universe, label: Int32Array, most: number): Job<TypicalCover> {
  const count = new Int32Array(u.n)
  const sum = new Float64Array(u.n)
  const near = new Float64Array(most)
  const typicality = yield* inBlocks(u.n, 60_000 / Math.max(1, u.n), (out, from, to) => {
    for (let i = from; i < to; i++) {
      count[i] = nearestInside(u, label, i, near)
      for (let j = 0; j < count[i]; j++) sum[i] += near[j]
      out[i] = count[i] > 0 ? count[i] / (sum[i] + TINY) : 1
    }
  })
  return { ...coverOf(u, label, typicality.map(squashed)), count, sum, typicality }
}

/** Writes the smallest distances of point i to others of its cluster into `near`, ascending; returns how many. */
function nearestInside(u: Universe, label: Int32Array, i: number, near: Float64Array): number {
  let k = 0
  for (let j = 0; j < u.n; j++) {
    if (j === i || label[j] !== label[i]) continue
    const d = distance(u.xy, i, u.xy, j)
    if (k === near.length && d >= near[k - 1]) continue
    let place = k < near.length ? k++ : k - 1
    for (; place > 0 && near[place - 1] > d; place--) near[place] = near[place - 1]
    near[place] = d
  }
  return k
}

/** The most typical point of the largest cluster without a label. */
export const typiClust: Strategy = {
  meta: {
    id: 'typiClust',
    letter: 'T',
    family: 'diversity',
    params: [{ key: 'neighbours', kind: 'integer', default: 20, min: 1, max: 100 }],
    needs: ['geo'],
    map: 'points',
    natural: { symbol: 'n + t/(1+t)', smallerFirst: false },
    source: 'Hacohen, Dekel and Weinshall 2022, algorithm 1',
    cost: 'quadratic',
    batchAware: true,
  },
  *prepare(c, p) {
    const u = universe(c)
    const { label } = yield* clusterUniverse(c, u)
    return yield* typicalCover(u, label, Number(p.neighbours))
  },
  score: (_q, _c, _p, prep, chosen) => coverScores(prep as TypicalCover, chosen),
  explain(i, _c, _p, prep, chosen) {
    const cover = prep as TypicalCover
    const place = cover.at[i]
    const size = openSize(cover, i, chosen)
    const typicality = cover.typicality[place]
    return {
      formula: 'typiClust',
      terms: [
        { sym: 'n', value: size },
        { sym: 'k', value: cover.count[place] },
        { sym: 'Σd', value: cover.sum[place] },
      ],
      result: size + cover.within[place],
      because: { text: 'typiClust', args: { size, typicality } },
    }
  },
}
