import type { ClassIx, Frame, PointId } from '../data/types.ts'
import type { CommitteeId, ModelId } from '../model/types.ts'
import type { Params } from '../params.ts'

/** Everything before the first event; its hash names the session. */
export interface Spec {
  readonly v: 1
  readonly data: DataSource
  readonly mode: 'pool' | 'stream'
  /** u32 */
  readonly seed: number
  /** Names of the classes, from the data or from the person. */
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
  | {
      readonly kind: 'file'
      readonly sha256: string
      readonly name: string
      readonly x: string
      readonly y: string
      readonly label: string | null
      readonly truth: 'hidden' | 'given'
    }
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
  /** Labels that may be spent, the start included. */
  readonly budget: number
  readonly stop: readonly { readonly id: string; readonly params: Params }[]
  readonly stream?: { readonly rule: string; readonly params: Params }
}
export interface Annotator {
  readonly id: string
  readonly kind: 'you' | 'truth' | 'noisy'
  /** Chance of a wrong answer, overall or per true class. */
  readonly error?: number | readonly number[]
  /** Extra chance of a wrong answer close to the true boundary. */
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
      readonly by: string
      readonly score: readonly number[]
      readonly tied: readonly number[]
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
      readonly add?: readonly { readonly xy: readonly [number, number]; readonly truth?: ClassIx }[]
      readonly move?: readonly { readonly id: PointId; readonly xy: readonly [number, number] }[]
      readonly remove?: readonly PointId[]
    }
  | { readonly t: 'advance'; readonly n: number }

/** All that happened, with its branches. Node 0 is the start; the log of node k is the path from the root to it. */
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
}

/** fold(spec, path, data): pure, no model. */
export interface State {
  readonly settings: Settings
  readonly classes: readonly string[]
  readonly frame: Frame
  /** n x 2 frame units, the data set's own array until points are edited. */
  readonly xy: Float64Array
  readonly truth: Int32Array
  /** n, values of ROLE */
  readonly role: Uint8Array
  readonly answers: ReadonlyMap<PointId, readonly Answer[]>
  readonly passes: ReadonlyMap<PointId, { readonly round: number; readonly why: 'skip' | 'unsure' }>
  /** n, merged label or -1 */
  readonly label: Int32Array
  /** n, weight of the merged label */
  readonly weight: Float64Array
  /** Labelled points as of the last retraining, in label order. */
  readonly train: readonly PointId[]
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
  /** Every labelled point in the order of labelling, start first. */
  readonly order: readonly PointId[]
  readonly rounds: readonly RoundLog[]
}
export interface Open {
  readonly ids: readonly PointId[]
  readonly by: string
  readonly score: readonly number[]
  readonly tied: readonly number[]
  /** Those of `ids` that have been answered or passed. */
  readonly answered: readonly PointId[]
}
export interface RoundLog {
  readonly by: string
  readonly ids: readonly PointId[]
  readonly score: readonly number[]
  readonly labels: readonly ClassIx[]
  /** Labelled points after the round. */
  readonly labelled: number
}
