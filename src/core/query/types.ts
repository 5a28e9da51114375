import type { PointId } from '../data/types.ts'
import type { Job } from '../job.ts'
import type { Fitted, Rnd, TrainSet } from '../model/types.ts'
import type { Params, ParamSpec } from '../params.ts'

/** ANY points: candidates, one hovered point, a strip of a grid. */
export interface Points {
  readonly n: number
  /** n x 2, frame units */
  readonly xy: Float64Array
  /** n x C, class probabilities of the model */
  readonly p: Float64Array
  /** K x n x C, class probabilities of each committee member */
  readonly m?: Float64Array
  /** Which points these are, where they belong to the data set. */
  readonly ids?: Int32Array
}

/** All that a strategy may look at. Read only; built once per state. */
export interface Ctx {
  readonly C: number
  readonly seed: number
  readonly round: number
  readonly rnd: Rnd
  /** What may be asked: `ids[i]` is the point of row i. */
  readonly cand: { readonly ids: Int32Array } & Points
  /** All that may be asked, also where only a subset of it (`cand`) is scored. */
  readonly unlabelled: { readonly n: number; readonly xy: Float64Array; readonly ids: Int32Array }
  /** Questions per round. */
  readonly batch: number
  /** The labelled points (all of them, also those younger than the last retraining). */
  readonly lab: TrainSet
  readonly model: Fitted
  readonly committee?: readonly Fitted[]
  /** Every row of the pool, asked or not, for densities. */
  readonly pool: { readonly n: number; readonly xy: Float64Array }
  readonly geo: Geo
  readonly past: readonly PastRound[]
}

/** Geometry of the pool, computed when first asked for and kept for the state. Distances are Euclidean, in frame units. */
export interface Geo {
  /** Distance from each of n points to the nearest of m others; Infinity if m = 0. */
  nearest(xy: Float64Array, n: number, to: Float64Array, m: number): Float64Array
  /** Mean over the whole pool (itself included) of exp(-d^2 / (2 sigma^2)). */
  density(xy: Float64Array, n: number, sigma: number): Float64Array
  /** Mean similarity to the pool, of the kind named; kept per point where `ids` are given. `sigma` is read by the Gaussian kind. */
  similarity(
    kind: Similarity,
    q: { readonly n: number; readonly xy: Float64Array; readonly ids?: Int32Array },
    sigma: number,
  ): Float64Array
}

/**
 * How alike two points are: exp(-d^2 / (2 sigma^2)); 1/(1+d), with or without the point itself in the mean; 1/(1 + 1 - cos);
 * the cosine itself. The cosine of a zero vector is 0.
 */
export type Similarity = 'gaussian' | 'euclidean' | 'euclideanOthers' | 'cosineDistance' | 'cosine'

export interface PastRound {
  readonly strategy: string
  readonly ids: readonly PointId[]
  readonly scores: readonly number[]
  readonly labels: readonly number[]
}

export type Family =
  | 'baseline'
  | 'uncertainty'
  | 'committee'
  | 'change'
  | 'density'
  | 'diversity'
  | 'batch'
  | 'mixture'
  | 'human'
export type Need = 'committee' | 'refit' | 'geo' | 'gradient' | 'past'

export interface StrategyMeta {
  readonly id: string
  /** One to three capitals, unique; see the table of letters. */
  readonly letter: string
  readonly family: Family
  readonly params: readonly ParamSpec[]
  readonly needs: readonly Need[]
  /** `plane`: the score means something anywhere and can be mapped; `points`: only at the candidates. */
  readonly map: 'plane' | 'points'
  /** How formulas and tables write it: the symbol, and whether small values are asked first (the value is then minus the score). */
  readonly natural: {
    readonly symbol: string
    readonly smallerFirst: boolean
    readonly unit?: 'nat' | 'probability' | 'distance' | 'loss' | 'gradient'
  }
  /** Paper and equation. */
  readonly source: string
  /** How its cost grows. */
  readonly cost: 'linear' | 'members' | 'quadratic' | 'refits'
  /** Whether a batch is more than the b best single scores. */
  readonly batchAware?: boolean
}

export interface Pick {
  /** Row among the candidates. */
  readonly row: number
  readonly id: PointId
  /** Score, higher = asked first. */
  readonly score: number
  /** How many candidates shared the top score when it was picked (1 = no tie). */
  readonly tied: number
}

/** A query strategy. Either `score` (greedy picking over it) or `score` and `select`. */
export interface Strategy {
  readonly meta: StrategyMeta
  /** What it needs beside `meta.needs` with these parameters, where they name other strategies. */
  needsWith?(params: Params): readonly Need[]
  /** Work that is the same for all points of this state (clusters, densities) and `c.batch` questions. Passed on as `prep`. */
  prepare?(c: Ctx, params: Params): Job<unknown>
  /**
   * Utility of each of the q.n points, higher = asked first, finite. `chosen` = candidate rows picked so far in this batch.
   * Where `meta.map` is 'points', `q` is `c.cand`.
   */
  score(q: Points, c: Ctx, params: Params, prep: unknown, chosen: readonly number[]): Job<Float64Array>
  /** Only where a batch is not greedy over `score`: candidate rows in order of asking, distinct. Null = with these parameters it is. */
  select?(
    c: Ctx,
    params: Params,
    prep: unknown,
    b: number,
  ): Job<{
    readonly rows: readonly number[]
    readonly scores: readonly number[]
    readonly tied: readonly number[]
  } | null>
  /** Why candidate row `i` has its score. `Why.result` equals the score to 1e-12, and so does the formula over the terms. */
  explain(i: number, c: Ctx, params: Params, prep: unknown, chosen: readonly number[]): Why
}

export interface Term {
  readonly sym: string
  readonly value: number | readonly number[]
}
/** An explanation with this point's numbers. `formula` names an entry of query/formulas.ts that recomputes `result` from `terms`. */
export interface Why {
  readonly formula: string
  readonly terms: readonly Term[]
  readonly result: number
  /** Key of the sentence, `why.<text>`, and its numbers. */
  readonly because: Because
  /** Why this rule is the one that asks now, where a strategy chooses among others. */
  readonly via?: Because
}
/** Arguments whose key begins with `class` are class indices, one whose key is `strategy` is a strategy id: the page names them. */
export interface Because {
  readonly text: string
  readonly args: Readonly<Record<string, number | string>>
}
