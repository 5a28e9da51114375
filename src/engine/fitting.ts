import type { Job } from '../core/job.ts'
import { modelMeta } from '../core/model/catalogue.ts'
import { buildCommittee, startNetworkCommittee } from '../core/model/committee.ts'
import { tidy } from '../core/model/common.ts'
import { netShape, startNetworks, trained } from '../core/model/network.ts'
import { modelById } from '../core/model/registry.ts'
import type { Fitted } from '../core/model/types.ts'
import type { Cache } from './cache.ts'
import type { Scene } from './scene.ts'
import type { Stream } from './stream.ts'

/** Steps of a network after which its committee is shown for the first time. */
export const PREVIEW_STEPS = 25

/** The model of the settings, trained on the scene's training set. Networks are trained by the scene's trainer. */
export function* fitModel(kept: Cache<Fitted>, scene: Scene): Job<Fitted> {
  const known = kept.get(scene.modelKey)
  if (known) return known
  const { id, params } = scene.state.settings.model
  const fitted =
    id === 'network' ? yield* oneNetwork(scene) : yield* modelById(id).fit(scene.train, params, scene.rnd)
  kept.set(scene.modelKey, fitted)
  return fitted
}

function* oneNetwork({ train, state, rnd, trainer, C }: Scene): Job<Fitted> {
  const t = tidy(train)
  const net = netShape(state.settings.model.params, C)
  const [only] = yield* trained(startNetworks(t, net, t.w, [0], rnd, trainer))
  return only
}

/** Whether the settings' committee goes with the settings' model. */
export function committeeFits({ state }: Scene): boolean {
  const { model, committee } = state.settings
  return modelMeta(model.id).committees.includes(committee.id)
}

/** Whether the model is the first member of the committee, so that both are trained in one run. */
export function modelIsMember({ state }: Scene): boolean {
  const { model, committee } = state.settings
  return model.id === 'network' && committee.id === 'seeds'
}

/**
 * The committee of the settings. `base` gives the model, where members are drawn around it; `preview` is handed the members of
 * a network committee after the first few steps.
 */
export function* fitCommittee(
  kept: Cache<readonly Fitted[]>,
  scene: Scene,
  base: () => Job<Fitted>,
  preview: (members: readonly Fitted[]) => Stream<void>,
): Stream<readonly Fitted[]> {
  const known = kept.get(scene.committeeKey)
  if (known) return known
  const { train, state, rnd, trainer } = scene
  const { model, committee } = state.settings
  const { id, k, params } = committee
  const members =
    model.id === 'network' && id !== 'kinds' && id !== 'posterior'
      ? yield* networks(scene, id, preview)
      : yield* buildCommittee(id, train, model.id, model.params, yield* base(), k, rnd, trainer, params)
  kept.set(scene.committeeKey, members)
  return members
}

function* networks(
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
