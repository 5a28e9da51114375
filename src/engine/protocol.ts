import type { PackedRows } from '../core/data/rows.ts'
import type { Pair } from '../core/data/table/pairs.ts'
import type { Params } from '../core/params.ts'
import type { Change, Outlook } from '../core/query/outcome.ts'
import type { Choices, Offer, Refused } from '../core/data/table/types.ts'
import type { Dataset, Frame, PointId } from '../core/data/types.ts'
import type { StopRound } from '../core/query/stopping.ts'
import type { Need, Why } from '../core/query/types.ts'
import type { Accuracy } from '../core/session/metrics.ts'
import type { Calibration } from '../core/session/calibration.ts'
import type { Found } from '../core/session/verify.ts'
import type { Beginning, Boundary, Settings, Spec } from '../core/session/types.ts'
import type { Labels } from '../core/session/views.ts'

/**
 * Messages between page and worker. The worker is stateless: a request carries all that its answer depends on, caches are by
 * hash and may vanish. Everything is plain or a typed array (structured clone); results are transferred.
 */
export type Stage = 'model' | 'scores' | 'preview' | 'final' | 'fine' | 'look-ahead'
export type { Labels }
export type FieldId =
  'probability' | 'disagreement' | 'utility' | 'density' | 'aleatoric' | 'epistemic' | 'none'

/** A rectangle in frame units. */
export interface Box {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** Values at the nodes of a w x h lattice over `box`; row 0 is y1 (the top). `channels` values per node. */
export interface Grid {
  readonly w: number
  readonly h: number
  readonly box: Box
  readonly channels: number
  readonly values: Float32Array
}

/** The state of a session as far as the engine needs it. */
export interface Slim {
  readonly C: number
  readonly seed: number
  readonly round: number
  readonly settings: Settings
  /** Points the models are trained on. */
  readonly train: Labels
  /** All labelled points (a superset of train where retraining waits). */
  readonly labelled: Labels
  /** What may be asked now. */
  readonly candidates: Int32Array
  /** The pool, asked or not (densities, stability). */
  readonly pool: Int32Array
  /** Points that grade, with their truth in the data set; empty without an exam. */
  readonly exam: Int32Array
  /** Labels of `exam` where they are not the truth of the data set (a paid validation set). */
  readonly examLabels?: Int32Array
  /** Points that grade by the truth beside a paid validation set: a second gauge. */
  readonly hidden?: Int32Array
  /** Points moved or added since the data set was sent. */
  readonly edits?: { readonly ids: Int32Array; readonly xy: Float64Array; readonly truth: Int32Array }
  readonly past: readonly {
    readonly strategy: string
    readonly ids: readonly PointId[]
    readonly scores: readonly number[]
    readonly labels: readonly number[]
  }[]
}

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

/** A file to be read into points of the plane. */
export interface TableRequest {
  /** The file, whose bytes only the reader loads, or the SHA-256 of one that was read with the same choices about reading. */
  readonly file: Blob | string
  readonly name: string
  readonly choices: Choices
  /** Whether the points are wanted, to make a data set; otherwise what a dialog shows. */
  readonly full: boolean
}
export interface TableAnswer {
  /** What becomes of the file, or why it cannot be used. */
  readonly imported: Offer | Refused
  /** With `full`. */
  readonly data: TableData | null
  /** Without `full`: pairs of columns that part the classes well. */
  readonly pairs: readonly Pair[]
}
/** A data set of a file. Its rows stay packed until one is looked at. */
export interface TableData {
  readonly dataset: Dataset
  readonly rows: PackedRows
}

/** A data set as the worker keeps it, under its hash. */
export interface DataMessage {
  readonly hash: string
  readonly frame: Frame
  /** n x 2, frame units */
  readonly xy: Float64Array
  /** n, true class or -1 */
  readonly truth: Int32Array
}

/** Absolute addresses of the wasm programs of tfjs. */
export interface WasmUrls {
  readonly plain: string
  readonly simd: string
}
export interface HelloOptions {
  /** Null: networks are trained with the typed arrays. */
  readonly wasm: WasmUrls | null
}
export interface Hello {
  /** Version of the algorithms, part of every recorded question. */
  readonly algo: string
  /** 'none' until a network has been asked for. */
  readonly trainer: TrainerName
  /** Tensors that tfjs holds. */
  readonly tensors: number
}

/** Answers of a look: all stages were sent, or a newer look took its place. */
export type Outcome = 'done' | 'superseded'
/** What travels on the port of a request besides its parts. */
export type PortMessage = Part | { readonly s: 'end'; readonly epoch: number; readonly outcome: Outcome }

/** The calls that the page makes. Errors are thrown as EngineError. */
export interface Api {
  hello(options: HelloOptions): Hello
  /** Sign of life. */
  ping(): void
  /** What a session on the data that the page opens with begins with. */
  begin(spec: Spec): Beginning
  data(message: DataMessage): void
  /** Parts and then 'end' come on `out`. Throws 'need-data' where the data set is unknown. */
  look(request: LookRequest, out: MessagePort): Promise<Outcome>
  why(request: LookRequest, id: PointId): Promise<PointReport>
  /** The exam of the settings' model after training on each of the label sets; waits while a look is running. A newer call ends an older one. */
  grades(request: GradeRequest): Promise<Grade[]>
  /** As `grades`: waits while a look is running, a newer call ends an older one. */
  arrivals(request: ArrivalsRequest): Promise<Judged>
  /** What the asking strategy of a past state finds now; null where it cannot score. Waits while a look is running. */
  recheck(request: RecheckRequest): Promise<Found | null>
  /** What stopping rules may know of the model of a past state. Waits while a look is running. */
  record(request: RecordRequest): Promise<StopRound>
  /** One `Prospect` after the other comes on `out`, which is then closed. A newer call ends an older one; null only ends it. */
  prospects(request: ProspectsRequest | null, out: MessagePort | null): Promise<void>
  /**
   * One `Standing` after the other comes on `out`, which is then closed; waits while a look is running. A message from the other
   * side of `out` ends it, as does a newer call.
   */
  standings(request: StandingsRequest, out: MessagePort): Promise<void>
  /** Reliability of the settings' model on the exam; waits while a look is running. */
  reliability(request: Omit<GradeRequest, 'trains'>): Promise<Calibration>
  /** Class probabilities of the law; null where there is none. A newer call ends an older one. */
  truth(request: TruthRequest): Promise<Grid | null>
  /**
   * Progress comes on `out`; a message from its other side ends the reading, as does a newer call. Throws 'need-bytes' for a
   * hash that is not known.
   */
  table(request: TableRequest, out: MessagePort): Promise<TableAnswer>
  /** Trains the network of a state again in the background, one `TrainingStep` after the other on `out`. A message on it ends that. */
  training(request: TrainingRequest, out: MessagePort): Promise<void>
  /** While `on`, background work stands still where it is, and none begins. */
  rest(on: boolean): void
  /** Stops the look of this epoch and all older ones. */
  stop(epoch: number): void
}

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

/** Thrown to the page as a plain object: `code` is the key of a text, `error.<code>`. */
export interface EngineError {
  readonly code: string
  readonly args: Readonly<Record<string, string | number>>
  readonly detail: string
}

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
