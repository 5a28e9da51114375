import type { Job } from '../job.ts'
import { solveLowerT } from '../math/cholesky.ts'
import { log } from '../math/portable.ts'
import { PURPOSE } from '../math/random.ts'
import { normalQuantile } from '../math/special.ts'
import { readParams, type Params } from '../params.ts'
import { committeeMeta } from './catalogue.ts'
import { tidy } from './common.ts'
import { isLogistic, withWeights, type LogisticFit } from './logistic.ts'
import { maskedParams } from './net.ts'
import { fittedNetwork, netShape, startNetworks, trained, type NetTraining } from './network.ts'
import { modelById } from './registry.ts'
import type { CommitteeId, Fitted, ModelId, NetTrainer, Rnd, TrainSet } from './types.ts'

/** Sizes that a committee may have. */
export const MEMBERS = { min: 2, max: 20 } as const
const size = (k: number) => Math.min(MEMBERS.max, Math.max(MEMBERS.min, Math.round(k)))

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
  const K = size(k)
  if (id === 'kinds') return yield* kinds(t, K, rnd, trainer)
  if (modelId === 'network' && id !== 'posterior')
    return yield* trained(startNetworkCommittee(id, t, params, K, rnd, trainer, given))
  if (id === 'bayesianBootstrap') return yield* bootstrapped(t, modelId, params, K, rnd)
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
  const members = Array.from({ length: size(k) }, (_, m) => m)
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

/** Weights of a member of the Bayesian bootstrap (Rubin 1981): each point's own weight times an Exp(1) draw of (member, point). */
export function bootstrapWeights(t: TrainSet, member: number, rnd: Rnd): Float64Array {
  return t.w.map((w, i) => -w * log(rnd(PURPOSE.bootstrap, member, t.ids[i])))
}

function* bootstrapped(t: TrainSet, id: ModelId, params: Params, K: number, rnd: Rnd): Job<Fitted[]> {
  const members: Fitted[] = []
  for (let m = 0; m < K; m++) {
    members.push(yield* modelById(id).fit({ ...t, w: bootstrapWeights(t, m, rnd) }, params, rnd))
    yield { done: m + 1, of: K }
  }
  return members
}

/**
 * Draws from the Laplace approximation N(theta, H^-1) of a logistic model: theta + L^-T z with H = L L'. Coordinate i of
 * member m is normal draw (m, i).
 */
function* posteriorDraws(fit: LogisticFit, K: number, rnd: Rnd): Job<Fitted[]> {
  const L = fit.factor()
  const N = fit.v.length
  const members: Fitted[] = []
  for (let m = 0; m < K; m++) {
    const draw = Float64Array.from({ length: N }, (_, i) => normalQuantile(rnd(PURPOSE.posterior, m, i)))
    solveLowerT(L, N, draw)
    for (let i = 0; i < N; i++) draw[i] += fit.v[i]
    members.push(withWeights(fit, draw))
    yield { done: m + 1, of: K }
  }
  return members
}

/** A member of a committee of different kinds of model. */
export interface Kind {
  readonly id: ModelId
  readonly params: Params
}

const KINDS: readonly Kind[] = [
  { id: 'logistic', params: { features: 'linear' } },
  { id: 'knn', params: { k: 5 } },
  { id: 'naiveBayes', params: {} },
  { id: 'gaussianProcess', params: {} },
  { id: 'parzen', params: {} },
  { id: 'logistic', params: { features: 'quadratic' } },
  { id: 'network', params: {} },
  { id: 'classMean', params: {} },
  { id: 'logistic', params: { features: 'bumps-6' } },
  { id: 'knn', params: { k: 1 } },
  { id: 'parzen', params: { gamma: 0.5 } },
  { id: 'gaussianProcess', params: { lengthScale: 2 } },
  { id: 'network', params: { layers: 1, units: 8 } },
  { id: 'knn', params: { k: 15, weights: 'uniform' } },
  { id: 'logistic', params: { features: 'bumps-6-wide' } },
  { id: 'naiveBayes', params: { varSmoothing: 0.1 } },
  { id: 'network', params: { activation: 'relu' } },
  { id: 'logistic', params: { features: 'bumps-7' } },
  { id: 'parzen', params: { gamma: 8 } },
  { id: 'gaussianProcess', params: { lengthScale: 0.5 } },
]

/** The models of a committee of k different kinds. */
export const memberKinds = (k: number): readonly Kind[] => KINDS.slice(0, size(k))

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
