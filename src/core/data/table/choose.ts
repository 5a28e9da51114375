import type { Job } from '../../job.ts'
import { source } from '../../math/random.ts'
import { pca } from '../pca.ts'
import { findLabel, isUsable, readLabels, type Labels } from './labels.ts'
import { info } from './parse.ts'
import { FEWEST_POINTS, findPlane } from './plane.ts'
import { sample } from './sample.ts'
import {
  DROPPED_LIMIT,
  ImportFailure,
  MAX_POINTS,
  PREVIEW_CHARS,
  PREVIEW_ROWS,
  STATE,
  type Column,
  type ColumnChoices,
  type Dropped,
  type DropReason,
  type Imported,
  type Note,
  type Parsed,
  type Plane,
  type PreviewRow,
} from './types.ts'

/** Rows between two yields. */
const ROWS = 2000

/** Label, plane and points of a parsed table; throws ImportFailure. */
export function* choose(parsed: Parsed, choices: ColumnChoices): Job<Imported> {
  const { columns, nRows } = parsed
  const warnings: Note[] = [...parsed.warnings]
  const asked = typeof choices.label === 'string' ? columns.find((c) => c.name === choices.label) : undefined
  const ignored = typeof choices.label === 'string' && !asked
  if (ignored) warnings.push({ code: 'choice-ignored', args: { what: 'label', name: choices.label ?? '' } })
  const labelAuto = choices.label === undefined || ignored
  const label = labelAuto ? findLabel(columns) : (asked ?? null)

  const chosen = findPlane(parsed, label, choices)
  warnings.push(...chosen.warnings)
  const { usable, dropped, nDropped } = yield* usableRows(parsed, chosen.columns)
  if (nDropped > 0) warnings.push({ code: 'rows-dropped', args: { n: nDropped, of: nRows } })
  if (usable.length < FEWEST_POINTS)
    throw new ImportFailure('too-few-rows', {
      n: usable.length,
      of: nRows,
      least: FEWEST_POINTS,
      long: parsed.tooLong.reduce((n, is) => n + is, 0),
    })

  const limit = choices.maxPoints ?? MAX_POINTS
  const sampledFrom = usable.length > limit ? usable.length : null
  const rows = sampledFrom === null ? usable : yield* sample(source(choices.seed ?? 1), usable.length, limit)
  if (sampledFrom !== null) {
    for (let i = 0; i < rows.length; i++) rows[i] = usable[rows[i]]
    warnings.push({ code: 'sampled', args: { n: limit, of: sampledFrom } })
  }

  const { plane, x, y } = yield* project(chosen.kind, chosen.columns, rows)
  if (isFlat(x) && isFlat(y)) throw new ImportFailure('no-variation', { names: plane.axes.join(', ') })
  const labels = label ? yield* readLabels(parsed, label, rows, choices) : noLabels(rows.length)
  warnings.push(...labels.warnings)

  return {
    outcome: 'ok',
    name: parsed.name,
    bytes: parsed.bytes,
    sha256: parsed.sha256,
    read: parsed.read,
    columns: columns.map(info),
    nRows,
    numericColumns: columns.filter((c) => c.kind === 'number').map((c) => c.name),
    labelColumn: label?.name ?? null,
    labelAuto,
    plane,
    planeAuto: chosen.auto,
    x: plane.axes[0],
    y: plane.axes[1],
    usable: columns.filter((c) => c !== label && isUsable(c)).map((c) => c.name),
    classes: labels.classes,
    classOrder: labels.classes.map((c) => c.name),
    naWords: labels.naWords,
    unlabelled: labels.unlabelled,
    dropped,
    nDropped,
    sampledFrom,
    warnings,
    points: { x, y, label: labels.label, rows },
    preview: preview(parsed, chosen.columns),
  }
}

function noLabels(n: number): Labels {
  return {
    label: new Array<null>(n).fill(null),
    classes: [],
    unlabelled: n,
    naWords: [],
    warnings: [{ code: 'no-labels', args: { column: '' } }],
  }
}

/** Why record `r` cannot be a point of the plane of `columns`, or null. */
function dropReason(parsed: Parsed, columns: readonly Column[], r: number): DropReason | null {
  if (parsed.tooLong[r]) return 'too-many-fields'
  let missing = false
  let other = false
  let infinite = false
  for (let c = 0; c < columns.length; c++) {
    const state = columns[c].state[r]
    missing ||= state === STATE.missing
    other ||= state === STATE.other
    infinite ||= state === STATE.infinite
  }
  if (missing) return 'missing-feature'
  if (other) return 'non-numeric'
  return infinite ? 'non-finite' : null
}

function* usableRows(parsed: Parsed, columns: readonly Column[]) {
  const usable = new Int32Array(parsed.nRows)
  const dropped: Dropped[] = []
  let n = 0
  for (let r = 0; r < parsed.nRows; r++) {
    if (r % ROWS === 0) yield
    const reason = dropReason(parsed, columns, r)
    if (reason === null) usable[n++] = r
    else if (dropped.length < DROPPED_LIMIT) dropped.push({ row: r + 1, reason })
  }
  return { usable: usable.slice(0, n), dropped, nDropped: parsed.nRows - n }
}

function pick(column: Column, rows: Int32Array): Float64Array {
  const values = new Float64Array(rows.length)
  if (column.numbers) for (let i = 0; i < rows.length; i++) values[i] = column.numbers[rows[i]]
  return values
}

/** The plane and the place of each record in it, raw units. */
function* project(
  kind: 'columns' | 'pca',
  columns: readonly Column[],
  rows: Int32Array,
): Job<{ plane: Plane; x: Float64Array; y: Float64Array }> {
  const values: Float64Array[] = []
  for (const column of columns) {
    values.push(pick(column, rows))
    yield
  }
  if (kind === 'columns')
    return { plane: { kind, axes: [columns[0].name, columns[1].name] }, x: values[0], y: values[1] }
  const { x, y, loadings, explained } = yield* pca(values)
  return {
    plane: { kind, axes: ['PC1', 'PC2'], columns: columns.map((c) => c.name), loadings, explained },
    x,
    y,
  }
}

function isFlat(values: Float64Array): boolean {
  return values.every((v) => v === values[0])
}

/** The first rows, long cells clipped; a row says why it gives no point. */
export function preview(parsed: Parsed, plane: readonly Column[]): PreviewRow[] {
  const { records, start, columns, nRows } = parsed
  return Array.from({ length: Math.min(nRows, PREVIEW_ROWS) }, (_, r) => ({
    row: r + 1,
    cells: columns.map((c) => clipped(records.cell(start + r, c.position))),
    state: columns.map((c) => c.state[r]),
    dropped: dropReason(parsed, plane, r),
  }))
}

function clipped(cell: string): string {
  if (cell.length <= PREVIEW_CHARS) return cell
  // Not between the halves of a character beyond 16 bits.
  const half = cell.charCodeAt(PREVIEW_CHARS - 2) >> 10 === 0x36
  return `${cell.slice(0, PREVIEW_CHARS - (half ? 2 : 1))}…`
}
