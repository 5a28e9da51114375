import type { Job } from '../job.ts'
import { datasetFromColumns } from './columns.ts'
import { pca } from './pca.ts'
import { openRows } from './rows.ts'
import type { ShippedSet } from './shipped.ts'
import { chooseColumns, parseTable, toColumns } from './table/importer.ts'
import type { Refused } from './table/types.ts'
import type { Dataset } from './types.ts'

/** Shipped tables are ours: one that cannot be read was damaged on its way. */
const damaged = (set: ShippedSet, { code }: Refused) => new RangeError(`${set.file}: ${code}`)

/**
 * The data set of a shipped table from the bytes of its file, with other axes or another label column where given.
 * @throws RangeError if the bytes are not that table
 */
export function* openShipped(
  set: ShippedSet,
  bytes: Uint8Array,
  { x, y, label }: { readonly x: string; readonly y: string; readonly label: string } = set,
): Job<Dataset> {
  const parsed = yield* parseTable(bytes, set.file)
  if ('outcome' in parsed) throw damaged(set, parsed)
  const joined = set.pca && x === set.x && y === set.y ? set.pca : undefined
  const plane = joined ? ({ kind: 'columns' } as const) : ({ kind: 'columns', x, y } as const)
  const imported = yield* chooseColumns(parsed, { label, plane })
  if (imported.outcome === 'error') throw damaged(set, imported)
  const { rows: packed, ...columns } = yield* toColumns(parsed, imported)
  const table = openRows(packed)
  if (!joined) return datasetFromColumns({ ...columns, table, id: set.id })

  const { rows } = imported.points
  const numbers = parsed.columns.flatMap(({ name, numbers }) =>
    numbers && joined.includes(name) ? [Float64Array.from(rows, (r) => numbers[r])] : [],
  )
  const components = yield* pca(numbers, false)
  return datasetFromColumns({ ...columns, table, id: set.id, x: components.x, y: components.y, axes: [x, y] })
}
