import type { PointId } from '../data/types.ts'
import { confidence } from './answers.ts'
import type { State } from './types.ts'

/** One labelled point as it is exported. */
export interface LabelRow {
  readonly id: PointId
  readonly label: string
  /** Who gave the answer that decided: the latest standing one that names the label. */
  readonly annotator: string
  /** Standing answers, and how many of them name the label. */
  readonly votes: number
  readonly agreeing: number
  /** Round of the deciding answer; start labels have round 0. */
  readonly round: number
  /** Weight of the label by confidence, 0 to 1. */
  readonly confidence: number
  /** Time of all answers on this point; null where none was measured. */
  readonly seconds: number | null
}

/** Every labelled point in label order. */
export function labelRows(state: State): LabelRow[] {
  return state.order.flatMap((id) => {
    const all = state.answers.get(id) ?? []
    const standing = all.filter((a) => !a.replaced)
    const agreeing = standing.filter((a) => a.label === state.label[id])
    const decisive = agreeing.at(-1)
    if (!decisive) return []
    const timed = all.flatMap((a) => a.ms ?? [])
    return {
      id,
      label: state.classes[state.label[id]],
      annotator: decisive.who,
      votes: standing.length,
      agreeing: agreeing.length,
      round: decisive.round,
      confidence: agreeing.reduce((sum, a) => sum + confidence(a), 0) / agreeing.length,
      seconds: timed.length > 0 ? timed.reduce((sum, ms) => sum + ms, 0) / 1000 : null,
    }
  })
}
