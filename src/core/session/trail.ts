import type { Dataset, PointId } from '../data/types.ts'
import { begin } from './begin.ts'
import { Draft } from './draft.ts'
import { ancestry } from './tree.ts'
import type { Answer, Event, Open, Pass, Settings, Tree } from './types.ts'

/** One asked point of the audit trail, with the settings of that moment. */
export interface TrailRow {
  /** Where in the tree it was asked: the moment to jump to. */
  readonly node: number
  readonly round: number
  readonly id: PointId
  /** A strategy, or `you`, `audit`, `exam`. */
  readonly by: string
  readonly settings: Settings
  /** Labelled points before the question. */
  readonly labelled: number
  /** Null where it was not recorded. */
  readonly score: number | null
  readonly tied: number | null
  /** Place among the points of its question: the rank that the strategy gave it, ties aside. */
  readonly rank: number
  readonly fp: string
  /** Given to this question, in order. */
  readonly answers: readonly Answer[]
  readonly pass: Pass['why'] | null
  /** Class after the question; null without an answer. */
  readonly label: string | null
}

/** Something else that changed the session: settings, classes, points, items of a stream that passed. */
export interface ChangeRow {
  readonly node: number
  readonly round: number
  readonly labelled: number
  readonly event: Event
  readonly classes: readonly string[]
}

/** Every change of the log of `node` that is no question and no reaction to one, oldest first. */
export function changes(tree: Tree, dataset: Dataset, node: number = tree.head): ChangeRow[] {
  const draft = new Draft(begin(tree.spec, dataset))
  return ancestry(tree, node).flatMap((k) => {
    const { e } = tree.nodes[k]
    draft.apply(e)
    const { round, order, classes } = draft
    const change = e.t !== 'ask' && e.t !== 'answer' && e.t !== 'pass'
    return change ? [{ node: k, round, labelled: order.length, event: e, classes }] : []
  })
}

/** Every question of the log of `node`, oldest first, one row per point. Throws nothing on a log that has been folded before. */
export function trail(tree: Tree, dataset: Dataset, node: number = tree.head): TrailRow[] {
  const draft = new Draft(begin(tree.spec, dataset))
  const rows: TrailRow[] = []
  let asked: TrailRow[] = []
  for (const k of ancestry(tree, node)) {
    const { e } = tree.nodes[k]
    const round = draft.round
    draft.apply(e)
    if (e.t === 'ask') {
      rows.push(...asked)
      asked = questions(e, draft.open, k, draft)
    } else if (e.t === 'answer' || e.t === 'pass') {
      const { id } = e
      const seen = draft.answers.get(id) ?? []
      asked = asked.map((row) => {
        if (row.id !== id || row.round !== round) return row
        if (e.t === 'pass') return { ...row, pass: e.why }
        return {
          ...row,
          answers: [...row.answers, seen[seen.length - 1]],
          label: draft.classes[draft.label[id]],
        }
      })
    }
  }
  return [...rows, ...asked]
}

function questions(e: { fp: string }, open: Open | null, node: number, draft: Draft): TrailRow[] {
  const { round, settings, order } = draft
  return (open?.ids ?? []).map((id, i) => ({
    node,
    round,
    id,
    by: open?.by ?? '',
    settings,
    labelled: order.length,
    score: open?.score[i] ?? null,
    tied: open?.tied[i] ?? null,
    rank: i + 1,
    fp: e.fp,
    answers: [],
    pass: null,
    label: null,
  }))
}
