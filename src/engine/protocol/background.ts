import type { Params } from '../../core/params.ts'
import type { Change, Outlook } from '../../core/query/outcome.ts'
import type { PointId } from '../../core/data/types.ts'
import type { Need } from '../../core/query/types.ts'
import type { Boundary } from '../../core/session/types.ts'
import type { Labels } from '../../core/session/views.ts'
import type { Box, Grid, Slim } from './state.ts'
import type { Line } from './look.ts'

/** Requests besides looks, and their answers; all but that for the truth wait while a look is running. */

/** Models to be trained and graded in the background: a baseline's learning curve, the line of all labels. */
export interface GradeRequest {
  readonly data: string
  /** Its model, seed, classes, edits and exam are used. */
  readonly state: Slim
  readonly trains: readonly Labels[]
}

/** Items of a stream to be judged in the background, as the model of that moment did. */
export interface ArrivalsRequest {
  readonly data: string
  readonly state: Slim
  /** Items that arrived while this was the state, but for the count of items. */
  readonly ids: Int32Array
}

export interface Judged {
  /** Score of the asking strategy per item; NaN where it gave none. */
  readonly scores: Float64Array
  /** The class that the model names. */
  readonly named: Int32Array
}

/** How a point stands under all strategies, those included that are not switched on. */
export interface StandingsRequest {
  readonly data: string
  readonly state: Slim
  readonly id: PointId
  /** Whether those that refit the model for each candidate are scored too. */
  readonly costly: boolean
}

export interface Standing {
  readonly strategy: string
  /** Null where the strategy gave this point no score. */
  readonly line: Line | null
  /** What the model or the committee lacks for this strategy, if anything. */
  readonly lacks: Need | null
}

/** What each possible answer about a point would change. */
export interface ProspectsRequest {
  readonly data: string
  readonly state: Slim
  readonly id: PointId
  /** What the model would be trained on after each answer, by class. */
  readonly trains: readonly Labels[]
  readonly box: Box
  readonly res: number
}

/** The training of a state's network, to be watched over a box. */
export interface TrainingRequest {
  readonly data: string
  readonly state: Slim
  readonly box: Box
  readonly res: number
}

/** The network after `step` of `of` steps: mean cross-entropy of its labels, nats, and its probabilities over the lattice. */
export interface TrainingStep {
  readonly step: number
  readonly of: number
  readonly loss: number
  readonly grid: Grid
}

/** The model now (`label` null), or after one answer. */
export interface Prospect {
  readonly label: number | null
  /** C, its probabilities at the point itself. */
  readonly p: readonly number[]
  /** Its probabilities over the lattice. */
  readonly grid: Grid
  /** What it expects of itself on the other unlabelled points. */
  readonly outlook: Outlook
  /** Against the model now, on those points. */
  readonly change: Change
  /** Length of the gradient that this answer adds to the loss of the model now; null where it has no last linear layer. */
  readonly gradient: number | null
}

/** The true law over a part of the plane: that of a generated data set, or a drawn boundary. */
export type TruthRequest = LawRequest | LineRequest

export interface LineRequest {
  readonly boundary: Boundary
  /** Number of classes. */
  readonly C: number
  readonly box: Box
  readonly res: number
}

export interface LawRequest {
  readonly generator: string
  readonly params: Params
  readonly seed: number
  /** How much of a stream has passed, 0 to 1. */
  readonly when: number
  readonly box: Box
  /** Nodes along the longer side of the lattice. */
  readonly res: number
}

/** A past state, just before a recorded question. */
export interface RecheckRequest {
  readonly data: string
  readonly state: Slim
}

/** A past state, and the look-ahead whose best score gives the expected gain; null: it is not wanted. */
export interface RecordRequest extends RecheckRequest {
  readonly gain: string | null
}
