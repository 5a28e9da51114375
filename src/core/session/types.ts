import type { ParseChoices } from '../data/table/types.ts'
import type { ClassIx, Dataset, Frame, PointId } from '../data/types.ts'
import type { CommitteeId, ModelId } from '../model/types.ts'
import type { ParamSpec, Params } from '../params.ts'

/** Everything before the first event; its hash names the session. */
export interface Spec {
  readonly v: 1
  readonly data: DataSource
  readonly mode: 'pool' | 'stream'
  /** u32 */
  readonly seed: number
  /** Names of the classes given by the person; those that are missing (all of them for `[]`) come from the data. */
  readonly classes: readonly string[]
  readonly exam: Exam
  readonly start: Start
  readonly settings: Settings
}
export type DataSource =
  | { readonly kind: 'made'; readonly id: string; readonly n: number; readonly params: Params }
  | {
      readonly kind: 'shipped'
      readonly id: string
      readonly x: string
      readonly y: string
      readonly label: string
    }
  /** An empty plane: every point is drawn by the person. */
  | { readonly kind: 'drawn'; readonly id: 'drawing' }
  | {
      readonly kind: 'file'
      readonly sha256: string
      readonly name: string
      readonly x: string
      readonly y: string
      readonly label: string | null
      readonly truth: 'hidden' | 'given'
      /** Columns that PCA joins; the axes are then PC1 and PC2. */
      readonly pca?: readonly string[]
      /** Values of the label column and the classes that they are; values with one name are one class. */
      readonly names?: readonly (readonly [string, string])[]
      /** Classes in the order of their shapes and colours, where a person decided it; the others follow. */
      readonly order?: readonly string[]
      /** Words such as NA in the label column are classes. */
      readonly naIsClass?: boolean
      /** How the bytes are read, where a person decided it. */
      readonly read?: ParseChoices
    }
export type FileSource = Extract<DataSource, { kind: 'file' }>
export type Exam =
  | { readonly kind: 'truth'; readonly share: number }
  | { readonly kind: 'paid'; readonly n: number }
  | { readonly kind: 'none' }
export interface Start {
  readonly rule: 'random' | 'perClass' | 'spread' | 'hand' | 'perGroup'
  /** Points in all (random, spread) or of each class (perClass). */
  readonly n: number
  /** Chosen by hand, or by a scene. */
  readonly ids?: readonly PointId[]
  /** perGroup: how many of group 0, 1, 2, ... of the generator. */
  readonly counts?: readonly number[]
}

export interface Settings {
  readonly strategy: { readonly id: string; readonly params: Params }
  readonly model: { readonly id: ModelId; readonly params: Params }
  readonly committee: { readonly id: CommitteeId; readonly k: number; readonly params: Params }
  readonly batch: number
  /** Answers between two retrainings; 0 = at every end of a round. */
  readonly retrainEvery: number
  /** Largest number of candidates that a costly strategy scores. */
  readonly candidates: number
  readonly classWeights: 'none' | 'balanced'
  readonly oracle: readonly Annotator[]
  readonly merge: 'last' | 'majority' | 'weighted'
  readonly votesPerPoint: number
  /** Who is asked first about a point: the head of the list (if missing), or each in turn. */
  readonly turns?: Turns
  /** What may be spent, the start included, in the unit of `budgetIn`. */
  readonly budget: number
  /** Unit of the budget; answers if missing. */
  readonly budgetIn?: BudgetUnit
  readonly stop: readonly { readonly id: string; readonly params: Params }[]
  readonly stream?: { readonly rule: string; readonly params: Params }
}
export type Turns = 'list' | 'rotate'
export type BudgetUnit = 'answers' | 'points' | 'cost' | 'minutes'
export interface Annotator {
  readonly id: string
  readonly kind: 'you' | 'truth' | 'noisy'
  /** Chance of a wrong answer, overall or per true class. */
  readonly error?: number | readonly number[]
  /** Extra chance of a wrong answer on the true boundary; falls to zero with the distance (see oracle.ts). */
  readonly nearBoundary?: number
  /** Growth of the error per answer given. */
  readonly fatigue?: number
  /** Chance of "not sure". */
  readonly unsure?: number
  readonly cost: number
  readonly seconds: number
}

export type DeepPartial<T> = T extends readonly unknown[]
  ? T
  : T extends object
    ? { [K in keyof T]?: DeepPartial<T[K]> }
    : T

export type Event =
  | { readonly t: 'set'; readonly patch: DeepPartial<Settings> }
  | {
      readonly t: 'ask'
      readonly ids: readonly PointId[]
      /** The strategy, or `you`, `audit` (labelled points again), `exam` (points of the paid validation set). */
      readonly by: string
      /** One per id, or empty where it was not recorded (links drop scores and ties: they can be recomputed). */
      readonly score: readonly number[]
      readonly tied: readonly number[]
      /** Version of the algorithms and engine, `algo/trainer`. */
      readonly fp: string
    }
  | {
      readonly t: 'answer'
      readonly id: PointId
      readonly label: ClassIx
      readonly who: string
      readonly sure?: 1 | 2 | 3
      readonly ms?: number
    }
  | { readonly t: 'pass'; readonly id: PointId; readonly who: string; readonly why: 'skip' | 'unsure' }
  | { readonly t: 'classes'; readonly names: readonly string[] }
  | {
      readonly t: 'points'
      /** Frame units. With `exam` the point only grades. */
      readonly add?: readonly {
        readonly xy: Place
        readonly truth?: ClassIx
        readonly exam?: true
      }[]
      readonly move?: readonly { readonly id: PointId; readonly xy: Place }[]
      readonly remove?: readonly PointId[]
      /** Other true classes; a label that such a point has becomes that class too. */
      readonly flip?: readonly { readonly id: PointId; readonly truth: ClassIx }[]
      /** The line that decides the hidden truth from here on; null takes it away, the truth stays as it is. */
      readonly boundary?: Boundary | null
    }
  | { readonly t: 'advance'; readonly n: number }

/** Frame units. */
export type Place = readonly [number, number]

/** A drawn line that parts the plane into two classes. */
export interface Boundary {
  /** At least two places, three if closed; an open line goes on straight at both ends. */
  readonly line: readonly Place[]
  readonly closed?: true
  /** Of the left side in the direction of the line (of the inside if closed), and of the other. */
  readonly classes: readonly [ClassIx, ClassIx]
}

/** All that happened, with its branches. The log of node k is the path from the start, which is no node, to it. */
export interface Tree {
  readonly spec: Spec
  readonly nodes: readonly { readonly parent: number; readonly e: Event }[]
  /** -1 = the start, before the first event. */
  readonly head: number
  readonly pins: readonly { readonly name: string; readonly node: number }[]
  /** For redo: the child last visited of each node, `-1` keyed by the start. */
  readonly last: ReadonlyMap<number, number>
}

export const ROLE = { pool: 0, exam: 1, paid: 2, start: 3, removed: 4 } as const
export interface Answer {
  readonly who: string
  readonly label: ClassIx
  readonly sure?: 1 | 2 | 3
  readonly ms?: number
  readonly round: number
  /** A later answer of the same annotator, given outside a question, or a flip of the point took its place: it no longer votes. */
  readonly replaced?: true
}
export interface Pass {
  readonly round: number
  readonly why: 'skip' | 'unsure'
}

/** fold(spec, path, data): pure, no model. */
export interface State {
  readonly spec: Spec
  readonly settings: Settings
  readonly classes: readonly string[]
  readonly frame: Frame
  /** n x 2 frame units, the data set's own array until points are edited. */
  readonly xy: Float64Array
  readonly truth: Int32Array
  /** n, values of ROLE */
  readonly role: Uint8Array
  readonly answers: ReadonlyMap<PointId, readonly Answer[]>
  /** The latest pass on each point. */
  readonly passes: ReadonlyMap<PointId, Pass>
  /** n, merged label or -1 */
  readonly label: Int32Array
  /** n, weight of the merged label */
  readonly weight: Float64Array
  /** Labelled points as of the last retraining, in label order. */
  readonly train: readonly PointId[]
  /** What the last training saw for points of `train` whose label or weight has changed since. */
  readonly stale: ReadonlyMap<PointId, { readonly label: ClassIx; readonly weight: number }>
  /** Answers since the last retraining. */
  readonly since: number
  /** The question on screen. */
  readonly open: Open | null
  readonly round: number
  readonly spent: {
    readonly answers: number
    readonly points: number
    readonly cost: number
    readonly seconds: number
  }
  readonly stream?: { readonly t: number; readonly spentHat: number; readonly theta: number }
  /** Answers (also "not sure") that each annotator has given. */
  readonly given: ReadonlyMap<string, number>
  /** Points moved or added since the start, and those whose true class has changed. */
  readonly edited: readonly PointId[]
  /** Rows of the data set: ids from here on were drawn. */
  readonly rows: number
  /** The drawn line that decides the truth. */
  readonly boundary?: Boundary
  /** Stream: the order in which the points arrive; item `stream.t` is the present one. */
  readonly arrivals?: Int32Array
  /** Stream of data whose law changes: n, the law that each point follows. */
  readonly concept?: Int32Array
  /** Every labelled point in the order of labelling, start first. */
  readonly order: readonly PointId[]
  readonly rounds: readonly RoundLog[]
}

/** What a session begins with; the spec is that of the state. */
export interface Beginning {
  readonly dataset: Dataset
  /** The state before the first event. */
  readonly start: State
}
export interface Open {
  readonly ids: readonly PointId[]
  readonly by: string
  readonly score: readonly number[]
  readonly tied: readonly number[]
  /** Those of `ids` that have been answered or passed. */
  readonly answered: readonly PointId[]
  /** Parallel to `ids`: the votes so far, and who was not sure. */
  readonly progress: readonly OpenPoint[]
}
export interface OpenPoint {
  readonly votes: number
  readonly unsure: readonly string[]
}
export interface RoundLog {
  readonly by: string
  /** The points that got an answer; `score` and `labels` are parallel (`score` empty where it was not recorded). */
  readonly ids: readonly PointId[]
  readonly score: readonly number[]
  readonly labels: readonly ClassIx[]
  /** Asked, but skipped or left open. */
  readonly passed: readonly PointId[]
  /** Labelled points after the round. */
  readonly labelled: number
}

/** Why an event cannot happen now, or a session cannot be read: `error.<code>` is its sentence. */
export interface Refusal {
  readonly code: string
  readonly args: Readonly<Record<string, string | number>>
}

/** Models, strategies and data as far as links, files and settings are checked against them. */
export interface Named {
  readonly id: string
  readonly params: readonly ParamSpec[]
}
export interface Catalogue {
  readonly generators: readonly (Named & {
    readonly defaultN: number
    readonly model?: { readonly id: string; readonly params: Params }
  })[]
  readonly shipped: readonly {
    readonly id: string
    readonly x: string
    readonly y: string
    readonly label: string
  }[]
  readonly strategies: readonly Named[]
  readonly models: readonly (Named & { readonly id: ModelId })[]
  readonly committees: readonly (Named & { readonly id: CommitteeId })[]
  readonly stops: readonly Named[]
  readonly streams: readonly Named[]
}
