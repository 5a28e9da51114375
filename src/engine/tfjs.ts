import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import {
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
  tidy,
  type Tensor,
  type Tensor2D,
  type Tensor3D,
} from '@tensorflow/tfjs-core'
import { log } from '../core/math/portable.ts'
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

/** Hidden activations [K, units + 1, n] from the first layer up, the last layer's weights, and probabilities [K, n, C]. */
interface Pass {
  readonly h: readonly Tensor3D[]
  readonly weights: readonly Tensor3D[]
  readonly p: Tensor3D
}

/**
 * All members of a committee in one graph: forward pass and hand-derived gradients by tfjs in float32, Adam on one flat array.
 * Loss, masks and update are those of the typed trainer. What a step costs is kernel launches and the products that XNNPACK does
 * not take over (those of more than one matrix, and transposed ones), so:
 * - Activations are [K, units + 1, n]: one unit more that is always 1 makes biases a column of the weights and their gradient
 *   one of the product's. The first layer, whose inputs all members share, is then a plain product with a constant matrix.
 * - tanh(z) is 2 sigmoid(2z) - 1, and only the sigmoid is a vectorised kernel. Factors, shifts and dropout masks go into the
 *   weights that are told to tfjs, and by the chain rule out of their gradients.
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
  /** x, y and 1 of every point, [3, n] and [n, 3]. */
  private readonly columns: Tensor2D
  private readonly rows: Tensor2D
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
    this.target = tensor3d(targetsOf(t, this.shares, K), [K, t.n, t.C])
    this.share = tensor3d(this.shares, [K, t.n, 1])
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
        const row = k * t.n + i
        out[k] -= shares[row] * log(Math.max(SMALLEST, p[row * t.C + t.y[i]]))
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
    const { layers, K, t } = this
    const weights = layers.map((_, l) => this.told(l))
    const h: Tensor3D[] = []
    for (let l = 0; l < layers.length - 1; l++) {
      const rows = layers[l].outputs + 1
      const z: Tensor3D = layers[l].isFirst
        ? reshape(matMul(reshape(weights[0], [K * rows, 3]), this.columns), [K, rows, t.n])
        : matMul(weights[l], h[l - 1])
      h.push(this.isTanh ? sigmoid(z) : relu(z))
    }
    return { h, weights, p: softmax(matMul(h[h.length - 1], weights[weights.length - 1], true, false)) }
  }

  /** Writes the gradient of the mean weighted loss. */
  private differentiate(): void {
    const { layers, K, t } = this
    const { h, weights, p } = this.forward()
    const last = layers.length - 1
    const error: Tensor3D = sub(mul(p, this.share), this.target)
    this.learned(last, matMul(h[last - 1], error))
    let delta: Tensor3D = matMul(weights[last], error, false, true)
    for (let l = last - 1; ; l--) {
      delta = mul(delta, this.isTanh ? sub(h[l], square(h[l])) : positive(h[l]))
      if (l === 0) break
      this.learned(l, matMul(delta, h[l - 1], false, true))
      delta = matMul(weights[l], delta, true, false)
    }
    this.learned(0, matMul(reshape(delta, [K * (layers[0].outputs + 1), t.n]), this.rows))
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
   * The weights of a layer as tfjs sees them, the bias as that of the unit that is always 1: [K, outputs + 1, inputs + 1] with a last
   * row that keeps that unit at 1, of the last layer [K, inputs + 1, C].
   */
  private told(l: number): Tensor3D {
    const { K, P, theta, isTanh } = this
    const { inputs, outputs, start, isFirst, isLast } = this.layers[l]
    const mask = isFirst ? undefined : this.masks?.[l - 1]
    const shifted = isTanh && !isFirst
    const scale = isTanh && !isLast ? 2 : 1
    const rows = isLast ? outputs : outputs + 1
    const across = isLast ? 1 : inputs + 1
    const down = isLast ? outputs : 1
    const values = new Float32Array(K * rows * (inputs + 1))
    for (let k = 0; k < K; k++) {
      const at = k * rows * (inputs + 1)
      const from = k * P + start
      for (let j = 0; j < outputs; j++) {
        let bias = theta[from + inputs * outputs + j]
        for (let i = 0; i < inputs; i++) {
          const w = theta[from + i * outputs + j] * (mask ? mask[k * inputs + i] : 1)
          if (shifted) bias -= w
          values[at + j * across + i * down] = scale * (shifted ? 2 * w : w)
        }
        values[at + j * across + inputs * down] = scale * bias
      }
      if (!isLast) values[at + outputs * across + inputs] = isTanh ? SATURATED : 1
    }
    return tensor3d(values, isLast ? [K, inputs + 1, outputs] : [K, rows, inputs + 1])
  }

  /** Takes the gradient by the weights of a layer as tfjs sees them, laid out like these. */
  private learned(l: number, gradient: Tensor): void {
    const { K, P, isTanh } = this
    const { inputs, outputs, start, isFirst, isLast } = this.layers[l]
    const mask = isFirst ? undefined : this.masks?.[l - 1]
    const shifted = isTanh && !isFirst
    const scale = isTanh && !isLast ? 2 : 1
    const rows = isLast ? outputs : outputs + 1
    const across = isLast ? 1 : inputs + 1
    const down = isLast ? outputs : 1
    const values = gradient.dataSync()
    for (let k = 0; k < K; k++) {
      const at = k * rows * (inputs + 1)
      const to = k * P + start
      for (let j = 0; j < outputs; j++) {
        const bias = values[at + j * across + inputs * down]
        for (let i = 0; i < inputs; i++) {
          const g = values[at + j * across + i * down]
          this.gradient[to + i * outputs + j] =
            scale * (shifted ? 2 * g - bias : g) * (mask ? mask[k * inputs + i] : 1)
        }
        this.gradient[to + inputs * outputs + j] = scale * bias
      }
    }
  }
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

/** K x n x C: each point's share at its class. */
function targetsOf({ n, C, y }: TrainSet, shares: Float32Array, K: number): Float32Array {
  const out = new Float32Array(K * n * C)
  for (let row = 0; row < K * n; row++) out[row * C + y[row % n]] = shares[row]
  return out
}
