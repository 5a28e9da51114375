import { AskingDraft } from './asking-draft.ts'
import { checkAsking, isAsking, no, type Sight } from './asking.ts'
import type { Catalogue, Event, Refusal, State } from './types.ts'

/** What events do: whether one may happen, and a working copy of a state that applies those which may. */
export interface Rules {
  /** As `check` in `check.ts`. */
  check(s: Sight, event: Event, catalogue?: Catalogue): Refusal | null
  draft(from: State): AskingDraft
}

/** The rules of asking alone: enough for a session whose settings do not change and where one person answers. */
export const ASKING_RULES: Rules = {
  check: (s, event) => (isAsking(event) ? checkAsking(s, event) : no('bad-event', { at: event.t })),
  draft: (from) => new AskingDraft(from),
}

/** Thrown where an event is folded that `check` would have refused. `code` and `args` are those of the refusal. */
export class Refused extends Error implements Refusal {
  readonly code: string
  readonly args: Refusal['args']
  constructor({ code, args }: Refusal) {
    super(`refused: ${code} ${JSON.stringify(args)}`)
    this.name = 'Refused'
    this.code = code
    this.args = args
  }
}

/** The state after several more events, with the cost of one copy. Throws Refused. */
export function advanceBy(rules: Rules, state: State, events: readonly Event[]): State {
  if (events.length === 0) return state
  const draft = rules.draft(state)
  for (const event of events) {
    const refusal = rules.check(draft, event)
    if (refusal) throw new Refused(refusal)
    draft.apply(event)
  }
  return draft.snapshot()
}
