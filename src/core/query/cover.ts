import type { Job } from '../job.ts'
import { kMeans } from './clusters.ts'
import type { Ctx } from './types.ts'

/** Lloyd steps after the seeding. */
const LLOYD = 8

/** Labelled points and candidates together, in the order of their ids. */
export interface Universe {
  readonly n: number
  readonly xy: Float64Array
  readonly ids: Int32Array
  /** 1 where the point has a label. */
  readonly labelled: Uint8Array
  /** Place of each candidate row in this order. */
  readonly at: Int32Array
}

/** All points that the clusters of a state are made of. */
export function universe({ cand, lab }: Ctx): Universe {
  const n = lab.n + cand.n
  const idOf = (k: number) => (k < lab.n ? lab.ids[k] : cand.ids[k - lab.n])
  const places = Array.from({ length: n }, (_, k) => k).sort((a, b) => idOf(a) - idOf(b))
  const out: Universe = {
    n,
    xy: new Float64Array(2 * n),
    ids: Int32Array.from(places, idOf),
    labelled: Uint8Array.from(places, (k) => (k < lab.n ? 1 : 0)),
    at: new Int32Array(cand.n),
  }
  places.forEach((k, place) => {
    const row = k - lab.n
    out.xy.set(
      row < 0 ? lab.xy.subarray(2 * k, 2 * k + 2) : cand.xy.subarray(2 * row, 2 * row + 2),
      2 * place,
    )
    if (row >= 0) out.at[row] = place
  })
  return out
}

/** As many clusters as there are labelled points and questions of this round. */
export function clusterUniverse(c: Ctx, u: Universe) {
  return kMeans(u.xy, u.n, c.lab.n + c.batch, LLOYD, c.round, c.rnd, u.ids)
}

/** Clusters and how well each point represents its own. */
export interface Cover {
  readonly at: Int32Array
  /** Cluster of each point of the universe. */
  readonly label: Int32Array
  /** Points in each cluster; 0 where one of them has a label. */
  readonly open: Int32Array
  /** How representative each point of the universe is of its cluster, 0..1. */
  readonly within: Float64Array
}

/** The cover that given clusters are. */
export function coverOf(u: Universe, label: Int32Array, within: Float64Array): Cover {
  const open = new Int32Array(label.reduce((most, l) => Math.max(most, l), -1) + 1)
  for (let i = 0; i < u.n; i++) open[label[i]]++
  for (let i = 0; i < u.n; i++) if (u.labelled[i]) open[label[i]] = 0
  return { at: u.at, label, open, within }
}

/** Size of the candidate's cluster, 0 where a label or a pick is in it. */
export function openSize({ at, label, open }: Cover, row: number, chosen: readonly number[]): number {
  return chosen.some((other) => label[at[other]] === label[at[row]]) ? 0 : open[label[at[row]]]
}

/** Of every candidate, `openSize` plus `within`: the largest uncovered cluster first, in it the most representative point. */
export function* coverScores(cover: Cover, chosen: readonly number[]): Job<Float64Array> {
  yield
  const { at, label, within } = cover
  const open = cover.open.slice()
  for (const row of chosen) open[label[at[row]]] = 0
  return Float64Array.from(at, (place) => open[label[place]] + within[place])
}
