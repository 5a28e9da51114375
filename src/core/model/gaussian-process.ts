import { run, type Job } from '../job.ts'
import { cholesky, solveCholesky } from '../math/cholesky.ts'
import { exp, log } from '../math/exp-log.ts'
import { PURPOSE } from '../math/random.ts'
import { erf } from '../math/special.ts'
import { modelMeta } from './catalogue.ts'
import { dot, fullParams, tidy } from './common.ts'
import { normalise, packRows, pointwise, unpackRows } from './rows.ts'
import type { Fitted, Model, Rnd, TrainSet } from './types.ts'

const meta = modelMeta('gaussianProcess')

/** Squared-exponential kernel variance * exp(-d^2 / (2 lengthScale^2)). */
export interface Kernel {
  readonly lengthScale: number
  readonly variance: number
}

/** The Laplace approximation of one binary problem, class against rest. */
export interface Latent {
  /** n: the mean at x is the sum of slope_i k(x, x_i). */
  readonly slope: Float64Array
  /** n: square roots of the likelihood's curvature. */
  readonly root: Float64Array
  /** Lower Cholesky factor of I + root K root, n x n. */
  readonly L: Float64Array
  /** Approximate log marginal likelihood. */
  readonly evidence: number
}

const MOST_STEPS = 100
/** Largest change of a latent value at which the mode counts as found; the next step would be its square. */
const FOUND = 1e-9

/**
 * Mode and curvature of the latent function of a logistic Gaussian process for targets 0/1 (Rasmussen & Williams 2006, algorithm
 * 3.1, with step halving). Weights multiply the log-likelihood. `K` is the n x n kernel matrix.
 */
function* laplace(K: Float64Array, target: Uint8Array, w: Float64Array): Job<Latent> {
  const n = target.length
  let f: Float64Array = new Float64Array(n)
  let a: Float64Array = new Float64Array(n)
  let state = curvatureAt(K, f, target, w)
  let value = logLikelihood(f, target, w)
  for (let step = 0; step < MOST_STEPS; step++) {
    yield
    const { root, slope, L } = state
    const b = slope.map((g, i) => g + root[i] * root[i] * f[i])
    const inner = times(K, b).map((v, i) => root[i] * v)
    solveCholesky(L, n, inner)
    const goal = b.map((v, i) => v - root[i] * inner[i])
    const top = times(K, goal)
    const moved = largestChange(f, top)
    for (let t = 1; t > 1e-6; t /= 2) {
      const trialA = a.map((v, i) => v + t * (goal[i] - v))
      const trialF = f.map((v, i) => v + t * (top[i] - v))
      const trial = logLikelihood(trialF, target, w) - 0.5 * inner2(trialA, trialF)
      if (trial < value - 1e-12 * (1 + Math.abs(value))) continue
      a = trialA
      f = trialF
      value = trial
      break
    }
    state = curvatureAt(K, f, target, w)
    if (moved < FOUND) break
  }
  let logDet = 0
  for (let i = 0; i < n; i++) logDet += log(state.L[i * n + i])
  return { ...state, evidence: value - logDet }
}

function curvatureAt(
  K: Float64Array,
  f: Float64Array,
  target: Uint8Array,
  w: Float64Array,
): Omit<Latent, 'evidence'> {
  const n = f.length
  const slope = new Float64Array(n)
  const root = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    const p = 1 / (1 + exp(-f[i]))
    slope[i] = w[i] * (target[i] - p)
    root[i] = Math.sqrt(w[i] * p * (1 - p))
  }
  const L = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    for (let j = 0; j <= i; j++) L[i * n + j] = root[i] * K[i * n + j] * root[j]
    L[i * n + i] += 1
  }
  cholesky(L, n)
  return { slope, root, L }
}

function logLikelihood(f: Float64Array, target: Uint8Array, w: Float64Array): number {
  let sum = 0
  for (let i = 0; i < f.length; i++) {
    const z = target[i] ? f[i] : -f[i]
    sum -= w[i] * (z > 0 ? log(1 + exp(-z)) : log(1 + exp(z)) - z)
  }
  return sum
}

function times(K: Float64Array, b: Float64Array): Float64Array {
  const n = b.length
  const out = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    out[i] = dot(K, i * n, b, n)
  }
  return out
}
const inner2 = (a: Float64Array, b: Float64Array): number => a.reduce((sum, v, i) => sum + v * b[i], 0)
const largestChange = (a: Float64Array, b: Float64Array): number =>
  a.reduce((most, v, i) => Math.max(most, Math.abs(v - b[i])), 0)

/** Kernel values of (x, y) with every point, into `out`. */
function kernelRow(t: TrainSet, k: Kernel, x: number, y: number, out: Float64Array, at: number): void {
  const scale = -1 / (2 * k.lengthScale * k.lengthScale)
  for (let i = 0; i < t.n; i++) {
    const dx = t.xy[2 * i] - x
    const dy = t.xy[2 * i + 1] - y
    out[at + i] = k.variance * exp(scale * (dx * dx + dy * dy))
  }
}

/**
 * Averages the sigmoid over N(mean, variance) by five error functions fitted to it (Williams & Barber 1998, appendix A; constants
 * as in scikit-learn).
 */
export function averageSigmoid(mean: number, variance: number): number {
  let sum = 0
  for (let j = 0; j < WIDTHS.length; j++) {
    const width = WIDTHS[j]
    sum += HEIGHTS[j] * (1 + erf((width * mean) / Math.sqrt(1 + 2 * variance * width * width)))
  }
  return Math.min(1, Math.max(0, sum / 2))
}
const WIDTHS = [0.41, 0.4, 0.37, 0.44, 0.39]
const HEIGHTS = [-1854.8214151, 3516.89893646, 221.29346712, 128.12323805, -2010.49422654]

/** The approximation for each class against the rest (for two classes: class 1 only). */
function* latents(t: TrainSet, kernel: Kernel): Job<Latent[]> {
  const { n, C } = t
  const K = new Float64Array(n * n)
  for (let i = 0; i < n; i++) {
    kernelRow(t, kernel, t.xy[2 * i], t.xy[2 * i + 1], K, i * n)
    if (i % 20 === 19) yield
  }
  const found: Latent[] = []
  for (let c = C === 2 ? 1 : 0; c < C; c++)
    found.push(
      yield* laplace(
        K,
        Uint8Array.from(t.y, (y) => (y === c ? 1 : 0)),
        t.w,
      ),
    )
  return found
}

/** Probability of the class of `latent` at a point whose kernel values are `k`; `v` is a buffer. */
function classProbability(latent: Latent, variance: number, k: Float64Array, v: Float64Array): number {
  const { slope, root, L } = latent
  const n = slope.length
  let mean = 0
  let explained = 0
  for (let i = 0; i < n; i++) {
    mean += slope[i] * k[i]
    v[i] = (root[i] * k[i] - dot(L, i * n, v, i)) / L[i * n + i]
    explained += v[i] * v[i]
  }
  return averageSigmoid(mean, Math.max(0, variance - explained))
}

/** The model of these points; they are its flat form too. */
function* fitTo(t: TrainSet, kernel: Kernel): Job<Fitted> {
  const { n, C } = t
  const found = yield* latents(t, kernel)
  const k = new Float64Array(n)
  const v = new Float64Array(n)
  return pointwise('gaussianProcess', C, packRows(t), (x, y, out, at) => {
    if (n === 0) {
      out.fill(1 / C, at, at + C)
      return
    }
    kernelRow(t, kernel, x, y, k, 0)
    const first = C - found.length
    for (let c = first; c < C; c++) out[at + c] = classProbability(found[c - first], kernel.variance, k, v)
    if (C === 2) out[at] = 1 - out[at + 1]
    else normalise(out, at, C)
  })
}

/** At most `most` points: those with the smallest draws of their ids, so that one more label exchanges one point at most. */
function subset(t: TrainSet, most: number, rnd: Rnd): TrainSet {
  if (t.n <= most) return t
  const draws = Float64Array.from(t.ids, (id) => rnd(PURPOSE.subset, id))
  const limit = draws.slice().sort()[most]
  return tidy({ ...t, w: t.w.map((w, i) => (draws[i] < limit ? w : 0)) })
}

const kernelOf = (p: ReturnType<typeof fullParams>): Kernel => ({
  lengthScale: Number(p.lengthScale),
  variance: Number(p.variance),
})

/**
 * Gaussian process classifier with a fixed squared-exponential kernel and the Laplace approximation; more than two classes one
 * against the rest, normalised. Cost grows with the cube of the labels, so a seeded subset of `maxPoints` is used where there
 * are more.
 */
export const gaussianProcess: Model = {
  meta,
  fit(t, given, rnd) {
    const params = fullParams(meta, given)
    return fitTo(subset(tidy(t), Number(params.maxPoints), rnd), kernelOf(params))
  },
  restore: (flat, C, given) => run(fitTo(unpackRows(flat, C), kernelOf(fullParams(meta, given)))),
}
