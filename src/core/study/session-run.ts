import type { Dataset, PointId } from '../data/types.ts'
import type { Job } from '../job.ts'
import type { Fitted } from '../model/types.ts'
import { predictPoints } from '../query/context.ts'
import { gatherPoints } from '../query/geo.ts'
import { drive, type Halt } from '../session/driver.ts'
import { begin } from '../session/begin.ts'
import { accuracyOf, confusion, predicted } from '../session/metrics.ts'
import type { Spec, State } from '../session/types.ts'
import { examIds } from '../session/views.ts'
import { createLearner } from './learner.ts'
import { sharedFeatures } from './shared-features.ts'

/** A session that a simulated oracle has answered to its end. */
export interface SessionRun<T> {
  /** Label counts at which the model was measured, and what was found. */
  readonly at: readonly number[]
  readonly measured: readonly T[]
  /** Every labelled point in the order of labelling; the first `start` of them were labelled before the first question. */
  readonly order: readonly PointId[]
  readonly start: number
  /** Why it ended before the last label count, null if it did not. */
  readonly halt: Halt | null
}

export interface Measured {
  readonly accuracy: number | null
  readonly balanced: number | null
}

/** Looks at a freshly trained model; `state` is between two rounds. */
export type Measure<T> = (model: Fitted, state: State) => Job<T>

/**
 * Runs a session through the same loop as the page, and measures its model at the label counts `at` (ascending; a batch that
 * jumps over one is measured at the next end of a round, counts below the start at the start). The budget of the spec is
 * replaced by what the last label count costs in answers.
 */
export function* runSession<T>(
  spec: Spec,
  dataset: Dataset,
  at: readonly number[],
  measure: Measure<T>,
): Job<SessionRun<T>> {
  const learner = createLearner()
  let state = begin(withBudget(spec, dataset, at[at.length - 1]), dataset)
  const start = state.order.length
  const run = { at: [] as number[], measured: [] as T[] }
  let halt: Halt | null = null
  for (const labels of at) {
    if (run.at.length > 0 && run.at[run.at.length - 1] >= labels) continue
    const until = (s: State) => s.train.length >= labels && s.open === null
    const driven = yield* drive(state, learner.look, { fp: '', until })
    state = driven.state
    if (driven.why !== 'until') {
      halt = driven.why
      break
    }
    run.at.push(state.train.length)
    run.measured.push(yield* measure(yield* learner.fit(state), state))
  }
  return { ...run, order: state.order, start, halt }
}

/** The spec with a budget of exactly the answers that `labels` points need: one for each point of the start, then all votes. */
function withBudget(spec: Spec, dataset: Dataset, labels: number): Spec {
  const { spent } = begin(spec, dataset)
  const budget = spent.answers + Math.max(0, labels - spent.points) * spec.settings.votesPerPoint
  return { ...spec, settings: { ...spec.settings, budget, budgetIn: 'answers' } }
}

/** Accuracy and balanced accuracy on the rows that grade by the hidden truth. */
export function* grade(model: Fitted, state: State): Job<Measured> {
  const ids = examIds(state)
  const y = Int32Array.from(ids, (id) => state.truth[id])
  const features = sharedFeatures(state, model, ids)
  const { p } = yield* predictPoints(model, undefined, gatherPoints(state.xy, ids), ids.length, features)
  const { accuracy, balanced } = accuracyOf(confusion(predicted(p, ids.length, model.C), y, model.C), model.C)
  return { accuracy, balanced }
}

/**
 * The grade of the spec's model after training on the true labels of these points, however they were chosen: by another model, or
 * all of the pool.
 */
export function* gradeLabels(spec: Spec, dataset: Dataset, ids: readonly PointId[]): Job<Measured> {
  const state = begin({ ...spec, start: { rule: 'hand', n: ids.length, ids } }, dataset)
  return yield* grade(yield* createLearner().fit(state), state)
}

/** As `gradeLabels` for the whole pool: what asking about everything would lead to. */
export const gradePool = (spec: Spec, dataset: Dataset): Job<Measured> =>
  gradeLabels(
    spec,
    dataset,
    Array.from({ length: dataset.nPool }, (_, id) => id),
  )
