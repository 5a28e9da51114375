import { run } from '../../../src/core/job.ts'
import { source } from '../../../src/core/math/random.ts'
import { featureMap } from '../../../src/core/model/features.ts'
import { fitLogistic, type LogisticFit } from '../../../src/core/model/logistic.ts'
import { classMoments } from '../../../src/core/model/naive-bayes.ts'
import { frequencies } from '../../../src/core/model/parzen.ts'
import { modelById } from '../../../src/core/model/registry.ts'
import type { Fitted, ModelId, TrainSet } from '../../../src/core/model/types.ts'
import type { Params } from '../../../src/core/params.ts'

export interface Fixture {
  readonly name: string
  readonly input: Readonly<Record<string, unknown>>
  readonly params: Readonly<Record<string, unknown>>
}

/** How the product answers the fixtures of each family: an object with the keys of their `expected`. */
export const models: Record<string, (fixture: Fixture) => Record<string, unknown>> = {
  logistic_regression({ input, params }) {
    const t = trainSet(input)
    const C = Number(params.C)
    return t.C === 2
      ? {
          sigmoid: sigmoid(t, C, input),
          softmax2: softmax(t, C, input, ['coef', 'intercept', 'proba_query']),
        }
      : softmax(t, C, input)
  },

  models({ input, params }) {
    const t = trainSet(input)
    const query = points(input.query_points)
    const kind = MODELS.find(([key]) => key in params)?.[1] ?? laplaceProcess
    return kind(t, query, params)
  },
}

type Answers = (t: TrainSet, query: Points, params: Fixture['params']) => Record<string, unknown>

const nearestNeighbours: Answers = (t, query, { k, weights }) => ({
  proba: predicted(t, 'knn', { k, weights } as Params, query),
})

const parzenWindow: Answers = (t, query, params) => {
  const [gamma, classPrior] = [Number(params.gamma), Number(params.class_prior)]
  const mass = new Float64Array(query.n * t.C)
  for (let i = 0; i < query.n; i++) frequencies(t, gamma, query.xy[2 * i], query.xy[2 * i + 1], mass, i * t.C)
  return { frequency: rows(mass, t.C), proba: predicted(t, 'parzen', { gamma, classPrior }, query) }
}

const gaussianBayes: Answers = (t, query, params) => {
  const varSmoothing = Number(params.var_smoothing)
  const moments = rows(classMoments(t, varSmoothing), 5)
  return {
    means: moments.map((m) => m.slice(1, 3)),
    variances: moments.map((m) => m.slice(3)),
    priors: moments.map((m) => m[0]),
    proba: predicted(t, 'naiveBayes', { varSmoothing }, query),
  }
}

const laplaceProcess: Answers = (t, query, { length_scale: lengthScale = 1, variance = 1 }) => ({
  proba: predicted(t, 'gaussianProcess', { lengthScale, variance } as Params, query),
})

/** The model that a fixture is about, by the parameter that no other has: names of fixtures are free. */
const MODELS: readonly (readonly [param: string, answers: Answers])[] = [
  ['k', nearestNeighbours],
  ['gamma', parzenWindow],
  ['var_smoothing', gaussianBayes],
]

function sigmoid(t: TrainSet, C: number, input: Fixture['input']) {
  const fit = fitted(t, C, false)
  const [intercept, ...coef] = fit.params
  const train = probabilities(fit, { n: t.n, xy: t.xy })
  return {
    coef,
    intercept,
    proba_class1_query: probabilities(fit, points(input.query_points)).map((p) => p[1]),
    proba_class1_train: train.map((p) => p[1]),
    mean_log_loss: meanLogLoss(t, train),
  }
}

function softmax(t: TrainSet, C: number, input: Fixture['input'], keys?: readonly string[]) {
  const fit = fitted(t, C, true)
  const weights = rows(fit.params, 3)
  const train = probabilities(fit, { n: t.n, xy: t.xy })
  const query = probabilities(fit, points(input.query_points))
  const all: Record<string, unknown> = {
    coef: weights.map((w) => w.slice(1)),
    intercept: weights.map((w) => w[0]),
    proba_query: query,
    proba_train: train,
    mean_log_loss: meanLogLoss(t, train),
    objective: C * fit.objective,
    sklearn_lbfgs_proba_query: query,
  }
  return keys ? Object.fromEntries(keys.map((k) => [k, all[k]])) : all
}

/** Their C multiplies the losses, ours divides the penalty. */
const fitted = (t: TrainSet, C: number, symmetric: boolean): LogisticFit =>
  run(fitLogistic(t, featureMap({ features: 'linear' }), { lambda: 1 / C, biasLambda: 0, symmetric }))

const predicted = (t: TrainSet, id: ModelId, params: Params, query: Points): number[][] =>
  probabilities(run(modelById(id).fit(t, params, source(1))), query)

interface Points {
  readonly n: number
  readonly xy: Float64Array
}
const points = (list: unknown): Points => {
  const xy = Float64Array.from((list as number[][]).flat())
  return { n: xy.length / 2, xy }
}

function trainSet(input: Fixture['input']): TrainSet {
  const { n, xy } = points(input.X)
  const y = Int32Array.from(input.y as number[])
  return {
    n,
    C: Math.max(...y) + 1,
    xy,
    y,
    w: new Float64Array(n).fill(1),
    ids: Int32Array.from({ length: n }, (_, i) => i),
  }
}

function probabilities(model: Fitted, { n, xy }: Points): number[][] {
  const out = new Float64Array(n * model.C)
  model.predict(xy, n, out)
  return rows(out, model.C)
}

const rows = (flat: Float64Array, width: number): number[][] =>
  Array.from({ length: flat.length / width }, (_, i) => [...flat.subarray(i * width, (i + 1) * width)])

const meanLogLoss = (t: TrainSet, p: number[][]): number =>
  p.reduce((sum, row, i) => sum - Math.log(row[t.y[i]]), 0) / t.n
