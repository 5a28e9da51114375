import { log } from '../core/math/exp-log.ts'
import { Adam } from '../core/model/adam.ts'
import { dropoutMask, paramCount } from '../core/model/net.ts'
import type { NetRun, NetShape, NetTrainer, Rnd, TrainSet } from '../core/model/types.ts'
import { startKernels, type Kernels } from './kernels.ts'
import type { WasmUrls } from './protocol/api.ts'
import { planeOf } from './plane.ts'
import { layersOf, Stack, tell, type Layer, type Level } from './stack.ts'

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
    lattice: (net, params) => planeOf(kernels, net, params),
  }
}

/**
 * All members of a committee in one graph: products, activations and their gradients by kernels of tfjs in float32, Adam on one
 * flat array. Loss, masks and update are those of the typed trainer. At this size a launch costs as much as its work, and tfjs
 * knows vectorised products of two matrices alone, so:
 * - The first layer, whose inputs all members share, is one plain product.
 * - A product per member is a depthwise convolution, which XNNPACK vectorises and which has weights of its own for each channel: the
 *   channels are the members. Forwards the image is n high and as wide as the layer below, and so is the filter, whose outputs per
 *   channel are the units of the layer. For the gradient of weights the filter, as high as the image, are the derivatives.
 * - What a convolution gives has the members before the units, what it takes as an image has them after: turned in between.
 * - tanh(z) is 2 sigmoid(2z) - 1. Factors, shifts and dropout masks go into the weights that are told to tfjs (`tell`), and by the
 *   chain rule out of their gradients.
 * - What takes a copy or a multiplication per number, as turning and slopes of activations, is no launch of its own.
 */
class StackedRun implements NetRun {
  private readonly kernels: Kernels
  private readonly net: NetShape
  private readonly t: TrainSet
  private readonly K: number
  private readonly rnd: Rnd | undefined
  private readonly layers: readonly Layer[]
  /** Null where nothing is labelled. */
  private readonly stack: Stack | null
  /** K x n, rows that sum to 1, or to 0 where a member has no weight. */
  private readonly shares: Float32Array
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
    this.stack = t.n > 0 ? new Stack(kernels, this.layers, K, t.xy, t.n) : null
    this.shares = sharesOf(weights, K, t.n)
    this.theta = new Float64Array(init.length)
    this.members((own, at) => (this.theta[own] = init[at]))
    this.m = new Float64Array(init.length)
    this.v = new Float64Array(init.length)
    this.gradient = new Float64Array(init.length)
    this.adam = new Adam(net.learningRate)
  }

  step(): void {
    this.steps++
    this.adam.next()
    if (!this.stack) return
    this.masks = this.drawMasks()
    this.differentiate(this.stack)
    if (this.net.decay > 0) this.addDecay()
    this.adam.update(this.theta, this.gradient, this.m, this.v)
  }

  loss(): Float64Array {
    const { K, t, shares } = this
    const out = new Float64Array(K)
    if (!this.stack) return out
    this.masks = null
    const p = this.probabilities(this.stack)
    for (let k = 0; k < K; k++)
      for (let i = 0; i < t.n; i++) {
        const own = p[(i * K + k) * t.C + t.y[i]]
        out[k] -= shares[k * t.n + i] * log(Math.max(SMALLEST, own))
      }
    return out
  }

  params(): Float64Array {
    const flat = new Float64Array(this.theta.length)
    this.members((own, at) => (flat[at] = this.theta[own]))
    return flat
  }

  dispose(): void {
    this.stack?.dispose()
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

  /** Probabilities [n, K, C] of the points, in the place of the last layer's derivatives. */
  private probabilities({ levels, softmax }: Stack): Float32Array {
    const { kernels, layers } = this
    levels.forEach((level, l) => {
      const back = level.down && kernels.values(level.down.weights)
      tell(layers[l], this.K, this.theta, kernels.values(level.weights), back, this.mask(l))
      if (l > 0) this.pass(levels[l - 1], level, layers[l].inputs)
      level.forth()
    })
    softmax()
    return kernels.values(levels[levels.length - 1].delta)
  }

  /** Results [n, K, units] become the image above, [n, units + 1, K]. */
  private pass({ result }: Level, { image }: Level, units: number): void {
    const { kernels, K, t } = this
    const from = kernels.values(result)
    const to = kernels.values(image)
    for (let i = 0, at = 0; i < t.n; i++)
      for (let k = 0; k < K; k++)
        for (let j = 0, q = i * (units + 1) * K + k; j < units; j++, q += K) to[q] = from[at++]
  }

  /** Writes the gradient of the mean weighted loss. */
  private differentiate(stack: Stack): void {
    const { layers } = this
    const { levels } = stack
    this.probabilities(stack)
    for (let l = layers.length - 1; l >= 0; l--) {
      const { differentiate, down } = levels[l]
      if (l === layers.length - 1) this.subtractTargets(levels[l])
      else this.slopes(levels[l], layers[l])
      differentiate()
      this.learn(layers[l], levels[l], this.mask(l))
      down?.launch()
    }
  }

  /** Probabilities [n, K, C] become the derivatives of the loss by the sums of the last layer. */
  private subtractTargets({ delta, turned }: Level): void {
    const { kernels, K, shares } = this
    const { n, C, y } = this.t
    const d = kernels.values(delta)
    const to = kernels.values(turned)
    for (let i = 0, at = 0; i < n; i++)
      for (let k = 0; k < K; k++) {
        const share = shares[k * n + i]
        for (let c = 0, q = i * C * K + k; c < C; c++, at++, q += K)
          to[q] = d[at] = share * d[at] - (c === y[i] ? share : 0)
      }
  }

  /** Derivatives by results become those by sums. */
  private slopes({ delta, turned, result, down }: Level, { outputs }: Layer): void {
    const { kernels, K, t } = this
    const isTanh = this.net.activation === 'tanh'
    const [blocks, a, b] = down ? [t.n, K, outputs] : [1, t.n, K * outputs]
    const d = kernels.values(delta)
    const to = kernels.values(turned)
    const h = kernels.values(result)
    for (let block = 0, at = 0; block < blocks; block++)
      for (let i = 0; i < a; i++)
        for (let j = 0, q = block * a * b + i; j < b; j++, at++, q += a) {
          const s = h[at]
          to[q] = d[at] *= isTanh ? s - s * s : s > 0 ? 1 : 0
        }
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

  /** Takes the gradient of a layer from that by its weights as tfjs sees them. */
  private learn(layer: Layer, { gradient, down }: Level, mask: Float64Array | undefined): void {
    const { K, kernels } = this
    const { inputs, outputs, start, bias, shifted, scale } = layer
    const own = this.gradient
    const told = kernels.values(gradient)
    const row = K * outputs
    const [perInput, perSum] = down ? [row, 1] : [1, inputs + 1]
    for (let q = 0, from = inputs * perInput; q < row; q++, from += perSum) own[bias + q] = scale * told[from]
    for (let i = 0, at = start; i < inputs; i++)
      for (let k = 0, q = bias, from = i * perInput; k < K; k++) {
        const kept = mask ? mask[k * inputs + i] : 1
        const factor = kept * (shifted ? 2 * scale : scale)
        const less = shifted ? kept : 0
        for (let j = 0; j < outputs; j++, at++, q++, from += perSum)
          own[at] = factor * told[from] - less * own[q]
      }
  }
}

/** Stands for a probability that float32 rounded to 0. */
const SMALLEST = 1e-38

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
