import { log } from '../math/exp-log.ts'
import { Adam } from './adam.ts'
import { dropoutMask, Forward, LANES, layerSizes, paramCount } from './net.ts'
import type { NetRun, NetShape, NetTrainer, Rnd, TrainSet } from './types.ts'

/**
 * Trains networks with hand-derived backpropagation on flat Float64Arrays. One step of a member is one of Adam down the gradient of
 *   loss = (sum of w_i * cross-entropy_i) / (sum of w_i) + decay/2 * |W|^2   (W: weights, not biases)
 * A member whose weights sum to 0 stays where it is.
 */
export const typedTrainer: NetTrainer = {
  name: 'typed',
  start: (net, t, weights, init, K, rnd) => new TypedRun(net, t, weights, init, K, rnd),
}

class TypedRun implements NetRun {
  private readonly net: NetShape
  private readonly t: TrainSet
  private readonly rnd: Rnd | undefined
  private readonly sizes: readonly number[]
  /** Start of each layer's weights among the parameters of a member; entry 0 is that of layer 1. */
  private readonly starts: readonly number[]
  /** Per member: n weights that sum to 1, or null where all are 0. */
  private readonly shares: readonly (Float64Array | null)[]
  private readonly theta: readonly Float64Array[]
  private readonly m: readonly Float64Array[]
  private readonly v: readonly Float64Array[]
  private readonly gradient: Float64Array
  private readonly forward: Forward
  /** Derivatives of the loss by the inputs of the units, laid out as the activations. */
  private readonly delta: readonly Float64Array[]
  private readonly adam: Adam
  private steps = 0

  constructor(net: NetShape, t: TrainSet, weights: Float64Array, init: Float64Array, K: number, rnd?: Rnd) {
    const P = paramCount(net)
    const members = Array.from({ length: K }, (_, k) => k)
    this.net = net
    this.t = t
    this.rnd = rnd
    this.sizes = layerSizes(net)
    this.starts = layerStarts(this.sizes)
    this.shares = members.map((k) => share(weights.subarray(k * t.n, (k + 1) * t.n)))
    this.theta = members.map((k) => init.slice(k * P, (k + 1) * P))
    this.m = members.map(() => new Float64Array(P))
    this.v = members.map(() => new Float64Array(P))
    this.gradient = new Float64Array(P)
    this.forward = new Forward(net)
    this.delta = this.sizes.map((size) => new Float64Array(LANES * size))
    this.adam = new Adam(net.learningRate)
  }

  step(): void {
    this.steps++
    this.adam.next()
    for (let k = 0; k < this.theta.length; k++) {
      const shares = this.shares[k]
      if (!shares) continue
      this.drawMasks(k)
      this.differentiate(this.theta[k], shares)
      this.adam.update(this.theta[k], this.gradient, this.m[k], this.v[k])
    }
  }

  loss(): Float64Array {
    for (const mask of this.forward.mask) mask.fill(1)
    return Float64Array.from(this.theta, (theta, k) => {
      const shares = this.shares[k]
      return shares ? this.meanLoss(theta, shares) : 0
    })
  }

  params(): Float64Array {
    const P = this.gradient.length
    const flat = new Float64Array(this.theta.length * P)
    this.theta.forEach((theta, k) => flat.set(theta, k * P))
    return flat
  }

  dispose(): void {}

  private drawMasks(member: number): void {
    const { net, rnd, sizes } = this
    if (net.dropout === 0 || !rnd) return
    for (let l = 1; l < sizes.length - 1; l++)
      for (let j = 0; j < sizes[l]; j++)
        this.forward.mask[l][j] = dropoutMask(rnd, net.dropout, member, this.steps, l - 1, j)
  }

  private meanLoss(theta: Float64Array, shares: Float64Array): number {
    const { t, forward } = this
    let sum = 0
    for (let i = 0; i < t.n; i += LANES) {
      forward.load(t.xy, t.n, i)
      const p = forward.probabilities(theta)
      for (let lane = 0; lane < LANES && i + lane < t.n; lane++)
        sum -= shares[i + lane] * log(Math.max(p[LANES * t.y[i + lane] + lane], TINY))
    }
    return sum
  }

  /** Gradient of the mean weighted loss and the decay. */
  private differentiate(theta: Float64Array, shares: Float64Array): void {
    const { gradient, sizes, starts, net, t, forward } = this
    const out = this.delta[sizes.length - 1]
    gradient.fill(0)
    for (let i = 0; i < t.n; i += LANES) {
      forward.load(t.xy, t.n, i)
      const p = forward.probabilities(theta)
      for (let lane = 0; lane < LANES; lane++) {
        const known = i + lane < t.n
        const weight = known ? shares[i + lane] : 0
        for (let c = 0, k = lane; c < net.C; c++, k += LANES) out[k] = weight * p[k]
        if (known) out[LANES * t.y[i + lane] + lane] -= weight
      }
      this.backward(theta)
    }
    if (net.decay === 0) return
    for (let l = 1; l < sizes.length; l++)
      for (let k = starts[l - 1], end = k + sizes[l - 1] * sizes[l]; k < end; k++)
        gradient[k] += net.decay * theta[k]
  }

  /** Adds the gradient of the four points whose activations and output derivatives are in place. */
  private backward(theta: Float64Array): void {
    const { gradient, delta, sizes, starts, net, forward } = this
    const keep = 1 - net.dropout
    for (let l = sizes.length - 1; l >= 1; l--) {
      const h = forward.h[l - 1]
      backLayer(theta, gradient, starts[l - 1], h, sizes[l - 1], delta[l], sizes[l], delta[l - 1])
      if (l === 1) return
      const below = delta[l - 1]
      const mask = forward.mask[l - 1]
      for (let k = 0; k < below.length; k++) {
        const m = mask[k >> 2]
        // h = m * tanh(z) with m = 0 or 1 / keep, so its slope is m (1 - tanh^2) = m - keep h^2.
        below[k] *= net.activation === 'tanh' ? m - (m === 1 ? 1 : keep) * h[k] * h[k] : h[k] > 0 ? m : 0
      }
    }
  }
}

/** Smallest normal number: keeps the logarithm of an underflowed probability finite. */
const TINY = 2.2250738585072014e-308

/** One layer backwards: adds its gradient and writes the derivatives by its inputs to `below`. */
function backLayer(
  theta: Float64Array,
  gradient: Float64Array,
  start: number,
  h: Float64Array,
  inputs: number,
  delta: Float64Array,
  outputs: number,
  below: Float64Array,
): void {
  let k = start
  for (let i = 0; i < LANES * inputs; i += LANES) {
    const ha = h[i]
    const hb = h[i + 1]
    const hc = h[i + 2]
    const hd = h[i + 3]
    let a = 0
    let b = 0
    let c = 0
    let d = 0
    for (let j = 0; j < LANES * outputs; j += LANES, k++) {
      const w = theta[k]
      const da = delta[j]
      const db = delta[j + 1]
      const dc = delta[j + 2]
      const dd = delta[j + 3]
      gradient[k] += ha * da + hb * db + hc * dc + hd * dd
      a += w * da
      b += w * db
      c += w * dc
      d += w * dd
    }
    below[i] = a
    below[i + 1] = b
    below[i + 2] = c
    below[i + 3] = d
  }
  for (let j = 0; j < LANES * outputs; j += LANES, k++)
    gradient[k] += delta[j] + delta[j + 1] + delta[j + 2] + delta[j + 3]
}

function layerStarts(sizes: readonly number[]): number[] {
  const starts = [0]
  for (let l = 1; l < sizes.length; l++) starts.push(starts[l - 1] + (sizes[l - 1] + 1) * sizes[l])
  return starts
}

function share(weights: Float64Array): Float64Array | null {
  let sum = 0
  for (let i = 0; i < weights.length; i++) sum += weights[i]
  return sum > 0 ? weights.map((w) => w / sum) : null
}
