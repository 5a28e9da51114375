import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm'
import {
  add,
  dispose,
  env,
  matMul,
  memory,
  mul,
  relu,
  scalar,
  setBackend,
  softmax,
  square,
  step as positive,
  sub,
  sum,
  tanh,
  tensor3d,
  tidy,
  type Scalar,
  type Tensor,
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

/** A layer's place among the parameters of a member: its weights begin at `start`, its biases follow. */
interface Layer {
  readonly inputs: number
  readonly outputs: number
  readonly start: number
}

/** The layers of one forward pass: inputs of each layer, hidden activations before their masks, probabilities. */
interface Pass {
  readonly h: readonly Tensor3D[]
  readonly raw: readonly Tensor3D[]
  readonly weights: readonly Tensor3D[]
  readonly p: Tensor3D
}

/**
 * All members of a committee in one graph of [K, n, units] tensors: forward pass and hand-derived gradients by tfjs in float32,
 * Adam on one flat array. A step costs about 50 kernel launches whatever K is. Loss, masks and update are those of the typed
 * trainer.
 */
class StackedRun implements NetRun {
  private readonly net: NetShape
  private readonly t: TrainSet
  private readonly K: number
  private readonly P: number
  private readonly rnd: Rnd | undefined
  private readonly layers: readonly Layer[]
  /** K x n, rows that sum to 1, or to 0 where a member has no weight. */
  private readonly shares: Float32Array
  private readonly x: Tensor3D
  private readonly target: Tensor3D
  private readonly share: Tensor3D
  private readonly one: Scalar
  /** K x P, as are the next three. */
  private readonly theta: Float64Array
  private readonly m: Float64Array
  private readonly v: Float64Array
  private readonly gradient: Float64Array
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
    this.shares = sharesOf(weights, K, t.n)
    this.theta = init.slice()
    this.m = new Float64Array(init.length)
    this.v = new Float64Array(init.length)
    this.gradient = new Float64Array(init.length)
    this.x = tensor3d(repeated(t.xy.subarray(0, 2 * t.n), K), [K, t.n, 2])
    this.target = tensor3d(repeated(oneHot(t), K), [K, t.n, t.C])
    this.share = tensor3d(this.shares, [K, t.n, 1])
    this.one = scalar(1)
  }

  step(): void {
    this.steps++
    this.power1 *= ADAM.beta1
    this.power2 *= ADAM.beta2
    if (this.t.n === 0) return
    tidy(() => this.differentiate())
    this.update()
  }

  loss(): Float64Array {
    const { K, t, shares } = this
    const out = new Float64Array(K)
    if (t.n === 0) return out
    const p = tidy(() => this.forward(null).p.dataSync())
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
    dispose([this.x, this.target, this.share, this.one])
  }

  private forward(masks: readonly Tensor3D[] | null): Pass {
    const { layers, net } = this
    const weights = layers.map((l) => this.gather(l.start, l.inputs, l.outputs))
    const h = [this.x]
    const raw: Tensor3D[] = []
    const affine = (l: number): Tensor3D => {
      const { inputs, outputs, start } = layers[l]
      return add(matMul(h[l], weights[l]), this.gather(start + inputs * outputs, 1, outputs))
    }
    for (let l = 0; l < layers.length - 1; l++) {
      raw.push(net.activation === 'tanh' ? tanh(affine(l)) : relu(affine(l)))
      h.push(masks ? mul(raw[l], masks[l]) : raw[l])
    }
    return { h, raw, weights, p: softmax(affine(layers.length - 1)) }
  }

  /** Writes the gradient of the mean weighted loss and the decay. */
  private differentiate(): void {
    const { layers, net } = this
    const masks = this.masks()
    const { h, raw, weights, p } = this.forward(masks)
    let delta: Tensor3D = mul(sub(p, this.target), this.share)
    for (let l = layers.length - 1; l >= 0; l--) {
      const { inputs, outputs, start } = layers[l]
      this.scatter(matMul(h[l], delta, true, false), start, inputs * outputs)
      this.scatter(sum(delta, 1), start + inputs * outputs, outputs)
      if (l === 0) break
      const below: Tensor3D = mul(
        matMul(delta, weights[l], false, true),
        net.activation === 'tanh' ? sub(this.one, square(raw[l - 1])) : positive(raw[l - 1]),
      )
      delta = masks ? mul(below, masks[l - 1]) : below
    }
    if (net.decay > 0) this.addDecay()
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

  /** The dropout factors of this step per hidden layer, [K, 1, units]; null without dropout. */
  private masks(): Tensor3D[] | null {
    const { K, net, rnd, steps } = this
    if (net.dropout === 0 || !rnd) return null
    return net.hidden.map((units, layer) => {
      const values = new Float32Array(K * units)
      for (let k = 0; k < K; k++)
        for (let j = 0; j < units; j++)
          values[k * units + j] = dropoutMask(rnd, net.dropout, k, steps, layer, j)
      return tensor3d(values, [K, 1, units])
    })
  }

  /** Parameters from `start` on of all members, [K, rows, columns]. */
  private gather(start: number, rows: number, columns: number): Tensor3D {
    const { K, P, theta } = this
    const size = rows * columns
    const values = new Float32Array(K * size)
    for (let k = 0; k < K; k++) values.set(theta.subarray(k * P + start, k * P + start + size), k * size)
    return tensor3d(values, [K, rows, columns])
  }

  private scatter(gradient: Tensor, start: number, size: number): void {
    const values = gradient.dataSync()
    for (let k = 0; k < this.K; k++)
      this.gradient.set(values.subarray(k * size, (k + 1) * size), k * this.P + start)
  }
}

/** Stands for a probability that float32 rounded to 0. */
const SMALLEST = 1e-38

function layersOf(net: NetShape): Layer[] {
  const sizes = layerSizes(net)
  let start = 0
  return sizes.slice(1).map((outputs, l) => {
    const layer = { inputs: sizes[l], outputs, start }
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

function oneHot({ n, C, y }: TrainSet): Float64Array {
  const out = new Float64Array(n * C)
  for (let i = 0; i < n; i++) out[i * C + y[i]] = 1
  return out
}

function repeated(values: Float64Array, K: number): Float32Array {
  const out = new Float32Array(K * values.length)
  for (let k = 0; k < K; k++) out.set(values, k * values.length)
  return out
}
