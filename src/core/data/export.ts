import { NotFinite } from '../job.ts'
import { cellClass, CELL } from './table/cells.ts'
import { uniqueNames } from './table/header.ts'

/** What a spreadsheet would take for a formula, also in its full-width form. */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/

/**
 * A text cell that no spreadsheet runs: one that begins with = + - @, a tab or a line end gets a leading apostrophe (OWASP,
 * "CSV injection"). Cells that are numbers or missing, such as "-5.2" and "-", are untouched.
 */
export function exportCell(text: string): string {
  return FORMULA.test(text) && cellClass(text) === CELL.text ? `'${text}` : text
}

export type CsvValue = string | number | null
export interface CsvOptions {
  /** Begin with a byte-order mark: Excel reads CSV as UTF-8 only with one. */
  readonly bom?: boolean
}

function field(value: CsvValue, row: number): string {
  if (value === null) return ''
  if (typeof value === 'number') {
    if (value - value !== 0) throw new NotFinite(`csv row ${row}`)
    return String(value)
  }
  const safe = exportCell(value)
  return /["\n\r,]|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe
}

/**
 * CSV by RFC 4180: commas, CRLF (what the RFC and Excel write), quotes doubled; null is an empty cell.
 * @throws NotFinite for a number that is none
 */
export function toCsv(
  header: readonly string[],
  rows: Iterable<readonly CsvValue[]>,
  { bom = false }: CsvOptions = {},
): string {
  const lines = [header.map((name) => field(name, 0)).join(',')]
  for (const row of rows) lines.push(row.map((value) => field(value, lines.length)).join(','))
  return `${bom ? '\ufeff' : ''}${lines.join('\r\n')}\r\n`
}

/** One answer about one row of the data, or a row without an answer. */
export interface LabelRow {
  /** The original cells, in the order of the columns. */
  readonly cells: readonly CsvValue[]
  readonly answer: string | null
  readonly annotator: string | null
  readonly round: number | null
  /** How sure the annotator was: 1, 2 or 3. */
  readonly confidence: number | null
  readonly seconds: number | null
}
const LABEL_COLUMNS = ['answer', 'annotator', 'round', 'confidence', 'seconds']

/** The original rows plus answer, annotator, round, confidence and seconds. A name that the data already has gets ` (2)`. */
export function labelsCsv(
  columns: readonly string[],
  rows: Iterable<LabelRow>,
  options?: CsvOptions,
): string {
  function* cells(): Generator<readonly CsvValue[]> {
    for (const r of rows) yield [...r.cells, r.answer, r.annotator, r.round, r.confidence, r.seconds]
  }
  return toCsv(uniqueNames([...columns, ...LABEL_COLUMNS]).names, cells(), options)
}
