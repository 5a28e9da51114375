import type { Job } from '../job.ts'
import type { RowTable } from './types.ts'

/**
 * The original cells of a data set as two arrays, which travel between threads without being copied and cost the page nothing
 * until a row is looked at.
 */
export interface PackedRows {
  readonly columns: readonly string[]
  /** The column that holds the answers; missing where there is none. */
  readonly answers?: number
  /** All cells behind each other, row by row, in UTF-16 units: in bytes where none is above 255. */
  readonly text: Uint8Array | Uint16Array
  /** Where each cell ends in `text`, rows x columns. */
  readonly ends: Uint32Array
}

/** Cells packed between two yields. */
const CELLS = 2000
/** Units that are turned into text at once: engines limit the number of arguments. */
const UNITS = 8192

/** Packs `rows` rows of cells. */
export function* packRows(
  columns: readonly string[],
  rows: number,
  cellOf: (row: number, column: number) => string,
): Job<PackedRows> {
  const ends = new Uint32Array(rows * columns.length)
  let text: Uint8Array | Uint16Array = new Uint8Array(1024)
  let at = 0
  for (let row = 0, k = 0; row < rows; row++)
    for (let column = 0; column < columns.length; column++, k++) {
      const cell = cellOf(row, column)
      if (at + cell.length > text.length) text = larger(text, at + cell.length)
      for (let i = 0; i < cell.length; i++) {
        const unit = cell.charCodeAt(i)
        if (unit > 255 && text instanceof Uint8Array) text = Uint16Array.from(text)
        text[at++] = unit
      }
      ends[k] = at
      if (k % CELLS === 0) yield { done: row, of: rows }
    }
  return { columns, text: text.slice(0, at), ends }
}

function larger(text: Uint8Array | Uint16Array, least: number): Uint8Array | Uint16Array {
  const size = Math.max(2 * text.length, least)
  const grown = text instanceof Uint8Array ? new Uint8Array(size) : new Uint16Array(size)
  grown.set(text)
  return grown
}

/** The table of packed rows; a cell becomes text when it is asked for. */
export function openRows({ columns, answers, text, ends }: PackedRows): RowTable {
  return {
    columns,
    answers,
    cell(row, column) {
      const k = row * columns.length + column
      let cell = ''
      for (let from = k > 0 ? ends[k - 1] : 0; from < ends[k]; from += UNITS)
        cell += String.fromCharCode(...text.subarray(from, Math.min(ends[k], from + UNITS)))
      return cell
    },
  }
}
