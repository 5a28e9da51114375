import type { Job } from '../../job.ts'
import { ImportFailure, type Records } from './types.ts'

/*
 * Splitting text into records. PapaParse is not used here: it parses a string in one synchronous go (a 50 MB file would
 * block the worker for seconds and hold every cell as a string), does not split on runs of blanks, reads on after a quote
 * that was closed by the next quoted cell, and reports an unclosed quote without its line. Here a block of text keeps only
 * the offsets of its cells, and the work can be cut anywhere between two blocks.
 */

const QUOTE = 34
const NEWLINE = 10
const SPACE = 32
const TAB = 9
const BAR = 124

/** How cells are parted. `delimiter` is a single UTF-16 unit; a blank means runs of blanks and tabs. */
export interface Splitting {
  readonly delimiter: string
  /** false: quotes are ordinary characters. */
  readonly quotes: boolean
}

/** Whole records of a stretch of text, by offsets. */
interface Block {
  readonly text: string
  /** Number of the first record. */
  readonly row0: number
  /** Offset of each cell. */
  readonly starts: Uint32Array
  /** Index of each record's first cell in `starts`; one more at the end. */
  readonly first: Uint32Array
  /** Offset after each record's last character. */
  readonly ends: Uint32Array
}

/** Reads whole records off a stretch of text; reused from block to block. */
export class Splitter {
  private readonly delimiter: number
  private readonly quotes: boolean
  private starts = new Uint32Array(256)
  private first = new Uint32Array(64)
  private ends = new Uint32Array(64)
  private cells = 0
  rows = 0
  /** Offset of the quote that never closes, or -1. */
  openedAt = -1

  constructor(splitting: Splitting) {
    this.delimiter = splitting.delimiter.charCodeAt(0)
    this.quotes = splitting.quotes
  }

  /** Number of cells of record `row` of the last scan. */
  fields(row: number): number {
    return this.first[row + 1] - this.first[row]
  }

  /**
   * Finds the records of `text`; a record that does not end in it counts only if `last`. Records without a visible character
   * are left out.
   * @returns the offset after the last whole record
   */
  scan(text: string, last: boolean): number {
    this.cells = 0
    this.rows = 0
    this.openedAt = -1
    this.first[0] = 0
    let at = 0
    while (at < text.length) {
      const end = this.delimiter === SPACE ? this.blankRecord(text, at) : this.record(text, at)
      if (this.openedAt >= 0) {
        if (last) return at
        if (end === text.length) this.openedAt = -1
        return at
      }
      if (end === text.length && !last) return at
      this.finish(text, end)
      at = end + 1
    }
    return at
  }

  /** Puts down the cells of the record that begins at `at` and returns the offset of its end. */
  private record(text: string, at: number): number {
    const n = text.length
    const delimiter = this.delimiter
    this.cell(at)
    let pos = this.quotes ? this.opening(text, at) : at
    while (pos < n) {
      const c = text.charCodeAt(pos)
      if (c === NEWLINE) return pos
      pos++
      if (c === delimiter) {
        this.cell(pos)
        if (this.quotes) pos = this.opening(text, pos)
      }
    }
    return n
  }

  /** The offset after the quoted text with which the cell at `at` begins, or `at`. */
  private opening(text: string, at: number): number {
    const c = text.charCodeAt(at)
    if (c === QUOTE) return this.quoted(text, at)
    return c === SPACE ? this.afterBlanks(text, at) : at
  }

  /** Blanks before a quote, as after a comma, are none of the cell if the quoted text ends on the same line and ends the cell. */
  private afterBlanks(text: string, at: number): number {
    let open = at
    while (text.charCodeAt(open) === SPACE) open++
    if (text.charCodeAt(open) !== QUOTE) return at
    const close = closingQuote(text, open + 1)
    const end = text.indexOf('\n', open)
    if (close < 0 || (end >= 0 && close > end)) return at
    let next = close + 1
    while (text.charCodeAt(next) === SPACE) next++
    const c = text.charCodeAt(next)
    return next >= text.length || c === this.delimiter || c === NEWLINE ? close + 1 : at
  }

  private blankRecord(text: string, at: number): number {
    const n = text.length
    let pos = at
    for (;;) {
      while (pos < n && isBlank(text.charCodeAt(pos))) pos++
      if (pos >= n || text.charCodeAt(pos) === NEWLINE) return pos
      this.cell(pos)
      if (this.quotes && text.charCodeAt(pos) === QUOTE) pos = this.quoted(text, pos)
      while (pos < n && text.charCodeAt(pos) !== NEWLINE && !isBlank(text.charCodeAt(pos))) pos++
    }
  }

  /**
   * The offset after the quoted text that begins at `at`. Text between a closing quote and the next delimiter belongs to the
   * cell, but if the quoted text runs over lines then the quote was never closed: the "closing" one opened another cell.
   */
  private quoted(text: string, at: number): number {
    const close = closingQuote(text, at + 1)
    if (close < 0) {
      this.openedAt = this.openedAt < 0 ? at : this.openedAt
      return text.length
    }
    let next = close + 1
    while (isBlank(text.charCodeAt(next)) && text.charCodeAt(next) !== this.delimiter) next++
    const c = text.charCodeAt(next)
    const cellEnds =
      next >= text.length ||
      c === this.delimiter ||
      c === NEWLINE ||
      (this.delimiter === SPACE && next > close + 1)
    if (!cellEnds && this.openedAt < 0 && text.slice(at, close).includes('\n')) this.openedAt = at
    return close + 1
  }

  private cell(at: number): void {
    if (this.cells === this.starts.length) this.starts = grown(this.starts)
    this.starts[this.cells++] = at
  }

  private finish(text: string, end: number): void {
    const from = this.first[this.rows]
    if (this.isBlankRecord(text, from, end) || this.isRule(text, from, end)) {
      this.cells = from
      return
    }
    if (this.rows + 1 === this.first.length) {
      this.first = grown(this.first)
      this.ends = grown(this.ends)
    }
    this.ends[this.rows++] = end
    this.first[this.rows] = this.cells
  }

  private isBlankRecord(text: string, from: number, end: number): boolean {
    for (let k = from; k < this.cells; k++) {
      const a = this.starts[k]
      const b = k + 1 < this.cells ? this.starts[k + 1] - 1 : end
      const c = text.charCodeAt(a)
      if (b > a && c > SPACE && c < 128 && c !== QUOTE) return false
      if (/\S/.test(cellText(text, a, b, this.quotes))) return false
    }
    return true
  }

  /** The line under the names of a table that is drawn with bars, as in Markdown. */
  private isRule(text: string, from: number, end: number): boolean {
    if (this.delimiter !== BAR) return false
    const at = this.starts[from]
    if (!RULE.test(text.charAt(at))) return false
    const record = text.slice(at, end)
    return RULE.test(record) && record.includes('---')
  }

  block(text: string, row0: number): Block {
    return {
      text,
      row0,
      starts: this.starts.slice(0, this.cells),
      first: this.first.slice(0, this.rows + 1),
      ends: this.ends.slice(0, this.rows),
    }
  }
}

const RULE = /^[|\s:-]+$/

/** Offset of the first quote from `from` on that is not doubled, or -1. */
function closingQuote(text: string, from: number): number {
  let close = text.indexOf('"', from)
  while (close >= 0 && text.charCodeAt(close + 1) === QUOTE) close = text.indexOf('"', close + 2)
  return close
}

const isBlank = (c: number): boolean => c === SPACE || c === TAB

function grown(list: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const next = new Uint32Array(2 * list.length)
  next.set(list)
  return next
}

/** A quoted text between blanks. */
const PADDED = /^ +"([^"]*(?:""[^"]*)*)" *$/

/** The text of the cell at a..b: quotes off, doubled quotes single, text after the closing quote kept (RFC 4180). */
function cellText(text: string, a: number, b: number, quotes: boolean): string {
  if (!quotes) return text.slice(a, b)
  const first = text.charCodeAt(a)
  if (first === SPACE) {
    const padded = text.charCodeAt(b - 1) === QUOTE || text.charCodeAt(b - 1) === SPACE
    const found = padded ? PADDED.exec(text.slice(a, b))?.[1] : undefined
    return found === undefined ? text.slice(a, b) : found.replace(/""/g, '"')
  }
  if (first !== QUOTE) return text.slice(a, b)
  const inner = text.slice(a + 1, b)
  if (inner.indexOf('"') === inner.length - 1) return inner.slice(0, -1)
  const close = closingQuote(inner, 0)
  return inner.slice(0, close).replace(/""/g, '"') + inner.slice(close + 1)
}

/** Records of delimited text, held as the text itself and offsets. */
class TextRecords implements Records {
  private readonly blocks: readonly Block[]
  private readonly quotes: boolean
  private readonly trim: boolean
  private current: Block
  readonly n: number

  constructor(blocks: readonly Block[], splitting: Splitting) {
    this.blocks = blocks
    this.quotes = splitting.quotes
    this.trim = splitting.delimiter === ' '
    this.current = blocks[0]
    const last = blocks[blocks.length - 1]
    this.n = last.row0 + last.ends.length
  }

  fields(row: number): number {
    const { first, row0 } = this.blockOf(row)
    return first[row - row0 + 1] - first[row - row0]
  }

  cell(row: number, column: number): string {
    const block = this.blockOf(row)
    const r = row - block.row0
    const k = block.first[r] + column
    const stop = block.first[r + 1]
    if (k >= stop) return ''
    const end = k + 1 < stop ? block.starts[k + 1] - 1 : block.ends[r]
    if (!this.trim) return cellText(block.text, block.starts[k], end, this.quotes)
    let trimmed = end
    while (isBlank(block.text.charCodeAt(trimmed - 1))) trimmed--
    return cellText(block.text, block.starts[k], trimmed, this.quotes)
  }

  private blockOf(row: number): Block {
    const { row0, ends } = this.current
    if (row >= row0 && row < row0 + ends.length) return this.current
    let low = 0
    let high = this.blocks.length - 1
    while (low < high) {
      const mid = (low + high + 1) >> 1
      if (this.blocks[mid].row0 <= row) low = mid
      else high = mid - 1
    }
    this.current = this.blocks[low]
    return this.current
  }
}

/**
 * The records of `parts` from the character at `from` on. Parts are joined while a record runs over their end, twice as
 * many each time, so that a long quoted cell costs linear time.
 * @throws ImportFailure unclosed-quote with the line, counted from 1, where it opens
 */
export function* splitRecords(
  parts: readonly string[],
  splitting: Splitting,
  from: number,
): Job<Records | null> {
  const splitter = new Splitter(splitting)
  const blocks: Block[] = []
  let carry = ''
  let rows = 0
  let line = 1
  let take = 1
  let skip = from
  for (let i = 0; i < parts.length;) {
    const next = Math.min(parts.length, i + take)
    let text = carry + parts.slice(i, next).join('')
    if (skip > 0) {
      const skipped = Math.min(skip, text.length)
      line += newlines(text, skipped)
      text = text.slice(skipped)
      skip -= skipped
    }
    i = next
    const used = splitter.scan(text, i === parts.length)
    if (splitter.openedAt >= 0)
      throw new ImportFailure('unclosed-quote', { line: line + newlines(text, splitter.openedAt) })
    if (splitter.rows > 0) blocks.push(splitter.block(text, rows))
    rows += splitter.rows
    line += newlines(text, used)
    take = used === 0 ? 2 * take : 1
    carry = text.slice(used)
    yield { done: i, of: parts.length }
  }
  return rows > 0 ? new TextRecords(blocks, splitting) : null
}

function newlines(text: string, end: number): number {
  let n = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) n++
  return n
}
