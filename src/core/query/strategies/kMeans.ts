import { clusterUniverse, type Cover, coverOf, coverScores, openSize, universe } from '../cover.ts'
import { distance } from '../geo.ts'
import { squashed } from '../helpers.ts'
import type { Strategy } from '../types.ts'

interface CentredCover extends Cover {
  /** Distance of each point of the universe to the centre of its cluster. */
  readonly toCentre: Float64Array
}

/** The point nearest to the centre of the largest cluster without a label. */
export const kMeans: Strategy = {
  meta: {
    id: 'kMeans',
    letter: 'N',
    family: 'diversity',
    params: [],
    needs: ['geo'],
    map: 'points',
    natural: { symbol: 'n + 1/(1+d)', smallerFirst: false },
    source: 'Lloyd 1982; Nguyen and Smeulders 2004 (pre-clustering)',
    cost: 'quadratic',
    batchAware: true,
  },
  *prepare(c) {
    const u = universe(c)
    const { label, centre } = yield* clusterUniverse(c, u)
    const toCentre = Float64Array.from(label, (l, i) => distance(u.xy, i, centre, l))
    const cover = coverOf(
      u,
      label,
      toCentre.map((d) => 1 - squashed(d)),
    )
    return { ...cover, toCentre }
  },
  score: (_q, _c, _p, prep, chosen) => coverScores(prep as CentredCover, chosen),
  explain(i, _c, _p, prep, chosen) {
    const cover = prep as CentredCover
    const size = openSize(cover, i, chosen)
    const d = cover.toCentre[cover.at[i]]
    return {
      formula: 'kMeans',
      terms: [
        { sym: 'n', value: size },
        { sym: 'd', value: d },
      ],
      result: size + cover.within[cover.at[i]],
      because: { text: 'kMeans', args: { size, distance: d } },
    }
  },
}
