import type { Dataset, PointId } from '../data/types.ts'
import { begin } from './begin.ts'
import { Draft } from './draft.ts'
import { ancestry, ROOT } from './tree.ts'
import type { Event, Open, Settings, State, Tree } from './types.ts'

/** A point in time at which a session stood still: a question waited for its answer, or nothing more was asked. */
export interface Moment {
  readonly node: number
  /** Events of the way up to here. */
  readonly step: number
  /** Rounds that had ended, plus one: the number of the question. */
  readonly round: number
  /** Labelled points. */
  readonly labelled: number
  readonly spent: State['spent']
  readonly settings: Settings
  readonly open: Open | null
  /** What came next on this way, unless this is its end. */
  readonly next: Event | null
}

/** The way through the head, and on along the branches last visited as far as redo leads. */
export function wayOf(tree: Tree): number[] {
  const nodes = ancestry(tree)
  for (let next = tree.last.get(tree.head); next !== undefined; next = tree.last.get(next)) nodes.push(next)
  return nodes
}

/** The moments of a way through the tree (`wayOf`, or `ancestry` of a node), oldest first; at least one. */
export function moments(tree: Tree, dataset: Dataset, way: readonly number[] = wayOf(tree)): Moment[] {
  const draft = new Draft(begin(tree.spec, dataset))
  const found: Moment[] = []
  const stand = (step: number, next: Event | null) => {
    const { open } = draft
    const waits = open !== null && open.answered.length < open.ids.length
    if (waits || next === null)
      found.push({
        node: step === 0 ? ROOT : way[step - 1],
        step,
        round: draft.rounds.length + 1,
        labelled: draft.order.length,
        spent: draft.spent,
        settings: draft.settings,
        open: waits ? open : null,
        next,
      })
  }
  const eventAt = (i: number): Event | null => (i < way.length ? tree.nodes[way[i]].e : null)
  stand(0, eventAt(0))
  way.forEach((node, i) => {
    draft.apply(tree.nodes[node].e)
    stand(i + 1, eventAt(i + 1))
  })
  return found
}

/** Place among `all` of the last moment that is not later than `step` events; 0 if all are. */
export function momentAt(all: readonly Moment[], step: number): number {
  let found = 0
  while (found + 1 < all.length && all[found + 1].step <= step) found++
  return found
}

/** One label on the time line. */
export interface Mark {
  readonly labels: number
  readonly label: number
  readonly id: PointId
  readonly who: string
}

/** The end of the start, then every point that was labelled on the way for the first time. */
export function marksOf(
  tree: Tree,
  start: { order: readonly PointId[]; label: Int32Array },
  way: readonly number[],
): Mark[] {
  const marks: Mark[] = []
  const seen = new Set<PointId>(start.order)
  const last = start.order.at(-1)
  if (last !== undefined) marks.push({ labels: seen.size, label: start.label[last], id: last, who: '' })
  for (const node of way) {
    const { e } = tree.nodes[node]
    if (e.t !== 'answer' || seen.has(e.id)) continue
    seen.add(e.id)
    marks.push({ labels: seen.size, label: e.label, id: e.id, who: e.who })
  }
  return marks
}
