import type { ClassIx, Dataset, PointId } from '../data/types.ts'
import { begin } from './begin.ts'
import { Draft } from './draft.ts'
import { nextStream } from './stream-step.ts'
import type { StreamState } from './stream.ts'
import { ancestry, ROOT } from './tree.ts'
import type { Event, Settings, Tree } from './types.ts'

/** One item of a stream that has been on offer. */
export interface Arrival {
  /** Place in the stream, from 0. */
  readonly t: number
  readonly id: PointId
  /** The state in which it was decided about: a node of the tree, or the start. */
  readonly node: number
  /** The stream before it. */
  readonly before: StreamState
  readonly settings: Settings
  readonly classes: number
  /** Labelled points before it. */
  readonly labelled: number
  readonly asked: boolean
  /** The strategy or the person who asked; null where it was let pass. */
  readonly by: string | null
  /** The score that was recorded with the question; null where none was. */
  readonly score: number | null
  /** Its label after the question, -1 without one. */
  readonly label: ClassIx
}

type Node = Tree['nodes'][number]

/**
 * Every item of a stream up to a node, in order of arrival; the last one may be the open question. It goes on from the node that
 * it was last asked about, so that following a stream item by item costs one event each.
 */
export class ArrivalLog {
  private readonly dataset: Dataset
  private draft: Draft | null = null
  private way: Node[] = []
  private rows: Arrival[] = []

  constructor(dataset: Dataset) {
    this.dataset = dataset
  }

  at(tree: Tree, node: number = tree.head): readonly Arrival[] {
    const nodes = ancestry(tree, node)
    const known = nodes.length >= this.way.length && this.way.every((n, i) => n === tree.nodes[nodes[i]])
    if (!this.draft || !known) {
      this.draft = new Draft(begin(tree.spec, this.dataset))
      this.way = []
      this.rows = []
    }
    for (const k of nodes.slice(this.way.length)) {
      const parent = tree.nodes[k].parent
      this.take(this.draft, tree.nodes[k].e, parent)
      this.way.push(tree.nodes[k])
    }
    return this.rows.slice()
  }

  private take(draft: Draft, e: Event, node: number): void {
    const { stream, arrivals, settings } = draft
    if (!stream || !arrivals) return draft.apply(e)
    const common = { settings, classes: draft.classes.length, labelled: draft.order.length, label: -1 }
    if (e.t === 'advance') {
      let before = stream
      for (let i = 0; i < e.n; i++) {
        const { t } = before
        this.rows[t] = { ...common, t, id: arrivals[t], node, before, asked: false, by: null, score: null }
        const { rule = '', params = {} } = settings.stream ?? {}
        before = nextStream(before, rule, params, false, draft.chanceAt(t))
      }
    } else if (e.t === 'ask' && e.by !== 'audit' && e.by !== 'exam') {
      const [id] = e.ids
      const score = e.score.length > 0 ? e.score[0] : null
      this.rows[stream.t] = { ...common, t: stream.t, id, node, before: stream, asked: true, by: e.by, score }
    }
    draft.apply(e)
    // A question that was dropped before anyone answered leaves its item on offer.
    const open = draft.open !== null && this.rows[stream.t]?.asked
    this.rows.length = Math.min(this.rows.length, (draft.stream?.t ?? 0) + (open ? 1 : 0))
    const last = this.rows.at(-1)
    if (last && draft.label[last.id] !== last.label)
      this.rows[last.t] = { ...last, label: draft.label[last.id] }
  }
}

/** Where an item was decided about, as the event before it; null = at the start. */
export const decidedAt = (tree: Tree, { node }: Arrival): Node | null =>
  node === ROOT ? null : tree.nodes[node]

/** Items over which the running accuracy is taken. */
export const RUNNING = 50

/**
 * Accuracy so far, tested before trained on (prequential): after each item the share of the latest `window` known ones whose
 * class the model of that moment named. Null where nothing is known yet.
 * Source: Gama, Sebastiao & Rodrigues 2013, On evaluating stream learning algorithms, section 3.
 */
export function prequential(right: readonly (boolean | null)[], window = RUNNING): (number | null)[] {
  const recent: boolean[] = []
  let hits = 0
  return right.map((r) => {
    if (r !== null) {
      recent.push(r)
      if (r) hits++
      if (recent.length > window && recent[recent.length - window - 1]) hits--
    }
    const n = Math.min(window, recent.length)
    return n > 0 ? hits / n : null
  })
}

/** Items at which the law of the data changes, of those that have arrived. */
export const driftsAmong = (rows: readonly Arrival[], concept: Int32Array | undefined): number[] =>
  concept
    ? rows.filter(({ t, id }) => t > 0 && concept[id] !== concept[rows[t - 1].id]).map(({ t }) => t)
    : []
