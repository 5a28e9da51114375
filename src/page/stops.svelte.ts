import { SvelteMap } from 'svelte/reactivity'
import { expectedGain, judge, stopRound, type Judgement, type StopRound } from '../core/query/stopping.ts'
import { spentIn } from '../core/session/check.ts'
import type { State } from '../core/session/types.ts'
import { askable, poolIds } from '../core/session/views.ts'
import { keyOf } from './model-key.ts'

export interface StopView extends Judgement {
  /** Label count at which the rule would first have stopped on the way to the head; null if it never said so. */
  readonly at: number | null
}

/** What the stopping rules of the settings say, from the models that were looked at on the way to the head. */
export class Stops {
  private readonly rounds = new SvelteMap<string, StopRound>()
  /** Probabilities of the candidates of the model last looked at, n x C. */
  private candidates = new Float64Array(0)

  /** `poolP` = class probabilities of the pool, n x C; `graded` = accuracy on the exam of the look. */
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
    const gain = this.rounds.get(key)?.gain ?? null
    this.rounds.set(key, stopRound(state.train.length, C, pool, this.candidates, { paid, gain }))
  }

  /** `best` = best score of `GAIN_BY` for the model last learned of. */
  learnGain(state: State, best: number): void {
    const key = keyOf(state)
    const round = this.rounds.get(key)
    if (!round || this.candidates.length === 0) return
    this.rounds.set(key, { ...round, gain: expectedGain(best, this.candidates, round.C) })
  }

  /** `way` = the states of the way to the head at which a model was trained, oldest first. */
  view(way: readonly State[], now: State): readonly StopView[] {
    const past = way.flatMap((state) => this.rounds.get(keyOf(state)) ?? [])
    const { stop, budget, budgetIn } = now.settings
    const limit = { spent: spentIn(now.spent, budgetIn), limit: budget }
    const first = this.marks(way, stop)
    return judge(stop, past, now.order.length, limit).each.map((judgement) => ({
      ...judgement,
      at: first.find((f) => f.id === judgement.id)?.labels ?? null,
    }))
  }

  /** For each of the rules the first number of labels on the way at which it says stop, where it does. */
  marks(
    way: readonly State[],
    rules: State['settings']['stop'],
  ): { readonly id: string; readonly labels: number }[] {
    const first: { id: string; labels: number }[] = []
    const past: StopRound[] = []
    for (const state of way) {
      const round = this.rounds.get(keyOf(state))
      if (!round) continue
      past.push(round)
      const { budget, budgetIn } = state.settings
      const open = rules.filter(({ id }) => !first.some((f) => f.id === id))
      if (open.length === 0) continue
      const limit = { spent: spentIn(state.spent, budgetIn), limit: budget }
      const labels = state.order.length
      for (const { id, verdict } of judge(open, past, labels, limit).each)
        if (verdict.stop) first.push({ id, labels })
    }
    return first
  }
}
