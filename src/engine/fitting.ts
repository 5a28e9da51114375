import type { Job } from '../core/job.ts'
import { bootstrapped, memberCount } from '../core/model/resampled.ts'
import type { Fitted } from '../core/model/types.ts'
import type { Cache } from './cache.ts'
import { modelOf, moreCode } from './code.ts'
import type { Scene } from './scene.ts'
import type { Stream } from './stream.ts'

/** The model of the settings, trained on the scene's training set. Networks are trained by the scene's trainer. */
export function* fitModel(kept: Cache<Fitted>, scene: Scene): Job<Fitted> {
  const known = kept.get(scene.modelKey)
  if (known) return known
  const { id, params } = scene.state.settings.model
  const fitted =
    id === 'network'
      ? yield* moreCode().network(scene)
      : yield* modelOf(id).fit(scene.train, params, scene.rnd)
  kept.set(scene.modelKey, fitted)
  return fitted
}

/** Whether the settings' committee goes with the settings' model. */
export function committeeFits({ state }: Scene): boolean {
  const { model, committee } = state.settings
  return modelOf(model.id).meta.committees.includes(committee.id)
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
  const members = yield* fitMembers(scene, base, preview)
  kept.set(scene.committeeKey, members)
  return members
}

function* fitMembers(
  scene: Scene,
  base: () => Job<Fitted>,
  preview: (members: readonly Fitted[]) => Stream<void>,
): Stream<readonly Fitted[]> {
  const { train, state, rnd, trainer } = scene
  const { model, committee } = state.settings
  const { id } = committee
  const k = memberCount(committee.k)
  if (model.id === 'network' && id !== 'kinds' && id !== 'posterior')
    return yield* moreCode().networks(scene, id, preview)
  const fitted = yield* base()
  if (id === 'bayesianBootstrap')
    return yield* bootstrapped(train, modelOf(model.id), model.params, k, rnd, fitted)
  return yield* moreCode().buildCommittee(committee, train, { ...model, fitted }, rnd, trainer)
}
