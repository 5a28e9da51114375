import type { Job } from '../../job.ts'
import { CELL, cellClass } from './cells.ts'
import { Splitter } from './records.ts'
import { DELIMITERS, type Format } from './types.ts'

/** Characters that the detection of the format and of the delimiter looks at. */
const SAMPLE = 1 << 18

/** The beginning of the text. */
export interface Sample {
  readonly text: string
  /** It is the whole text. */
  readonly whole: boolean
}

export function sampleOf(parts: readonly string[]): Sample {
  let text = ''
  let i = 0
  while (i < parts.length && text.length < SAMPLE) text += parts[i++]
  return { text: text.slice(0, SAMPLE), whole: i === parts.length && text.length <= SAMPLE }
}

/** What the beginning of a text announces. */
export type Announced = Format | 'html' | 'arff' | 'libsvm' | 'rtf' | 'xml'

/** Comments, declarations and blanks that may stand before the first tag of a page. */
const PREAMBLE = /^(?:\s+|<!--(?:[^-]|-(?!->))*-->|<\?[^>]{0,500}\?>)/
const LOOK = 4096
const LIBSVM_LINE =
  /^[+-]?[\d.]+(?:e[+-]?\d+)?(?: qid:\d+)?(?:\s+\d+:[+-]?[\d.]+(?:e[+-]?\d+)?)+\s*(?:#.*)?$/i
const LIBSVM_LINES = 5

/** The format by the content alone; the extension of a file name proves nothing. `json` covers `ndjson`. */
export function announced(sample: Sample): Announced {
  const head = sample.text.slice(0, LOOK).trimStart()
  if (head.startsWith('{\\rtf')) return 'rtf'
  if (head.startsWith('[') || head.startsWith('{')) return 'json'
  if (head.startsWith('<')) {
    let rest = head
    for (let m = PREAMBLE.exec(rest); m; m = PREAMBLE.exec(rest)) rest = rest.slice(m[0].length)
    if (/^<(?:!doctype\s+html|html|head|body|meta|table)\b/i.test(rest)) return 'html'
    if (head.startsWith('<?xml') || /^<[\w:]+\s[^>]*\bxmlns\b/.test(rest)) return 'xml'
  }
  const lines = head.split('\n')
  const firstArff = lines.find((line) => line.trim() !== '' && !line.startsWith('%'))
  if (firstArff && /^\s*@relation\b/i.test(firstArff)) return 'arff'
  // The last line of the look may be cut.
  const whole = sample.whole && head.length < LOOK ? lines : lines.slice(0, -1)
  const filled = whole.filter((line) => line.trim() !== '').slice(0, LIBSVM_LINES)
  if (filled.length > 0 && filled.every((line) => LIBSVM_LINE.test(line.trim()))) return 'libsvm'
  return 'csv'
}

/** Offset of the line after the one that holds `at`. */
function nextLine(text: string, at: number): number {
  return text.indexOf('\n', at) + 1 || text.length
}

/**
 * A first line "sep=X", which spreadsheets write and obey: the delimiter and where the table begins. Null if there is none. A
 * spreadsheet that saved it once more has filled the line up with delimiters.
 */
export function sepLine(sample: Sample): { readonly delimiter: string; readonly from: number } | null {
  const from = nextLine(sample.text, 0)
  const delimiter = /^\s*"?sep=([^"])"?\1*\s*$/i.exec(sample.text.slice(0, from))?.[1]
  return delimiter === undefined ? null : { delimiter, from }
}

interface Share {
  /** The commonest field count of two or more, 0 if there is none. */
  readonly fields: number
  /** Share of the records at that field count. */
  readonly share: number
  /** All records have the same count of two or more; the names of columns may be one fewer where rows are named. */
  readonly uniform: boolean
}

function shareOf(sample: Sample, delimiter: string, quotes: boolean): Share {
  const splitter = new Splitter({ delimiter, quotes })
  splitter.scan(sample.text, sample.whole)
  if (splitter.rows === 0) splitter.scan(sample.text, true)
  const counts = new Map<number, number>()
  for (let r = 0; r < splitter.rows; r++) {
    const fields = splitter.fields(r)
    if (fields >= 2) counts.set(fields, (counts.get(fields) ?? 0) + 1)
  }
  let fields = 0
  let most = 0
  for (const [count, records] of counts) {
    if (records <= most) continue
    fields = count
    most = records
  }
  return {
    fields,
    share: most === 0 ? 0 : most / splitter.rows,
    uniform:
      most > 0 &&
      (most === splitter.rows ||
        (splitter.rows > 2 && most === splitter.rows - 1 && splitter.fields(0) === fields - 1)),
  }
}

/** A delimiter fits if this share of the records has one field count; below it, blanks that fit every line are preferred. */
const FITS = 0.5

/**
 * The delimiter with the largest share of records at the commonest field count of two or more, quote-aware; ties go to the
 * first of DELIMITERS. Where none fits and every line splits on runs of blanks into one count, a blank.
 */
export function* detectDelimiter(sample: Sample, quotes: boolean): Job<string> {
  let best: string = ','
  let most = 0
  for (const delimiter of DELIMITERS) {
    const { share } = shareOf(sample, delimiter, quotes)
    yield
    if (share > most) {
      best = delimiter
      most = share
    }
  }
  if (most < FITS && shareOf(sample, ' ', quotes).uniform) return ' '
  return best
}

/** Lines above a table that are none of its records. */
export interface Above {
  readonly lines: number
  /** Where the table begins. */
  readonly from: number
}
export const NO_LINES: Above = { lines: 0, from: 0 }

/**
 * The comments at the top of a table, as instruments and scripts write them: lines that begin with "#" and have not as many
 * cells as the rows below. One with as many holds the names, or is a row. Where blanks part the cells, the "#" before the
 * names is a comment of its own.
 */
export function* leadingComments(sample: Sample, quotes: boolean, delimiter: string | undefined): Job<Above> {
  const { text } = sample
  const marked: number[] = []
  let at = 0
  for (; at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, nextLine(text, at)).trimStart()
    if (line.startsWith('#')) marked.push(at)
    else if (line !== '') break
  }
  if (marked.length === 0 || at >= text.length) return NO_LINES
  const below: Sample = { text: text.slice(at), whole: sample.whole }
  const parting = delimiter ?? (yield* detectDelimiter(below, quotes))
  const { fields } = shareOf(below, parting, quotes)
  const fits = (from: number) =>
    shareOf({ text: text.slice(from, nextLine(text, from)), whole: true }, parting, quotes).fields === fields
  if (fields === 0) return NO_LINES
  let kept = marked.length
  while (kept > 0 && fits(marked[kept - 1])) kept--
  if (kept === 0) return NO_LINES
  const from = kept < marked.length ? marked[kept] : at
  const names = text.indexOf('#', marked[kept - 1]) + 1
  return parting === ' ' && from === at && fits(names)
    ? { lines: kept - 1, from: names }
    : { lines: kept, from }
}

/** Lines that a title may have. */
const TITLE = 8

/**
 * The title above a table, as spreadsheets and instruments write it: lines with a single filled cell, which is no number, above
 * one that fills the width of the table with words.
 */
export function leadingTitle(sample: Sample, quotes: boolean, delimiter: string): Above {
  const { text } = sample
  const { fields } = shareOf(sample, delimiter, quotes)
  let lines = 0
  for (let at = 0; fields > 1 && at < text.length && lines <= TITLE; at = nextLine(text, at)) {
    const line = text.slice(at, nextLine(text, at))
    const plain = quotes ? unquoted(line) : line
    if (quotes && plain.includes('"')) return NO_LINES
    const cells = plain.trim().split(delimiter === ' ' ? /[ \t]+/ : delimiter)
    const filled = cells.filter((cell) => cell.trim() !== '')
    if (filled.some((cell) => cellClass(cell) !== CELL.text)) return NO_LINES
    if (filled.length > 1) return filled.length === fields ? { lines, from: at } : NO_LINES
    if (filled.length === 1) lines++
  }
  return NO_LINES
}

/** A line with a letter in place of each quoted cell. */
const unquoted = (line: string): string => line.replace(/"[^"]*(?:""[^"]*)*"/g, 'q')
