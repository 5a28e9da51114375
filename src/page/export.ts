import { labelsCsv, toCsv, type CsvValue, type LabelRow } from '../core/data/export.ts'
import type { Dataset, PointId } from '../core/data/types.ts'
import type { Params } from '../core/params.ts'
import { START } from '../core/session/asking.ts'
import { trail } from '../core/session/trail.ts'
import { ROLE, type State, type Tree } from '../core/session/types.ts'
import { labelRows } from '../core/session/label-rows.ts'
import type { CurvePoint, CurveView } from './curve-parts.ts'
import type { Look } from './look.ts'

/** Excel reads UTF-8 only with a byte-order mark. */
const BOM = { bom: true }

/** Raw coordinates of a point, as the data have them where it was not moved. */
function placeOf({ n, raw }: Dataset, { frame, xy, edited }: State): (id: PointId) => [number, number] {
  const changed = new Set(edited)
  return (id) => {
    if (id < n && !changed.has(id)) return [raw[2 * id], raw[2 * id + 1]]
    const at = (axis: 0 | 1) => frame.offset[axis] + frame.scale[axis] * xy[2 * id + axis]
    return [at(0), at(1)]
  }
}

/**
 * Points that a person can see and answer, ascending, and every row of a file: neither points beside the data that only grade, be
 * they generated or drawn, nor what was removed.
 */
function visible({ nPool }: Dataset, { role }: State): PointId[] {
  const ids: PointId[] = []
  for (let id = 0; id < role.length; id++)
    if (role[id] !== ROLE.removed && (id < nPool || role[id] !== ROLE.exam)) ids.push(id)
  return ids
}

/** The columns of the data, and the original cells of a point; a point that was added has its coordinates alone. */
function originals(dataset: Dataset, state: State): [readonly string[], (id: PointId) => CsvValue[]] {
  const { table, axes, n } = dataset
  const place = placeOf(dataset, state)
  if (!table) return [axes, place]
  const cellsOf = (id: PointId): CsvValue[] =>
    id < n
      ? table.columns.map((_, c) => table.cell(id, c))
      : table.columns.map((name) => (axes.includes(name) ? place(id)[axes.indexOf(name)] : null))
  return [table.columns, cellsOf]
}

/**
 * Every row of the data with its answer, as CSV; a row without an answer has empty cells there. Rounds count from 1, as on the
 * page; 0 is the start.
 */
export function labelsFile(dataset: Dataset, state: State): string {
  const [columns, cellsOf] = originals(dataset, state)
  const labelled = new Map(labelRows(state).map((row) => [row.id, row]))
  function* rows(): Generator<LabelRow> {
    for (const id of visible(dataset, state)) {
      const row = labelled.get(id)
      const decisive = state.answers
        .get(id)
        ?.filter((a) => !a.replaced && a.label === state.label[id])
        .at(-1)
      yield {
        cells: cellsOf(id),
        answer: row?.label ?? null,
        annotator: row?.annotator ?? null,
        round: row ? (row.annotator === START ? 0 : row.round + 1) : null,
        confidence: decisive?.sure ?? null,
        seconds: row?.seconds ?? null,
      }
    }
  }
  return labelsCsv(columns, rows(), BOM)
}

/** The scores of the unlabelled points under every strategy that is computed, higher = asked first; empty = not scored. */
export function scoresFile(
  dataset: Dataset,
  state: State,
  { scores, candidateIds }: Pick<Look, 'scores' | 'candidateIds'>,
): string {
  const place = placeOf(dataset, state)
  const ready = [...scores].filter(([, entry]) => entry.complete && !entry.stale)
  const columns = ready.map(([, { scores: values, subset }]) => {
    const column = new Array<number | null>(candidateIds.length).fill(null)
    values.forEach((v, k) => (column[subset ? subset[k] : k] = v))
    return column
  })
  const rows = Array.from(candidateIds, (id, row) => [id, ...place(id), ...columns.map((c) => c[row])])
  return toCsv(['point', ...dataset.axes, ...ready.map(([id]) => id)], rows, BOM)
}

/** The learning curve. */
export const curveFile = ({
  measure,
  points,
}: {
  measure: CurveView['measure']
  points: readonly Pick<CurvePoint, 'labels' | 'value'>[]
}): string =>
  toCsv(
    ['labels', measure],
    points.map(({ labels, value }) => [labels, value]),
    BOM,
  )

const AUDIT = [
  ...['round', 'point', 'asked_by', 'strategy', 'score', 'rank', 'tied', 'model', 'labels_before', 'exam'],
  ...['answer', 'annotator', 'confidence', 'seconds', 'passed', 'label_after', 'computed_by'],
]

/** `margin`, `density(beta=1)` */
export const called = ({ id, params }: { readonly id: string; readonly params: Params }): string => {
  const values = Object.entries(params).map(([key, value]) => `${key}=${String(value)}`)
  return values.length === 0 ? id : `${id}(${values.join(' ')})`
}

/**
 * The audit trail: one row per answer to a question, or per question without an answer. `exam` gives the grade of the model
 * with so many labels, as far as it is known. Rounds count from 1, as on the page.
 */
export function auditFile(
  tree: Tree,
  dataset: Dataset,
  classes: readonly string[],
  exam: (labels: number) => number | null = () => null,
): string {
  function* rows(): Generator<CsvValue[]> {
    for (const q of trail(tree, dataset)) {
      const { strategy, model } = q.settings
      const asked = [q.round + 1, q.id, q.by, called(strategy), q.score, q.rank, q.tied, called(model)]
      const before = [...asked, q.labelled, exam(q.labelled)]
      const after = [q.pass, q.label, q.fp]
      if (q.answers.length === 0) yield [...before, null, null, null, null, ...after]
      for (const { label, who, sure = null, ms } of q.answers)
        yield [...before, classes[label], who, sure, ms === undefined ? null : ms / 1000, ...after]
    }
  }
  return toCsv(AUDIT, rows(), BOM)
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '"': '&quot;', '<': '&lt;', '>': '&gt;' }
const attribute = (text: string): string => text.replace(/[&"<>]/g, (c) => ENTITIES[c])

/** HTML that shows the session of a link inside another page. */
export function embedCode(link: string, title: string): string {
  const { href } = new URL(`embed.html${new URL(link).search}`, link)
  return (
    `<iframe src="${attribute(href)}" title="${attribute(title)}" loading="lazy"\n` +
    `  style="width: 100%; height: 480px; border: 0"></iframe>`
  )
}

/** A name that every file system takes: letters, digits and hyphens. */
export function fileName(title: string, what: string, ending: string): string {
  const plain = title
    .replace(/\.[a-z]{2,5}$/i, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 60)
  return `${plain === '' ? 'session' : plain}-${what}.${ending}`
}

/** Hands a file to the browser to be saved. */
export function download(name: string, type: string, content: string | Blob): void {
  const blob = typeof content === 'string' ? new Blob([content], { type }) : content
  const link = document.createElement('a')
  link.href = URL.createObjectURL(blob)
  link.download = name
  link.click()
  // Some browsers begin to read the address only after the click has been handled.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000)
}
