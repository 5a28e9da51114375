import type { ClassIx, PointId } from '../data/types.ts'
import { Digest, integer, PURPOSE, uniform } from '../math/random.ts'
import { confidence, statedError } from './answers.ts'
import { isSimulated, nextAnnotator, opinionsOf } from './turns.ts'
import { ROLE, type Annotator, type Answer, type Event, type State } from './types.ts'

/** Distance to the nearest point of another class, in frame units, from which on `nearBoundary` adds nothing. */
const NEAR = 0.5

/**
 * How close a point is to the true boundary: 1 - d / NEAR, at least 0, with d its distance to the nearest other point whose true
 * class differs (any row with known truth that has not been removed). 0 where its own truth is unknown.
 */
export function closeness({ xy, truth, role }: State, id: PointId): number {
  if (truth[id] < 0) return 0
  let least = NEAR * NEAR
  for (let i = 0; i < role.length; i++) {
    if (truth[i] < 0 || truth[i] === truth[id] || role[i] === ROLE.removed) continue
    const dx = xy[2 * i] - xy[2 * id]
    const dy = xy[2 * i + 1] - xy[2 * id + 1]
    least = Math.min(least, dx * dx + dy * dy)
  }
  return 1 - Math.sqrt(least) / NEAR
}

/** Chance that this annotator answers wrongly now: error (of the true class) + nearBoundary x closeness + fatigue x answers given. */
export function errorChance(a: Annotator, state: State, id: PointId): number {
  if (a.kind !== 'noisy') return 0
  const base = typeof a.error === 'object' ? (a.error[state.truth[id]] ?? statedError(a)) : statedError(a)
  const near = a.nearBoundary ? a.nearBoundary * closeness(state, id) : 0
  const tired = (a.fatigue ?? 0) * (state.given.get(a.id) ?? 0)
  return Math.min(1, base + near + tired)
}

/** Counter of chance of one opinion of an annotator: not the place in a list, so that others may come and go. */
function counter(a: Annotator, opinion: number): number {
  return (Number.parseInt(new Digest().text(a.id).hex(), 16) ^ Math.imul(opinion + 1, 0x9e3779b1)) >>> 0
}

export interface Reply {
  /** Null: not sure. */
  readonly label: ClassIx | null
  readonly seconds: number
  readonly cost: number
}

/**
 * What a simulated annotator says about a point. The draws hang on the point, the annotator and the number of the opinion alone:
 * whoever asks, and whenever, hears the same, unless fatigue has raised the error. A wrong answer is any other class with equal
 * chance. Without a true class the answer is "not sure"; so it is for a person, whose answers cannot be computed.
 */
export function answerOf(a: Annotator, state: State, id: PointId, opinion: number): Reply {
  const { seed } = state.spec
  const { cost, seconds } = a
  const b = counter(a, opinion)
  const truth = state.truth[id]
  const unsure = uniform(seed, PURPOSE.unsure, id, b) < (a.unsure ?? 0)
  if (truth < 0 || !isSimulated(a) || unsure) return { label: null, seconds, cost }
  const C = state.classes.length
  const wrong = C > 1 && uniform(seed, PURPOSE.oracle, id, b) < errorChance(a, state, id)
  const other = 1 + integer(uniform(seed, PURPOSE.slip, id, b), C - 1)
  return { label: wrong ? (truth + other) % C : truth, seconds, cost }
}

/** The event by which the next annotator answers or passes the open point; null where a person is to answer. */
export function respond(state: State, id: PointId): Event | null {
  const annotator = nextAnnotator(state, id)
  if (!annotator || !isSimulated(annotator)) return null
  const { label } = answerOf(annotator, state, id, opinionsOf(state, annotator.id, id))
  return label === null
    ? { t: 'pass', id, who: annotator.id, why: 'unsure' }
    : { t: 'answer', id, label, who: annotator.id }
}

/**
 * Labelled points to ask about again: those with the fewest standing answers first, among them the least confident, then by a
 * seeded draw. At most `n`.
 */
export function auditPick(state: State, n: number): PointId[] {
  const rank = (id: PointId) => {
    const standing = (state.answers.get(id) ?? []).filter((a: Answer) => !a.replaced)
    const sure = Math.min(...standing.map(confidence))
    return [standing.length, sure, uniform(state.spec.seed, PURPOSE.audit, id)]
  }
  return state.order
    .map((id) => ({ id, rank: rank(id) }))
    .sort((a, b) => a.rank[0] - b.rank[0] || a.rank[1] - b.rank[1] || a.rank[2] - b.rank[2])
    .slice(0, n)
    .map(({ id }) => id)
}
