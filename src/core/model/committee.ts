import type { Job } from '../job.ts'
import { readParams, type Params } from '../params.ts'
import { committeeMeta } from './catalogue.ts'
import { tidy } from './common.ts'
import { memberKinds } from './kinds.ts'
import { isLogistic } from './logistic.ts'
import { maskedParams } from './net.ts'
import { fittedNetwork, netShape, startNetworks, trained, type NetTraining } from './network.ts'
import { modelById } from './registry.ts'
import { posteriorDraws } from './posterior.ts'
import { bootstrapped, bootstrapWeights, memberCount } from './resampled.ts'
import type { CommitteeId, Fitted, ModelId, NetTrainer, Rnd, TrainSet } from './types.ts'

/** Which committee: its members differ as `id` says, 2 to 20 of them. */
export interface CommitteeChoice {
  readonly id: CommitteeId
  readonly k: number
  readonly params?: Params
}

/** The model that a committee goes with, on the same points. */
export interface Base {
  readonly id: ModelId
  readonly params: Params
  readonly fitted: Fitted
}

/**
 * Builds the members on the labelled points. Those of a posterior are drawn from the model itself.
 * @throws RangeError where the committee does not go with the model (see `ModelMeta.committees`).
 */
export function* buildCommittee(
  { id, k, params }: CommitteeChoice,
  t: TrainSet,
  base: Base,
  rnd: Rnd,
  trainer: NetTrainer,
): Job<Fitted[]> {
  const K = memberCount(k)
  if (id === 'kinds') return yield* kinds(t, K, rnd, trainer)
  if (base.id === 'network' && id !== 'posterior')
    return yield* trained(startNetworkCommittee(id, t, base.params, K, rnd, trainer, params))
  if (id === 'bayesianBootstrap')
    return yield* bootstrapped(t, modelById(base.id), base.params, K, rnd, base.fitted)
  if (id === 'posterior' && isLogistic(base.fitted)) return yield* posteriorDraws(base.fitted, K, rnd)
  throw new RangeError(`a committee of ${id} needs another model than ${base.id}`)
}

/**
 * The networks of a committee in training: after any number of steps `fitted()` gives the members as they are.
 * seeds: other starting parameters, same weights. bayesianBootstrap: same starting parameters, other weights. dropout: one
 * network, k masks.
 */
export function startNetworkCommittee(
  id: 'seeds' | 'bayesianBootstrap' | 'dropout',
  given: TrainSet,
  params: Params,
  k: number,
  rnd: Rnd,
  trainer: NetTrainer,
  committeeParams: Params = {},
): NetTraining {
  const t = tidy(given)
  const net = netShape(params, t.C)
  const members = Array.from({ length: memberCount(k) }, (_, m) => m)
  if (id === 'dropout') {
    const { rate } = readParams(committeeMeta('dropout').params, committeeParams).params
    const dropping = { ...net, dropout: Number(rate) }
    const training = startNetworks(t, dropping, t.w, [0], rnd, trainer)
    return {
      ...training,
      fitted() {
        const flat = training.run.params()
        return members.map((m) => fittedNetwork(net, maskedParams(dropping, flat, rnd, m), trainer))
      },
    }
  }
  const weights = new Float64Array(members.length * t.n)
  for (const m of members) weights.set(id === 'seeds' ? t.w : bootstrapWeights(t, m, rnd), m * t.n)
  const inits = id === 'seeds' ? members : members.map(() => 0)
  return startNetworks(t, net, weights, inits, rnd, trainer)
}

function* kinds(t: TrainSet, K: number, rnd: Rnd, trainer: NetTrainer): Job<Fitted[]> {
  const rows = tidy(t)
  const members: Fitted[] = []
  for (const { id, params } of memberKinds(K)) {
    if (id === 'network') {
      const net = netShape(params, t.C)
      members.push(...(yield* trained(startNetworks(rows, net, rows.w, [0], rnd, trainer))))
    } else members.push(yield* modelById(id).fit(t, params, rnd))
    yield { done: members.length, of: K }
  }
  return members
}
