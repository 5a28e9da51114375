import type { PointId } from '../data/types.ts'
import { waiting } from './asking.ts'
import type { Annotator, Settings, State } from './types.ts'

/** The person at the screen, where no annotator of that name is described. */
export const YOU: Annotator = { id: 'you', kind: 'you', cost: 1, seconds: 5 }

/** The annotator of that name; the person at the screen may always answer. */
export const annotatorOf = (settings: Settings, who: string): Annotator =>
  settings.oracle.find((a) => a.id === who) ?? YOU

/** Whether answers of this annotator can be computed. */
export const isSimulated = (a: Annotator): boolean => a.kind !== 'you'

/** How many opinions the annotator has given on the point: the number of the next one. */
export const opinionsOf = (state: State, who: string, id: PointId): number =>
  (state.answers.get(id) ?? []).filter((a) => a.who === who).length

/**
 * Who is to answer the open point next: annotators take turns in their order, vote by vote, the first in the list first or, where
 * the settings rotate them, another one first for each point and round; in an audit, whoever has judged the point least often.
 * Whoever was not sure is left out, which routes the point on. Null where the point is not waiting or nobody is left.
 */
export function nextAnnotator(state: State, id: PointId): Annotator | null {
  const at = waiting(state.open, id)
  if (!state.open || at < 0) return null
  const { votes, unsure } = state.open.progress[at]
  const { oracle, turns } = state.settings
  const first = turns === 'rotate' ? (state.round + at) % oracle.length : 0
  const left = [...oracle.slice(first), ...oracle.slice(0, first)].filter((a) => !unsure.includes(a.id))
  if (left.length === 0) return null
  if (state.open.by !== 'audit') return left[votes % left.length]
  const opinions = left.map((a) => opinionsOf(state, a.id, id))
  return left[opinions.indexOf(Math.min(...opinions))]
}
