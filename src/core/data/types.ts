import type { ModelId } from '../model/types.ts'
import type { ParamSpec, Params } from '../params.ts'

/** Row of a data set. Added points continue the count; never reused. */
export type PointId = number
/** Index into `classes`; -1 = unknown. */
export type ClassIx = number

/** Affine map per axis: frame = (raw - offset) / scale. Identity for generated sets, z-score of the pool for files and shipped sets. */
export interface Frame {
  readonly offset: readonly [number, number]
  readonly scale: readonly [number, number]
}

/**
 * A data set in the plane. Rows 0..nPool-1 may be asked about; rows nPool..n-1 are a fresh draw of the same law that only
 * grades (generated sets; for files and shipped sets nPool = n and the session splits).
 * Models, distances, bandwidths and clicks work in frame units (`xy`); axes and rows show `raw`.
 */
export interface Dataset {
  readonly id: string
  readonly n: number
  readonly nPool: number
  /** n x 2, raw units. */
  readonly raw: Float64Array
  /** n x 2, frame units. */
  readonly xy: Float64Array
  readonly frame: Frame
  /** n, true class or -1. */
  readonly truth: Int32Array
  /** n, component or region of the generator (-1 = none), for reports such as "share of queries in the overlap". */
  readonly group: Int32Array
  /** The rows are a stream whose law changes: the groups are the laws, one after the other. */
  readonly drifts?: true
  readonly classes: readonly string[]
  readonly axes: readonly [string, string]
  /** The original columns, for showing the row of a point. */
  readonly table?: RowTable
  /** Share of the pool that is held out for grading when the exam is the hidden truth and nPool = n. */
  readonly hash: string
}

/** Original cells of the rows of a data set. They are text, never markup. */
export interface RowTable {
  readonly columns: readonly string[]
  /** The column that holds the answers, not to be shown of a point that may be asked. */
  readonly answers?: number
  cell(row: PointId, column: number): string
}

/** A generator of labelled points: a pool of n and a grading set of `test` points from the same law, drawn after it. */
export interface Generator {
  readonly id: string
  readonly params: readonly ParamSpec[]
  readonly defaultN: number
  readonly test: number
  readonly classes: number
  /** Names of the groups that `group` counts, if any. */
  readonly groups?: readonly string[]
  /** Source of the recipe. */
  readonly source: string
  /** The model that the scenes on this data use. */
  readonly model: { readonly id: ModelId; readonly params: Params }
  make(seed: number, n: number, params: Params): Dataset
}
