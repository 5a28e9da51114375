import { SvelteMap } from 'svelte/reactivity'
import { judge, stopRound, type Judgement, type StopRound } from '../core/query/stopping.ts'
import { spentIn } from '../core/session/check.ts'
import type { State } from '../core/session/types.ts'
import { askable, poolIds } from '../core/session/views.ts'
import { keyOf } from './curve-parts.ts'

/** What the stopping rules of the settings say, from the models that were looked at on the way to the head. */
export class Stops {
  private readonly rounds = new SvelteMap<string, StopRound>()

  /** `poolP` = class probabilities of the pool, n x C. */
  learn(state: State, poolP: Float32Array): void {
    if (state.settings.stop.length === 0) return
    const C = state.classes.length
    const pool = Float64Array.from(poolP)
    const asked = new Int32Array(askable(state))
    const rowOf = new Int32Array(state.role.length)
    poolIds(state).forEach((id, row) => (rowOf[id] = row))
    const candidates = new Float64Array(asked.length * C)
    asked.forEach((id, i) => candidates.set(pool.subarray(rowOf[id] * C, (rowOf[id] + 1) * C), i * C))
    this.rounds.set(keyOf(state), stopRound(state.train.length, C, pool, candidates))
  }

  /** `way` = the states of the way to the head at which a model was trained, oldest first. */
  view(way: readonly State[], now: State): readonly Judgement[] {
    const past = way.flatMap((state) => this.rounds.get(keyOf(state)) ?? [])
    const { stop, budget, budgetIn } = now.settings
    return judge(stop, past, now.order.length, { spent: spentIn(now.spent, budgetIn), limit: budget }).each
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
