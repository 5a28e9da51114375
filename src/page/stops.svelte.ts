import { expectedGain, judge, stopRound, type Judgement, type StopRound } from '../core/query/stopping.ts'
import { spentIn } from '../core/session/asking.ts'
import type { Spec, State } from '../core/session/types.ts'
import { askable, poolIds, slim } from '../core/session/views.ts'
import type { Engine } from '../engine/client.ts'
import { GAIN_BY, needsGain } from './gain.ts'
import type { Milestone } from './milestones.ts'
import { keyOf } from './model-key.ts'
import { mapPerSession } from './per-session.ts'

export interface StopView extends Judgement {
  /** Label count at which the rule would first have stopped on the way to the head; null if it never said so. */
  readonly at: number | null
}

/** Models whose records are fetched first: rules look back on so many. */
const LATEST = 20
/** Records of a way are fetched as long as they hold no more classes of points than this. */
const MOST = 1e7

/**
 * What the stopping rules of the settings say, from the records of the models on the way to the head. A model that is looked at
 * leaves its record; those of others (a link, a jump, a rule that comes later) are made in the background.
 */
export class Stops {
  /** Rounds by the names of their models, for each session. */
  private readonly rounds = mapPerSession<StopRound>()
  /** Counts what was learnt. */
  private news = $state(0)
  private run = 0
  /** Models without a question whose gain could be known. */
  private readonly gainless = mapPerSession<true>()
  /** Probabilities of the candidates of the model last looked at, n x C. */
  private candidates = new Float64Array(0)

  /** Takes the record of a model that was looked at. `poolP` = class probabilities of the pool, n x C; `graded` = accuracy on the exam of the look. */
  learn(state: State, poolP: Float32Array, graded: number | null): void {
    if (state.settings.stop.length === 0) return
    const C = state.classes.length
    const pool = Float64Array.from(poolP)
    const asked = new Int32Array(askable(state))
    const rowOf = new Int32Array(state.role.length)
    poolIds(state).forEach((id, row) => (rowOf[id] = row))
    this.candidates = new Float64Array(asked.length * C)
    asked.forEach((id, i) => this.candidates.set(pool.subarray(rowOf[id] * C, (rowOf[id] + 1) * C), i * C))
    const paid = state.spec.exam.kind === 'paid' ? graded : null
    const key = keyOf(state)
    const rounds = this.rounds(state.spec)
    const gain = rounds.get(key)?.gain ?? null
    rounds.set(key, stopRound(state.train.length, C, pool, this.candidates, { paid, gain }))
    this.news++
  }

  /** `best` = best score of `GAIN_BY` for the model last learned of. */
  learnGain(state: State, best: number): void {
    const key = keyOf(state)
    const rounds = this.rounds(state.spec)
    const round = rounds.get(key)
    if (!round || this.candidates.length === 0) return
    rounds.set(key, { ...round, gain: expectedGain(best, this.candidates, round.C) })
    this.news++
  }

  /** Fetches the records that a way lacks for the rules of `now`, the latest first. A newer call ends an older one. */
  async fill(
    engine: Engine,
    data: string,
    way: readonly Milestone[],
    at: (node: number) => State,
    now: State,
  ): Promise<void> {
    const mine = ++this.run
    if (now.settings.stop.length === 0) return
    if (way.length * poolIds(now).length > MOST) return
    const rounds = this.rounds(now.spec)
    const gainless = this.gainless(now.spec)
    const gain = needsGain(now) ? GAIN_BY : null
    for (const { key, node } of [...way.slice(-LATEST).reverse(), ...way.slice(0, -LATEST)]) {
      const known = rounds.get(key)
      if (known && (gain === null || known.gain !== null || gainless.has(key))) continue
      const request = { data, state: slim(at(node)), gain }
      const round = await engine.told(
        data,
        (api) => api.record(request),
        () => {},
      )
      if (mine !== this.run) return
      rounds.set(key, round)
      if (gain !== null && round.gain === null) gainless.set(key, true)
      this.news++
    }
  }

  /** `way` = the milestones of the way to the head. */
  view(way: readonly Milestone[], now: State): readonly StopView[] {
    const { stop, budget, budgetIn } = now.settings
    const rounds = this.rounds(now.spec)
    let gap = way.length - 2
    while (gap >= 0 && rounds.has(way[gap].key)) gap--
    const past = way.slice(gap + 1).flatMap(({ key }) => rounds.get(key) ?? [])
    const limit = { spent: spentIn(now.spent, budgetIn), limit: budget }
    const first = this.marks(now.spec, way, stop)
    return judge(stop, past, now.order.length, limit).each.map((judgement) => ({
      ...judgement,
      at: first.find((f) => f.id === judgement.id)?.labels ?? null,
    }))
  }

  /** For each of the rules the first number of labels on the way at which it says stop, where it does. */
  marks(
    spec: Spec,
    way: readonly Milestone[],
    rules: State['settings']['stop'],
  ): { readonly id: string; readonly labels: number }[] {
    const first: { id: string; labels: number }[] = []
    const past: StopRound[] = []
    void this.news
    const rounds = this.rounds(spec)
    for (const { key, labels, spent, settings } of way) {
      const round = rounds.get(key)
      // Behind a model that is not known yet, no rule can be said to stop for the first time.
      if (!round) break
      past.push(round)
      const { budget, budgetIn } = settings
      const open = rules.filter(({ id }) => !first.some((f) => f.id === id))
      if (open.length === 0) continue
      const limit = { spent: spentIn(spent, budgetIn), limit: budget }
      for (const { id, verdict } of judge(open, past, labels, limit).each)
        if (verdict.stop) first.push({ id, labels })
    }
    return first
  }
}
