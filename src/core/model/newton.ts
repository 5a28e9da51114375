import type { Job } from '../job.ts'
import { classify, LANES, type Problem, type Scratch } from './problem.ts'

/** About half a millisecond of multiplications, in units of the loop below. */
export const CHUNK = 400_000

/** From row i, which is classified: first derivatives of its loss by its free logits, into one of the four lanes. */
function residuals({ R, Q, y, w }: Problem, i: number, { mean, residual }: Scratch, lane: number): void {
  const label = y[i]
  for (let r = 0; r < R; r++) residual[lane * R + r] = w[i] * (mean[i * R + r] - Q[label * R + r])
}

/** As `residuals`, and the second derivatives. */
export function derivatives(m: Problem, i: number, s: Scratch, lane = 0): void {
  const { C, R, Q } = m
  const { p, mean, S } = s
  residuals(m, i, s, lane)
  const weight = m.w[i]
  const row = i * C
  const at = lane * R * R
  for (let r = 0; r < R; r++)
    for (let t = 0; t <= r; t++) {
      let q = 0
      for (let c = 0; c < C; c++) q += Q[c * R + r] * Q[c * R + t] * p[row + c]
      S[at + r * R + t] = S[at + t * R + r] = weight * (q - mean[i * R + r] * mean[i * R + t])
    }
}

/** Adds four rows, which begin at these places of `phi`, to the gradient by the residuals of the four lanes. */
function addToGradient(
  { R, D, phi }: Problem,
  at0: number,
  at1: number,
  at2: number,
  at3: number,
  { gradient, residual }: Scratch,
): void {
  for (let r = 0; r < R; r++) {
    const e0 = residual[r]
    const e1 = residual[R + r]
    const e2 = residual[2 * R + r]
    const e3 = residual[3 * R + r]
    for (let d = 0, k = r * D; d < D; d++, k++)
      gradient[k] += e0 * phi[at0 + d] + e1 * phi[at1 + d] + e2 * phi[at2 + d] + e3 * phi[at3 + d]
  }
}

/** Gradient of the objective at `v`, whose rows are classified, into `s.gradient`. */
export function slope(m: Problem, v: Float64Array, s: Scratch): void {
  const { n, R, D, penalty } = m
  const { gradient, residual } = s
  for (let k = 0; k < R * D; k++) gradient[k] = penalty[k % D] * v[k]
  for (let i = 0; i < n; i += LANES) {
    for (let lane = 0; lane < LANES; lane++)
      if (i + lane < n) residuals(m, i + lane, s, lane)
      else residual.fill(0, lane * R, (lane + 1) * R)
    const last = n - 1
    addToGradient(
      m,
      i * D,
      Math.min(i + 1, last) * D,
      Math.min(i + 2, last) * D,
      Math.min(i + 3, last) * D,
      s,
    )
  }
}

/**
 * Adds rows from..to-1, which are classified, to gradient and Hessian (lower triangle of each block): four points and four rows of the
 * Hessian at a time.
 */
function addRows(m: Problem, from: number, to: number, s: Scratch): void {
  const { R, D, phi } = m
  const { H, residual, S } = s
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
    addToGradient(m, at0, at1, at2, at3, s)
    for (let r = 0; r < R; r++) {
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
 * those of the new `v`. The new objective; null, and `v` unchanged, where no step helps.
 */
export function descend(
  m: Problem,
  v: Float64Array,
  f: number,
  decrement: number,
  s: Scratch,
): number | null {
  const { step, trial } = s
  const rounding = 1e-12 * (1 + Math.abs(f))
  for (let t = 1; t > 1e-9; t /= 2) {
    for (let k = 0; k < v.length; k++) trial[k] = v[k] - t * step[k]
    const reached = objective(m, trial, s)
    if (reached <= f - 1e-4 * t * decrement + rounding) {
      v.set(trial)
      return reached
    }
  }
  return null
}
