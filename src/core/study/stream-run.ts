import type { Dataset } from '../data/types.ts'
import type { Job } from '../job.ts'
import { drive } from '../session/driver.ts'
import { begin } from '../session/begin.ts'
import type { Spec, State } from '../session/types.ts'
import { createLearner } from './learner.ts'
import { grade, type Measured } from './session-run.ts'

/** A stream at some moment. */
export interface StreamMoment extends Measured {
  /** Items that have passed, and labels so far (the start included). */
  readonly items: number
  readonly labels: number
  readonly theta: number
}

/** Lets a stream pass by and measures the model after each of these numbers of items (ascending). */
export function* runStreamSession(
  spec: Spec,
  dataset: Dataset,
  at: readonly number[],
): Job<readonly StreamMoment[]> {
  const learner = createLearner()
  const moments: StreamMoment[] = []
  let state = begin(withoutLimit(spec, dataset), dataset)
  for (const items of at) {
    const until = (s: State) => (s.stream?.t ?? items) >= items && s.open === null
    state = (yield* drive(state, learner.look, { fp: '', until })).state
    const graded = yield* grade(yield* learner.fit(state), state)
    const { t = 0, theta = 1 } = state.stream ?? {}
    moments.push({ items: t, labels: state.order.length, theta, ...graded })
  }
  return moments
}

/** The rule of the stream alone limits what is asked. */
const withoutLimit = (spec: Spec, { n }: Dataset): Spec => ({
  ...spec,
  mode: 'stream',
  settings: { ...spec.settings, budget: n * spec.settings.votesPerPoint, budgetIn: 'answers' },
})
