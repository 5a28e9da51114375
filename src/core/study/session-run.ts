import type { ClassIx, Dataset, PointId } from '../data/types.ts'
import type { Job } from '../job.ts'
import type { Fitted } from '../model/types.ts'
import { predictPoints } from '../query/context.ts'
import { gatherPoints } from '../query/geo.ts'
import { drive, type Halt } from '../session/driver.ts'
import { begin } from '../session/fold.ts'
import { accuracyOf, confusion, predicted } from '../session/metrics.ts'
import type { Spec, State } from '../session/types.ts'
import { examIds } from '../session/views.ts'
import { createLearner } from './learner.ts'

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
  const named = yield* namedBy(model, gatherPoints(state.xy, ids))
  const { accuracy, balanced } = accuracyOf(confusion(named, y, model.C), model.C)
  return { accuracy, balanced }
}

/** Class that a model names for each point. */
export function* namedBy(model: Fitted, xy: Float64Array): Job<ArrayLike<ClassIx>> {
  const n = xy.length / 2
  const { p } = yield* predictPoints(model, undefined, xy, n)
  return predicted(p, n, model.C)
}
