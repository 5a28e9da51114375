import type { Job } from '../../job.ts'
import { decodeText, signature } from './bytes.ts'
import { classify, decimalMark, measure, type Body } from './columns.ts'
import { commonWidth, hasHeader, hasRowNames, listed, naming, uniqueNames, type Names } from './header.ts'
import { readJson } from './json.ts'
import { splitRecords } from './records.ts'
import { hashBytes } from './sha256.ts'
import { arrayRecords, rowsOf } from './shape.ts'
import {
  announced,
  detectDelimiter,
  leadingComments,
  leadingTitle,
  NO_LINES,
  sampleOf,
  sepLine,
  type Sample,
} from './text.ts'
import {
  ImportFailure,
  MAX_BYTES,
  MAX_COLUMNS,
  type Auto,
  type Column,
  type ColumnInfo,
  type Note,
  type NoteArgs,
  type ParseChoices,
  type Parsed,
  type Reading,
  type Records,
  type WarningCode,
} from './types.ts'

/** Cells looked at between two yields. */
const CELLS = 2000

/** What is known of a file so far; it stays known when the reading fails. */
export interface Known {
  read: Partial<Reading>
  columns: readonly ColumnInfo[]
  nRows: number
}

interface Source {
  readonly records: Records
  readonly delimiter: string | null
  /** Every record carries its names. */
  readonly keyed: boolean
  /** Numbers with a decimal point are known to occur. */
  readonly point: boolean
}

const auto = <T>(choice: T | undefined, found: T): Auto<T> =>
  choice === undefined ? { value: found, auto: true } : { value: choice, auto: false }

/**
 * Bytes -> text -> records -> columns. What `choices` does not decide is decided from the content; `known` collects what was
 * found, also if the reading ends in a failure.
 * @throws ImportFailure
 */
export function* parse(bytes: Uint8Array, name: string, choices: ParseChoices, known: Known): Job<Parsed> {
  if (bytes.length > MAX_BYTES)
    throw new ImportFailure('too-large', { bytes: bytes.length, limit: MAX_BYTES })
  const binary = signature(bytes)
  if (binary) throw new ImportFailure('binary-file', {}, binary)
  const warnings: Note[] = []
  const warn = (code: WarningCode, args: NoteArgs) => warnings.push({ code, args })

  const text = yield* decodeText(bytes, choices.encoding)
  known.read = { encoding: auto(choices.encoding, text.encoding) }
  if (text.guessed) warn('encoding-guessed', { encoding: text.encoding })
  if (text.damaged > 0) warn('encoding-damaged', { encoding: text.encoding, n: text.damaged })
  if (!text.parts.some((part) => /\S/.test(part))) throw new ImportFailure('empty-file')

  const source = yield* readSource(text.parts, choices, known, warn)
  const head = yield* readHead(source, choices, known, warn)
  const { records } = source
  const { start, names } = head
  const nRows = records.n - start
  if (nRows === 0) {
    known.columns = names.names.map(unread)
    throw new ImportFailure('no-data-rows', naming(names.names))
  }
  known.nRows = nRows
  const tooLong = yield* overlong(records, start, names.names.length, warn)
  const body: Body = { records, start, nRows, tooLong }
  const columns = yield* readColumns(body, source, head, choices, known, warn)

  const sha256 = yield* hashBytes(bytes)
  const read = known.read as Reading
  return { name, bytes: bytes.length, sha256, read, records, start, nRows, columns, tooLong, warnings }
}

/** Where the rows begin, and what the columns are called. */
interface Head {
  readonly start: number
  readonly names: Names
  /** Whether names were written at all. */
  readonly written: boolean
}

function* readHead(source: Source, choices: ParseChoices, known: Known, warn: Warn): Job<Head> {
  const { records, keyed, delimiter } = source
  const common = commonWidth(records)
  const widest = Math.max(records.fields(0), common)
  if (widest > MAX_COLUMNS) throw new ImportFailure('too-many-columns', { n: widest, limit: MAX_COLUMNS })
  const written = keyed || (choices.header ?? (yield* hasHeader(records)))
  known.read = {
    ...known.read,
    delimiter: auto(choices.delimiter, delimiter),
    header: keyed ? { value: null, auto: true } : auto(choices.header, written),
  }
  if (!written && choices.header === undefined) warn('no-header', { n: common })
  // The heading of a column stands one cell before its values where the rows are named.
  const shift = written && !keyed && (yield* hasRowNames(records)) ? 1 : 0
  const width = written ? records.fields(0) + shift : common
  const heading = (c: number) => (written && c >= shift ? records.cell(0, c - shift) : '')
  const names = uniqueNames(Array.from({ length: width }, (_, c) => heading(c)))
  return { start: written ? 1 : 0, names, written }
}

/** The columns that have a name or a value. */
function* readColumns(
  body: Body,
  { delimiter, point }: Source,
  { names, written }: Head,
  choices: ParseChoices,
  known: Known,
  warn: Warn,
): Job<Column[]> {
  const classes = yield* classify(body, names.names.length)
  const decimal = auto(choices.decimal, decimalMark(classes, delimiter, point))
  known.read = { ...known.read, decimal }
  if (decimal.auto && decimal.value === ',') warn('decimal-comma', {})

  const unnamed = new Set(names.unnamed)
  const columns: Column[] = []
  const dropped: number[] = []
  const invented: string[] = []
  const grouped: string[] = []
  for (const [c, name] of names.names.entries()) {
    const asId = written && unnamed.has(c)
    const { column, thousands } = yield* measure(body, classes[c], c, name, asId, decimal.value)
    if (unnamed.has(c) && column.kind === 'empty') {
      dropped.push(c + 1)
      continue
    }
    if (asId) invented.push(column.name)
    if (thousands > 0) grouped.push(column.name)
    columns.push(column)
  }
  known.columns = columns.map(info)
  if (dropped.length > 0) warn('empty-column-dropped', { n: dropped.length, columns: listed(dropped) })
  if (invented.length > 0) warn('empty-header', naming(invented))
  if (names.duplicates.length > 0) warn('duplicate-header', naming(names.duplicates))
  if (grouped.length > 0) warn('thousands-separators', naming(grouped))
  return columns
}

type Warn = (code: WarningCode, args: NoteArgs) => void

const after = (sample: Sample, from: number): Sample =>
  from === 0 ? sample : { ...sample, text: sample.text.slice(from) }

/** Text -> records, by the format that is chosen or announced. */
function* readSource(parts: readonly string[], choices: ParseChoices, known: Known, warn: Warn): Job<Source> {
  const sample = sampleOf(parts)
  const found = choices.format ?? announced(sample)
  if (found === 'html') throw new ImportFailure('html-file')
  if (found === 'arff' || found === 'libsvm' || found === 'rtf' || found === 'xml')
    throw new ImportFailure('unsupported-format', {}, found)
  if (found === 'csv') {
    known.read = { ...known.read, format: auto(choices.format, 'csv') }
    const sep = sepLine(sample)
    const quotes = choices.quotes ?? true
    const told = choices.delimiter ?? sep?.delimiter
    const table = after(sample, sep?.from ?? 0)
    const comments = yield* leadingComments(table, quotes, told)
    if (comments.lines > 0) warn('comment-lines', { n: comments.lines })
    const rest = after(table, comments.from)
    const delimiter = told ?? (yield* detectDelimiter(rest, quotes))
    const title = choices.header === false ? NO_LINES : leadingTitle(rest, quotes, delimiter)
    if (title.lines > 0) warn('title-lines', { n: title.lines })
    const from = (sep?.from ?? 0) + comments.from + title.from
    const records = yield* splitRecords(parts, { delimiter, quotes }, from)
    if (!records) throw new ImportFailure('empty-file')
    return { records, delimiter, keyed: false, point: false }
  }
  known.read = { ...known.read, format: auto(choices.format, 'json') }
  const json = yield* readJson(parts)
  known.read = { ...known.read, format: auto(choices.format, json.values.length > 1 ? 'ndjson' : 'json') }
  const rows = yield* rowsOf(json)
  const records = yield* arrayRecords(rows)
  if (!records) throw new ImportFailure('no-data-rows', naming([]))
  if (json.nans > 0) warn('json-nan', { n: json.nans })
  return { records, delimiter: null, keyed: rows.keyed, point: json.fractions }
}

/**
 * Per data record, 1 if it has more filled cells than there are columns. A record with fewer is read as if the rest were
 * missing; empty cells too many are ignored.
 */
function* overlong(records: Records, start: number, width: number, warn: Warn): Job<Uint8Array> {
  const tooLong = new Uint8Array(records.n - start)
  const long: number[] = []
  const short: number[] = []
  for (let r = 0, cells = 0; r < tooLong.length; r++) {
    const fields = records.fields(start + r)
    if (fields < width) short.push(r + 1)
    for (let c = width; c < fields && !tooLong[r]; c++) {
      if (records.cell(start + r, c).trim() !== '') tooLong[r] = 1
      if (++cells % CELLS === 0) yield
    }
    if (tooLong[r]) long.push(r + 1)
    if (r % CELLS === 0) yield
  }
  if (short.length > 0) warn('ragged-short', { n: short.length, rows: listed(short) })
  if (long.length > 0) warn('ragged-long', { n: long.length, rows: listed(long) })
  return tooLong
}

/** The plain part of a column. */
export function info(column: Column): ColumnInfo {
  const { name, kind, missing, distinct, integer, constant, idLike, min, max } = column
  return { name, kind, missing, distinct, integer, constant, idLike, min, max }
}

function unread(name: string): ColumnInfo {
  return {
    name,
    kind: 'empty',
    missing: 0,
    distinct: 0,
    integer: false,
    constant: false,
    idLike: false,
    min: null,
    max: null,
  }
}
