import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import {
  depthwiseConv2d,
  dispose,
  env,
  matMul,
  memory,
  mul,
  relu,
  reshape,
  setBackend,
  sigmoid,
  softmax,
  square,
  step as positive,
  sub,
  tensor2d,
  tensor3d,
  tensor4d,
  tidy,
  transpose,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
  type Tensor4D,
} from '@tensorflow/tfjs-core'
import { log } from '../core/math/exp-log.ts'
import { ADAM, dropoutMask, layerSizes, paramCount } from '../core/model/network.ts'
import type { NetRun, NetShape, NetTrainer, Rnd, TrainSet } from '../core/model/types.ts'
import type { WasmUrls } from './protocol.ts'

/** Tensors that tfjs holds at this moment. */
export const tensors = (): number => memory().numTensors

let started: Promise<NetTrainer> | null = null

/**
 * The trainer on tfjs with its wasm backend. One start serves all calls: two at once would disturb each other.
 * @throws Error where wasm is refused or cannot be fetched; tfjs itself only answers false.
 */
export function createTrainer(wasm: WasmUrls): Promise<NetTrainer> {
  return (started ??= start(wasm))
}

async function start(wasm: WasmUrls): Promise<NetTrainer> {
  // Threads need an isolated page, and their glue does not survive minification.
  env().set('WASM_HAS_MULTITHREAD_SUPPORT', false)
  setWasmPaths({
    'tfjs-backend-wasm.wasm': wasm.plain,
    'tfjs-backend-wasm-simd.wasm': wasm.simd,
    'tfjs-backend-wasm-threaded-simd.wasm': wasm.simd,
  })
  if (!(await setBackend('wasm'))) throw new Error('the wasm backend of tfjs did not start')
  return {
    name: 'tfjs-wasm',
    start: (net, t, weights, init, K, rnd) => new StackedRun(net, t, weights, init, K, rnd),
  }
}

/**
 * A layer's place among the parameters of a member, weights from `start` and then biases, and how they are told to tfjs: see
 * `StackedRun`.
 */
interface Layer {
  readonly inputs: number
  readonly outputs: number
  readonly start: number
  readonly isFirst: boolean
  readonly isLast: boolean
}

/** Weights of a layer as tfjs sees them, [inputs + 1, K, outputs + 1], and with inputs and outputs exchanged. */
interface Told {
  readonly forth: Tensor
  readonly back: Tensor
}

/** Hidden activations from the first layer up, all weights, and probabilities [n, K, C]. */
interface Pass {
  readonly h: readonly Tensor3D[]
  readonly told: readonly Told[]
  readonly p: Tensor3D
}

/**
 * All members of a committee in one graph: forward pass and hand-derived gradients by tfjs in float32, Adam on one flat array.
 * Loss, masks and update are those of the typed trainer. The time goes into kernels that XNNPACK does not vectorise (products of
 * more than one matrix, transposed ones, tanh) and into launches, so:
 * - One unit more per hidden layer that is always 1 makes biases a row of the weights and their gradient one of the product's.
 * - The first layer, whose inputs all members share, is one plain product.
 * - A product per member is a depthwise convolution whose channels are the members, see `products`.
 * - tanh(z) is 2 sigmoid(2z) - 1. Factors, shifts and dropout masks go into the weights that are told to tfjs, and by the chain rule
 *   out of their gradients.
 * Activations are [n, K, units + 1].
 */
class StackedRun implements NetRun {
  private readonly net: NetShape
  private readonly t: TrainSet
  private readonly K: number
  private readonly P: number
  private readonly rnd: Rnd | undefined
  private readonly layers: readonly Layer[]
  private readonly isTanh: boolean
  /** K x n, rows that sum to 1, or to 0 where a member has no weight. */
  private readonly shares: Float32Array
  /** x, y and 1 of every point, [n, 3] and [3, n]. */
  private readonly rows: Tensor2D
  private readonly columns: Tensor2D
  private readonly target: Tensor3D
  private readonly share: Tensor3D
  /** K x P, as are the next three. */
  private readonly theta: Float64Array
  private readonly m: Float64Array
  private readonly v: Float64Array
  private readonly gradient: Float64Array
  /** Dropout factors of this step per hidden layer, K x units; null without dropout. */
  private masks: readonly Float64Array[] | null = null
  private steps = 0
  private power1 = 1
  private power2 = 1

  constructor(net: NetShape, t: TrainSet, weights: Float64Array, init: Float64Array, K: number, rnd?: Rnd) {
    this.net = net
    this.t = t
    this.K = K
    this.P = paramCount(net)
    this.rnd = rnd
    this.layers = layersOf(net)
    this.isTanh = net.activation === 'tanh'
    this.shares = sharesOf(weights, K, t.n)
    this.theta = init.slice()
    this.m = new Float64Array(init.length)
    this.v = new Float64Array(init.length)
    this.gradient = new Float64Array(init.length)
    const points = Float32Array.from({ length: 3 * t.n }, (_, k) =>
      k % 3 < 2 ? t.xy[2 * Math.floor(k / 3) + (k % 3)] : 1,
    )
    this.rows = tensor2d(points, [t.n, 3])
    this.columns = tensor2d(
      points.map((_, k) => points[3 * (k % t.n) + Math.floor(k / t.n)]),
      [3, t.n],
    )
    const shares = this.shares.map((_, i) => this.shares[(i % K) * t.n + Math.floor(i / K)])
    this.target = tensor3d(targetsOf(t, shares, K), [t.n, K, t.C])
    this.share = tensor3d(shares, [t.n, K, 1])
  }

  step(): void {
    this.steps++
    this.power1 *= ADAM.beta1
    this.power2 *= ADAM.beta2
    if (this.t.n === 0) return
    this.masks = this.drawMasks()
    tidy(() => this.differentiate())
    if (this.net.decay > 0) this.addDecay()
    this.update()
  }

  loss(): Float64Array {
    const { K, t, shares } = this
    const out = new Float64Array(K)
    if (t.n === 0) return out
    this.masks = null
    const p = tidy(() => this.forward().p.dataSync())
    for (let k = 0; k < K; k++)
      for (let i = 0; i < t.n; i++) {
        const own = p[(i * K + k) * t.C + t.y[i]]
        out[k] -= shares[k * t.n + i] * log(Math.max(SMALLEST, own))
      }
    return out
  }

  params(): Float64Array {
    return this.theta.slice()
  }

  dispose(): void {
    dispose([this.rows, this.columns, this.target, this.share])
  }

  private forward(): Pass {
    const { layers, K, t, isTanh } = this
    const told = layers.map((_, l) => this.told(l))
    const h: Tensor3D[] = []
    let z: Tensor = matMul(this.rows, reshape(told[0].forth, [3, -1]))
    for (let l = 1; l < layers.length; l++) {
      h.push(reshape(isTanh ? sigmoid(z) : relu(z), [t.n, K, layers[l].inputs + 1]))
      z = products(sideBySide(h[l - 1]), told[l].forth)
    }
    return { h, told, p: softmax(reshape(z, [t.n, K, t.C])) }
  }

  /** Writes the gradient of the mean weighted loss. */
  private differentiate(): void {
    const { layers, isTanh } = this
    const { h, told, p } = this.forward()
    let delta: Tensor3D = sub(mul(p, this.share), this.target)
    for (let l = layers.length - 1; l >= 1; l--) {
      const below = h[l - 1]
      this.learned(l, sumOfProducts(sideBySide(below), delta))
      const error = reshape(products(sideBySide(delta), told[l].back), below.shape)
      delta = mul(error, isTanh ? sub(below, square(below)) : positive(below))
    }
    this.learned(0, matMul(this.columns, reshape(delta, [this.t.n, -1])))
  }

  private addDecay(): void {
    const { K, P, t, layers, gradient, theta, net } = this
    for (let k = 0; k < K; k++) {
      // A member without weight stays where it is.
      if (!this.shares.subarray(k * t.n, (k + 1) * t.n).some((w) => w > 0)) continue
      for (const { inputs, outputs, start } of layers)
        for (let i = k * P + start, end = i + inputs * outputs; i < end; i++)
          gradient[i] += net.decay * theta[i]
    }
  }

  private update(): void {
    const { gradient, theta, m, v, net } = this
    const { beta1, beta2, epsilon } = ADAM
    const unbias1 = 1 / (1 - this.power1)
    const unbias2 = 1 / (1 - this.power2)
    for (let i = 0; i < theta.length; i++) {
      const g = gradient[i]
      m[i] = beta1 * m[i] + (1 - beta1) * g
      v[i] = beta2 * v[i] + (1 - beta2) * g * g
      theta[i] -= (net.learningRate * (m[i] * unbias1)) / (Math.sqrt(v[i] * unbias2) + epsilon)
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

  /**
   * The weights of a layer as tfjs sees them: the biases are those of the input that is always 1, and all but the last layer have
   * an output that stays 1.
   */
  private told(l: number): Told {
    const { K, P, theta, isTanh } = this
    const { inputs, outputs, start, isFirst, isLast } = this.layers[l]
    const mask = isFirst ? undefined : this.masks?.[l - 1]
    const shifted = isTanh && !isFirst
    const scale = isTanh && !isLast ? 2 : 1
    const [I, J] = [inputs + 1, isLast ? outputs : outputs + 1]
    const forth = new Float32Array(I * K * J)
    const back = new Float32Array(J * K * I)
    const set = (k: number, i: number, j: number, value: number) => {
      forth[(i * K + k) * J + j] = value
      back[(j * K + k) * I + i] = value
    }
    for (let k = 0; k < K; k++) {
      const from = k * P + start
      for (let j = 0; j < outputs; j++) {
        let bias = theta[from + inputs * outputs + j]
        for (let i = 0; i < inputs; i++) {
          const w = theta[from + i * outputs + j] * (mask ? mask[k * inputs + i] : 1)
          if (shifted) bias -= w
          set(k, i, j, scale * (shifted ? 2 * w : w))
        }
        set(k, inputs, j, scale * bias)
      }
      if (!isLast) set(k, inputs, outputs, isTanh ? SATURATED : 1)
    }
    return { forth: tensor4d(forth, [I, 1, K, J]), back: tensor4d(back, [J, 1, K, I]) }
  }

  /** Takes the gradient by the weights of a layer as tfjs sees them, laid out like `forth`. */
  private learned(l: number, gradient: Tensor): void {
    const { K, P, isTanh } = this
    const { inputs, outputs, start, isFirst, isLast } = this.layers[l]
    const mask = isFirst ? undefined : this.masks?.[l - 1]
    const shifted = isTanh && !isFirst
    const scale = isTanh && !isLast ? 2 : 1
    const J = isLast ? outputs : outputs + 1
    const values = gradient.dataSync()
    for (let k = 0; k < K; k++) {
      const to = k * P + start
      for (let j = 0; j < outputs; j++) {
        const bias = values[(inputs * K + k) * J + j]
        for (let i = 0; i < inputs; i++) {
          const g = values[(i * K + k) * J + j]
          this.gradient[to + i * outputs + j] =
            scale * (shifted ? 2 * g - bias : g) * (mask ? mask[k * inputs + i] : 1)
        }
        this.gradient[to + inputs * outputs + j] = scale * bias
      }
    }
  }
}

/** [n, K, units] -> [n, units, K]: the members become channels. */
const sideBySide = (h: Tensor3D): Tensor3D => transpose(h, [0, 2, 1])

/**
 * A product per member, h_k [n, I] times w_k [I, J]. tfjs knows vectorised products of two matrices alone, but a depthwise
 * convolution, which XNNPACK vectorises too, has weights of its own for each channel: here the channels are members, the image is
 * a column of I units, the filter is as high as the image, and its J outputs per channel are the units of the next layer.
 */
function products(h: Tensor3D, weights: Tensor): Tensor {
  const [n, I, K] = h.shape
  return depthwiseConv2d(reshape(h, [n, I, 1, K]) as Tensor4D, weights as Tensor4D, 1, 'valid')
}

/** The sum over all points of h_k' delta_k, [I, K, J]: the points are the height of the image, I its width. */
function sumOfProducts(h: Tensor3D, delta: Tensor3D): Tensor {
  const [n, I, K] = h.shape
  const filter = reshape(delta, [n, 1, K, delta.shape[2]]) as Tensor4D
  return depthwiseConv2d(reshape(h, [1, n, I, K]) as Tensor4D, filter, 1, 'valid')
}

/** Its sigmoid is 1 in 32 bits. */
const SATURATED = 64

/** Stands for a probability that float32 rounded to 0. */
const SMALLEST = 1e-38

function layersOf(net: NetShape): Layer[] {
  const sizes = layerSizes(net)
  let start = 0
  return sizes.slice(1).map((outputs, l) => {
    const isLast = l === sizes.length - 2
    const layer = { inputs: sizes[l], outputs, start, isFirst: l === 0, isLast }
    start += (sizes[l] + 1) * outputs
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

/** n x K x C from the shares n x K: each point's share at its class. */
function targetsOf({ n, C, y }: TrainSet, shares: Float32Array, K: number): Float32Array {
  const out = new Float32Array(n * K * C)
  for (let row = 0; row < n * K; row++) out[row * C + y[Math.floor(row / K)]] = shares[row]
  return out
}
