import type { PointId } from '../../core/data/types.ts'
import type { Why } from '../../core/query/types.ts'
import type { Accuracy } from '../../core/session/metrics.ts'
import type { Box, Grid, FieldId, Slim } from './state.ts'

/** The look: what the state of a session is asked for at once, and the parts of the answer. */

export type Stage = 'model' | 'scores' | 'preview' | 'final' | 'fine' | 'look-ahead'

export interface LookRequest {
  /** Newer requests have higher epochs; starting one supersedes all older ones. */
  readonly epoch: number
  /** Hash of the data set, see `Api.data`. */
  readonly data: string
  readonly state: Slim
  /** Strategies to score beside the asking one. */
  readonly show: readonly string[]
  readonly field: FieldId
  readonly box: Box
  /** Nodes along the longer side of the preview and fine lattices. */
  readonly res: { readonly preview: number; readonly fine: number }
  readonly want: readonly Stage[]
  /** Train networks with the typed arrays, whatever the worker decided (after a crash). */
  readonly typedOnly?: boolean
}

/** Answers of a look: all stages were sent, or a newer look took its place. */
export type Outcome = 'done' | 'superseded'

/** What travels on the port of a request besides its parts. */
export type PortMessage = Part | { readonly s: 'end'; readonly epoch: number; readonly outcome: Outcome }

export interface Scored {
  readonly strategy: string
  /** Utility per candidate (same order as `candidates`, or as `subset` where only some were scored), higher = asked first. */
  readonly scores: Float64Array
  /** Candidate rows that were scored, where not all were. */
  readonly subset?: Int32Array
  readonly picks: readonly { readonly id: PointId; readonly score: number; readonly tied: number }[]
  /** Ids that tie with the first pick, itself included. */
  readonly ties: Int32Array
}

/** The exam. All null without one. */
export interface Grade extends Accuracy {
  readonly logLoss: number | null
}

/** worker -> page, on the port of the request. Times are milliseconds. */
export type Part = {
  readonly epoch: number
  /** Since the request began. */
  readonly ms: number
  /** Since the part before: for scores, about what this strategy cost. */
  readonly took: number
} & PartBody

export type PartBody =
  | {
      /** The model is trained; its predictions for the pool and the exam. */
      readonly s: 'model'
      readonly params: Float64Array
      /** pool.length x C, order of `Slim.pool` */
      readonly poolP: Float32Array
      readonly grade: Grade
      /** The grade on `Slim.hidden`; null without such points. */
      readonly hidden: Grade | null
      /** Mean of C class probabilities over the lattice: channels = C. */
      readonly probability: Grid
    }
  | ({
      readonly s: 'scores'
      /** Those of the asking strategy: the next question. */ readonly asking: boolean
      /** False while a costly one is still running (`done` of `of`). */ readonly complete: boolean
      readonly done?: number
      readonly of?: number
    } & Scored)
  | {
      /** The committee: after its first few steps, over a lattice of half the resolution ('preview'), or trained ('final'). */
      readonly s: 'preview' | 'final'
      /** One lattice per member, channels = C. */
      readonly members: readonly Grid[]
      /** Disagreement (mean KL, nats), 1 channel. */
      readonly disagreement: Grid
      /** K x pool.length x C */
      readonly poolM: Float32Array
      readonly trainer: TrainerName
    }
  | {
      /**
       * The field on screen, in several parts: rows 0..`to`-1 are filled so far, `from`..`to`-1 since the part before. Utility
       * and density come at preview resolution first, then (a new lattice) at full resolution.
       */
      readonly s: 'fine'
      readonly field: FieldId
      readonly grid: Grid
      readonly from: number
      readonly to: number
    }
  | { readonly s: 'note'; readonly code: string; readonly args: Readonly<Record<string, string | number>> }
  | { readonly s: 'trainer'; readonly name: TrainerName }

export type TrainerName = 'tfjs-wasm' | 'typed' | 'none'

/** The score of one strategy for one point. */
export interface Line {
  readonly strategy: string
  readonly score: number
  /** Competition rank among the `of` points that were scored, 1 = asked first. */
  readonly rank: number
  /** Whether another point has the same rank. */
  readonly equal: boolean
  readonly of: number
  /** Where the score lies between the lowest (0) and the highest (1) of them; 1 where all are equal. */
  readonly place: number
  readonly why: Why
}

export interface PointReport {
  readonly id: PointId
  /** C */
  readonly p: Float64Array
  /** K x C, empty without a committee */
  readonly members: Float64Array
  /** One per strategy of the request that has a score here, asking one first. */
  readonly scores: readonly Line[]
  readonly density: number
  /** Share of the pool that is less dense. */
  readonly denserThan: number
  /** Nearest labelled points, nearest first. */
  readonly nearest: readonly { readonly id: PointId; readonly label: number; readonly distance: number }[]
}
