import type { Job } from '../job.ts'
import { log } from '../math/exp-log.ts'
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

export { memberKinds } from './kinds.ts'
export { bootstrapWeights, MEMBERS } from './resampled.ts'

/**
 * Builds `k` members (2 to 20) on the labelled points. `base` is the model of the page on the same points, whose posterior is
 * drawn from; `given` are the parameters of the committee.
 * @throws RangeError where the committee does not go with the model (see `ModelMeta.committees`).
 */
export function* buildCommittee(
  id: CommitteeId,
  t: TrainSet,
  modelId: ModelId,
  params: Params,
  base: Fitted,
  k: number,
  rnd: Rnd,
  trainer: NetTrainer,
  given: Params = {},
): Job<Fitted[]> {
  const K = memberCount(k)
  if (id === 'kinds') return yield* kinds(t, K, rnd, trainer)
  if (modelId === 'network' && id !== 'posterior')
    return yield* trained(startNetworkCommittee(id, t, params, K, rnd, trainer, given))
  if (id === 'bayesianBootstrap') return yield* bootstrapped(t, modelById(modelId), params, K, rnd, base)
  if (id === 'posterior' && isLogistic(base)) return yield* posteriorDraws(base, K, rnd)
  throw new RangeError(`a committee of ${id} needs another model than ${modelId}`)
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
        return members.map((m) => fittedNetwork(net, maskedParams(dropping, flat, rnd, m)))
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

/** Where the uncertainty of a committee comes from, per point, nats: total = aleatoric + epistemic. */
export interface Uncertainty {
  /** Entropy of the mean prediction. */
  readonly total: Float64Array
  /** Mean entropy of the members: overlap that more labels do not remove. */
  readonly aleatoric: Float64Array
  /** Mutual information of label and member: disagreement that labels can remove. Never negative. */
  readonly epistemic: Float64Array
}

/** Splits the uncertainty of K x n x C member probabilities (Depeweg et al. 2018, eq. 2; Houlsby et al. 2011, eq. 2). */
export function decompose(p: Float64Array, K: number, n: number, C: number): Uncertainty {
  const total = new Float64Array(n)
  const aleatoric = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    for (let c = 0; c < C; c++) {
      let mean = 0
      for (let k = 0; k < K; k++) {
        const q = p[(k * n + i) * C + c]
        mean += q / K
        if (q > 0) aleatoric[i] -= (q * log(q)) / K
      }
      if (mean > 0) total[i] -= mean * log(mean)
    }
  }
  return { total, aleatoric, epistemic: total.map((h, i) => Math.max(0, h - aleatoric[i])) }
}
