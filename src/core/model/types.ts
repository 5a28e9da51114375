import type { Job } from '../job.ts'
import type { Params, ParamSpec } from '../params.ts'

/** Counter-based chance: a uniform in (0,1) that depends only on the session's seed and these three numbers (see math/random.ts). */
export type Rnd = (purpose: number, a: number, b?: number) => number

/** Labelled points in frame units. Weights multiply each point's loss; 0 leaves it out. */
export interface TrainSet {
  readonly n: number
  readonly C: number
  /** n x 2 */
  readonly xy: Float64Array
  /** n, 0..C-1 */
  readonly y: Int32Array
  /** n, >= 0 */
  readonly w: Float64Array
  /** n, ids of the points (counters of chance, so that labelling one point redraws nothing for another). */
  readonly ids: Int32Array
}

/** A trained model. Predictions are finite and each row sums to 1. */
export interface Fitted {
  readonly id: ModelId
  readonly C: number
  /** Flat parameters: transferable, and enough for `Model.restore`. */
  readonly params: Float64Array
  /** Writes rows from..to-1 of the n x C class probabilities of `xy` into `out` (defaults: all n). */
  predict(xy: Float64Array, n: number, out: Float64Array, from?: number, to?: number): void
  /**
   * Prediction over a lattice, for maps, where it is much cheaper than point by point: prepares the columns `xs`; the function
   * it returns writes the probabilities of the rows `ys`, ys.length x xs.length x C, to `out[at..]`. Equal to `predict` but for
   * rounding, of a network that tfjs predicts to 32 bits.
   */
  lattice?(xs: Float64Array): LatticeRows
  /** Input of the last linear layer (logistic: its features with the constant; network: the last hidden layer with a constant), n x dim. */
  embed?(xy: Float64Array, n: number): { readonly h: Float64Array; readonly dim: number }
}

export type LatticeRows = (ys: Float64Array, out: Float64Array, at: number) => void

export type ModelId =
  'logistic' | 'network' | 'knn' | 'naiveBayes' | 'parzen' | 'gaussianProcess' | 'classMean' | 'threshold'

/** What the page and links know of a model; the code is in `Model`. */
export interface ModelMeta {
  readonly id: ModelId
  readonly params: readonly ParamSpec[]
  /** Same bits in every engine (false only for the network when tfjs trains it). */
  readonly exact: boolean
  readonly committees: readonly CommitteeId[]
  readonly source: string
}

export interface Model {
  readonly meta: ModelMeta
  /** Fits from a cold start. Defined for no label (uniform), one class, duplicates and zero weights. */
  fit(t: TrainSet, params: Params, rnd: Rnd): Job<Fitted>
  /**
   * Fits of the same points with other weights (n, > 0 where those of `t` are), one after the other: what they share is done once.
   * They start from `fit` of the same points, which is made where `plain` is not it; so each depends on points and weights alone,
   * and is what `fit` gives but for rounding.
   */
  reweighted?(t: TrainSet, params: Params, plain?: Fitted): Job<(w: Float64Array) => Job<Fitted>>
  /** The fitted model that `params` (flat) came from. */
  restore(flat: Float64Array, C: number, params: Params): Fitted
}

export type CommitteeId = 'posterior' | 'bayesianBootstrap' | 'seeds' | 'kinds' | 'dropout'

export interface CommitteeMeta {
  readonly id: CommitteeId
  readonly params: readonly ParamSpec[]
  readonly source: string
}

/** Trains networks, all members of a committee at once, and may compute their maps; tfjs and the typed arrays differ only in this. */
export interface NetTrainer {
  readonly name: 'tfjs-wasm' | 'typed'
  /**
   * Starts a run of K members on the same points from the flat starting parameters `init` (K x P); `weights` is K x n.
   * `rnd` draws the dropout masks; without it nothing is dropped. The caller must dispose it, also after an error.
   */
  start(net: NetShape, t: TrainSet, weights: Float64Array, init: Float64Array, K: number, rnd?: Rnd): NetRun
  /** `Fitted.lattice` of a network with these flat parameters. */
  lattice?(net: NetShape, params: Float64Array): (xs: Float64Array) => LatticeRows
}
export interface NetRun {
  /** One full-batch Adam step of all members. */
  step(): void
  /** Mean weighted loss per member after the last step. */
  loss(): Float64Array
  /** Flat parameters, K x P, of this moment (a copy). */
  params(): Float64Array
  dispose(): void
}
export interface NetShape {
  readonly hidden: readonly number[]
  readonly C: number
  readonly activation: 'tanh' | 'relu'
  readonly decay: number
  readonly dropout: number
  readonly learningRate: number
  readonly steps: number
}
