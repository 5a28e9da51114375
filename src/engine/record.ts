import type { Job } from '../core/job.ts'
import type { NetTrainer } from '../core/model/types.ts'
import { predictPoints } from '../core/query/context.ts'
import { expectedGain, stopRound, type StopRound } from '../core/query/stopping.ts'
import { fitModel } from './fitting.ts'
import { gradeOf } from './jobs.ts'
import type { DataMessage } from './protocol/state.ts'
import type { RecordRequest } from './protocol/background.ts'
import { recheck } from './recheck.ts'
import { makeScene, type Located } from './scene.ts'
import type { Caches } from './seen.ts'

/** What stopping rules may know of the model of a past state: as it would have been noted when the state was looked at. */
export function* record(
  caches: Caches,
  data: DataMessage,
  { state, gain }: RecordRequest,
  trainer: NetTrainer,
): Job<StopRound> {
  const scene = makeScene(data, state, trainer)
  const model = yield* fitModel(caches.models, scene)
  /** As exactly as a look sends them to the page. */
  function* probabilities({ xy, n }: Located): Job<Float64Array> {
    const { p } = yield* predictPoints(model, undefined, xy, n)
    return Float64Array.from(Float32Array.from(p))
  }
  const pool = yield* probabilities(scene.pool)
  const candidates = yield* probabilities(scene.candidates)
  const grade = state.examLabels ? yield* gradeOf(model, scene.exam, scene.examY) : null
  let best: number | null = null
  if (gain !== null && scene.candidates.n > 0) {
    const settings = { ...state.settings, strategy: { id: gain, params: {} } }
    const found = yield* recheck(caches, data, { ...state, settings }, trainer)
    best = found && Array.from(found.scores).reduce((a, b) => Math.max(a, b), -Infinity)
  }
  return stopRound(state.labelled.ids.length, scene.C, pool, candidates, {
    paid: grade?.accuracy ?? null,
    gain: best === null ? null : expectedGain(best, candidates, scene.C),
  })
}
