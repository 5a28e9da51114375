import { PCA_COLUMNS } from '../pca.ts'
import { CELL, cellClass, maybeNumber } from './cells.ts'
import { listed } from './header.ts'
import { isUsable } from './labels.ts'
import {
  ImportFailure,
  type Column,
  type ColumnChoices,
  type Note,
  type NoteArgs,
  type Parsed,
  type WarningCode,
} from './types.ts'

/** Fewest points that can be learnt from. */
export const FEWEST_POINTS = 3

/** The columns that make the plane: two axes, or those that PCA joins. */
export interface PlaneColumns {
  readonly kind: 'columns' | 'pca'
  readonly columns: readonly Column[]
  readonly auto: boolean
  readonly warnings: readonly Note[]
}

/**
 * The axes: what the person chose, filled up with the first number columns that are neither the label nor id-like nor
 * constant. Skipped ones are named.
 * @throws ImportFailure if there are not two columns that vary
 */
export function findPlane(parsed: Parsed, label: Column | null, { plane }: ColumnChoices): PlaneColumns {
  const { columns } = parsed
  const warnings: Note[] = []
  const warn = (code: WarningCode, args: NoteArgs) => warnings.push({ code, args })
  const named = (name: string | undefined, what: string): Column | null => {
    if (name === undefined) return null
    const column = columns.find((c) => c.name === name && c.kind === 'number') ?? null
    if (!column) warn('choice-ignored', { what, name })
    return column
  }
  const features = columns.filter((c) => c.kind === 'number' && c !== label)
  const usable = features.filter(isUsable)

  if (plane?.kind === 'pca' || namesComponents(plane, columns)) {
    const asked = plane?.kind === 'pca' ? plane.columns : undefined
    const ticked = asked?.map((name) => named(name, 'pca')).filter((c) => c !== null) ?? usable
    if (ticked.length > PCA_COLUMNS) warn('pca-limited', { n: PCA_COLUMNS, of: ticked.length })
    if (ticked.length >= 2)
      return { kind: 'pca', columns: ticked.slice(0, PCA_COLUMNS), auto: false, warnings }
  }
  const asked = plane?.kind === 'columns' ? plane : undefined
  const x = named(asked?.x, 'x')
  const y = named(asked?.y, 'y')
  if (x && y) return { kind: 'columns', columns: [x, y], auto: false, warnings }

  const missing = x || y ? 1 : 2
  const found: Column[] = []
  for (const c of features) {
    if (found.length === missing) break
    if (c === x || c === y) continue
    if (c.idLike) warn('id-column-skipped', { name: c.name })
    else if (c.constant) warn('constant-column', { name: c.name, value: c.min ?? '' })
    else found.push(c)
  }
  if (found.length < missing) throw tooFew(parsed, features)
  const [first, second] = found
  return { kind: 'columns', columns: [x ?? first, y ?? (x ? first : second)], auto: !x && !y, warnings }
}

/** Sessions of before the columns of a PCA were kept name its axes alone: all usable columns were joined. */
const namesComponents = (plane: ColumnChoices['plane'], columns: readonly Column[]): boolean =>
  plane?.kind === 'columns' &&
  plane.x === 'PC1' &&
  plane.y === 'PC2' &&
  !columns.some((c) => c.name === 'PC1' || c.name === 'PC2')

function tooFew(parsed: Parsed, features: readonly Column[]): ImportFailure {
  const { columns, nRows } = parsed
  const names = (list: readonly Column[]) => listed(list.map((c) => c.name))
  const all = names(columns)
  const why = { ...notANumber(parsed), long: parsed.tooLong.reduce((n, is) => n + is, 0) }
  if (!columns.some((c) => c.kind === 'number'))
    return new ImportFailure('no-numeric-columns', { names: all, ...why })
  const proper = features.filter((c) => !c.idLike)
  if (proper.length < 2)
    return new ImportFailure('need-two-numeric-columns', {
      n: proper.length,
      found: names(proper),
      names: all,
      counts: names(features.filter((c) => c.idLike)),
      ...why,
    })
  if (nRows < FEWEST_POINTS)
    return new ImportFailure('too-few-rows', { n: nRows, of: nRows, least: FEWEST_POINTS })
  return new ImportFailure('no-variation', { names: names(proper.filter((c) => c.constant)) })
}

/** Rows that a look for the reason reads. */
const LOOK = 1000
/** Digits behind at most a few signs: an amount with its currency, its unit or another way of writing. */
const AMOUNT = /^[^\p{L}\p{N}]{0,3}\p{N}/u

/** A column of text that was probably meant as numbers, with the first of its cells that is none. */
function notANumber({ columns, records, start, nRows, tooLong }: Parsed): NoteArgs {
  for (const { name, kind, position } of columns) {
    if (kind !== 'text') continue
    let numbers = 0
    const others: string[] = []
    for (let r = 0; r < Math.min(nRows, LOOK); r++) {
      const cell = records.cell(start + r, position)
      const cls = cellClass(cell)
      if (tooLong[r] || cls === CELL.missing) continue
      if (maybeNumber(cls)) numbers++
      else others.push(cell)
    }
    const amounts = others.filter((cell) => AMOUNT.test(cell)).length
    if (others.length > 0 && (numbers >= others.length || 2 * amounts >= others.length + numbers))
      return { column: name, example: clipped(others[0].trim()) }
  }
  return {}
}

const clipped = (text: string): string => (text.length > 30 ? `${text.slice(0, 30)}…` : text)
