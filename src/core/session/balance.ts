import type { Dataset } from '../data/types.ts'
import { classShares, groupShares, shares } from './shares.ts'
import type { State } from './types.ts'
import { poolIds } from './views.ts'

/** Class shares of the pool, of all labels, and of the points that were asked about. Each of length C, or null. */
export interface Balance {
  /** Shares of the true classes of the pool, labelled or not; null where the truth of some points is unknown. */
  readonly pool: Float64Array | null
  readonly labelled: Float64Array | null
  /** Labels without those of the start. */
  readonly asked: Float64Array | null
  readonly counts: { readonly pool: number; readonly labelled: number; readonly asked: number }
  /** What one label of each class counts in training, relative to a mean of 1; null without class weights. */
  readonly weights: readonly (number | null)[] | null
}

/** What was asked and labelled, beside what is there. */
export function balanceOf(state: State, startLabels: number): Balance {
  const C = state.classes.length
  const pool = poolIds(state)
  const truth = Int32Array.from(pool, (id) => state.truth[id])
  const asked = state.order.slice(startLabels)
  const counts = state.classes.map((_, c) => state.order.filter((id) => state.label[id] === c).length)
  const present = counts.filter((n) => n > 0).length
  return {
    pool: truth.length > 0 && truth.every((c) => c >= 0) ? shares(truth, C) : null,
    labelled: state.order.length > 0 ? classShares(state.order, state.label, C) : null,
    asked: asked.length > 0 ? classShares(asked, state.label, C) : null,
    counts: { pool: pool.length, labelled: state.order.length, asked: asked.length },
    weights:
      state.settings.classWeights === 'balanced'
        ? counts.map((n) => (n > 0 ? state.order.length / (present * n) : null))
        : null,
  }
}

/** Shares of one group of the data: of the pool, and of the points that were asked about (null before the first). */
export interface GroupShare {
  readonly group: number
  readonly pool: number
  readonly asked: number | null
}

/** How often each of the data's groups was asked about, beside how much of the pool it is. */
export function groupsAsked(
  state: State,
  { group }: Pick<Dataset, 'group'>,
  groups: number,
  startLabels: number,
): readonly GroupShare[] {
  const ids = state.order.slice(startLabels)
  const pool = groupShares([...poolIds(state)], group, groups)
  const asked = groupShares(ids, group, groups)
  return Array.from(pool, (share, g) => ({ group: g, pool: share, asked: ids.length > 0 ? asked[g] : null }))
}

/** Labels from which on a class may be called rare among them. */
const ENOUGH = 10

/**
 * The class whose share of the labels is smallest beside an even share, if it is below a third of it and there are at least
 * `ENOUGH` labels; null otherwise. A third is a convention, not a law.
 */
export function scarce(shares: Float64Array | null, labels: number): number | null {
  if (!shares || labels < ENOUGH) return null
  const least = shares.indexOf(Math.min(...shares))
  return shares[least] * shares.length < 1 / 3 ? least : null
}
