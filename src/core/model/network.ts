import type { Job } from '../job.ts'
import type { Params } from '../params.ts'
import { modelMeta } from './catalogue.ts'
import { fullParams, tidy } from './common.ts'
import { Forward, initialParams, LANES, paramCount } from './net.ts'
import { typedTrainer } from './trainer.ts'
import type { Fitted, Model, NetRun, NetShape, NetTrainer, Rnd, TrainSet } from './types.ts'

const meta = modelMeta('network')

/** The network that the parameters of the model name. */
export function netShape(given: Params, C: number): NetShape {
  const p = fullParams(meta, given)
  return {
    hidden: new Array<number>(Number(p.layers)).fill(Number(p.units)),
    C,
    activation: p.activation === 'relu' ? 'relu' : 'tanh',
    decay: Number(p.decay),
    dropout: Number(p.dropout),
    learningRate: Number(p.learningRate),
    steps: Number(p.steps),
  }
}

/** A network with these flat parameters; `trainer` computes its maps, where it has a way. */
export function fittedNetwork(net: NetShape, params: Float64Array, trainer?: NetTrainer): Fitted {
  const forward = new Forward(net)
  return {
    id: 'network',
    C: net.C,
    params,
    ...(trainer?.lattice && { lattice: trainer.lattice(net, params) }),
    predict(xy, n, out, from = 0, to = n) {
      for (let i = from; i < to; i += LANES) {
        forward.load(xy, n, i)
        const p = forward.probabilities(params)
        for (let lane = 0; lane < LANES && i + lane < to; lane++)
          for (let c = 0; c < net.C; c++) out[(i + lane) * net.C + c] = p[c * LANES + lane]
      }
    },
    embed(xy, n) {
      const units = net.hidden[net.hidden.length - 1]
      const dim = units + 1
      const h = new Float64Array(n * dim).fill(1)
      for (let i = 0; i < n; i += LANES) {
        forward.load(xy, n, i)
        const last = forward.hidden(params)
        for (let lane = 0; lane < LANES && i + lane < n; lane++)
          for (let j = 0; j < units; j++) h[(i + lane) * dim + 1 + j] = last[j * LANES + lane]
      }
      return { h, dim }
    },
  }
}

/** Networks in training: call `run.step()` `net.steps` times, `fitted()` whenever the members are wanted, and `run.dispose()`. */
export interface NetTraining {
  readonly net: NetShape
  readonly run: NetRun
  /** The members as they are now. */
  fitted(): Fitted[]
}

/**
 * Starts K networks on the same points. Member k begins at the starting parameters of `inits[k]`; `weights` is K x n, in the order
 * of `t`. Without any label all parameters are 0 and stay so: every class is equally likely.
 */
export function startNetworks(
  t: TrainSet,
  net: NetShape,
  weights: Float64Array,
  inits: readonly number[],
  rnd: Rnd,
  trainer: NetTrainer,
): NetTraining {
  const K = inits.length
  const P = paramCount(net)
  const init = new Float64Array(K * P)
  if (t.n > 0) inits.forEach((member, k) => init.set(initialParams(net, rnd, member), k * P))
  const run = trainer.start(net, t, weights, init, K, rnd)
  return {
    net,
    run,
    fitted() {
      const flat = run.params()
      return inits.map((_, k) => fittedNetwork(net, flat.slice(k * P, (k + 1) * P), trainer))
    },
  }
}

/** Trains to the end and disposes the run. */
export function* trained(training: NetTraining): Job<Fitted[]> {
  try {
    for (let step = 0; step < training.net.steps; step++) {
      training.run.step()
      yield { done: step + 1, of: training.net.steps }
    }
    return training.fitted()
  } finally {
    training.run.dispose()
  }
}

/** One dense network, trained by the typed arrays. */
export const network: Model = {
  meta,
  *fit(given, params, rnd) {
    const t = tidy(given)
    const net = netShape(params, t.C)
    const [only] = yield* trained(startNetworks(t, net, t.w, [0], rnd, typedTrainer))
    return only
  },
  restore: (flat, C, params) => fittedNetwork(netShape(params, C), flat),
}
