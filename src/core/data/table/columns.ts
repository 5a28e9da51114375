import type { Job } from '../../job.ts'
import {
  CELL,
  CELL_CLASSES,
  cellClass,
  hasThousands,
  isDate,
  isGroup,
  isNumber,
  maybeNumber,
  numberOf,
  trimmed,
} from './cells.ts'
import { mostly } from './header.ts'
import { DISTINCT_LIMIT, STATE, type Column, type ColumnKind, type Decimal, type Records } from './types.ts'

/** Cells between two yields. */
const CELLS = 2000
/** Rows from which 0, 1, 2, ... is a count of the rows and not a feature. */
const SEQUENCE_ROWS = 5
const ID_NAME = /^(?:id|index|no\.?|番号|unnamed(?::? ?\d+)?|.*_id)$/

/** The data records of a table. */
export interface Body {
  readonly records: Records
  /** First data record. */
  readonly start: number
  readonly nRows: number
  /** Cells of these records (1) may be shifted: they count for nothing. */
  readonly tooLong: Uint8Array
}

/** Per column, what its cells can be read as. */
interface Classes {
  /** CELL of each record. */
  readonly cls: Uint8Array
  /** Number of cells of each class. */
  readonly counts: Int32Array
  dates: number
}

/** Classes of the cells of the columns at positions 0..width-1. */
export function* classify(body: Body, width: number): Job<Classes[]> {
  const { records, start, nRows, tooLong } = body
  const columns = Array.from({ length: width }, () => ({
    cls: new Uint8Array(nRows),
    counts: new Int32Array(CELL_CLASSES),
    dates: 0,
  }))
  for (let r = 0, cells = 0; r < nRows; r++) {
    if (tooLong[r]) continue
    for (let c = 0; c < width; c++) {
      const cell = records.cell(start + r, c)
      const cls = cellClass(cell)
      const column = columns[c]
      column.cls[r] = cls
      column.counts[cls]++
      if (cls === CELL.text && isDate(cell)) column.dates++
      if (++cells % CELLS === 0) yield { done: r, of: nRows }
    }
  }
  return columns
}

function total(counts: Int32Array, wanted: (cls: number) => boolean): number {
  return counts.reduce((sum, n, cls) => (wanted(cls) ? sum + n : sum), 0)
}
const values = (counts: Int32Array): number => total(counts, (cls) => cls !== CELL.missing)

/**
 * The decimal mark of the file, from the columns that could hold numbers: a comma if some cell is readable only with it and
 * none only with a point. "1,234" alone is a decimal comma unless commas part the cells.
 * @param point numbers with a decimal point are known to occur (JSON)
 */
export function decimalMark(columns: readonly Classes[], delimiter: string | null, point: boolean): Decimal {
  const numeric = columns.filter(({ counts }) => mostly(total(counts, maybeNumber), values(counts)))
  const some = (cls: number) => numeric.some(({ counts }) => counts[cls] > 0)
  if (point || some(CELL.point)) return '.'
  if (some(CELL.comma)) return ','
  return some(CELL.commaOrGroup) && delimiter !== ',' ? ',' : '.'
}

function kindOf({ counts, dates }: Classes, decimal: Decimal): ColumnKind {
  const filled = values(counts)
  if (filled === 0) return 'empty'
  if (mostly(dates, filled)) return 'date'
  const finite = total(counts, (cls) => isNumber(cls, decimal))
  if (!mostly(finite + counts[CELL.infinite], filled)) return 'text'
  const codes = counts[CELL.code] > 0 && counts[CELL.code] + counts[CELL.digits] === finite
  return codes ? 'text' : 'number'
}

export interface Measured {
  readonly column: Column
  /** Numbers with thousands marks. */
  readonly thousands: number
}

/** The column at `position`: its kind, values and what the choice of label and axes needs. */
export function* measure(
  body: Body,
  classes: Classes,
  position: number,
  name: string,
  unnamed: boolean,
  decimal: Decimal,
): Job<Measured> {
  const kind = kindOf(classes, decimal)
  const { counts } = classes
  const shared = { name, position, kind, missing: counts[CELL.missing], filled: values(counts) }
  if (kind === 'number') {
    const numbers = yield* readNumbers(body, classes, position, decimal)
    const idLike =
      unnamed || ID_NAME.test(name.normalize('NFKC').toLowerCase()) || countsRows(body, numbers.numbers)
    const { thousands, ...rest } = numbers
    return { column: { ...shared, ...rest, idLike }, thousands }
  }
  const { distinct, state } = yield* readText(body, classes, position)
  const column: Column = {
    ...shared,
    distinct,
    state,
    numbers: null,
    integer: false,
    constant: false,
    idLike: false,
    min: null,
    max: null,
  }
  return { column, thousands: 0 }
}

function* readNumbers(body: Body, { cls }: Classes, position: number, decimal: Decimal) {
  const { records, start, nRows, tooLong } = body
  const numbers = new Float64Array(nRows).fill(NaN)
  const state = new Uint8Array(nRows)
  const seen = new Set<number>()
  let min = Infinity
  let max = -Infinity
  let integer = true
  let thousands = 0
  for (let r = 0; r < nRows; r++) {
    if (r % CELLS === 0) yield
    if (tooLong[r]) continue
    const c = cls[r]
    if (!isNumber(c, decimal)) {
      state[r] = c === CELL.missing ? STATE.missing : c === CELL.infinite ? STATE.infinite : STATE.other
      continue
    }
    const cell = records.cell(start + r, position)
    const v = numberOf(cell, c, decimal)
    if (isGroup(c, decimal) || hasThousands(cell, c, decimal)) thousands++
    state[r] = v - v === 0 ? STATE.number : STATE.infinite
    if (state[r] !== STATE.number) continue
    numbers[r] = v
    if (v < min) min = v
    if (v > max) max = v
    if (v !== Math.floor(v)) integer = false
    if (seen.size < DISTINCT_LIMIT) seen.add(v)
  }
  const some = min <= max
  return {
    numbers,
    state,
    distinct: seen.size,
    integer: integer && some,
    constant: min >= max,
    min: some ? min : null,
    max: some ? max : null,
    thousands,
  }
}

/** The values are 0..n-1 or 1..n in order. */
function countsRows({ nRows, tooLong }: Body, numbers: Float64Array): boolean {
  const base = numbers[0]
  if (nRows < SEQUENCE_ROWS || (base !== 0 && base !== 1)) return false
  return numbers.every((v, r) => v === base + r || tooLong[r] === 1)
}

function* readText(body: Body, { cls }: Classes, position: number) {
  const { records, start, nRows, tooLong } = body
  const state = new Uint8Array(nRows)
  const seen = new Set<string>()
  for (let r = 0; r < nRows; r++) {
    if (r % CELLS === 0) yield
    if (tooLong[r] || cls[r] === CELL.missing) continue
    state[r] = STATE.other
    if (seen.size < DISTINCT_LIMIT) seen.add(labelText(records.cell(start + r, position)))
  }
  return { state, distinct: seen.size }
}

/** A cell as the value of a class: outer blanks off (no-break and ideographic ones too), accents composed. */
export function labelText(cell: string): string {
  return trimmed(cell).normalize('NFC')
}
