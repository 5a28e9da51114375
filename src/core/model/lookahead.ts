import { run } from '../job.ts'
import { solveCholesky } from '../math/cholesky.ts'
import { exp, log } from '../math/exp-log.ts'
import { dot, softmax } from './common.ts'
import { featureMatrix } from './features.ts'
import { classWeights, REFITTED, sigmoidRow, type LogisticFit } from './logistic.ts'
import { derivatives, descend } from './newton.ts'
import { optimise, workspace } from './optimum.ts'
import { classify, type Problem } from './problem.ts'

/**
 * What a logistic model would say of `m` fixed points after one more label: thousands of refits that share the Hessian of the
 * labelled set and all buffers. Candidates are best visited label by label, because the first step is half done after the first.
 */
export interface LookAhead {
  /** Class probabilities of the fixed points (m x C into `out`) after (x, y) got `label`. */
  probabilities(x: number, y: number, label: number, steps: number, out: Float64Array): void
  /** Expected loss of each fixed point under the refitted model itself (m into `out`): entropy in nats, or 1 - max p. */
  losses(x: number, y: number, label: number, steps: number, kind: 'log' | 'zeroOne', out: Float64Array): void
}

/**
 * Refits of `fit` judged on the first m points of `xy`. Each refit makes up to `steps` damped Newton steps from the present
 * optimum and ends early when the squared Newton decrement is below 1e-9. The first step inverts H + U S U' (Sherman, Morrison,
 * Woodbury), the later ones are full.
 */
export function lookAhead(fit: LogisticFit, xy: Float64Array, m: number): LookAhead {
  const { problem, map } = fit
  const { n, C, R, D } = problem
  const phi = new Float64Array((n + 1) * D)
  phi.set(problem.phi)
  const y = new Int32Array(n + 1)
  y.set(problem.y)
  const w = new Float64Array(n + 1).fill(1)
  w.set(problem.w)
  const grown: Problem = { ...problem, n: n + 1, phi, y, w }
  const fixed = featureMatrix(map, xy, m)
  const first = new FirstStep(fit)
  const space = workspace(grown)
  const { s } = space
  const v = new Float64Array(R * D)
  const z = new Float64Array(C)
  const dotRow = (W: Float64Array, at: number, row: number): number => {
    let sum = 0
    for (let d = 0; d < D; d++) sum += W[at + d] * fixed[row + d]
    return sum
  }

  const move = (x0: number, y0: number, label: number, steps: number): Float64Array => {
    map.row(x0, y0, phi, n * D)
    first.at(x0, y0, phi.subarray(n * D))
    y[n] = label
    v.set(fit.v)
    const loss = classify(grown, v, n, n + 1, s)
    derivatives(grown, n, s)
    const decrement = first.solve(s.residual, s.S, s.step)
    const moved = descend(grown, v, fit.objective + loss, decrement, s)
    if (moved !== null && steps > 1 && decrement > REFITTED)
      run(optimise(grown, v, space, { plain: { steps: steps - 1, tolerance: REFITTED } }))
    return classWeights(grown, v)
  }
  return {
    probabilities(x0, y0, label, steps, out) {
      const W = move(x0, y0, label, steps)
      if (W.length === D) for (let i = 0; i < m; i++) sigmoidRow(dotRow(W, 0, i * D), out, 2 * i)
      else
        for (let i = 0; i < m; i++) {
          for (let c = 0; c < C; c++) out[i * C + c] = dotRow(W, c * D, i * D)
          softmax(out, i * C, C)
        }
    },
    losses(x0, y0, label, steps, kind, out) {
      const W = move(x0, y0, label, steps)
      const rows = W.length / D
      // The one row of a sigmoid is the logit of class 1; that of class 0 stays 0.
      const skip = C - rows
      const loss = kind === 'log' ? entropy : error
      for (let i = 0; i < m; i++) {
        for (let c = 0; c < rows; c++) z[skip + c] = dotRow(W, c * D, i * D)
        out[i] = loss(z)
      }
    },
  }
}

/** Entropy of softmax(z), nats. */
function entropy(z: Float64Array): number {
  let top = -Infinity
  for (let c = 0; c < z.length; c++) if (z[c] > top) top = z[c]
  let sum = 0
  let mean = 0
  for (let c = 0; c < z.length; c++) {
    const below = z[c] - top
    const e = below === 0 ? 1 : exp(below)
    sum += e
    mean += e * below
  }
  return log(sum) - mean / sum
}

/** 1 - max of softmax(z). */
function error(z: Float64Array): number {
  let best = 0
  for (let c = 1; c < z.length; c++) if (z[c] > z[best]) best = c
  let rest = 0
  for (let c = 0; c < z.length; c++) if (c !== best) rest += exp(z[c] - z[best])
  return rest / (1 + rest)
}

/** The Newton step from the optimum after one point was added, by a rank-R update of the factor of H. */
class FirstStep {
  private readonly fit: LogisticFit
  private x = NaN
  private y = NaN
  private phi: Float64Array = new Float64Array(0)
  /** R x RD: row r solves H X_r = e_r (x) phi */
  private readonly X: Float64Array
  /** R x R: U' H^-1 U */
  private readonly M: Float64Array
  private readonly A: Float64Array
  private readonly a: Float64Array

  constructor(fit: LogisticFit) {
    const { R, D } = fit.problem
    this.fit = fit
    this.X = new Float64Array(R * R * D)
    this.M = new Float64Array(R * R)
    this.A = new Float64Array(R * R)
    this.a = new Float64Array(R)
  }

  /** Prepares the part that does not depend on the label. */
  at(x: number, y: number, phi: Float64Array): void {
    if (x === this.x && y === this.y) return
    const { R, D } = this.fit.problem
    const L = this.fit.factor()
    this.x = x
    this.y = y
    this.phi = phi
    this.X.fill(0)
    for (let r = 0; r < R; r++) {
      const row = this.X.subarray(r * R * D, (r + 1) * R * D)
      row.set(phi, r * D)
      solveCholesky(L, R * D, row)
      for (let t = 0; t < R; t++) this.M[t * R + r] = dot(row, t * D, phi, D)
    }
  }

  /** Writes (H + U S U')^-1 U e to `step` and returns its squared Newton decrement. */
  solve(e: Float64Array, S: Float64Array, step: Float64Array): number {
    const { R, D } = this.fit.problem
    const { A, M, X, a } = this
    for (let r = 0; r < R; r++)
      for (let t = 0; t < R; t++) {
        let sum = r === t ? 1 : 0
        for (let q = 0; q < R; q++) sum += S[r * R + q] * M[q * R + t]
        A[r * R + t] = sum
      }
    a.set(e.subarray(0, R))
    eliminate(A, a, R)
    step.fill(0)
    for (let r = 0; r < R; r++) for (let k = 0; k < R * D; k++) step[k] += a[r] * X[r * R * D + k]
    let decrement = 0
    for (let r = 0; r < R; r++) decrement += e[r] * dot(step, r * D, this.phi, D)
    return decrement
  }
}

/** Solves the small dense system A x = b in place of b, with row exchanges. */
function eliminate(A: Float64Array, b: Float64Array, n: number): void {
  for (let k = 0; k < n; k++) {
    let pivot = k
    for (let i = k + 1; i < n; i++) if (Math.abs(A[i * n + k]) > Math.abs(A[pivot * n + k])) pivot = i
    if (pivot !== k) {
      for (let j = 0; j < n; j++) [A[k * n + j], A[pivot * n + j]] = [A[pivot * n + j], A[k * n + j]]
      ;[b[k], b[pivot]] = [b[pivot], b[k]]
    }
    for (let i = k + 1; i < n; i++) {
      const f = A[i * n + k] / A[k * n + k]
      for (let j = k; j < n; j++) A[i * n + j] -= f * A[k * n + j]
      b[i] -= f * b[k]
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let j = i + 1; j < n; j++) b[i] -= A[i * n + j] * b[j]
    b[i] /= A[i * n + i]
  }
}
