import { exp, fastTanh } from '../math/portable.ts'
import { PURPOSE } from '../math/random.ts'
import type { NetShape, Rnd } from './types.ts'

/**
 * Dense networks 2 - hidden - C with a softmax head. Parameters are flat: for each layer its weights, row major [in][out], then
 * its biases.
 */

/** Units of every layer, input first. */
export const layerSizes = (net: NetShape): readonly number[] => [2, ...net.hidden, net.C]

/** Number of parameters P. */
export function paramCount(net: NetShape): number {
  const sizes = layerSizes(net)
  let count = 0
  for (let l = 1; l < sizes.length; l++) count += (sizes[l - 1] + 1) * sizes[l]
  return count
}

/** Starting parameters of a member: Glorot-uniform weights (Glorot & Bengio 2010, eq. 16), biases 0. Draw i of the member is that of flat index i. */
export function initialParams(net: NetShape, rnd: Rnd, member: number): Float64Array {
  const sizes = layerSizes(net)
  const flat = new Float64Array(paramCount(net))
  let at = 0
  for (let l = 1; l < sizes.length; l++) {
    const limit = Math.sqrt(6 / (sizes[l - 1] + sizes[l]))
    const weights = sizes[l - 1] * sizes[l]
    for (let i = 0; i < weights; i++) flat[at + i] = limit * (2 * rnd(PURPOSE.init, member, at + i) - 1)
    at += weights + sizes[l]
  }
  return flat
}

/** Step counter of the masks that a dropout committee predicts with; training counts from 1. */
const PREDICTION = 0

/**
 * Factor of a hidden unit under dropout: 0 with probability `dropout`, otherwise 1 / (1 - dropout). One mask serves all points of
 * a step. `layer` counts hidden layers from 0, `unit` is below 64, `step` below 2^20.
 */
export function dropoutMask(
  rnd: Rnd,
  dropout: number,
  member: number,
  step: number,
  layer: number,
  unit: number,
): number {
  return rnd(PURPOSE.dropout, member, step * 256 + layer * 64 + unit) < dropout ? 0 : 1 / (1 - dropout)
}

/** Parameters of the same network with the hidden units of one prediction mask dropped: what they send on is multiplied by it. */
export function maskedParams(net: NetShape, flat: Float64Array, rnd: Rnd, member: number): Float64Array {
  const sizes = layerSizes(net)
  const masked = flat.slice()
  let at = 0
  for (let l = 1; l < sizes.length; l++) {
    const [inputs, outputs] = [sizes[l - 1], sizes[l]]
    if (l > 1)
      for (let i = 0; i < inputs; i++) {
        const factor = dropoutMask(rnd, net.dropout, member, PREDICTION, l - 2, i)
        for (let j = 0; j < outputs; j++) masked[at + i * outputs + j] *= factor
      }
    at += (inputs + 1) * outputs
  }
  return masked
}

/** Points that pass through a network together: each parameter is loaded once for all of them. */
export const LANES = 4

/** A network at work on four points at a time. */
export class Forward {
  /** Activations of each layer, 4 per unit: those of the four points side by side. The last layer holds the probabilities. */
  readonly h: readonly Float64Array[]
  /** Factors per layer and unit of a network with dropout; 1 unless training sets them. */
  readonly mask: readonly Float64Array[]
  private readonly net: NetShape
  private readonly sizes: readonly number[]

  constructor(net: NetShape) {
    this.net = net
    this.sizes = layerSizes(net)
    this.h = this.sizes.map((size) => new Float64Array(LANES * size))
    this.mask = this.sizes.map((size) => new Float64Array(size).fill(1))
  }

  /** Takes points i to i+3 of `xy`; those from n on count as the origin. */
  load(xy: Float64Array, n: number, i: number): void {
    const input = this.h[0]
    for (let lane = 0; lane < LANES; lane++) {
      const known = i + lane < n
      input[lane] = known ? xy[2 * (i + lane)] : 0
      input[LANES + lane] = known ? xy[2 * (i + lane) + 1] : 0
    }
  }

  /** Hidden layers of the loaded points; returns the last. */
  hidden(flat: Float64Array): Float64Array {
    const { h, mask, sizes, net } = this
    const last = sizes.length - 2
    let at = 0
    for (let l = 1; l <= last; l++) {
      if (l === 1) at = affineOfPlane(flat, h[0], h[1], sizes[1])
      else at = affine(flat, at, h[l - 1], sizes[l - 1], h[l], sizes[l])
      activate(h[l], net.activation === 'tanh')
      if (net.dropout > 0) drop(h[l], mask[l])
    }
    return h[last]
  }

  /** Class probabilities of the loaded points, 4 per class. */
  probabilities(flat: Float64Array): Float64Array {
    const { sizes, net } = this
    const below = this.hidden(flat)
    const out = this.h[sizes.length - 1]
    const inputs = sizes[sizes.length - 2]
    affine(flat, flat.length - (inputs + 1) * net.C, below, inputs, out, net.C)
    softmaxLanes(out)
    return out
  }
}

/** The same as `affine` for the first layer, whose inputs are x and y. */
function affineOfPlane(flat: Float64Array, h: Float64Array, z: Float64Array, outputs: number): number {
  const xa = h[0]
  const xb = h[1]
  const xc = h[2]
  const xd = h[3]
  const ya = h[4]
  const yb = h[5]
  const yc = h[6]
  const yd = h[7]
  const bias = 2 * outputs
  for (let j = 0, to = 0; j < outputs; j++, to += LANES) {
    const b = flat[bias + j]
    const wx = flat[j]
    const wy = flat[outputs + j]
    z[to] = b + wx * xa + wy * ya
    z[to + 1] = b + wx * xb + wy * yb
    z[to + 2] = b + wx * xc + wy * yc
    z[to + 3] = b + wx * xd + wy * yd
  }
  return bias + outputs
}

/**
 * z = h W + b for the layer whose parameters start at `flat[at]`; returns where the next layer starts. Two outputs at a time share what
 * they load; the last of an odd number comes twice.
 */
function affine(
  flat: Float64Array,
  at: number,
  h: Float64Array,
  inputs: number,
  z: Float64Array,
  outputs: number,
): number {
  const bias = at + inputs * outputs
  for (let pair = 0; pair < outputs; pair += 2) {
    const j = Math.max(0, Math.min(pair, outputs - 2))
    let a = flat[bias + j]
    let b = a
    let c = a
    let d = a
    let e = flat[bias + j + 1]
    let f = e
    let g = e
    let o = e
    for (let i = 0, k = at + j; i < LANES * inputs; i += LANES, k += outputs) {
      const w = flat[k]
      const v = flat[k + 1]
      const ha = h[i]
      const hb = h[i + 1]
      const hc = h[i + 2]
      const hd = h[i + 3]
      a += w * ha
      b += w * hb
      c += w * hc
      d += w * hd
      e += v * ha
      f += v * hb
      g += v * hc
      o += v * hd
    }
    const to = LANES * j
    z[to] = a
    z[to + 1] = b
    z[to + 2] = c
    z[to + 3] = d
    z[to + 4] = e
    z[to + 5] = f
    z[to + 6] = g
    z[to + 7] = o
  }
  return bias + outputs
}

function activate(z: Float64Array, tanh: boolean): void {
  if (tanh) for (let k = 0; k < z.length; k++) z[k] = fastTanh(z[k])
  else for (let k = 0; k < z.length; k++) if (!(z[k] > 0)) z[k] = 0
}

function drop(h: Float64Array, mask: Float64Array): void {
  for (let k = 0; k < h.length; k++) h[k] *= mask[k >> 2]
}

function softmaxLanes(z: Float64Array): void {
  for (let lane = 0; lane < LANES; lane++) {
    let top = z[lane]
    for (let k = lane; k < z.length; k += LANES) if (z[k] > top) top = z[k]
    let sum = 0
    for (let k = lane; k < z.length; k += LANES) sum += z[k] = exp(z[k] - top)
    for (let k = lane; k < z.length; k += LANES) z[k] /= sum
  }
}
