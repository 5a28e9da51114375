import type { PackedRows } from '../../core/data/rows.ts'
import type { Pair } from '../../core/data/table/pairs.ts'
import type { Choices, Offer, Refused } from '../../core/data/table/types.ts'
import type { Dataset } from '../../core/data/types.ts'

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
