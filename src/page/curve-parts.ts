import { spentIn, votesNeeded } from '../core/session/asking.ts'
import { ancestry, ROOT } from '../core/session/tree.ts'
import type { State, Tree } from '../core/session/types.ts'
import { paidIds, trainSet, type Labels } from '../core/session/views.ts'

export interface CurvePoint {
  readonly labels: number
  readonly value: number
  readonly spent: State['spent']
}
export interface Baseline {
  readonly at: readonly number[]
  readonly mean: readonly number[]
  readonly lo: readonly number[]
  readonly hi: readonly number[]
}
export interface CurveView {
  readonly measure: 'accuracy' | 'stability'
  readonly points: readonly CurvePoint[]
  readonly all: number | null
  readonly random: Baseline | null
}

/** Label counts at which a baseline is graded. */
const STOPS = 10

/** About ten whole numbers from `first` to `last`. */
export function stopsBetween(first: number, last: number): number[] {
  const stops = Array.from({ length: STOPS + 1 }, (_, i) => Math.round(first + ((last - first) * i) / STOPS))
  return [...new Set(stops)]
}

/** About how many points the budget of `now` pays for after `start`: at the mean price of the annotators, the paid exam apart. */
export function reach(start: State, now: State): number {
  const { budget, budgetIn = 'answers', oracle, strategy } = now.settings
  const mean = (of: (a: (typeof oracle)[number]) => number) =>
    oracle.reduce((sum, a) => sum + of(a), 0) / Math.max(1, oracle.length)
  /** Of one answer. */
  const price = {
    answers: 1,
    points: 1,
    cost: mean((a) => a.cost),
    minutes: mean((a) => a.seconds) / 60,
  }[budgetIn]
  if (price === 0) return Infinity
  const exam = paidIds(start).filter((id) => start.label[id] < 0).length
  const left = budget - spentIn(start.spent, budgetIn) - exam * price
  const votes = budgetIn === 'points' ? 1 : votesNeeded(now.settings, strategy.id)
  return Math.max(1, Math.floor(left / (price * votes) + 1e-9))
}

/** The labels of the start together with the truth about `ids`. */
export function together(start: State, ids: Int32Array): Labels {
  const own = trainSet(start)
  return {
    ids: Int32Array.from([...own.ids, ...ids]),
    y: Int32Array.from([...own.y, ...Array.from(ids, (id) => start.truth[id])]),
    w: Float64Array.from([...own.w, ...Array.from(ids, () => 1)]),
  }
}

/** Mean, 10th and 90th percentile of the runs at each stop. */
export function bandOf(curves: readonly (readonly number[])[]): Omit<Baseline, 'at'> {
  const columns = curves[0].map((_, i) => curves.map((c) => c[i]).sort((a, b) => a - b))
  const quantile = (sorted: readonly number[], q: number) => sorted[Math.round(q * (sorted.length - 1))]
  return {
    mean: columns.map((c) => c.reduce((a, b) => a + b, 0) / c.length),
    lo: columns.map((c) => quantile(c, 0.1)),
    hi: columns.map((c) => quantile(c, 0.9)),
  }
}

/** The last node of the way to the head at which the plane was edited, or the start: what is compared has the same points from there on. */
export function planeOf(tree: Tree): number {
  return ancestry(tree).reduce((last, k) => (tree.nodes[k].e.t === 'points' ? k : last), ROOT)
}

/**
 * From coarse to fine: first and last, then the middle, then the quarters. A curve is known in outline long before each of its
 * points is.
 */
export function coarseToFine<T>(all: readonly T[]): T[] {
  const order: T[] = []
  const taken = new Uint8Array(all.length)
  const take = (i: number) => {
    if (taken[i] === 0) order.push(all[i])
    taken[i] = 1
  }
  for (let gap = Math.max(1, all.length - 1); ; gap = Math.ceil(gap / 2)) {
    for (let i = 0; i < all.length; i += gap) take(i)
    if (gap === 1) return order
  }
}
