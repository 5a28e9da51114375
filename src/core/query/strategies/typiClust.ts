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
import { gatherPoints } from '../geo.ts'
import { kNearest } from '../neighbours.ts'
import { squashed } from '../helpers.ts'
import { DISTANCES } from '../reach.ts'
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
  let work = 0
  for (const rows of rowsByLabel(label)) {
    const xy = gatherPoints(u.xy, rows)
    for (let j = 0; j < rows.length; j++) {
      work += rows.length
      if (work > DISTANCES) {
        work = 0
        yield
      }
      // The first of them is the point itself, at distance 0.
      const { distances } = kNearest(xy[2 * j], xy[2 * j + 1], xy, rows.length, most + 1)
      count[rows[j]] = distances.length - 1
      sum[rows[j]] = distances.reduce((a, b) => a + b, 0)
    }
  }
  const typicality = sum.map((d, i) => (count[i] > 0 ? count[i] / (d + TINY) : 1))
  return { ...coverOf(u, label, typicality.map(squashed)), count, sum, typicality }
}

/** The rows of each cluster. */
function rowsByLabel(label: Int32Array): number[][] {
  const rows: number[][] = []
  label.forEach((l, i) => (rows[l] ??= []).push(i))
  return rows.filter((r) => r)
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
