import type { Job } from '../core/job.ts'
import type { NetTrainer } from '../core/model/types.ts'
import { predictPoints } from '../core/query/context.ts'
import { calibration, type Calibration } from '../core/session/calibration.ts'
import { fitModel } from './fitting.ts'
import type { DataMessage, Slim } from './protocol/state.ts'
import { makeScene } from './scene.ts'
import type { Caches } from './seen.ts'

/** How well the probabilities of the settings' model fit the points that grade; without points, without numbers. */
export function* reliability(
  caches: Caches,
  data: DataMessage,
  state: Slim,
  trainer: NetTrainer,
): Job<Calibration> {
  const scene = makeScene(data, state, trainer)
  const { exam, examY, C } = scene
  const model = yield* fitModel(caches.models, scene)
  const { p } = yield* predictPoints(model, undefined, exam.xy, exam.n)
  return calibration(p, examY, C)
}
