import type { Dataset } from '../data/types.ts'
import type { Job } from '../job.ts'
import { isLogistic } from '../model/logistic.ts'
import type { Fitted } from '../model/types.ts'
import { predictPoints } from '../query/context.ts'
import { gatherPoints } from '../query/geo.ts'
import { expectedGain, judge, stopRound, type StopRound } from '../query/stopping.ts'
import { accuracyOf, confusion, predicted } from '../session/metrics.ts'
import type { Settings, Spec, State } from '../session/types.ts'
import { askable, paidIds, poolIds } from '../session/views.ts'
import { createLearner } from './learner.ts'
import { grade, runSession, type Measured } from './session-run.ts'

/** What would have happened, had the session been stopped by its rules, and what if not. */
export interface StopRun {
  /** Label counts and grades of every round. */
  readonly at: readonly number[]
  readonly graded: readonly Measured[]
  /** Round at which the first of the rules said stop, null if none did; the label count is `at[stopped]`. */
  readonly stopped: number | null
  /** Points labelled until then (until the end where nothing stopped), start first. */
  readonly order: readonly number[]
}

/** Runs a session to `labels` labels and notes where its stopping rules would have ended it. The rules never see the grades. */
export function* runStops(spec: Spec, dataset: Dataset, labels: number): Job<StopRun> {
  const counts = Array.from({ length: labels }, (_, i) => i + 1)
  const run = yield* runSession(spec, dataset, counts, function* (model, state) {
    return { record: yield* recordOf(model, state), grade: yield* grade(model, state) }
  })
  const records = run.measured.map((m) => m.record)
  const stopped = firstStop(records, spec.settings, labels)
  return {
    at: run.at,
    graded: run.measured.map((m) => m.grade),
    stopped,
    order: run.order.slice(0, stopped === null ? undefined : run.at[stopped]),
  }
}

/** The first round at which one of the settings' rules says stop. */
function firstStop(records: readonly StopRound[], { stop }: Settings, limit: number): number | null {
  for (let i = 0; i < records.length; i++) {
    const { labels } = records[i]
    if (judge(stop, records.slice(0, i + 1), labels, { spent: labels, limit }).stop) return i
  }
  return null
}

/** What stopping rules may know of a model. */
function* recordOf(model: Fitted, state: State): Job<StopRound> {
  const probabilities = function* (ids: Int32Array): Job<Float64Array> {
    return (yield* predictPoints(model, undefined, gatherPoints(state.xy, ids), ids.length)).p
  }
  const { C } = model
  const pool = yield* probabilities(poolIds(state))
  const candidates = yield* probabilities(askable(state))
  const gain = state.settings.stop.some((rule) => rule.id === 'gain')
    ? yield* gainOf(model, state, candidates)
    : null
  const bought = paidIds(state).filter((id) => state.label[id] >= 0)
  const named = predicted(yield* probabilities(bought), bought.length, C)
  const y = bought.map((id) => state.label[id])
  const { accuracy: paid } = accuracyOf(confusion(named, y, C), C)
  return stopRound(state.train.length, C, pool, candidates, { paid, gain })
}

/** Null where the model cannot look ahead, or nothing is left to ask. */
function* gainOf(model: Fitted, state: State, candidates: Float64Array): Job<number | null> {
  if (!isLogistic(model) || candidates.length === 0) return null
  const strategy = { id: 'expectedErrorReduction', params: {} }
  const [best] = yield* createLearner().look({ ...state, settings: { ...state.settings, strategy } })
  return expectedGain(best.score, candidates, model.C)
}
