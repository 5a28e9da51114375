import type { Job } from '../../job.ts'
import { ImportFailure } from './types.ts'

/*
 * JSON is read here and not by JSON.parse: a table needs the line of a mistake, bare NaN as Python writes it, names such as
 * "__proto__" as ordinary keys, and a file of 50 MB in slices.
 */

/** A value; numbers and booleans are kept as they were written, null is a missing cell. */
export type Json = string | null | readonly Json[] | ReadonlyMap<string, Json>

export interface JsonText {
  /** One value, or several that each begin on a line of their own. */
  readonly values: readonly Json[]
  /** Bare NaN, Infinity and -Infinity; they became missing cells. */
  readonly nans: number
  /** Some number has a fraction, written with a point. */
  readonly fractions: boolean
}

/** What the reader was waiting for when the text went wrong: `import.json.<expected>` of the texts. */
type Expected =
  'value' | 'key' | 'colon' | 'object-end' | 'array-end' | 'string-end' | 'escape' | 'end' | 'depth'

const DEPTH = 64
const TOKENS = 2000
const NUMBER = /^-?(?:0|[1-9]\d*)(\.\d+)?(?:[eE][+-]?\d+)?$/
const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['\\', '\\'],
  ['/', '/'],
  ['b', '\b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
])

/** Characters of a text in pieces, with the place. */
class Source {
  private readonly parts: readonly string[]
  private next = 0
  private text = ''
  private pos = 0
  private line = 1
  private column = 1

  constructor(parts: readonly string[]) {
    this.parts = parts
  }

  /** The character at the place, '' at the end. */
  peek(): string {
    while (this.pos === this.text.length) {
      if (this.next === this.parts.length) return ''
      this.text = this.parts[this.next++]
      this.pos = 0
    }
    return this.text[this.pos]
  }

  /** Steps over the character that `peek` showed. */
  step(): void {
    if (this.text[this.pos++] === '\n') {
      this.line++
      this.column = 1
    } else this.column++
  }

  /** Steps over blanks; true if a line ended among them. */
  skipBlanks(): boolean {
    const line = this.line
    for (let c = this.peek(); c === ' ' || c === '\n' || c === '\t' || c === '\r'; c = this.peek())
      this.step()
    return this.line > line
  }

  /** Steps over the longest stretch of the current piece that matches the sticky `pattern` and returns it. */
  take(pattern: RegExp): string {
    if (this.peek() === '') return ''
    pattern.lastIndex = this.pos
    const found = pattern.exec(this.text)?.[0] ?? ''
    this.pos += found.length
    this.column += found.length
    return found
  }

  place(): { line: number; column: number; found: string } {
    const found = this.peek()
    return { line: this.line, column: this.column, found }
  }

  fail(expected: Expected, place = this.place()): never {
    throw new ImportFailure('json-syntax', { ...place, expected })
  }
}

const PLAIN = /[^"\\\n]+/y
const WORD = /[\w+\-.]+/y

/** A word that may go on in the next piece of the text. */
function takeAll(source: Source, pattern: RegExp): string {
  let all = ''
  for (let s = source.take(pattern); s !== ''; s = source.take(pattern)) all += s
  return all
}

function readString(source: Source): string {
  source.step()
  let s = ''
  for (;;) {
    s += takeAll(source, PLAIN)
    const c = source.peek()
    if (c === '"') {
      source.step()
      return s
    }
    if (c !== '\\') return source.fail('string-end')
    source.step()
    s += readEscape(source)
  }
}

function readEscape(source: Source): string {
  const c = source.peek()
  if (c !== 'u') {
    const plain = ESCAPES.get(c) ?? source.fail('escape')
    source.step()
    return plain
  }
  source.step()
  let hex = ''
  for (; hex.length < 4; source.step()) {
    if (!/[\da-fA-F]/.test(source.peek())) source.fail('escape')
    hex += source.peek()
  }
  return String.fromCharCode(parseInt(hex, 16))
}

/** An array or an object that is still open. */
type Frame = { readonly items: Json[] } | { readonly members: Map<string, Json>; key: string }

const isArray = (frame: Frame) => 'items' in frame
const valueOf = (frame: Frame): Json => ('items' in frame ? frame.items : frame.members)
const endOf = (frame: Frame): string => (isArray(frame) ? ']' : '}')

/** The value that is being read, with the arrays and objects around it. */
class Values {
  /** Those that are finished and in no other. */
  readonly done: Json[] = []
  nans = 0
  fractions = false
  private readonly source: Source
  private readonly open: Frame[] = []

  constructor(source: Source) {
    this.source = source
  }

  get isInside(): boolean {
    return this.open.length > 0
  }

  /** Reads a scalar, or the beginning of an array or object, with all that it finishes. */
  read(): void {
    this.source.skipBlanks()
    if (this.begin()) {
      const frame = this.open[this.open.length - 1]
      this.source.skipBlanks()
      if (this.source.peek() === endOf(frame)) this.put(this.close())
      else if ('key' in frame) frame.key = this.key()
    } else this.put(this.scalar())
  }

  /** Begins an array or an object; false if it is a scalar. */
  private begin(): boolean {
    const mark = this.source.peek()
    if (mark !== '[' && mark !== '{') return false
    if (this.open.length === DEPTH) this.source.fail('depth')
    this.source.step()
    this.open.push(mark === '[' ? { items: [] } : { members: new Map(), key: '' })
    return true
  }

  /** Steps over the end of the innermost array or object and returns it. */
  private close(): Json {
    this.source.step()
    return valueOf(this.open.pop()!)
  }

  /** Puts a finished value into what is around it, which may be finished by it in its turn. */
  private put(value: Json): void {
    const { source } = this
    for (let inner = value; ; inner = this.close()) {
      const frame = this.open.at(-1)
      if (!frame) return void this.done.push(inner)
      if ('items' in frame) frame.items.push(inner)
      else frame.members.set(frame.key, inner)
      source.skipBlanks()
      const mark = source.peek()
      if (mark === ',') {
        source.step()
        if ('key' in frame) frame.key = this.key()
        return
      }
      if (mark !== endOf(frame)) source.fail(isArray(frame) ? 'array-end' : 'object-end')
    }
  }

  private scalar(): string | null {
    const { source } = this
    if (source.peek() === '"') return readString(source)
    const place = source.place()
    const word = takeAll(source, WORD)
    const number = NUMBER.exec(word)
    if (number) {
      this.fractions ||= number[1] !== undefined
      return word
    }
    if (word === 'null') return null
    if (word === 'true' || word === 'false') return word
    if (/^(?:NaN|[+-]?Infinity)$/.test(word)) {
      this.nans++
      return 'NaN'
    }
    return source.fail('value', word === '' ? place : { ...place, found: word })
  }

  /** The key of the next member and its colon. */
  private key(): string {
    const { source } = this
    source.skipBlanks()
    if (source.peek() !== '"') source.fail('key')
    const name = readString(source)
    source.skipBlanks()
    if (source.peek() !== ':') source.fail('colon')
    source.step()
    return name
  }
}

/**
 * Reads JSON, or several values on lines of their own (NDJSON), from the pieces of a text.
 * @throws ImportFailure json-syntax with line, column and what was expected
 */
export function* readJson(parts: readonly string[]): Job<JsonText> {
  const source = new Source(parts)
  const values = new Values(source)
  for (let tokens = 0; ; tokens++) {
    if (tokens % TOKENS === 0) yield
    values.read()
    if (values.isInside) continue
    const newLine = source.skipBlanks()
    if (source.peek() === '') return { values: values.done, nans: values.nans, fractions: values.fractions }
    if (!newLine) source.fail('end')
  }
}
