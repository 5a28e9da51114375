import { finite, run, type Job } from '../job.ts'
import { cholesky } from '../math/cholesky.ts'
import { exp } from '../math/exp-log.ts'
import type { Params } from '../params.ts'
import { dot, fullParams, pickRows, softmax, tidy, tidyRows } from './common.ts'
import { featureMap, featureMatrix, type Factors, type FeatureMap } from './features.ts'
import { logisticMeta as meta } from './logistic-meta.ts'
import { curvature, objective } from './newton.ts'
import { optimise, workspace } from './optimum.ts'
import { isSigmoid, scratch, sigmoidCoding, softmaxCoding, type Problem } from './problem.ts'
import type { Fitted, LatticeRows, Model, TrainSet } from './types.ts'

export interface Penalty {
  /** Of every weight but the intercept: lambda/2 * w^2, against a SUM of log-losses. */
  readonly lambda: number
  /** Of the intercept. */
  readonly biasLambda: number
  /** Softmax with one row per class also for two classes; otherwise two classes are a sigmoid. */
  readonly symmetric?: boolean
}

/** A logistic model and all that its refits, draws and look-ahead need. */
export interface LogisticFit extends Fitted {
  readonly map: FeatureMap
  readonly problem: Problem
  /** R x D, the free rows of weights (see `Problem`). */
  readonly v: Float64Array
  /** Penalised loss at the optimum. */
  readonly objective: number
  /**
   * Lower Cholesky factor of the Hessian in the free weights, RD x RD. Computed once, when first asked for.
   * @throws NotFinite where features or weights are not numbers
   */
  factor(): Float64Array
}

/** Whether a model is a logistic fit with its training set, not one restored from its parameters. */
export const isLogistic = (f: Fitted): f is LogisticFit => f.id === 'logistic' && 'problem' in f

/** Squared Newton decrement at which a few steps with an added point end: the error left is of the order of its square. */
export const REFITTED = 1e-9

/** Fits L2 logistic regression on the features of `map` from zero. No label: all weights 0, so every class is equally likely. */
export function* fitLogistic(t: TrainSet, map: FeatureMap, penalty: Penalty): Job<LogisticFit> {
  const problem = problemOf(tidy(t), map, penalty)
  const v = new Float64Array(problem.R * problem.D)
  if (problem.n > 0) yield* optimise(problem, v, workspace(problem))
  return fitted(problem, map, v)
}

function problemOf(t: TrainSet, map: FeatureMap, { lambda, biasLambda, symmetric }: Penalty): Problem {
  const sigmoid = t.C === 2 && !symmetric
  const penalty = new Float64Array(map.dim).fill(lambda)
  penalty[0] = biasLambda
  return {
    n: t.n,
    C: t.C,
    R: t.C - 1,
    D: map.dim,
    phi: featureMatrix(map, t.xy, t.n),
    y: t.y,
    w: t.w,
    Q: sigmoid ? sigmoidCoding() : softmaxCoding(t.C),
    penalty,
  }
}

function fitted(problem: Problem, map: FeatureMap, v: Float64Array): LogisticFit {
  const { C, R, D } = problem
  let L: Float64Array | undefined
  let loss: number | undefined
  const factor = () => {
    if (L) return L
    const s = scratch(problem)
    // An unpenalised intercept has a flat direction where no label bounds it: a trace of penalty keeps the factor defined.
    let ridge = 0
    do {
      run(curvature(problem, v, s))
      for (let k = 0; k < R * D; k++) s.H[k * R * D + k] += ridge
      // No ridge helps where a feature is not a number.
      finite(s.H, 'logistic/hessian')
      ridge = ridge * 100 || 1e-9
    } while (!cholesky(s.H, R * D))
    return (L = s.H)
  }
  return {
    ...predictor(map, C, classWeights(problem, v)),
    map,
    problem,
    v,
    get objective() {
      return (loss ??= objective(problem, v, scratch(problem)))
    },
    factor,
  }
}

/** The same model with other free weights (R x D): a member of a committee around it. */
export const withWeights = (fit: LogisticFit, v: Float64Array): Fitted =>
  predictor(fit.map, fit.C, classWeights(fit.problem, v))

/** Weights by class, C x D (rows sum to 0); of a sigmoid the one row of class 1. */
export function classWeights(m: Problem, v: Float64Array): Float64Array {
  if (isSigmoid(m)) return v.slice()
  const { C, R, D, Q } = m
  const W = new Float64Array(C * D)
  for (let c = 0; c < C; c++)
    for (let r = 0; r < R; r++) for (let d = 0; d < D; d++) W[c * D + d] += Q[c * R + r] * v[r * D + d]
  return W
}

/** Prediction from class weights (C x D, or D of a sigmoid). */
function predictor(map: FeatureMap, C: number, W: Float64Array): Fitted {
  const { dim: D, factors } = map
  let phi: Float64Array | undefined
  const sigmoid = W.length === D
  return {
    id: 'logistic',
    C,
    params: W,
    predict(xy, n, out, from = 0, to = n) {
      phi ??= new Float64Array(D)
      for (let i = from; i < to; i++) {
        map.row(xy[2 * i], xy[2 * i + 1], phi, 0)
        if (sigmoid) {
          sigmoidRow(dot(W, 0, phi, D), out, 2 * i)
          continue
        }
        for (let c = 0; c < C; c++) out[i * C + c] = dot(W, c * D, phi, D)
        softmax(out, i * C, C)
      }
    },
    embed: (xy, n) => ({ h: featureMatrix(map, xy, n), dim: D }),
    ...(factors && { lattice: (xs) => latticeOf(factors, C, W, xs) }),
  }
}

/**
 * A map of products of factors a_i(x) b_j(y): what a column adds to each b_j, sum_i W_ij a_i(x), is summed once, so that a node costs
 * one factor's length instead of its square.
 */
function latticeOf({ size, along }: Factors, C: number, W: Float64Array, xs: Float64Array): LatticeRows {
  const D = 1 + size * size
  const rows = W.length / D
  const factors = new Float64Array(size)
  const columns = new Float64Array(xs.length * rows * size)
  xs.forEach((x, column) => {
    along(x, factors, 0)
    for (let c = 0; c < rows; c++)
      for (let i = 0; i < size; i++)
        for (let j = 0, k = (column * rows + c) * size, w = c * D + 1 + i * size; j < size; j++)
          columns[k++] += factors[i] * W[w++]
  })
  return (ys, out, at) => {
    for (const y of ys) {
      along(y, factors, 0)
      for (let column = 0, k = 0; column < xs.length; column++, at += C) {
        for (let c = 0; c < rows; c++) {
          let z = W[c * D]
          for (let j = 0; j < size; j++) z += factors[j] * columns[k++]
          if (rows < C) sigmoidRow(z, out, at)
          else out[at + c] = z
        }
        if (rows === C) softmax(out, at, C)
      }
    }
  }
}

/** Both probabilities of a logit, each to full relative precision. */
export function sigmoidRow(z: number, out: Float64Array, at: number): void {
  const e = exp(-Math.abs(z))
  const small = e / (1 + e)
  const big = 1 / (1 + e)
  out[at] = z > 0 ? small : big
  out[at + 1] = z > 0 ? big : small
}

const penaltyOf = (p: Params): Penalty => ({ lambda: Number(p.lambda), biasLambda: Number(p.biasLambda) })

function* fitOf(t: TrainSet, given: Params): Job<LogisticFit> {
  const params = fullParams(meta, given)
  return yield* fitLogistic(t, featureMap(params), penaltyOf(params))
}

/** L2 logistic regression on fixed features. */
export const logistic: Model = {
  meta,
  fit: fitOf,
  *reweighted(t, given, plain) {
    const base = plain && isLogistic(plain) ? plain : yield* fitOf(t, given)
    const { problem, v } = base
    const rows = tidyRows(t)
    const space = workspace(problem)
    return function* (w) {
      const own = { ...problem, w: pickRows(w, rows) }
      const moved = v.slice()
      if (own.n > 0) yield* optimise(own, moved, space, { factor: base.factor() })
      return withWeights(base, moved)
    }
  },
  restore: (flat, C, given) => predictor(featureMap(fullParams(meta, given)), C, flat),
}
