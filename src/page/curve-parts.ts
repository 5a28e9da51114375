import { ancestry, ROOT } from '../core/session/tree.ts'
import type { State, Tree } from '../core/session/types.ts'
import { trainSet, type Labels } from '../core/session/views.ts'

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

/** The states of the way to `end` at which the model was trained anew, one for each label count, oldest first. */
export function milestones(tree: Tree, at: (node: number) => State, end: number = tree.head): State[] {
  const states = new Map<number, State>()
  for (const node of [ROOT, ...ancestry(tree, end)]) {
    if (node !== ROOT && tree.nodes[node].e.t === 'ask') continue
    const state = at(node)
    if (state.train.length === state.order.length) states.set(state.order.length, state)
  }
  return [...states.values()].sort((a, b) => a.order.length - b.order.length)
}
