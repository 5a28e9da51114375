import type { Job } from '../core/job.ts'
import { startNetworkCommittee } from '../core/model/committee.ts'
import { tidy } from '../core/model/common.ts'
import { netShape, startNetworks, trained } from '../core/model/network.ts'
import type { Fitted } from '../core/model/types.ts'
import type { Scene } from './scene.ts'
import type { Stream } from './stream.ts'

/** Steps of a network after which its committee is shown for the first time. */
const PREVIEW_STEPS = 25

/** The network of the settings, trained on the scene's training set by the scene's trainer. */
export function* network({ train, state, rnd, trainer, C }: Scene): Job<Fitted> {
  const t = tidy(train)
  const net = netShape(state.settings.model.params, C)
  const [only] = yield* trained(startNetworks(t, net, t.w, [0], rnd, trainer))
  return only
}

/** A committee of networks; `preview` is handed the members after the first few steps. */
export function* networks(
  { train, state, rnd, trainer }: Scene,
  id: 'seeds' | 'bayesianBootstrap' | 'dropout',
  preview: (members: readonly Fitted[]) => Stream<void>,
): Stream<Fitted[]> {
  const { model, committee } = state.settings
  const training = startNetworkCommittee(id, train, model.params, committee.k, rnd, trainer, committee.params)
  const { run, net } = training
  try {
    for (let step = 1; step <= net.steps; step++) {
      run.step()
      yield { done: step, of: net.steps }
      if (step === PREVIEW_STEPS && step < net.steps) yield* preview(training.fitted())
    }
    return training.fitted()
  } finally {
    run.dispose()
  }
}
