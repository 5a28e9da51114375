import type { Job } from '../../job.ts'
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
export type Announced = Format | 'html' | 'arff' | 'libsvm' | 'xml'

/** Comments, declarations and blanks that may stand before the first tag of a page. */
const PREAMBLE = /^(?:\s+|<!--(?:[^-]|-(?!->))*-->|<\?[^>]{0,500}\?>)/
const LOOK = 4096
const LIBSVM_LINE =
  /^[+-]?[\d.]+(?:e[+-]?\d+)?(?: qid:\d+)?(?:\s+\d+:[+-]?[\d.]+(?:e[+-]?\d+)?)+\s*(?:#.*)?$/i
const LIBSVM_LINES = 5

/** The format by the content alone; the extension of a file name proves nothing. `json` covers `ndjson`. */
export function announced(sample: Sample): Announced {
  const head = sample.text.slice(0, LOOK).trimStart()
  if (head.startsWith('[') || head.startsWith('{')) return 'json'
  if (head.startsWith('<')) {
    let rest = head
    for (let m = PREAMBLE.exec(rest); m; m = PREAMBLE.exec(rest)) rest = rest.slice(m[0].length)
    if (/^<(?:!doctype\s+html|html)\b/i.test(rest)) return 'html'
    if (head.startsWith('<?xml')) return 'xml'
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

/** The delimiter that a first line "sep=X" names, or null. Spreadsheets write and obey it. */
export function sepLine(sample: Sample): string | null {
  const end = sample.text.indexOf('\n')
  const line = end < 0 ? sample.text : sample.text.slice(0, end)
  return /^\s*"?sep=([^"])"?\s*$/i.exec(line)?.[1] ?? null
}

interface Share {
  /** Share of the records at the commonest field count of two or more, 0 if there is none. */
  readonly share: number
  /** All records have the same count of two or more. */
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
  const most = Math.max(0, ...counts.values())
  return { share: most === 0 ? 0 : most / splitter.rows, uniform: most > 0 && most === splitter.rows }
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
