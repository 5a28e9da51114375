import type { Job } from '../../job.ts'
import { packRows, type PackedRows } from '../rows.ts'
import { choose, preview } from './choose.ts'
import { info, parse, type Known } from './parse.ts'
import {
  ImportFailure,
  type Choices,
  type ColumnChoices,
  type Imported,
  type Offer,
  type ParseChoices,
  type Parsed,
  type PreviewRow,
  type Refused,
} from './types.ts'

function refused(name: string, failure: unknown, known: Known, rows: readonly PreviewRow[] = []): Refused {
  if (!(failure instanceof ImportFailure)) throw failure
  const { code, detected } = failure
  const args = detected === null ? failure.args : { ...failure.args, detected }
  return { outcome: 'error', name, code, args, detected, ...known, preview: rows }
}

/** Bytes -> table: what the person may override is in `choices`. Redo it from the kept bytes when one of them changes. */
export function* parseTable(
  bytes: Uint8Array,
  name: string,
  choices: ParseChoices = {},
): Job<Parsed | Refused> {
  const known: Known = { read: {}, columns: [], nRows: 0 }
  try {
    return yield* parse(bytes, name, choices, known)
  } catch (failure) {
    return refused(name, failure, known)
  }
}

/** Table -> points: label column, plane, classes. Cheap to redo. A refusal still carries the table for the dialog. */
export function* chooseColumns(parsed: Parsed, choices: ColumnChoices = {}): Job<Imported | Refused> {
  try {
    return yield* choose(parsed, choices)
  } catch (failure) {
    const { read, columns, nRows } = parsed
    return refused(parsed.name, failure, { read, columns: columns.map(info), nRows }, preview(parsed, []))
  }
}

/**
 * Reads a file into points of the plane. Every decision of `choices` overrides the one made from the content.
 * Progress is yielded in the stages' own units. Never throws for the content of a file: what cannot be used is a `Refused`
 * with a code, whose sentence is `import.error.<code>` of the texts.
 */
export function* readTable(bytes: Uint8Array, name: string, choices: Choices = {}): Job<Imported | Refused> {
  const parsed = yield* parseTable(bytes, name, choices)
  return 'outcome' in parsed ? parsed : yield* chooseColumns(parsed, choices)
}

/** What makes a data set of an import: plain columns, and the original cells of each point. */
export interface ImportedColumns {
  /** Names the file in links: its SHA-256. */
  readonly id: string
  readonly x: Float64Array
  readonly y: Float64Array
  readonly labels: readonly (string | null)[]
  readonly classes: readonly string[]
  readonly axes: readonly [string, string]
  readonly rows: PackedRows
}

/** The columns and original cells of the points of `imported`, which was chosen from `parsed`. */
export function* toColumns(parsed: Parsed, imported: Imported): Job<ImportedColumns> {
  const { records, start, columns } = parsed
  const { x, y, label, rows } = imported.points
  const names = columns.map((c) => c.name)
  const answers = columns.findIndex((c) => c.name === imported.labelColumn)
  const cellOf = (row: number, c: number) => records.cell(start + rows[row], columns[c].position)
  return {
    id: imported.sha256,
    x,
    y,
    labels: label,
    classes: imported.classOrder,
    axes: imported.plane.axes,
    rows: { ...(yield* packRows(names, rows.length, cellOf)), ...(answers >= 0 && { answers }) },
  }
}

/** All of an import but its points: what a dialog shows of it. */
export function offerOf({ points, ...rest }: Imported): Offer {
  return { ...rest, nPoints: points.rows.length, previewClasses: previewClasses(points, rest) }
}

/** Class of each previewed row, -1 where it is no labelled point. */
function previewClasses(
  { rows, label }: Imported['points'],
  { preview, classOrder }: Pick<Imported, 'preview' | 'classOrder'>,
): number[] {
  const classes = preview.map(() => -1)
  // Points are in the order of the file, and the preview shows its first rows.
  for (let i = 0; i < rows.length && rows[i] < preview.length; i++) {
    const name = label[i]
    if (name !== null) classes[rows[i]] = classOrder.indexOf(name)
  }
  return classes
}
