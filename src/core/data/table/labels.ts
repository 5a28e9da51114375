import type { Job } from '../../job.ts'
import { naWord, trimmed } from './cells.ts'
import { labelText } from './columns.ts'
import { listed } from './header.ts'
import { STATE, type ClassCount, type Column, type ColumnChoices, type Note, type Parsed } from './types.ts'

/** Names that say that a column holds the classes, in the order in which they are preferred. */
const LABEL_NAMES = [
  ...['class', 'label', 'labels', 'target', 'species', 'category', 'group', 'diagnosis', 'outcome', 'type'],
  ...['cultivar', 'digit', 'クラス', 'ラベル', '分類', '正解', '種類', '品種', 'カテゴリ'],
]
const LABEL_ENDING = /_(?:class|label)$/
/** More distinct whole numbers than this are a quantity. */
const MOST_INTEGERS = 50
/** From here on the page shows the classes in a list with a search. */
const MANY_CLASSES = 20
const ROWS = 1000

/** A number column that may be an axis or enter PCA without being asked for. */
export const isUsable = (c: Column): boolean => c.kind === 'number' && !c.idLike && !c.constant

function canHoldClasses(c: Column): boolean {
  if (c.kind === 'number') return c.integer && c.distinct <= MOST_INTEGERS
  return c.kind !== 'date'
}

function rankOfName(name: string): number {
  const plain = name.normalize('NFKC').toLowerCase()
  const rank = LABEL_NAMES.indexOf(plain)
  if (rank >= 0) return rank
  return LABEL_ENDING.test(plain) ? LABEL_NAMES.length : Infinity
}

const repeats = (c: Column, most: number): boolean =>
  c.distinct >= 2 && c.distinct <= most && 2 * c.distinct <= c.filled

/**
 * The column that holds the classes: one with a telling name; else the last text column with 2 to 20 values that repeat;
 * else the last column if it holds 2 to 10 whole numbers that repeat and two others remain for the axes; else none.
 */
export function findLabel(columns: readonly Column[]): Column | null {
  // Labels that this page has written: the answers, whatever else the rows hold.
  const isAnswer = (c: Column, i: number) =>
    /^answer(?: \(\d+\))?$/.test(c.name) && /^annotator/.test(columns[i + 1]?.name ?? '')
  const answers = columns.filter(isAnswer)
  if (answers.length > 0) return answers[answers.length - 1]
  let named: Column | null = null
  for (const c of columns)
    if (canHoldClasses(c) && rankOfName(c.name) < (named ? rankOfName(named.name) : Infinity)) named = c
  if (named) return named
  const text = columns.filter((c) => c.kind === 'text' && repeats(c, 20)).at(-1)
  if (text) return text
  const last = columns.at(-1)
  const others = columns.filter((c) => c !== last && isUsable(c))
  return last?.kind === 'number' && last.integer && !last.idLike && repeats(last, 10) && others.length >= 2
    ? last
    : null
}

export interface Labels {
  readonly label: readonly (string | null)[]
  readonly classes: readonly ClassCount[]
  readonly unlabelled: number
  readonly naWords: readonly ClassCount[]
  readonly warnings: readonly Note[]
}

/**
 * The labels of the records `rows`. Numbers are one class whatever their spelling ("0", "0.0") and are ordered as numbers,
 * text by first appearance, both after the classes whose order was chosen; a missing label is an unlabelled point.
 */
export function* readLabels(
  parsed: Parsed,
  column: Column,
  rows: Int32Array,
  { naIsClass = false, classNames = [], classOrder = [] }: ColumnChoices,
): Job<Labels> {
  const shown = new Map(classNames)
  const label: (string | null)[] = []
  const counts = new Map<string, number>()
  const numeric = new Map<string, number>()
  const words = new Map<string, number>()
  let blanks = 0
  for (let i = 0; i < rows.length; i++) {
    if (i % ROWS === 0) yield
    const r = rows[i]
    const cell = parsed.records.cell(parsed.start + r, column.position)
    let value: string | null = null
    if (column.state[r] === STATE.missing) {
      const word = naWord(cell)
      if (word !== null) words.set(word, (words.get(word) ?? 0) + 1)
      if (naIsClass) value = word
    } else if (column.numbers && column.state[r] === STATE.number) {
      value = String(column.numbers[r])
      numeric.set(shown.get(value) ?? value, column.numbers[r])
    } else {
      value = labelText(cell)
      if (cell !== trimmed(cell)) blanks++
    }
    const name = value === null ? null : (shown.get(value) ?? value)
    label.push(name)
    if (name !== null) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const classes = inOrder(counts, numeric, classOrder)
  const unlabelled = label.reduce((n, l) => n + (l === null ? 1 : 0), 0)
  const naWords = Array.from(words, ([name, count]) => ({ name, count }))
  const warnings = notes(column.name, classes, unlabelled, blanks, naIsClass ? [] : naWords)
  return { label, classes, unlabelled, naWords, warnings }
}

function inOrder(
  counts: ReadonlyMap<string, number>,
  numeric: ReadonlyMap<string, number>,
  first: readonly string[],
): ClassCount[] {
  const classes = Array.from(counts, ([name, count]) => ({ name, count }))
  const chosen = new Map([...new Set(first)].map((name, i) => [name, i]))
  const rank = (c: ClassCount) => chosen.get(c.name) ?? first.length
  const place = (c: ClassCount) => numeric.get(c.name) ?? Infinity
  return classes.sort((a, b) => rank(a) - rank(b) || (place(a) === place(b) ? 0 : place(a) - place(b)))
}

function notes(
  column: string,
  classes: readonly ClassCount[],
  unlabelled: number,
  blanks: number,
  naWords: readonly ClassCount[],
): Note[] {
  const warnings: Note[] = []
  const na = naWords.filter((w) => w.name.toLowerCase() === 'na').reduce((n, w) => n + w.count, 0)
  if (blanks > 0) warnings.push({ code: 'label-trimmed', args: { n: blanks, column } })
  if (na > 0) warnings.push({ code: 'na-label', args: { n: na, column } })
  const variants = caseVariants(classes)
  if (variants.length > 0) warnings.push({ code: 'label-case-variants', args: { names: listed(variants) } })
  if (unlabelled > 0) warnings.push({ code: 'unlabelled-rows', args: { n: unlabelled, column } })
  if (classes.length === 0) warnings.push({ code: 'no-labels', args: { column } })
  if (classes.length === 1) warnings.push({ code: 'one-class', args: { name: classes[0].name, column } })
  if (classes.length > MANY_CLASSES)
    warnings.push({ code: 'too-many-classes', args: { n: classes.length, limit: MANY_CLASSES, column } })
  return warnings
}

/** Names of classes that differ only in case. */
function caseVariants(classes: readonly ClassCount[]): string[] {
  const groups = new Map<string, string[]>()
  for (const { name } of classes) {
    const key = name.toLowerCase()
    groups.set(key, [...(groups.get(key) ?? []), name])
  }
  return [...groups.values()].filter((g) => g.length > 1).flat()
}
