import type { Dataset } from '../data/types.ts'
import { Digest } from '../math/random.ts'
import { begin } from './begin.ts'
import { check } from './check.ts'
import { Draft } from './draft.ts'
import { canonical } from './canonical.ts'
import { advanceBy, type Rules } from './event-rules.ts'
import { hashOf } from './spec-hash.ts'
import type { Catalogue, Event, Refusal, Spec, State } from './types.ts'

/** The state after one more event; `state` stays as it was. Throws Refused for an event that cannot happen. */
export function step(state: State, event: Event): State {
  return advance(state, [event])
}

/** The rules of all events. */
export const ALL_RULES: Rules = { check, draft: (from) => new Draft(from) }

/** The state after several more events, with the cost of one copy. Throws Refused. */
export const advance = (state: State, events: readonly Event[]): State => advanceBy(ALL_RULES, state, events)

/** The state after the events of a path, from the start. It needs no model. Throws Refused. */
export function fold(spec: Spec, path: readonly Event[], dataset: Dataset): State {
  return advance(begin(spec, dataset), path)
}

export interface Replay {
  readonly state: State
  /** How many events of the path could happen. */
  readonly applied: number
  /** Why the next one could not; null if all could. */
  readonly refusal: Refusal | null
}

/** Folds an untrusted path up to its first impossible event. Never throws. */
export function replay(spec: Spec, path: readonly Event[], dataset: Dataset, catalogue?: Catalogue): Replay {
  const draft = new Draft(begin(spec, dataset))
  for (let i = 0; i < path.length; i++) {
    const refusal = check(draft, path[i], catalogue)
    if (refusal) return { state: draft.snapshot(), applied: i, refusal }
    draft.apply(path[i])
  }
  return { state: draft.snapshot(), applied: path.length, refusal: null }
}

/**
 * 8 hexadecimal digits over all that happened and follows from it. Scores and ties are left out: they are not part of a link,
 * and can be recomputed.
 */
export function stateHash(state: State): string {
  const { spec, settings, classes, answers, passes, stale, given, open, rounds, stream, spent } = state
  const digest = new Digest()
  const sorted = <V>(map: ReadonlyMap<number, V>) => [...map].sort((a, b) => a[0] - b[0])
  digest.text(hashOf(spec)).text(hashOf(settings))
  digest.text(canonical([classes, sorted(answers), sorted(passes), sorted(stale)]))
  digest.text(canonical([[...given].sort(), open && [open.ids, open.by, open.answered, open.progress]]))
  digest.text(canonical(rounds.map((r) => [r.by, r.ids, r.labels, r.passed, r.labelled])))
  digest.text(canonical([stream && [stream.t], spent.answers, spent.points, state.since, state.round]))
  digest.numbers([spent.cost, spent.seconds, stream?.spentHat ?? 0, stream?.theta ?? 0])
  for (const numbers of [state.xy, state.truth, state.role, state.label, state.weight])
    digest.numbers(numbers)
  for (const ids of [state.train, state.order, state.edited, state.arrivals ?? []]) digest.numbers(ids)
  if (state.boundary) digest.text(canonical(state.boundary))
  return digest.hex()
}
