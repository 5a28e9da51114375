import type { ClassIx, Frame, PointId } from '../data/types.ts'
import { lastAnswer, type Label } from './answers.ts'
import { budgetSpent, correctable, corrects, votesNeeded, waiting, type Sight } from './asking.ts'
import { annotatorOf } from './turns.ts'
import {
  ROLE,
  type Annotator,
  type Answer,
  type Boundary,
  type Event,
  type Open,
  type OpenPoint,
  type Pass,
  type RoundLog,
  type Settings,
  type Spec,
  type State,
} from './types.ts'

/** The parts of a state that are shared between states until one of them is written to. */
export interface Shared {
  xy: Float64Array
  truth: Int32Array
  role: Uint8Array
  label: Int32Array
  weight: Float64Array
  answers: Map<PointId, readonly Answer[]>
  passes: Map<PointId, Pass>
  stale: Map<PointId, { label: ClassIx; weight: number }>
  given: Map<string, number>
  edited: PointId[]
  order: PointId[]
  rounds: RoundLog[]
}

function copyOf(value: Shared[keyof Shared]): unknown {
  return value instanceof Map ? new Map<unknown, unknown>(value) : value.slice()
}

/**
 * The fold's working copy. `apply` changes it in place; `snapshot` hands out a State that shares its arrays and maps, and from
 * then on each of them is copied before its next change. Folding a log copies nothing, a single step only what it touches. This one
 * knows the events of asking, in a pool whose latest answers count; `Draft` knows all.
 */
export class AskingDraft implements Sight, Shared {
  readonly spec: Spec
  settings: Settings
  classes: readonly string[]
  readonly frame: Frame
  xy: Float64Array
  truth: Int32Array
  role: Uint8Array
  answers: Map<PointId, readonly Answer[]>
  passes: Map<PointId, Pass>
  label: Int32Array
  weight: Float64Array
  stale: Map<PointId, { label: ClassIx; weight: number }>
  since: number
  open: Open | null
  round: number
  spent: State['spent']
  stream: State['stream']
  readonly arrivals: Int32Array | undefined
  readonly concept: Int32Array | undefined
  given: Map<string, number>
  edited: PointId[]
  readonly rows: number
  boundary: Boundary | undefined
  order: PointId[]
  rounds: RoundLog[]
  /** The first so many of `order` are what the model was last trained on. */
  private trained: number
  private readonly own = new Set<keyof Shared>()

  constructor(from: State) {
    // The maps and lists of a state are plain ones; they are written to only after `mine` has copied them.
    const shared = from as unknown as Shared
    this.spec = from.spec
    this.settings = from.settings
    this.classes = from.classes
    this.frame = from.frame
    this.xy = from.xy
    this.truth = from.truth
    this.role = from.role
    this.answers = shared.answers
    this.passes = shared.passes
    this.label = from.label
    this.weight = from.weight
    this.stale = shared.stale
    this.since = from.since
    this.open = from.open
    this.round = from.round
    this.spent = from.spent
    this.stream = from.stream
    this.arrivals = from.arrivals
    this.concept = from.concept
    this.given = shared.given
    this.edited = shared.edited
    this.rows = from.rows
    this.boundary = from.boundary
    this.order = shared.order
    this.rounds = shared.rounds
    this.trained = from.train.length
  }

  /** Whether the model was trained on every label. */
  get fresh(): boolean {
    return this.trained === this.order.length
  }

  /** The state of this moment, never changed afterwards. */
  snapshot(): State {
    this.own.clear()
    const { trained, order } = this
    return {
      spec: this.spec,
      settings: this.settings,
      classes: this.classes,
      frame: this.frame,
      xy: this.xy,
      truth: this.truth,
      role: this.role,
      answers: this.answers,
      passes: this.passes,
      label: this.label,
      weight: this.weight,
      train: trained === order.length ? order : order.slice(0, trained),
      stale: this.stale,
      since: this.since,
      open: this.open,
      round: this.round,
      spent: this.spent,
      ...(this.stream && { stream: this.stream, arrivals: this.arrivals }),
      ...(this.concept && { concept: this.concept }),
      given: this.given,
      edited: this.edited,
      rows: this.rows,
      ...(this.boundary && { boundary: this.boundary }),
      order,
      rounds: this.rounds,
    }
  }

  /** Applies an event that `check` lets pass. */
  apply(e: Event): void {
    switch (e.t) {
      case 'ask':
        return this.ask(e)
      case 'answer':
        return this.answer(e)
      case 'pass':
        return this.pass(e)
      default:
        throw new Error(`no rules for ${e.t}`)
    }
  }

  /** Label and weight of a point from its answers. */
  protected labelOf(answers: readonly Answer[]): Label {
    return lastAnswer(answers)
  }
  /** The stream has gone on by one item. */
  protected advance(_asked: boolean): void {}

  /** Puts another value in the place of a part. */
  put<K extends keyof Shared>(key: K, value: Shared[K]): void {
    ;(this as Shared)[key] = value
    this.own.add(key)
  }

  /** The part `key`, writable. */
  mine<K extends keyof Shared>(key: K): Shared[K] {
    const shared = this as Shared
    if (!this.own.has(key)) {
      shared[key] = copyOf(shared[key]) as Shared[K]
      this.own.add(key)
    }
    return shared[key]
  }

  private ask(e: Extract<Event, { t: 'ask' }>): void {
    this.close()
    const { ids, by, score, tied } = e
    this.open = { ids, by, score, tied, answered: [], progress: ids.map(() => ({ votes: 0, unsure: [] })) }
  }

  private answer(e: Extract<Event, { t: 'answer' }>): void {
    const { id, who } = e
    const annotator = annotatorOf(this.settings, who)
    const seconds = e.ms === undefined ? annotator.seconds : e.ms / 1000
    const at = waiting(this.open, id)
    const correction = corrects(this, e)
    const before = this.answers.get(id) ?? []
    const answer: Answer = {
      who,
      label: e.label,
      ...(e.sure !== undefined && { sure: e.sure }),
      ...(e.ms !== undefined && { ms: e.ms }),
      round: this.round,
    }
    this.mine('answers').set(id, [...(correction ? replaceLast(before, who) : before), answer])
    if (correction) this.spent = { ...this.spent, seconds: this.spent.seconds + seconds }
    else this.pay(annotator, who, seconds)
    this.merge(id)
    if (at >= 0) this.note(at, (p) => ({ ...p, votes: p.votes + 1 }))
    if (this.role[id] !== ROLE.paid) this.since++
    if (this.settings.retrainEvery > 0 && this.since >= this.settings.retrainEvery) this.retrain()
    if (this.open) this.endRoundIfDone()
    else if (this.settings.retrainEvery === 0) this.retrain()
  }

  private pass(e: Extract<Event, { t: 'pass' }>): void {
    const { id, who, why } = e
    const annotator = annotatorOf(this.settings, who)
    if (why === 'unsure') this.pay(annotator, who, annotator.seconds)
    this.mine('passes').set(id, { round: this.round, why })
    const at = waiting(this.open, id)
    this.note(at, (p) => ({ ...p, unsure: [...p.unsure, who] }), why === 'skip')
    this.endRoundIfDone()
  }

  /** Updates the open question at place `at`; the point is done with enough votes, when skipped, or when nobody else is left. */
  private note(at: number, change: (p: OpenPoint) => OpenPoint, skipped = false): void {
    const open = this.open
    if (!open) return
    const point = change(open.progress[at])
    const progress = open.progress.map((p, i) => (i === at ? point : p))
    const left = this.settings.oracle.some((a) => !point.unsure.includes(a.id))
    const done = skipped || !left || point.votes >= votesNeeded(this.settings, open.by)
    this.open = { ...open, progress, answered: done ? [...open.answered, open.ids[at]] : open.answered }
  }

  private endRoundIfDone(): void {
    const open = this.open
    if (open && (open.answered.length === open.ids.length || budgetSpent(this))) this.endRound(open)
  }

  /** Drops the open question; if somebody has reacted to it already, what was said counts as a round. */
  protected close(): void {
    const open = this.open
    if (open && (open.answered.length > 0 || open.progress.some((p) => p.votes + p.unsure.length > 0)))
      this.endRound(open)
    this.open = null
  }

  private endRound(open: Open): void {
    const voted = open.progress.map((p) => p.votes > 0)
    const ids = open.ids.filter((_, i) => voted[i])
    this.mine('rounds').push({
      by: open.by,
      ids,
      score: open.score.filter((_, i) => voted[i]),
      labels: ids.map((id) => this.label[id]),
      passed: open.ids.filter((_, i) => !voted[i]),
      labelled: this.order.length,
    })
    this.round++
    this.open = null
    if (this.settings.retrainEvery === 0) this.retrain()
    if (open.by !== 'audit' && open.by !== 'exam') this.advance(true)
  }

  protected retrain(): void {
    this.trained = this.order.length
    this.since = 0
    if (this.stale.size > 0) this.mine('stale').clear()
  }

  private pay(annotator: Annotator, who: string, seconds: number): void {
    const { answers, points, cost, seconds: before } = this.spent
    this.spent = { answers: answers + 1, points, cost: cost + annotator.cost, seconds: before + seconds }
    this.mine('given').set(who, (this.given.get(who) ?? 0) + 1)
  }

  /** Label and weight of one point from its answers. */
  merge(id: PointId): void {
    const { label, weight } = this.labelOf(this.answers.get(id) ?? [])
    const before = { label: this.label[id], weight: this.weight[id] }
    if (label === before.label && weight === before.weight) return
    this.mine('label')[id] = label
    this.mine('weight')[id] = weight
    if (before.label >= 0) {
      if (!this.stale.has(id)) this.mine('stale').set(id, before)
      return
    }
    this.spent = { ...this.spent, points: this.spent.points + 1 }
    if (this.role[id] !== ROLE.paid) this.mine('order').push(id)
  }
}

/** The answers with the latest standing one that `who` corrects marked as replaced. */
function replaceLast(answers: readonly Answer[], who: string): readonly Answer[] {
  const at = answers.reduce((last, a, i) => (correctable(a, who) ? i : last), -1)
  return answers.map((a, i) => (i === at ? { ...a, replaced: true as const } : a))
}
