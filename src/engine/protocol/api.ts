import type { PointId } from '../../core/data/types.ts'
import type { StopRound } from '../../core/query/stopping.ts'
import type { Calibration } from '../../core/session/calibration.ts'
import type { SelfGrade } from '../../core/session/folds.ts'
import type { Found } from '../../core/session/verify.ts'
import type { Beginning, Spec } from '../../core/session/types.ts'
import type { Grid, DataMessage } from './state.ts'
import type { LookRequest, Outcome, Grade, TrainerName, PointReport } from './look.ts'
import type {
  GradeRequest,
  ArrivalsRequest,
  Judged,
  StandingsRequest,
  ProspectsRequest,
  TrainingRequest,
  TruthRequest,
  RecheckRequest,
  RecordRequest,
} from './background.ts'
import type { TableRequest, TableAnswer } from './table.ts'

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
  /** How the settings' model grades itself on its own labels; waits while a look is running, a newer call ends an older one. */
  selfGrade(request: Omit<GradeRequest, 'trains'>): Promise<SelfGrade | null>
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

/** Thrown to the page as a plain object: `code` is the key of a text, `error.<code>`. */
export interface EngineError {
  readonly code: string
  readonly args: Readonly<Record<string, string | number>>
  readonly detail: string
}
