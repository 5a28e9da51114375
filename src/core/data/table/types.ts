/** How the bytes of a file become a table. */
export type Format = 'csv' | 'json' | 'ndjson'
export type Decimal = '.' | ','
/** Encodings that a person can choose; all are native to TextDecoder. */
export const ENCODINGS = [
  'utf-8',
  'utf-16le',
  'utf-16be',
  'shift_jis',
  'euc-jp',
  'windows-1252',
  'gb18030',
  'big5',
  'euc-kr',
] as const
export type Encoding = (typeof ENCODINGS)[number]
/** Delimiters that are tried, in the order that settles ties; a blank stands for runs of blanks. */
export const DELIMITERS = ['\t', ';', '|', ','] as const

/** The largest file that is read, in bytes; whoever holds the file checks its size before reading it. */
export const MAX_BYTES = 50_000_000
/** Above this number of points a seeded sample is taken. */
export const MAX_POINTS = 100_000

/** The widest table that is read. */
export const MAX_COLUMNS = 10_000

/** What a person may decide about the reading; whatever is missing is decided from the content. */
export interface ParseChoices {
  readonly format?: Format
  readonly encoding?: Encoding
  /** One character; a blank means runs of blanks. */
  readonly delimiter?: string
  readonly decimal?: Decimal
  /** Whether the first row holds the names of the columns. */
  readonly header?: boolean
  /** false: quotes are ordinary characters. */
  readonly quotes?: boolean
}

/** The plane: two columns by name, or the first two principal components of some columns. */
export type PlaneChoice =
  | { readonly kind: 'columns'; readonly x?: string; readonly y?: string }
  | { readonly kind: 'pca'; readonly columns?: readonly string[] }

/** What a person may decide about the columns; cheap to redo. */
export interface ColumnChoices {
  /** Name of the label column, or null for none. */
  readonly label?: string | null
  /** Words such as NA in the label column are classes, not missing labels. */
  readonly naIsClass?: boolean
  readonly plane?: PlaneChoice
  /** Pairs of class value and shown name; values with one name become one class. */
  readonly classNames?: readonly (readonly [string, string])[]
  /** Shown names of classes in the order of their shapes and colours; the others follow. */
  readonly classOrder?: readonly string[]
  readonly maxPoints?: number
  /** Seed of the sample above `maxPoints`. */
  readonly seed?: number
}
export type Choices = ParseChoices & ColumnChoices

export interface Auto<T> {
  readonly value: T
  /** Decided from the content, not by the person. */
  readonly auto: boolean
}
export interface Reading {
  readonly format: Auto<Format>
  readonly encoding: Auto<Encoding>
  /** null where the format has none. */
  readonly delimiter: Auto<string | null>
  readonly decimal: Auto<Decimal>
  /** null where every record carries its names. */
  readonly header: Auto<boolean | null>
}

/** A sentence to show: `import.warning.<code>` of the texts with its values. */
export interface Note {
  readonly code: WarningCode
  readonly args: NoteArgs
}
export type NoteArgs = Readonly<Record<string, string | number>>
export type WarningCode =
  | 'encoding-guessed'
  | 'encoding-damaged'
  | 'comment-lines'
  | 'title-lines'
  | 'no-header'
  | 'empty-header'
  | 'duplicate-header'
  | 'empty-column-dropped'
  | 'ragged-short'
  | 'ragged-long'
  | 'json-nan'
  | 'decimal-comma'
  | 'thousands-separators'
  | 'label-trimmed'
  | 'label-case-variants'
  | 'unlabelled-rows'
  | 'no-labels'
  | 'na-label'
  | 'one-class'
  | 'too-many-classes'
  | 'id-column-skipped'
  | 'constant-column'
  | 'rows-dropped'
  | 'sampled'
  | 'pca-limited'
  | 'choice-ignored'
export type ErrorCode =
  | 'empty-file'
  | 'too-large'
  | 'binary-file'
  | 'html-file'
  | 'unsupported-format'
  | 'unclosed-quote'
  | 'json-syntax'
  | 'json-shape'
  | 'no-data-rows'
  | 'too-many-columns'
  | 'no-numeric-columns'
  | 'need-two-numeric-columns'
  | 'no-variation'
  | 'too-few-rows'

/** The reason that ends a reading; `readTable` turns it into an outcome. */
export class ImportFailure extends Error {
  readonly code: ErrorCode
  readonly args: NoteArgs
  /** What kind of file it is, where that is the reason. */
  readonly detected: string | null
  constructor(code: ErrorCode, args: NoteArgs = {}, detected: string | null = null) {
    super(`import: ${code}`)
    this.name = 'ImportFailure'
    this.code = code
    this.args = args
    this.detected = detected
  }
}

/** Records of equal standing, row 0 included where it holds names. Cells are text. */
export interface Records {
  readonly n: number
  /** Number of cells of record `row`. */
  fields(row: number): number
  /** The text of a cell, '' beyond the end of the record. */
  cell(row: number, column: number): string
}

export type ColumnKind = 'number' | 'text' | 'date' | 'empty'
/** What the page shows of a column. */
export interface ColumnInfo {
  readonly name: string
  readonly kind: ColumnKind
  /** Records without a value. */
  readonly missing: number
  /** Distinct values, counted up to DISTINCT_LIMIT. */
  readonly distinct: number
  /** All values of a number column are whole numbers. */
  readonly integer: boolean
  /** A number column with a single value. */
  readonly constant: boolean
  /** A number column that only names or counts the rows. */
  readonly idLike: boolean
  /** Limits of the finite values of a number column. */
  readonly min: number | null
  readonly max: number | null
}
export const DISTINCT_LIMIT = 1000

/** A column of the parsed table. */
export interface Column extends ColumnInfo {
  /** Index of its cells in a record. */
  readonly position: number
  /** Records with a value. */
  readonly filled: number
  /** Per record: missing, number, infinite or other (STATE). */
  readonly state: Uint8Array
  /** Per record, NaN where the cell is no number. Number columns only. */
  readonly numbers: Float64Array | null
}
export const STATE = { missing: 0, number: 1, infinite: 2, other: 3 } as const

/** A table that has been read; columns and points are chosen from it. Stays where it was made: it has methods. */
export interface Parsed {
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  readonly read: Reading
  readonly records: Records
  /** First data record: 1 if record 0 holds the names. */
  readonly start: number
  /** Data records. */
  readonly nRows: number
  readonly columns: readonly Column[]
  /** Per data record: 1 = more fields than columns, so its cells may be shifted. */
  readonly tooLong: Uint8Array
  readonly warnings: readonly Note[]
}

export type DropReason = 'missing-feature' | 'non-numeric' | 'non-finite' | 'too-many-fields'
export interface Dropped {
  /** Number of the data record, from 1. */
  readonly row: number
  readonly reason: DropReason
}
export interface ClassCount {
  readonly name: string
  readonly count: number
}
/** The points of the plane, in the order of the file. */
export interface ImportedPoints {
  /** Raw units. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** null = unlabelled */
  readonly label: readonly (string | null)[]
  /** Data record of each point, from 0. */
  readonly rows: Int32Array
}
export interface PreviewRow {
  /** Number of the data record, from 1. */
  readonly row: number
  /** Clipped to PREVIEW_CHARS. */
  readonly cells: readonly string[]
  /** STATE of each cell. */
  readonly state: readonly number[]
  readonly dropped: DropReason | null
}
export const PREVIEW_ROWS = 20
export const PREVIEW_CHARS = 80

/** The plane in use. `axes` are column names, or "PC1" and "PC2". */
export type Plane =
  | { readonly kind: 'columns'; readonly axes: readonly [string, string] }
  | {
      readonly kind: 'pca'
      readonly axes: readonly [string, string]
      readonly columns: readonly string[]
      /** Per column, its weight in the first and the second component. */
      readonly loadings: readonly (readonly [number, number])[]
      /** Share of the variance of the standardised columns. */
      readonly explained: readonly [number, number]
    }

/** A file turned into points. Plain data: it crosses to the page. */
export interface Imported {
  readonly outcome: 'ok'
  readonly name: string
  readonly bytes: number
  readonly sha256: string
  readonly read: Reading
  readonly columns: readonly ColumnInfo[]
  readonly nRows: number
  readonly numericColumns: readonly string[]
  readonly labelColumn: string | null
  readonly labelAuto: boolean
  readonly plane: Plane
  readonly planeAuto: boolean
  readonly x: string
  readonly y: string
  /** Number columns that are fit for an axis or for PCA without being asked. */
  readonly usable: readonly string[]
  readonly classes: readonly ClassCount[]
  readonly classOrder: readonly string[]
  /** Label cells that hold a word for "missing" which might be a class: what the switch `naIsClass` is about. */
  readonly naWords: readonly ClassCount[]
  readonly unlabelled: number
  /** The first DROPPED_LIMIT dropped records. */
  readonly dropped: readonly Dropped[]
  readonly nDropped: number
  /** Number of usable records if only a sample of them became points. */
  readonly sampledFrom: number | null
  readonly warnings: readonly Note[]
  readonly points: ImportedPoints
  readonly preview: readonly PreviewRow[]
}
/** What a dialog shows of an import. Its size does not grow with the number of points. */
export type Offer = Omit<Imported, 'points'> & {
  readonly nPoints: number
  /** Class of each previewed row, -1 where it is no labelled point. */
  readonly previewClasses: readonly number[]
}
export const DROPPED_LIMIT = 10_000

/** A file that could not be used. Whatever was found before the reason is there to be shown. */
export interface Refused {
  readonly outcome: 'error'
  readonly name: string
  readonly code: ErrorCode
  readonly args: NoteArgs
  readonly detected: string | null
  readonly read: Partial<Reading>
  readonly columns: readonly ColumnInfo[]
  readonly nRows: number
  readonly preview: readonly PreviewRow[]
}
