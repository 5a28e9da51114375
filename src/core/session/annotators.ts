import type { Dataset, PointId } from '../data/types.ts'
import { begin } from './begin.ts'
import { Draft } from './draft.ts'
import { ancestry } from './tree.ts'
import type { Annotator, Tree } from './types.ts'

/** One thing that an annotator said, in the order in which they said it. */
export interface Said {
  readonly id: PointId
  /** Null: not sure. */
  readonly label: number | null
  /** Whether it is the true class; null where the truth is unknown or nothing was named. */
  readonly right: boolean | null
  readonly seconds: number
  readonly cost: number
  /** Whether the seconds were measured, not taken from the annotator's description. */
  readonly measured: boolean
}

/** What one annotator has done in a session. */
export interface AnnotatorRecord {
  readonly who: string
  /** As last described; null for whoever answered without being described. */
  readonly as: Annotator | null
  readonly said: readonly Said[]
  readonly answers: number
  readonly unsure: number
  /** Share of the answers on points of known truth that are right; null without any. */
  readonly accuracy: number | null
  readonly cost: number
  readonly seconds: number
}

/**
 * What every annotator has said on the way to `node`, those of the settings first, in their order. Costs and seconds are those of
 * the moment of each answer; their sums over all annotators are what the session has spent since its start. A skip is free and
 * says nothing. Throws nothing on a log that has been folded before.
 */
export function annotatorRecords(
  tree: Tree,
  dataset: Dataset,
  node: number = tree.head,
): readonly AnnotatorRecord[] {
  const draft = new Draft(begin(tree.spec, dataset))
  const said = new Map<string, Said[]>()
  for (const k of ancestry(tree, node)) {
    const { e } = tree.nodes[k]
    const before = draft.spent
    draft.apply(e)
    if (e.t !== 'answer' && !(e.t === 'pass' && e.why === 'unsure')) continue
    const truth = draft.truth[e.id]
    const label = e.t === 'answer' ? e.label : null
    const list = said.get(e.who) ?? []
    list.push({
      id: e.id,
      label,
      right: label === null || truth < 0 ? null : label === truth,
      seconds: draft.spent.seconds - before.seconds,
      cost: draft.spent.cost - before.cost,
      measured: e.t === 'answer' && e.ms !== undefined,
    })
    said.set(e.who, list)
  }
  const { oracle } = draft.settings
  const names = [...new Set([...oracle.map((a) => a.id), ...said.keys()])]
  return names.map((who) => recordOf(who, oracle.find((a) => a.id === who) ?? null, said.get(who) ?? []))
}

function recordOf(who: string, as: Annotator | null, said: readonly Said[]): AnnotatorRecord {
  const judged = said.filter((s) => s.right !== null)
  const answers = said.filter((s) => s.label !== null).length
  return {
    who,
    as,
    said,
    answers,
    unsure: said.length - answers,
    accuracy: judged.length > 0 ? judged.filter((s) => s.right).length / judged.length : null,
    cost: said.reduce((sum, s) => sum + s.cost, 0),
    seconds: said.reduce((sum, s) => sum + s.seconds, 0),
  }
}

/** How an annotator's error and time went, answer by answer. Index i speaks of the first i + 1 things said. */
export interface Course {
  /** Share of wrong answers among the last `window` with known truth; null before the first. */
  readonly error: readonly (number | null)[]
  /** Mean seconds of the last `window`. */
  readonly seconds: readonly number[]
}

/** Running error and time over the last `window` answers: fatigue shows as a rise. */
export function courseOf(said: readonly Said[], window = 10): Course {
  const error: (number | null)[] = []
  const seconds: number[] = []
  for (let i = 0; i < said.length; i++) {
    const last = said.slice(Math.max(0, i + 1 - window), i + 1)
    const judged = last.filter((s) => s.right !== null)
    error.push(judged.length > 0 ? judged.filter((s) => s.right === false).length / judged.length : null)
    seconds.push(last.reduce((sum, s) => sum + s.seconds, 0) / last.length)
  }
  return { error, seconds }
}
