import { exp, log } from '../math/exp-log.ts'

/**
 * Penalised multinomial logistic regression in R = C - 1 free rows of weights: class logits are Q v_r(x), with Q of C x R.
 * Objective: sum of w_i * log-loss_i + 1/2 sum of penalty_d * v_rd^2. Removing the common direction of the classes leaves a
 * Hessian that is regular even where intercepts are not penalised.
 */
export interface Problem {
  readonly n: number
  readonly C: number
  readonly R: number
  readonly D: number
  /** n x D */
  readonly phi: Float64Array
  readonly y: Int32Array
  readonly w: Float64Array
  /** C x R */
  readonly Q: Float64Array
  /** D */
  readonly penalty: Float64Array
}

/** The coding of the sigmoid: one logit, that of class 1 against class 0. */
export const sigmoidCoding = (): Float64Array => Float64Array.of(0, 1)

/**
 * The coding of the symmetric softmax: an orthonormal basis (Helmert) of the logits that sum to 0, so that the penalty of the
 * free rows is the penalty of the C rows of class weights. C x (C-1).
 */
export function softmaxCoding(C: number): Float64Array {
  const R = C - 1
  const Q = new Float64Array(C * R)
  for (let r = 0; r < R; r++) {
    const scale = Math.sqrt((r + 1) * (r + 2))
    for (let c = 0; c <= r; c++) Q[c * R + r] = 1 / scale
    Q[(r + 1) * R + r] = -(r + 1) / scale
  }
  return Q
}

/** Rows that are summed together: each entry of the Hessian is loaded once for all of them. */
export const LANES = 4

/** Buffers of one problem size, so that thousands of small fits allocate nothing. */
export interface Scratch {
  readonly gradient: Float64Array
  readonly H: Float64Array
  readonly step: Float64Array
  readonly trial: Float64Array
  /** Logits of each row, n x R. */
  readonly eta: Float64Array
  /** Class probabilities of each row, n x C. */
  readonly p: Float64Array
  /** Weighted log-loss of each row. */
  readonly loss: Float64Array
  /** Mean of the coding over each row's probabilities, n x R: what its logits' derivatives are made of. */
  readonly mean: Float64Array
  /** First derivatives of four points' losses by their R free logits, 4 x R. */
  readonly residual: Float64Array
  /** Second derivatives, 4 x R x R. */
  readonly S: Float64Array
}
export function scratch({ n, R, C, D }: Pick<Problem, 'n' | 'R' | 'C' | 'D'>): Scratch {
  const N = R * D
  return {
    gradient: new Float64Array(N),
    H: new Float64Array(N * N),
    step: new Float64Array(N),
    trial: new Float64Array(N),
    eta: new Float64Array(n * R),
    p: new Float64Array(n * C),
    loss: new Float64Array(n),
    mean: new Float64Array(n * R),
    residual: new Float64Array(LANES * R),
    S: new Float64Array(LANES * R * R),
  }
}

/** Free logits of rows from..to-1 at `v`: four rows at a time, each sum in the order of the plain loop. */
function logits({ R, D, phi }: Problem, v: Float64Array, from: number, to: number, eta: Float64Array): void {
  let i = from
  for (; i + 3 < to; i += 4)
    for (let r = 0; r < R; r++) {
      let z0 = 0
      let z1 = 0
      let z2 = 0
      let z3 = 0
      for (let d = 0, k = r * D, at = i * D; d < D; d++, k++, at++) {
        const x = v[k]
        z0 += phi[at] * x
        z1 += phi[at + D] * x
        z2 += phi[at + 2 * D] * x
        z3 += phi[at + 3 * D] * x
      }
      eta[i * R + r] = z0
      eta[(i + 1) * R + r] = z1
      eta[(i + 2) * R + r] = z2
      eta[(i + 3) * R + r] = z3
    }
  for (; i < to; i++)
    for (let r = 0; r < R; r++) {
      let z = 0
      for (let d = 0, k = r * D, at = i * D; d < D; d++, k++, at++) z += phi[at] * v[k]
      eta[i * R + r] = z
    }
}

/** Class probabilities of rows from..to-1 at `v` into `s.p` and their weighted log-losses into `s.loss`; the sum of these. */
export function classify(m: Problem, v: Float64Array, from: number, to: number, s: Scratch): number {
  logits(m, v, from, to, s.eta)
  return isSigmoid(m) ? classifyTwo(m, from, to, s) : classifyMany(m, from, to, s)
}

/** Whether the one logit is that of class 1. */
export const isSigmoid = ({ C, Q }: Problem): boolean => C === 2 && Q[0] === 0

function classifyTwo({ y, w }: Problem, from: number, to: number, { eta, p, mean, loss }: Scratch): number {
  let total = 0
  for (let i = from; i < to; i++) {
    const z = eta[i]
    const size = Math.abs(z)
    const e = exp(-size)
    const big = 1 / (1 + e)
    const small = e * big
    const one = z > 0 ? big : small
    p[2 * i] = z > 0 ? small : big
    p[2 * i + 1] = mean[i] = one
    const isWrong = z > 0 !== (y[i] === 1)
    total += loss[i] = w[i] * (log(1 + e) + (isWrong ? size : 0))
  }
  return total
}

function classifyMany({ C, R, Q, y, w }: Problem, from: number, to: number, s: Scratch): number {
  const { eta, p, mean, loss } = s
  let total = 0
  for (let i = from; i < to; i++) {
    const at = i * C
    let top = -Infinity
    for (let c = 0; c < C; c++) {
      let z = 0
      for (let r = 0; r < R; r++) z += Q[c * R + r] * eta[i * R + r]
      p[at + c] = z
      if (z > top) top = z
    }
    const own = p[at + y[i]]
    let sum = 0
    for (let c = 0; c < C; c++) sum += p[at + c] = p[at + c] === top ? 1 : exp(p[at + c] - top)
    for (let c = 0; c < C; c++) p[at + c] /= sum
    for (let r = 0; r < R; r++) {
      let q = 0
      for (let c = 0; c < C; c++) q += Q[c * R + r] * p[at + c]
      mean[i * R + r] = q
    }
    total += loss[i] = w[i] * (log(sum) + top - own)
  }
  return total
}
