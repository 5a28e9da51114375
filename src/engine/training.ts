import type { Progress } from '../core/job.ts'
import { tidy } from '../core/model/common.ts'
import { netShape, startNetworks } from '../core/model/network.ts'
import type { NetTrainer } from '../core/model/types.ts'
import { gridOf, lattice } from './lattice.ts'
import { predictLattice } from './predict.ts'
import type { DataMessage } from './protocol/state.ts'
import type { TrainingRequest, TrainingStep } from './protocol/background.ts'
import { makeScene } from './scene.ts'

/** Pictures of a training, besides the one before its first step. */
const PICTURES = 40

/**
 * The settings' network before its first step, after every few steps, and when it is done: then it is the model of the state, since the
 * trainer is the same and starts from the same parameters.
 */
export function* training(
  data: DataMessage,
  { state, box, res }: TrainingRequest,
  trainer: NetTrainer,
): Generator<TrainingStep | Progress | undefined, void> {
  const scene = makeScene(data, state, trainer)
  const t = tidy(scene.train)
  const net = netShape(state.settings.model.params, scene.C)
  const nodes = lattice(box, res)
  const every = Math.max(1, Math.round(net.steps / PICTURES))
  const run = startNetworks(t, net, t.w, [0], scene.rnd, trainer)
  try {
    for (let step = 0; step <= net.steps; step++) {
      if (step > 0) run.run.step()
      if (step % every > 0 && step < net.steps) yield { done: step, of: net.steps }
      else {
        const grid = gridOf(nodes, yield* predictLattice(run.fitted(), nodes))
        yield { step, of: net.steps, loss: run.run.loss()[0], grid }
      }
    }
  } finally {
    run.run.dispose()
  }
}
