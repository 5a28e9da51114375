import type { PointId } from '../core/data/types.ts'
import { Draft } from '../core/session/draft.ts'
import { ancestry, ROOT } from '../core/session/tree.ts'
import { ROLE, type Event, type State, type Tree } from '../core/session/types.ts'
import { remembered } from '../core/session/views.ts'
import { groundKey, keyFrom, keyOf, seenOf, Sums, type Learnt, type Seen } from './model-key.ts'

/** A moment at which the model was trained on every label: a point of the learning curve. */
export interface Milestone {
  readonly node: number
  readonly labels: number
  readonly spent: State['spent']
  readonly settings: State['settings']
  /** `keyOf` of the state at `node`. */
  readonly key: string
}
type Mark = Omit<Milestone, 'node'>

/** By node, which never changes its past; null where the model does not know every label. */
const known = new WeakMap<Tree['nodes'][number], Mark | null>()
const starts = new WeakMap<State, Mark | null>()

/**
 * The milestones on the way to `end`, one for each number of labels, fewest first. Every event is folded once: a way that goes on is
 * folded from where it went on, and no state is copied.
 */
export function milestones(tree: Tree, at: (node: number) => State, end: number = tree.head): Milestone[] {
  const way = ancestry(tree, end)
  const from = way.findIndex((k) => !known.has(tree.nodes[k]))
  if (from >= 0) walk(tree, at(from === 0 ? ROOT : way[from - 1]), way.slice(from))
  const found = new Map<number, Milestone>()
  const start = startOf(at(ROOT))
  if (start) found.set(start.labels, { ...start, node: ROOT })
  for (const node of way) {
    const mark = known.get(tree.nodes[node])
    if (mark) found.set(mark.labels, { ...mark, node })
  }
  return [...found.values()].sort((a, b) => a.labels - b.labels)
}

function startOf(state: State): Mark | null {
  let mark = starts.get(state)
  if (mark === undefined) {
    const { order, train, spent, settings } = state
    mark = train.length === order.length ? { labels: order.length, spent, settings, key: keyOf(state) } : null
    starts.set(state, mark)
  }
  return mark
}

function walk({ nodes }: Tree, from: State, way: readonly number[]): void {
  const draft = new Draft(from)
  const keys = new Keys(draft)
  for (const k of way) {
    const { e } = nodes[k]
    draft.apply(e)
    keys.note(e)
    const { order, spent, settings, fresh } = draft
    known.set(
      nodes[k],
      e.t !== 'ask' && fresh ? { labels: order.length, spent, settings, key: keys.key() } : null,
    )
  }
}

/** The names of the models along a way. Only what an event has touched is looked at again. */
class Keys {
  private readonly draft: Draft
  private sums = new Sums()
  private readonly seen = new Map<PointId, Seen>()
  private taken = 0
  private ground = ''
  /** Points that may be seen differently by the next training. */
  private readonly touched = new Set<PointId>()
  private all = true

  constructor(draft: Draft) {
    this.draft = draft
  }

  /** An event was applied. */
  note(e: Event): void {
    if (e.t === 'answer') {
      this.touched.add(e.id)
      if (this.draft.role[e.id] === ROLE.paid) this.ground = groundKey(this.learnt())
    } else if (e.t === 'set' || e.t === 'classes' || e.t === 'points') this.all = true
  }

  /** The name of the model that has just been trained on every label. */
  key(): string {
    const learnt = this.learnt()
    if (remembered(learnt).length < learnt.train.length) return keyOf(learnt)
    if (this.all) this.again(learnt)
    else for (const id of this.touched) if (this.seen.has(id)) this.put(learnt, id)
    for (; this.taken < learnt.train.length; this.taken++) this.put(learnt, learnt.train[this.taken])
    for (const id of this.touched) if (!learnt.stale.has(id)) this.touched.delete(id)
    return keyFrom(learnt, this.sums, this.ground)
  }

  private again(learnt: Learnt): void {
    this.all = false
    this.sums = new Sums()
    this.seen.clear()
    this.taken = 0
    this.ground = groundKey(learnt)
    for (const id of learnt.stale.keys()) this.touched.add(id)
  }

  private put(learnt: Learnt, id: PointId): void {
    const before = this.seen.get(id)
    const now = seenOf(learnt, id)
    if (before) this.sums.add(id, before, -1)
    this.sums.add(id, now)
    this.seen.set(id, now)
  }

  private learnt(): Learnt {
    return { ...this.draft, train: this.draft.order }
  }
}
