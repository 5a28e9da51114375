import { layerSizes } from '../core/model/net.ts'
import type { NetShape } from '../core/model/types.ts'
import { as, type Activation, type Kernels, type Launch, type Tensor } from './kernels.ts'

/**
 * A layer and how it is told to tfjs, see `StackedRun`. Its weights [inputs, K, outputs] and its biases [K, outputs] behind them begin
 * at `start` and `bias` among the parameters of the run.
 */
export interface Layer {
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

/** The layers of K networks, first to last. */
export function layersOf(net: NetShape, K: number): Layer[] {
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

/** Scratch of `tell`: sums of weights. */
let sums = new Float64Array(0)

/**
 * Writes a layer of the parameters `theta` as tfjs sees it, [inputs + 1, K, outputs], into `forth`: with s = (h + 1) / 2 for its inputs
 * h, w h + b is (2w) s + (b - w). The weights go into `back` as well, [outputs, K, inputs]. `mask`: factors of the inputs, K x inputs.
 */
export function tell(
  { inputs, outputs, start, bias, shifted, scale }: Layer,
  K: number,
  theta: Float64Array,
  forth: Float32Array,
  back?: Float32Array | null,
  mask?: Float64Array,
): void {
  const row = K * outputs
  if (sums.length < row) sums = new Float64Array(row)
  sums.fill(0)
  let at = 0
  for (let i = 0; i < inputs; i++)
    for (let k = 0, q = 0; k < K; k++) {
      const factor = (mask ? mask[k * inputs + i] : 1) * (shifted ? 2 * scale : scale)
      for (let j = 0, to = k * inputs + i; j < outputs; j++, at++, q++, to += K * inputs) {
        const told = factor * theta[start + at]
        forth[at] = told
        if (back) back[to] = told
        sums[q] += told
      }
    }
  for (let q = 0; q < row; q++, at++) forth[at] = scale * theta[bias + q] - (shifted ? sums[q] / 2 : 0)
}

/** The tensors of a layer at n points, and the launches between them. A bias is the weight of one more input, which is always 1. */
export interface Level {
  /** [inputs + 1, K, outputs] */
  readonly weights: Tensor
  /** Its inputs [n, inputs + 1, K]; those of the first layer, which all members share, are [n, inputs + 1]. */
  readonly image: Tensor
  /** [n, K, outputs] */
  readonly result: Tensor
  /** Writes `result` from `image` and `weights`. */
  readonly forth: Launch
  /** Derivatives of the loss by its results, then by its sums, [n, K, outputs]. */
  readonly delta: Tensor
  /** `delta` turned to [n, outputs, K], for the first layer to [K, outputs, n]. */
  readonly turned: Tensor
  /** By the weights, [inputs + 1, K, outputs]; of the first layer [K, outputs, inputs + 1]. */
  readonly gradient: Tensor
  /** Writes `gradient` from `image` and `delta`, for the first layer from `turned` and `image`. */
  readonly differentiate: Launch
  /** The way to the layer below; null for the first layer, below which nothing learns. */
  readonly down: {
    /** [outputs, K, inputs] */
    readonly weights: Tensor
    /** Writes `delta` of the layer below from `turned` and these weights. */
    readonly launch: Launch
  } | null
}

/** All tensors of a committee in training and the launches of its steps. */
export class Stack {
  readonly levels: readonly Level[]
  /** Writes the last layer's `delta`: the probabilities of its results. */
  readonly softmax: Launch
  private readonly kernels: Kernels
  private readonly made: Tensor[] = []

  /** `xy`: the n points, n x 2. */
  constructor(kernels: Kernels, layers: readonly Layer[], K: number, xy: Float64Array, n: number) {
    this.kernels = kernels
    const deltas = layers.map(({ outputs }) => this.tensor([n, 1, K, outputs]))
    this.levels = layers.map((layer, l) =>
      l === 0 ? this.first(layer, K, xy, n, deltas[0]) : this.further(layer, K, n, deltas[l], deltas[l - 1]),
    )
    const { result, delta } = this.levels[layers.length - 1]
    this.softmax = kernels.softmax(as(result, [n, K, layers[layers.length - 1].outputs]), delta)
  }

  dispose(): void {
    for (const t of this.made) this.kernels.free(t)
  }

  private tensor(shape: number[]): Tensor {
    const made = this.kernels.tensor(shape)
    this.made.push(made)
    return made
  }

  private first(
    { inputs, outputs, activation }: Layer,
    K: number,
    xy: Float64Array,
    n: number,
    delta: Tensor,
  ): Level {
    const { kernels } = this
    const row = K * outputs
    const weights = this.tensor([inputs + 1, row])
    const image = this.tensor([n, inputs + 1])
    const result = this.tensor([n, row])
    const turned = this.tensor([row, n])
    const gradient = this.tensor([row, inputs + 1])
    kernels.values(image).set(Array.from({ length: n }, (_, i) => [xy[2 * i], xy[2 * i + 1], 1]).flat())
    return {
      weights,
      image,
      result,
      forth: kernels.matMul(image, weights, result, { activation }),
      delta,
      turned,
      gradient,
      differentiate: kernels.matMul(turned, image, gradient, { fixed: true }),
      down: null,
    }
  }

  private further(
    { inputs, outputs, activation }: Layer,
    K: number,
    n: number,
    delta: Tensor,
    below: Tensor,
  ): Level {
    const { kernels } = this
    const weights = this.tensor([1, inputs + 1, K, outputs])
    const image = this.tensor([1, n, inputs + 1, K])
    const result = this.tensor([1, n, 1, K * outputs])
    const turned = this.tensor([1, n, outputs, K])
    const gradient = this.tensor([1, 1, inputs + 1, K * outputs])
    const back = this.tensor([1, outputs, K, inputs])
    kernels.values(image).fill(1)
    return {
      weights,
      image,
      result,
      forth: kernels.depthwise(image, weights, result, activation),
      delta,
      turned,
      gradient,
      differentiate: kernels.depthwise(image, delta, gradient),
      down: { weights: back, launch: kernels.depthwise(turned, back, below) },
    }
  }
}
