import { log } from '../core/math/exp-log.ts'
import { Adam } from '../core/model/adam.ts'
import { dropoutMask, layerSizes, paramCount } from '../core/model/net.ts'
import type { NetRun, NetShape, NetTrainer, Rnd, TrainSet } from '../core/model/types.ts'
import { as, startKernels, type Activation, type Kernels, type Tensor } from './kernels.ts'
import type { WasmUrls } from './protocol.ts'

export { tensors } from './kernels.ts'

let started: Promise<NetTrainer> | null = null

/**
 * The trainer on tfjs with its wasm backend. One start serves all calls: two at once would disturb each other.
 * @throws Error where wasm is refused or cannot be fetched
 */
export function createTrainer(wasm: WasmUrls): Promise<NetTrainer> {
  return (started ??= start(wasm))
}

async function start(wasm: WasmUrls): Promise<NetTrainer> {
  const kernels = await startKernels(wasm)
  return {
    name: 'tfjs-wasm',
    start: (net, t, weights, init, K, rnd) => new StackedRun(kernels, net, t, weights, init, K, rnd),
  }
}

/**
 * A layer and how it is told to tfjs, see `StackedRun`. Its weights [inputs, K, outputs] and biases [K, outputs] begin at `start`
 * and `bias`.
 */
interface Layer {
  readonly inputs: number
  readonly outputs: number
  readonly start: number
  readonly bias: number
  /** Whether its inputs come as sigmoids (t + 1) / 2 of what they are, t. */
  readonly shifted: boolean
  /** Factor of its sums. */
  readonly scale: number
  readonly activation: Activation
}

/** A layer as tfjs sees it. */
interface Told {
  /** Weights [inputs, K, outputs] */
  readonly forth: Float32Array
  /** Biases [K, outputs], summed up in 64 bits. */
  readonly shift: Float64Array
  /** [outputs, K, inputs]; empty for the first layer, below which nothing learns. */
  readonly back: Float32Array
}

/** What a forward pass leaves: per layer its inputs [n, inputs, K], but for the first, and its results [n, K, outputs]. */
interface Pass {
  readonly images: readonly Tensor[]
  readonly results: readonly Tensor[]
}

/**
 * All members of a committee in one graph: products, activations and their gradients by kernels of tfjs in float32, Adam on one
 * flat array. Loss, masks and update are those of the typed trainer. At this size a launch costs as much as its work, and tfjs
 * knows vectorised products of two matrices alone, so:
 * - The first layer, whose inputs all members share, is one plain product.
 * - A product per member is a depthwise convolution, which XNNPACK vectorises and which has weights of its own for each channel: the
 *   channels are the members. Forwards the image is n high and as wide as the layer below, and so is the filter, whose outputs per
 *   channel are the units of the layer. For the gradient of weights the filter, as high as the image, are the derivatives.
 * - What a convolution gives has the members before the units, what it takes as an image has them after: transposed in between.
 * - tanh(z) is 2 sigmoid(2z) - 1. Factors, shifts and dropout masks go into the weights that are told to tfjs, and by the chain rule
 *   out of their gradients.
 * - Slopes of activations, a multiplication per number, are no launches of their own.
 */
class StackedRun implements NetRun {
  private readonly kernels: Kernels
  private readonly net: NetShape
  private readonly t: TrainSet
  private readonly K: number
  private readonly rnd: Rnd | undefined
  private readonly layers: readonly Layer[]
  private readonly told: readonly Told[]
  /** K x n, rows that sum to 1, or to 0 where a member has no weight. */
  private readonly shares: Float32Array
  /** Places of the points, [n, 2]. */
  private readonly points: Tensor
  /** Layer by layer as in `Layer`, as are the next three. */
  private readonly theta: Float64Array
  private readonly m: Float64Array
  private readonly v: Float64Array
  private readonly gradient: Float64Array
  /** Dropout factors of this step per hidden layer, K x units; null without dropout. */
  private masks: readonly Float64Array[] | null = null
  private readonly adam: Adam
  private steps = 0

  constructor(
    kernels: Kernels,
    net: NetShape,
    t: TrainSet,
    weights: Float64Array,
    init: Float64Array,
    K: number,
    rnd?: Rnd,
  ) {
    this.kernels = kernels
    this.net = net
    this.t = t
    this.K = K
    this.rnd = rnd
    this.layers = layersOf(net, K)
    this.told = this.layers.map(({ inputs, outputs }, l) => ({
      forth: new Float32Array(inputs * K * outputs),
      shift: new Float64Array(K * outputs),
      back: new Float32Array(l > 0 ? inputs * K * outputs : 0),
    }))
    this.shares = sharesOf(weights, K, t.n)
    this.theta = new Float64Array(init.length)
    this.members((own, at) => (this.theta[own] = init[at]))
    this.m = new Float64Array(init.length)
    this.v = new Float64Array(init.length)
    this.gradient = new Float64Array(init.length)
    this.adam = new Adam(net.learningRate)
    this.points = kernels.tensor(new Float32Array(t.xy.subarray(0, 2 * t.n)), [t.n, 2])
  }

  step(): void {
    this.steps++
    this.adam.next()
    if (this.t.n === 0) return
    this.masks = this.drawMasks()
    this.kernels.scope(() => this.differentiate())
    if (this.net.decay > 0) this.addDecay()
    this.adam.update(this.theta, this.gradient, this.m, this.v)
  }

  loss(): Float64Array {
    const { K, t, shares } = this
    const out = new Float64Array(K)
    if (t.n === 0) return out
    this.masks = null
    this.kernels.scope(() => {
      const p = this.kernels.values(this.probabilities(this.forward()))
      for (let k = 0; k < K; k++)
        for (let i = 0; i < t.n; i++) {
          const own = p[(i * K + k) * t.C + t.y[i]]
          out[k] -= shares[k * t.n + i] * log(Math.max(SMALLEST, own))
        }
    })
    return out
  }

  params(): Float64Array {
    const flat = new Float64Array(this.theta.length)
    this.members((own, at) => (flat[at] = this.theta[own]))
    return flat
  }

  dispose(): void {
    this.kernels.free(this.points)
  }

  /** Calls `visit` with the place of every parameter here and among those of all members, K x P. */
  private members(visit: (own: number, at: number) => void): void {
    const { K, layers } = this
    const P = paramCount(this.net)
    for (const { inputs, outputs, start } of layers)
      for (let i = 0, own = start; i <= inputs; i++)
        for (let k = 0; k < K; k++)
          for (let j = 0; j < outputs; j++, own++) visit(own, k * P + start / K + i * outputs + j)
  }

  private forward(): Pass {
    const { kernels, layers, K, told } = this
    const images: Tensor[] = []
    const results: Tensor[] = []
    layers.forEach(({ inputs, outputs, activation }, l) => {
      this.tell(l)
      const forth = kernels.tensor(told[l].forth, l > 0 ? [1, inputs, K, outputs] : [inputs, K * outputs])
      const more = { bias: kernels.tensor(new Float32Array(told[l].shift), [K * outputs]), activation }
      if (l === 0) results.push(kernels.matMul(this.points, forth, more))
      else {
        images.push(this.image(results[l - 1], inputs))
        results.push(kernels.depthwise(images[l - 1], forth, more))
      }
    })
    return { images, results }
  }

  private probabilities({ results }: Pass): Tensor {
    const { t, K, kernels } = this
    return kernels.softmax(as(results[results.length - 1], [t.n, K, t.C]))
  }

  /** [n, K, units] -> [1, n, units, K] */
  private image(h: Tensor, units: number): Tensor {
    const { n } = this.t
    const turned = this.kernels.transpose(as(h, [n, this.K, units]), [0, 2, 1])
    return as(turned, [1, n, units, this.K])
  }

  /** Writes the gradient of the mean weighted loss. */
  private differentiate(): void {
    const { layers, kernels, K, told } = this
    const { n } = this.t
    const pass = this.forward()
    let delta = this.probabilities(pass)
    this.subtractTargets(kernels.values(delta))
    for (let l = layers.length - 1; l >= 1; l--) {
      const { inputs, outputs } = layers[l]
      const weights = kernels.depthwise(pass.images[l - 1], as(delta, [n, 1, K, outputs]))
      this.learn(l, kernels.values(delta), kernels.values(weights))
      const back = kernels.tensor(told[l].back, [1, outputs, K, inputs])
      const below = kernels.depthwise(this.image(delta, outputs), back)
      this.slopes(kernels.values(below), kernels.values(pass.results[l - 1]))
      delta = below
    }
    const { outputs } = layers[0]
    const columns = kernels.transpose(as(delta, [n, K * outputs]), [1, 0])
    const weights = kernels.transpose(kernels.matMul(columns, this.points), [1, 0])
    this.learn(0, kernels.values(delta), kernels.values(weights))
  }

  /** Probabilities [n, K, C] become the derivatives of the loss by the sums of the last layer. */
  private subtractTargets(p: Float32Array): void {
    const { K, shares } = this
    const { n, C, y } = this.t
    for (let i = 0, at = 0; i < n; i++)
      for (let k = 0; k < K; k++, at += C) {
        const share = shares[k * n + i]
        for (let c = 0; c < C; c++) p[at + c] *= share
        p[at + y[i]] -= share
      }
  }

  /** Derivatives by activations become those by their sums. */
  private slopes(delta: Float32Array, h: Float32Array): void {
    if (this.net.activation === 'tanh') for (let i = 0; i < h.length; i++) delta[i] *= h[i] - h[i] * h[i]
    else for (let i = 0; i < h.length; i++) if (h[i] <= 0) delta[i] = 0
  }

  private addDecay(): void {
    const { K, t, layers, gradient, theta, net, shares } = this
    for (let k = 0; k < K; k++) {
      // A member without weight stays where it is.
      if (!shares.subarray(k * t.n, (k + 1) * t.n).some((w) => w > 0)) continue
      for (const { outputs, start, bias } of layers)
        for (let row = start + k * outputs; row < bias; row += K * outputs)
          for (let i = row; i < row + outputs; i++) gradient[i] += net.decay * theta[i]
    }
  }

  private drawMasks(): Float64Array[] | null {
    const { K, net, rnd, steps } = this
    if (net.dropout === 0 || !rnd) return null
    return net.hidden.map((units, layer) =>
      Float64Array.from({ length: K * units }, (_, i) =>
        dropoutMask(rnd, net.dropout, Math.floor(i / units), steps, layer, i % units),
      ),
    )
  }

  /** Dropout factors of a layer's inputs, K x inputs. */
  private mask(l: number): Float64Array | undefined {
    return l > 0 ? this.masks?.[l - 1] : undefined
  }

  /** Writes a layer as tfjs sees it: with s = (h + 1) / 2 for its inputs h, w h + b is (2w) s + (b - w). */
  private tell(l: number): void {
    const { K, theta } = this
    const { inputs, outputs, start, bias, shifted, scale } = this.layers[l]
    const { forth, shift, back } = this.told[l]
    const mask = this.mask(l)
    const row = K * outputs
    shift.set(theta.subarray(bias, bias + row))
    for (let i = 0, at = 0; i < inputs; i++)
      for (let k = 0; k < K; k++) {
        const kept = mask ? mask[k * inputs + i] : 1
        for (let j = 0, q = k * outputs; j < outputs; j++, q++, at++) {
          const w = kept * theta[start + at]
          if (shifted) shift[q] -= w
          const told = shifted ? 2 * scale * w : scale * w
          forth[at] = told
          if (l > 0) back[(j * K + k) * inputs + i] = told
        }
      }
    for (let q = 0; q < row; q++) shift[q] *= scale
  }

  /**
   * Takes the gradient of a layer: by its sums at every point, [n, K, outputs], and by its weights as tfjs sees them,
   * [inputs, K, outputs].
   */
  private learn(l: number, delta: Float32Array, weights: Float32Array): void {
    const { K, gradient } = this
    const { inputs, outputs, start, bias, shifted, scale } = this.layers[l]
    const mask = this.mask(l)
    const row = K * outputs
    const sums = gradient.subarray(bias, bias + row).fill(0)
    for (let at = 0; at < delta.length; at += row)
      for (let q = 0; q < row; q++) sums[q] += scale * delta[at + q]
    for (let i = 0, at = 0; i < inputs; i++)
      for (let k = 0; k < K; k++) {
        const kept = mask ? mask[k * inputs + i] : 1
        for (let j = 0, q = k * outputs; j < outputs; j++, q++, at++) {
          const g = scale * weights[at]
          gradient[start + at] = kept * (shifted ? 2 * g - sums[q] : g)
        }
      }
  }
}

/** Stands for a probability that float32 rounded to 0. */
const SMALLEST = 1e-38

function layersOf(net: NetShape, K: number): Layer[] {
  const sizes = layerSizes(net)
  const isTanh = net.activation === 'tanh'
  let start = 0
  return sizes.slice(1).map((outputs, l) => {
    const isLast = l === sizes.length - 2
    const bias = start + sizes[l] * K * outputs
    const layer: Layer = {
      inputs: sizes[l],
      outputs,
      start,
      bias,
      shifted: isTanh && l > 0,
      scale: isTanh && !isLast ? 2 : 1,
      activation: isLast ? 'linear' : isTanh ? 'sigmoid' : 'relu',
    }
    start = bias + K * outputs
    return layer
  })
}

function sharesOf(weights: Float64Array, K: number, n: number): Float32Array {
  const shares = new Float32Array(K * n)
  for (let k = 0; k < K; k++) {
    const own = weights.subarray(k * n, (k + 1) * n)
    const total = own.reduce((a, b) => a + b, 0)
    if (total > 0)
      shares.set(
        own.map((w) => w / total),
        k * n,
      )
  }
  return shares
}
