import { toCsv, type CsvValue } from '../core/data/export.ts'
import type { PointId } from '../core/data/types.ts'
import { called } from './export.ts'
import { limitOf, type Row } from './stream-rows.ts'

const COLUMNS = [
  'rule',
  'strategy',
  'score',
  'utility',
  'limit',
  'budget_used',
  'asked',
  'asked_by',
  'reason',
]
const AFTER = ['label', 'model_class', 'model_right', 'running_accuracy', 'drift']

/**
 * Every item of a stream that was decided about, as CSV: its utility, the limit and the share of the budget at that moment, the
 * decision, and the accuracy so far. Cells are empty where something is not known.
 */
export function arrivalsFile(
  rows: readonly Row[],
  drifts: readonly number[],
  {
    axes,
    classes,
    place,
  }: { axes: readonly string[]; classes: readonly string[]; place: (id: PointId) => [number, number] },
): string {
  function* lines(): Generator<CsvValue[]> {
    for (const row of rows) {
      const { settings, verdict, before } = row
      const { rule = '', params = {} } = settings.stream ?? {}
      const decision = verdict?.decision ?? null
      yield [
        ...[row.t + 1, row.id, ...place(row.id)],
        ...[called({ id: rule, params }), called(settings.strategy)],
        ...[row.score ?? verdict?.score ?? null, decision?.u ?? null, limitOf(row)],
        ...[before.spentHat / Number(params.w ?? 100), row.asked ? 1 : 0, row.by],
        row.by === 'you' ? 'you' : (decision?.why.text.split('.')[1] ?? null),
        classes[row.label] ?? null,
        classes[verdict?.named ?? -1] ?? null,
        row.right === null ? null : Number(row.right),
        row.accuracy,
        drifts.includes(row.t) ? 1 : 0,
      ]
    }
  }
  return toCsv(['arrival', 'point', ...axes, ...COLUMNS, ...AFTER], lines(), { bom: true })
}
