import type { Frame, PointId } from '../../core/data/types.ts'
import type { Settings } from '../../core/session/types.ts'
import type { Labels } from '../../core/session/views.ts'

/**
 * Messages between page and worker. The worker is stateless: a request carries all that its answer depends on, caches are by
 * hash and may vanish. Everything is plain or a typed array (structured clone); results are transferred.
 * Here: what of a session a request carries, and what is drawn.
 */

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

/** A data set as the worker keeps it, under its hash. */
export interface DataMessage {
  readonly hash: string
  readonly frame: Frame
  /** n x 2, frame units */
  readonly xy: Float64Array
  /** n, true class or -1 */
  readonly truth: Int32Array
}
