import type { PointId } from '../data/types.ts'
import { budgetSpent, hasClasses, votesNeeded } from './asking.ts'
import { nextAnnotator } from './turns.ts'
import type { Annotator, Event, State } from './types.ts'
import { askable, paidIds } from './views.ts'

/** A point that the asking strategy picked. */
export interface Picked {
  readonly id: PointId
  readonly score: number
  readonly tied: number
}
/** What a session waits for. */
export type Pending =
  /** An answer to an open point; by whom, null if nobody is left to ask. */
  | { readonly for: 'answer'; readonly id: PointId; readonly annotator: Annotator | null }
  /** The next question of the strategy. */
  | { readonly for: 'picks' }
  /** A question that needs no model, or an item of the stream that cannot be asked. */
  | { readonly for: 'event'; readonly event: Event }
  /** `classes`: an own drawing has no two classes yet. */
  | { readonly for: 'nothing'; readonly why: 'budget' | 'pool' | 'classes' }

/** The next thing that has to happen. Points of a paid validation set come before the first question of a strategy. */
export function pending(state: State): Pending {
  if (budgetSpent(state)) return { for: 'nothing', why: 'budget' }
  if (state.spec.data.kind === 'drawn' && !hasClasses(state)) return { for: 'nothing', why: 'classes' }
  const { open } = state
  const id = open?.ids.find((i) => !open.answered.includes(i))
  if (id !== undefined) return { for: 'answer', id, annotator: nextAnnotator(state, id) }
  const unpaid = paidIds(state).find((i) => state.label[i] < 0 && !state.passes.has(i))
  if (unpaid !== undefined)
    return { for: 'event', event: { t: 'ask', ids: [unpaid], by: 'exam', score: [], tied: [], fp: '' } }
  if (askable(state).length > 0) return { for: 'picks' }
  const more = state.stream && state.arrivals && state.stream.t < state.arrivals.length
  return more ? { for: 'event', event: { t: 'advance', n: 1 } } : { for: 'nothing', why: 'pool' }
}

/** How many points the rest of the budget pays for, at least one. */
function affordable(state: State): number {
  const { budget, budgetIn = 'answers', strategy } = state.settings
  const left = (unit: 'answers' | 'points') => budget - state.spent[unit]
  const points =
    budgetIn === 'answers'
      ? Math.floor(left('answers') / votesNeeded(state.settings, strategy.id))
      : budgetIn === 'points'
        ? left('points')
        : Infinity
  return Math.max(1, points)
}

/** The question that these picks make; a batch is cut to what the budget still pays for. `fp` names algorithms and engine. */
export function askEvent(state: State, picks: readonly Picked[], fp: string): Event {
  const asked = picks.slice(0, affordable(state))
  return {
    t: 'ask',
    ids: asked.map((p) => p.id),
    by: state.settings.strategy.id,
    score: asked.map((p) => p.score),
    tied: asked.map((p) => p.tied),
    fp,
  }
}
