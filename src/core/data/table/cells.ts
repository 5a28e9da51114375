import type { Decimal } from './types.ts'

/**
 * What a cell can be read as, before the decimal mark of the file is known. `point` and `comma` are numbers only with that
 * mark; "1.234" and "1,234" are a decimal number with their own mark and grouped thousands with the other.
 */
export const CELL = {
  missing: 0,
  /** Digits that begin with a superfluous zero, as codes do. */
  code: 1,
  digits: 2,
  /** Readable with either mark: sign, exponent, or thousands parted by blanks. */
  neutral: 3,
  point: 4,
  comma: 5,
  pointOrGroup: 6,
  commaOrGroup: 7,
  infinite: 8,
  text: 9,
} as const
export const CELL_CLASSES = 10

/** Compared after trimming and in lower case. The dashes are what Unicode dashes fold to. */
const MISSING = new Set([
  '',
  'na',
  'n/a',
  '#n/a',
  '#na',
  'nan',
  'null',
  'none',
  'nil',
  '?',
  '-',
  '--',
  '.',
  'missing',
  'undefined',
])
/** Missing tokens that are words, and so might be meant as the name of a class. */
const NA_WORDS = new Set(['na', 'none', 'null', 'nil', 'missing', 'undefined'])

const LONGEST_TOKEN = 9
const LONGEST_NUMBER = 100
const LONGEST_DATE = 40

const ASCII = /^[\0-\x7f]*$/

/** Blanks and characters without width, which nobody sees at the ends of a cell. */
const UNSEEN = /^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/g

/** A cell without what nobody sees at its ends. */
export function trimmed(cell: string): string {
  return ASCII.test(cell) ? cell.trim() : cell.replace(UNSEEN, '')
}

/** The plain digit of a decimal digit of any script: in Unicode the ten of a script follow each other from 0 or 6 of a row on. */
function plainDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  const row = code & ~15
  return String(code - (/\p{Nd}/u.test(String.fromCodePoint(row)) ? row : row + 6))
}

/**
 * Full-width and other compatibility forms to plain ones, digits of other scripts and their marks too, Unicode dashes to "-",
 * outer blanks off. Superscripts and circled digits stay, so that "10²" is not read as 102.
 */
function fold(cell: string): string {
  if (ASCII.test(cell)) return cell.trim()
  const plain = /\p{No}/u.test(cell) ? cell : cell.normalize('NFKC')
  const folded = trimmed(plain).replace(/[\u2010-\u2015\u2212]/g, '-')
  return /\p{Nd}/u.test(folded)
    ? folded
        .replace(/\p{Nd}/gu, plainDigit)
        .replace(/\u066b/g, '.')
        .replace(/\u066c/g, ',')
    : folded
}

const EXPONENT = '(?:e[+-]?\\d+)?'
const GROUPED = "[+-]?[1-9]\\d{0,2}(?:(?: \\d{3})+|(?:['\u2019]\\d{3})+)"
/** What `plainClass` does not read: exponents, and thousands marks of more than one group. */
const PATTERNS: readonly (readonly [RegExp, number])[] = [
  [new RegExp(`^[+-]?\\d+${EXPONENT}$`, 'i'), CELL.neutral],
  [new RegExp(`^[+-]?(?:\\d+\\.\\d*|\\.\\d+)${EXPONENT}$`, 'i'), CELL.point],
  [new RegExp(`^[+-]?\\d*,\\d+${EXPONENT}$`, 'i'), CELL.comma],
  [/^[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d*)?$/, CELL.point],
  // Lakh and crore: twos before the last three.
  [/^[+-]?[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d*)?$/, CELL.point],
  [/^[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?$/, CELL.comma],
  [new RegExp(`^${GROUPED}$`), CELL.neutral],
  [new RegExp(`^${GROUPED}\\.\\d*$`), CELL.point],
  [new RegExp(`^${GROUPED},\\d+$`), CELL.comma],
]
const INFINITE = /^[+-]?(?:inf|infinity|\u221e)$/i
const NUMERIC = /^[\d+\-.,eE '\u2019]+$/

/** Class of digits with an optional sign and fraction in plain ASCII, or -1: the common case, without regular expressions. */
function plainClass(s: string): number {
  const n = s.length
  let i = 0
  let c = s.charCodeAt(0)
  const signed = c === 45 || c === 43
  if (signed) c = s.charCodeAt(++i)
  const whole = i
  while (c >= 48 && c <= 57) c = s.charCodeAt(++i)
  const wholeDigits = i - whole
  if (i === n) {
    if (wholeDigits === 0) return -1
    if (signed) return CELL.neutral
    return wholeDigits > 1 && s.charCodeAt(0) === 48 ? CELL.code : CELL.digits
  }
  if (c !== 46 && c !== 44) return -1
  const mark = c
  const fraction = ++i
  c = s.charCodeAt(i)
  while (c >= 48 && c <= 57) c = s.charCodeAt(++i)
  if (i < n || i === fraction) return -1
  const group = i - fraction === 3 && wholeDigits >= 1 && wholeDigits <= 3 && s.charCodeAt(whole) !== 48
  if (mark === 46) return group ? CELL.pointOrGroup : CELL.point
  return group ? CELL.commaOrGroup : CELL.comma
}

/** Class of a cell (CELL). Blank is missing, never 0; hexadecimal, "12abc", "true" and "1_000" are text. */
export function cellClass(cell: string): number {
  if (cell === '') return CELL.missing
  const plain = plainClass(cell)
  if (plain >= 0) return plain
  if (cell.length > LONGEST_NUMBER) return /\S/.test(cell) ? CELL.text : CELL.missing
  const s = fold(cell)
  if (s.length <= LONGEST_TOKEN) {
    if (MISSING.has(s.toLowerCase())) return CELL.missing
    if (INFINITE.test(s)) return CELL.infinite
  }
  if (!NUMERIC.test(s)) return CELL.text
  const folded = plainClass(s)
  if (folded >= 0) return folded
  return PATTERNS.find(([pattern]) => pattern.test(s))?.[1] ?? CELL.text
}

/** Whether a cell of this class is a finite or overflowing number with decimal mark `decimal`. */
export function isNumber(cls: number, decimal: Decimal): boolean {
  if (cls === CELL.point) return decimal === '.'
  if (cls === CELL.comma) return decimal === ','
  return cls !== CELL.missing && cls !== CELL.infinite && cls !== CELL.text
}

/** Whether a cell could be a number with one of the marks, or is infinite. */
export function maybeNumber(cls: number): boolean {
  return cls !== CELL.missing && cls !== CELL.text
}

/** Whether "1.234" or "1,234" of this class means thousands under `decimal`. */
export function isGroup(cls: number, decimal: Decimal): boolean {
  return cls === (decimal === '.' ? CELL.commaOrGroup : CELL.pointOrGroup)
}

/** The value of a cell for which `isNumber(cls, decimal)` holds; infinite where it overflows. */
export function numberOf(cell: string, cls: number, decimal: Decimal): number {
  if (!isGroup(cls, decimal)) {
    const value = Number(decimal === '.' ? cell : cell.replace(',', '.'))
    if (value === value) return value
  }
  return Number(ungroup(fold(cell), decimal))
}

function ungroup(s: string, decimal: Decimal): string {
  return decimal === '.' ? s.replace(/[, '\u2019]/g, '') : s.replace(/[. '\u2019]/g, '').replace(',', '.')
}

/** Whether a number is written with thousands marks. */
export function hasThousands(cell: string, cls: number, decimal: Decimal): boolean {
  if (isGroup(cls, decimal)) return true
  if (cls !== CELL.neutral && cls !== CELL.point && cls !== CELL.comma) return false
  if (plainClass(cell) >= 0) return false
  const s = fold(cell)
  return ungroup(s, decimal).length < s.length
}

const TIME = '(?:[T ]\\s*\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,]\\d+)?)?\\s*(?:Z|[+-]\\d{2}:?\\d{2})?)?'
const YEAR_FIRST = new RegExp(`^\\d{4}([-/.])(\\d{1,2})(?:\\1(\\d{1,2}))${TIME}$`)
const YEAR_LAST = new RegExp(`^(\\d{1,2})([-/.])(\\d{1,2})\\2(?:\\d{4}|\\d{2})${TIME}$`)
const YEAR_MONTH = /^\d{4}-(\d{2})$/
const JAPANESE = /^(?:\d{2,4}|(?:明治|大正|昭和|平成|令和)(?:\d{1,2}|元))年\s*(\d{1,2})月(?:\s*(\d{1,2})日)?/

/**
 * Whether a cell is a date with separators: ISO (with or without a time), year/month/day, day/month/year or month/day/year,
 * or 年月日. A plain number such as 2012 is none.
 */
export function isDate(cell: string): boolean {
  if (cell.length > LONGEST_DATE || !/\d/.test(cell)) return false
  const s = fold(cell)
  const within = (month: number, day: number) => month >= 1 && month <= 12 && day >= 1 && day <= 31
  let m = YEAR_FIRST.exec(s)
  if (m) return within(Number(m[2]), Number(m[3]))
  m = YEAR_LAST.exec(s)
  if (m) return within(Number(m[3]), Number(m[1])) || within(Number(m[1]), Number(m[3]))
  m = YEAR_MONTH.exec(s) ?? JAPANESE.exec(s)
  return m !== null && within(Number(m[1]), Number(m[2] ?? 1))
}

/** The word for "missing" that a cell holds and that might be the name of a class, or null. */
export function naWord(cell: string): string | null {
  if (cell.length > LONGEST_NUMBER) return null
  const s = fold(cell)
  return NA_WORDS.has(s.toLowerCase()) ? s : null
}
