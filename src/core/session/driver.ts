import type { Job } from '../job.ts'
import { step } from './fold.ts'
import { respond } from './oracle.ts'
import { askEvent, pending, type Picked } from './pending.ts'
import type { Event, State } from './types.ts'

/**
 * The asking strategy's picks for a state, best first: training and scoring behind it are no business of the loop. No pick means
 * that a person chooses the point; in a stream, that the present item is let pass.
 */
export type Look = (state: State) => Job<readonly Picked[]>

/** Why a session cannot go on by itself: nothing left to do, or a person's turn to answer or to choose. */
export type Halt = 'budget' | 'pool' | 'classes' | 'answer' | 'choice'

/** The next event that follows by itself, or why none does. */
function* nextEvent(state: State, look: Look, fp: string): Job<Event | Halt> {
  const next = pending(state)
  switch (next.for) {
    case 'nothing':
      return next.why
    case 'event':
      return next.event
    case 'answer':
      return respond(state, next.id) ?? 'answer'
    case 'picks': {
      const picks = yield* look(state)
      if (picks.length > 0) return askEvent(state, picks, fp)
      return state.stream ? { t: 'advance', n: 1 } : 'choice'
    }
  }
}

export interface Driven {
  readonly state: State
  /** What happened, to be appended to the log. */
  readonly events: readonly Event[]
  readonly why: Halt | 'until'
}

/**
 * The loop of a session, for studies and the page alike: look, ask, let the oracle answer, as long as no person is needed.
 * `until` is asked before every event.
 */
export function* drive(
  from: State,
  look: Look,
  { fp, until = () => false }: { fp: string; until?: (state: State) => boolean },
): Job<Driven> {
  const events: Event[] = []
  let state = from
  while (!until(state)) {
    const event = yield* nextEvent(state, look, fp)
    if (typeof event === 'string') return { state, events, why: event }
    state = step(state, event)
    events.push(event)
    yield undefined
  }
  return { state, events, why: 'until' }
}
