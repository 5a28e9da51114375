import type { Job } from '../job.ts'
import { cholesky, solveCholesky } from '../math/cholesky.ts'
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
const LANES = 4

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
  /** R */
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
    mean: new Float64Array(R),
    residual: new Float64Array(LANES * R),
    S: new Float64Array(LANES * R * R),
  }
}

/** About half a millisecond of multiplications, in units of the loop below. */
const CHUNK = 400_000

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
  const { C, R, Q, y, w } = m
  const { eta, p, loss } = s
  logits(m, v, from, to, eta)
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
    total += loss[i] = w[i] * (log(sum) + top - own)
  }
  return total
}

/** From the probabilities of row i in `s.p`: derivatives of its loss by its free logits, into one of the four lanes. */
export function derivatives(m: Problem, i: number, s: Scratch, lane = 0): void {
  const { C, R, Q } = m
  const { p, mean, residual, S } = s
  const label = m.y[i]
  const weight = m.w[i]
  const row = i * C
  for (let r = 0; r < R; r++) {
    let q = 0
    for (let c = 0; c < C; c++) q += Q[c * R + r] * p[row + c]
    mean[r] = q
    residual[lane * R + r] = weight * (q - Q[label * R + r])
  }
  const at = lane * R * R
  for (let r = 0; r < R; r++)
    for (let t = 0; t <= r; t++) {
      let q = 0
      for (let c = 0; c < C; c++) q += Q[c * R + r] * Q[c * R + t] * p[row + c]
      S[at + r * R + t] = S[at + t * R + r] = weight * (q - mean[r] * mean[t])
    }
}

/**
 * Adds rows from..to-1, which are classified, to gradient and Hessian (lower triangle of each block): four points and four rows of the
 * Hessian at a time.
 */
function addRows(m: Problem, from: number, to: number, s: Scratch): void {
  const { R, D, phi } = m
  const { gradient, H, residual, S } = s
  const N = R * D
  for (let i = from; i < to; i += LANES) {
    // The lanes beyond the last row repeat it with derivatives of 0.
    for (let lane = 0; lane < LANES; lane++)
      if (i + lane < to) derivatives(m, i + lane, s, lane)
      else {
        residual.fill(0, lane * R, (lane + 1) * R)
        S.fill(0, lane * R * R, (lane + 1) * R * R)
      }
    const at0 = i * D
    const at1 = Math.min(i + 1, to - 1) * D
    const at2 = Math.min(i + 2, to - 1) * D
    const at3 = Math.min(i + 3, to - 1) * D
    for (let r = 0; r < R; r++) {
      for (let d = 0, k = r * D; d < D; d++, k++)
        gradient[k] +=
          residual[r] * phi[at0 + d] +
          residual[R + r] * phi[at1 + d] +
          residual[2 * R + r] * phi[at2 + d] +
          residual[3 * R + r] * phi[at3 + d]
      for (let t = 0; t <= r; t++) {
        const e = r * R + t
        const s0 = S[e]
        const s1 = S[R * R + e]
        const s2 = S[2 * R * R + e]
        const s3 = S[3 * R * R + e]
        let a = 0
        for (; a + 3 < D; a += 4) {
          const e0 = s0 * phi[at0 + a]
          const e1 = s1 * phi[at1 + a]
          const e2 = s2 * phi[at2 + a]
          const e3 = s3 * phi[at3 + a]
          const f0 = s0 * phi[at0 + a + 1]
          const f1 = s1 * phi[at1 + a + 1]
          const f2 = s2 * phi[at2 + a + 1]
          const f3 = s3 * phi[at3 + a + 1]
          const g0 = s0 * phi[at0 + a + 2]
          const g1 = s1 * phi[at1 + a + 2]
          const g2 = s2 * phi[at2 + a + 2]
          const g3 = s3 * phi[at3 + a + 2]
          const h0 = s0 * phi[at0 + a + 3]
          const h1 = s1 * phi[at1 + a + 3]
          const h2 = s2 * phi[at2 + a + 3]
          const h3 = s3 * phi[at3 + a + 3]
          for (let b = 0, k = (r * D + a) * N + t * D; b <= a; b++, k++) {
            const p0 = phi[at0 + b]
            const p1 = phi[at1 + b]
            const p2 = phi[at2 + b]
            const p3 = phi[at3 + b]
            H[k] += e0 * p0 + e1 * p1 + e2 * p2 + e3 * p3
            H[k + N] += f0 * p0 + f1 * p1 + f2 * p2 + f3 * p3
            H[k + 2 * N] += g0 * p0 + g1 * p1 + g2 * p2 + g3 * p3
            H[k + 3 * N] += h0 * p0 + h1 * p1 + h2 * p2 + h3 * p3
          }
          for (let c = a + 1, k = (r * D + a) * N + t * D + c; c < a + 4; c++, k++) {
            const p0 = phi[at0 + c]
            const p1 = phi[at1 + c]
            const p2 = phi[at2 + c]
            const p3 = phi[at3 + c]
            if (c === a + 1) H[k + N] += f0 * p0 + f1 * p1 + f2 * p2 + f3 * p3
            if (c < a + 3) H[k + 2 * N] += g0 * p0 + g1 * p1 + g2 * p2 + g3 * p3
            H[k + 3 * N] += h0 * p0 + h1 * p1 + h2 * p2 + h3 * p3
          }
        }
        for (; a < D; a++) {
          const g0 = s0 * phi[at0 + a]
          const g1 = s1 * phi[at1 + a]
          const g2 = s2 * phi[at2 + a]
          const g3 = s3 * phi[at3 + a]
          for (let b = 0, k = (r * D + a) * N + t * D; b <= a; b++, k++)
            H[k] += g0 * phi[at0 + b] + g1 * phi[at1 + b] + g2 * phi[at2 + b] + g3 * phi[at3 + b]
        }
      }
    }
  }
}

/**
 * Objective at `v`; `s.gradient` and the lower triangle of `s.H` are filled. `classified` = the rows of `s` are those of `v`
 * already.
 */
export function* curvature(m: Problem, v: Float64Array, s: Scratch, classified = false): Job<number> {
  const { n, R, D, penalty } = m
  const { gradient, H } = s
  const N = R * D
  gradient.fill(0)
  H.fill(0)
  const rows = LANES * Math.max(1, Math.floor(CHUNK / (R * (R + 1) * D * D)))
  let f = 0
  for (let from = 0; from < n; from += rows) {
    const to = Math.min(n, from + rows)
    f += classified ? sum(s.loss, from, to) : classify(m, v, from, to, s)
    addRows(m, from, to, s)
    if (from + rows < n) yield
  }
  for (let r = 0; r < R; r++)
    for (let d = 0; d < D; d++) {
      const k = r * D + d
      f += 0.5 * penalty[d] * v[k] * v[k]
      gradient[k] += penalty[d] * v[k]
      H[k * N + k] += penalty[d]
    }
  // The blocks below the diagonal are symmetric themselves: only their own lower triangles were summed.
  for (let r = 1; r < R; r++)
    for (let t = 0; t < r; t++)
      for (let a = 0; a < D; a++)
        for (let b = 0; b < a; b++) H[(r * D + b) * N + t * D + a] = H[(r * D + a) * N + t * D + b]
  return f
}

function sum(values: Float64Array, from: number, to: number): number {
  let total = 0
  for (let i = from; i < to; i++) total += values[i]
  return total
}

/** Objective at `v`; the rows of `s` are classified. */
export function objective(m: Problem, v: Float64Array, s: Scratch): number {
  const { n, R, D, penalty } = m
  let f = classify(m, v, 0, n, s)
  for (let k = 0; k < R * D; k++) f += 0.5 * penalty[k % D] * v[k] * v[k]
  return f
}

/**
 * Moves `v` against `s.step`, halving the step until the objective falls below `f` (Armijo, slope `decrement`); the rows of `s` are
 * those of the new `v`. False, and `v` unchanged, where no step helps.
 */
export function descend(m: Problem, v: Float64Array, f: number, decrement: number, s: Scratch): boolean {
  const { step, trial } = s
  const rounding = 1e-12 * (1 + Math.abs(f))
  for (let t = 1; t > 1e-9; t /= 2) {
    for (let k = 0; k < v.length; k++) trial[k] = v[k] - t * step[k]
    if (objective(m, trial, s) <= f - 1e-4 * t * decrement + rounding) {
      v.set(trial)
      return true
    }
  }
  return false
}

/**
 * Newton's method with step halving, from `v` in place: at most `steps` steps; the last one is that whose squared Newton
 * decrement g' H^-1 g is at most `tolerance`.
 */
export function* minimise(
  m: Problem,
  v: Float64Array,
  s: Scratch,
  steps: number,
  tolerance: number,
): Job<void> {
  const N = m.R * m.D
  for (let k = 0; k < steps; k++) {
    // The rows were classified when the last step was tried.
    const f = yield* curvature(m, v, s, k > 0)
    if (!cholesky(s.H, N)) return
    s.step.set(s.gradient)
    solveCholesky(s.H, N, s.step)
    let decrement = 0
    for (let i = 0; i < N; i++) decrement += s.gradient[i] * s.step[i]
    if (decrement <= tolerance) {
      for (let i = 0; i < N; i++) v[i] -= s.step[i]
      return
    }
    if (!descend(m, v, f, decrement, s)) return
    yield
  }
}
