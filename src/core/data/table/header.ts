import type { Job } from '../../job.ts'
import { CELL, cellClass, maybeNumber, trimmed } from './cells.ts'
import type { NoteArgs, Records } from './types.ts'

/** Records that the look at the header and at the width reads. */
const SAMPLE = 2000
/** Cells between two yields. */
const CELLS = 2000

/** 90 % of the values, so that a few slips do not turn a column of numbers into text. */
export const mostly = (part: number, whole: number): boolean => 10 * part >= 9 * whole && part > 0

/**
 * Whether record 0 holds the names. It does not if some column has a number over numbers and none has anything else over
 * numbers. A missing token such as "?" says nothing, nor does a blank, except in the first column: there it is the unnamed
 * index that pandas writes.
 */
export function* hasHeader(records: Records): Job<boolean> {
  const width = records.fields(0)
  const values = new Int32Array(width)
  const numbers = new Int32Array(width)
  const last = Math.min(records.n, SAMPLE + 1)
  for (let r = 1, cells = 0; r < last; r++) {
    for (let c = 0; c < width; c++) {
      const cls = cellClass(records.cell(r, c))
      if (cls !== CELL.missing) values[c]++
      if (maybeNumber(cls)) numbers[c]++
      if (++cells % CELLS === 0) yield
    }
  }
  let numberOverNumbers = false
  for (let c = 0; c < width; c++) {
    const top = records.cell(0, c)
    const cls = cellClass(top)
    const silent = cls === CELL.missing && (c > 0 || top.trim() !== '')
    if (silent || !mostly(numbers[c], values[c])) continue
    if (!maybeNumber(cls)) return true
    numberOverNumbers = true
  }
  return !numberOverNumbers
}

/**
 * Whether each record begins with its name, for which record 0 has no heading, as R writes tables: all records have one cell
 * more, and the first cells are a count or words of which none occurs twice.
 */
export function* hasRowNames(records: Records): Job<boolean> {
  const width = records.fields(0)
  const names = new Set<string>()
  let counting = true
  let words = true
  let used = false
  for (let r = 1; r < records.n && (counting || words); r++) {
    if (records.fields(r) !== width + 1) return false
    const cell = records.cell(r, 0).trim()
    names.add(cell)
    counting &&= cell === String(r) || cell === String(r - 1)
    words &&= cellClass(cell) === CELL.text && names.size === r
    used ||= records.cell(r, width).trim() !== ''
    if (r % CELLS === 0) yield
  }
  return used && (words || (counting && names.size === records.n - 1))
}

/** Number of cells that most records have; of equally common ones the larger. */
export function commonWidth(records: Records): number {
  const counts = new Map<number, number>()
  for (let r = 0; r < Math.min(records.n, SAMPLE); r++) {
    const fields = records.fields(r)
    counts.set(fields, (counts.get(fields) ?? 0) + 1)
  }
  let best = 0
  let most = 0
  for (const [fields, count] of counts) {
    if (count < most || (count === most && fields < best)) continue
    best = fields
    most = count
  }
  return best
}

export interface Names {
  /** Unique; index = position of the column in a record. */
  readonly names: readonly string[]
  /** Positions whose name was invented. */
  readonly unnamed: readonly number[]
  /** Names that were given more than once. */
  readonly duplicates: readonly string[]
}

/** Outer blanks off, inner runs of blanks to one, composed accents. */
function cleanName(cell: string): string {
  return trimmed(cell).replace(/\s+/g, ' ').normalize('NFC')
}

/**
 * Unique names for the cells of a header. The first column of a name keeps it, later ones get ` (2)`, ` (3)`, ...; an
 * unnamed one becomes `column N`. No invented name hits a given one.
 */
export function uniqueNames(cells: readonly string[]): Names {
  const given = cells.map(cleanName)
  const reserved = new Set(given)
  const used = new Set<string>()
  const suffix = new Map<string, number>()
  const unnamed: number[] = []
  const duplicates = new Set<string>()
  const names = given.map((name, i) => {
    if (name !== '' && !used.has(name)) {
      used.add(name)
      return name
    }
    if (name === '') unnamed.push(i)
    else duplicates.add(name)
    const base = name === '' ? `column ${i + 1}` : name
    let free = base
    let k = suffix.get(base) ?? 2
    for (; used.has(free) || reserved.has(free); k++) free = `${base} (${k})`
    suffix.set(base, k)
    used.add(free)
    return free
  })
  return { names, unnamed, duplicates: [...duplicates] }
}

/** A list for a sentence: at most `limit` items, then an ellipsis. */
export function listed(items: Iterable<string | number>, limit = 10): string {
  const all = [...items]
  return all.slice(0, limit).join(', ') + (all.length > limit ? ', …' : '')
}

/** Values of a sentence that lists names. */
export const naming = (names: readonly string[]): NoteArgs => ({ n: names.length, names: listed(names) })
