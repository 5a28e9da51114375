import type { PointId } from '../data/types.ts'
import { LIMITS } from './limits.ts'
import {
  ROLE,
  type Answer,
  type BudgetUnit,
  type Event,
  type Refusal,
  type Settings,
  type State,
} from './types.ts'

/** The events of asking: the others change settings or the plane, or belong to a stream. */
export type Asking = Extract<Event, { t: 'ask' | 'answer' | 'pass' }>
export const isAsking = (e: Event): e is Asking => e.t === 'ask' || e.t === 'answer' || e.t === 'pass'

/** What the rules of an event look at: every State has it, and the fold's working copy. */
export type Sight = Omit<State, 'train' | 'stale' | 'since' | 'rounds' | 'edited'>

/** A refusal. */
export const no = (code: string, args: Refusal['args'] = {}): Refusal => ({ code, args })

/** What has been spent, in the unit of the budget. */
export function spentIn(spent: State['spent'], unit: BudgetUnit = 'answers'): number {
  return unit === 'minutes' ? spent.seconds / 60 : spent[unit]
}

/** Whether nothing may be asked any more. The answer that crosses the limit still counts. */
export const budgetSpent = (s: Pick<State, 'spent' | 'settings'>): boolean =>
  spentIn(s.spent, s.settings.budgetIn) >= s.settings.budget

/** Rounds during which a point that was passed is not asked again. */
export const PASS_ROUNDS = 10

/** Answers that a point of this question needs. */
export const votesNeeded = (settings: Settings, by: string): number =>
  by === 'audit' || by === 'exam' ? 1 : settings.votesPerPoint

/** Place of `id` in the open question while it still waits for an answer, otherwise -1. */
export function waiting(open: State['open'], id: PointId): number {
  return open && !open.answered.includes(id) ? open.ids.indexOf(id) : -1
}

/** The item of the stream that is on offer now; undefined at its end. */
export const arrival = (s: Sight): PointId | undefined => s.stream && s.arrivals?.[s.stream.t]

/** Why a question, an answer or a pass cannot happen in this state, or null if it can. */
export function checkAsking(s: Sight, event: Asking): Refusal | null {
  switch (event.t) {
    case 'ask':
      return checkAsk(s, event)
    case 'answer':
      return checkAnswer(s, event)
    case 'pass':
      return checkPass(s, event)
  }
}

/** A point that may be touched at all. */
export function checkPoint(s: Sight, id: PointId): Refusal | null {
  if (!Number.isInteger(id) || id < 0 || id >= s.role.length) return no('unknown-point', { id })
  if (s.role[id] === ROLE.removed) return no('removed-point', { id })
  if (s.role[id] === ROLE.exam) return no('exam-point', { id })
  return null
}

function checkAsk(s: Sight, e: Extract<Event, { t: 'ask' }>): Refusal | null {
  if (e.ids.length === 0 || e.ids.length > LIMITS.batch[1]) return no('empty-question')
  if (new Set(e.ids).size < e.ids.length) return no('asked-twice')
  const parallel = (list: readonly number[]) => list.length === 0 || list.length === e.ids.length
  if (!parallel(e.score) || !parallel(e.tied)) return no('bad-event', { at: 'ask.score' })
  if (budgetSpent(s)) return no('budget-spent', { budget: s.settings.budget })
  for (const id of e.ids) {
    const wrong = checkPoint(s, id) ?? checkAskable(s, id, e.by)
    if (wrong) return wrong
  }
  if (s.spec.mode !== 'stream' || e.by === 'audit' || e.by === 'exam') return null
  return e.ids.length === 1 && e.ids[0] === arrival(s) ? null : no('not-the-arrival', { id: e.ids[0] })
}

function checkAskable(s: Sight, id: PointId, by: string): Refusal | null {
  const labelled = s.label[id] >= 0
  if (by === 'audit') return labelled ? null : no('not-labelled', { id })
  if (labelled) return no('already-labelled', { id })
  const paid = s.role[id] === ROLE.paid
  if (by === 'exam') return paid ? null : no('not-an-exam-point', { id })
  return paid ? no('exam-point', { id }) : null
}

const known = (s: Sight, who: string) => who === 'you' || s.settings.oracle.some((a) => a.id === who)

function checkAnswer(s: Sight, e: Extract<Event, { t: 'answer' }>): Refusal | null {
  const wrong = checkPoint(s, e.id)
  if (wrong) return wrong
  if (!Number.isInteger(e.label) || e.label < 0 || e.label >= s.classes.length)
    return no('bad-label', { label: e.label, classes: s.classes.length })
  if (!known(s, e.who)) return no('unknown-annotator', { who: e.who })
  if (e.ms !== undefined && !(Number.isInteger(e.ms) && e.ms >= 0 && e.ms <= LIMITS.ms[1]))
    return no('bad-event', { at: 'answer.ms' })
  if (e.sure !== undefined && ![1, 2, 3].includes(e.sure)) return no('bad-event', { at: 'answer.sure' })
  if (waiting(s.open, e.id) < 0) {
    if (s.label[e.id] < 0) return no('not-asked', { id: e.id })
    if (corrects(s, e)) return null
  }
  return budgetSpent(s) ? no('budget-spent', { budget: s.settings.budget }) : null
}

/** Whether there is something to tell apart: two true classes among the points that may be asked or are labelled. */
export function hasClasses({ truth, role }: Pick<State, 'truth' | 'role'>): boolean {
  let first = -1
  for (let id = 0; id < role.length; id++) {
    if (truth[id] < 0 || (role[id] !== ROLE.pool && role[id] !== ROLE.start)) continue
    if (first >= 0 && truth[id] !== first) return true
    first = truth[id]
  }
  return false
}

/** Who "gave" the labels of the start and of uploads that came with labels. */
export const START = 'start'

/** Whether `who` may take back this answer: their own, or one that came with the data. */
export const correctable = (a: Answer, who: string): boolean =>
  !a.replaced && (a.who === who || a.who === START)

/** Whether the answer, given outside a question, mends an earlier one: it costs time only. */
export function corrects(s: Sight, e: Extract<Event, { t: 'answer' }>): boolean {
  return waiting(s.open, e.id) < 0 && (s.answers.get(e.id) ?? []).some((a) => correctable(a, e.who))
}

function checkPass(s: Sight, e: Extract<Event, { t: 'pass' }>): Refusal | null {
  if (!known(s, e.who)) return no('unknown-annotator', { who: e.who })
  const at = waiting(s.open, e.id)
  if (at < 0) return no('not-asked', { id: e.id })
  if (s.open?.progress[at].unsure.includes(e.who)) return no('passed-twice', { id: e.id, who: e.who })
  if (e.why === 'skip') return null
  return budgetSpent(s) ? no('budget-spent', { budget: s.settings.budget }) : null
}
