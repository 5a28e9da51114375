import { datasetFromColumns } from '../core/data/columns.ts'
import { chooseColumns, offerOf, parseTable, toColumns } from '../core/data/table/importer.ts'
import { suggestPairs } from '../core/data/table/pairs.ts'
import type { Imported, ParseChoices, Parsed } from '../core/data/table/types.ts'
import type { Job } from '../core/job.ts'
import { Cache } from './cache.ts'
import { engineError } from './errors.ts'
import type { TableAnswer, TableData, TableRequest } from './protocol/table.ts'

/** The tables that were read last, so that another label column or plane need not read the file again. */
const parsed = new Cache<Parsed>(2)

/**
 * Reads a file, or chooses other columns of one that was just read. A file that cannot be used is an answer, not an error.
 * @throws EngineError 'need-bytes' where the file is named by its hash alone and no longer known
 */
export function* readFile(
  { name, choices, full }: Pick<TableRequest, 'name' | 'choices' | 'full'>,
  file: Uint8Array | string,
): Job<TableAnswer> {
  const table =
    typeof file === 'string' ? parsed.get(keyOf(file, choices)) : yield* parseTable(file, name, choices)
  if (!table) throw engineError('need-bytes')
  if ('outcome' in table) return { imported: table, data: null, pairs: [] }
  parsed.set(keyOf(table.sha256, choices), table)
  const imported = yield* chooseColumns(table, choices)
  if (imported.outcome === 'error') return { imported, data: null, pairs: [] }
  return {
    imported: offerOf(imported),
    data: full ? yield* dataOf(table, imported) : null,
    pairs: full ? [] : yield* suggestPairs(table, imported.labelColumn, choices),
  }
}

function* dataOf(table: Parsed, imported: Imported): Job<TableData> {
  const { rows, ...columns } = yield* toColumns(table, imported)
  return { dataset: datasetFromColumns(columns), rows }
}

/** What the reading depends on. */
function keyOf(sha256: string, choices: ParseChoices): string {
  const { format, encoding, delimiter, decimal, header, quotes } = choices
  return JSON.stringify([sha256, format, encoding, delimiter, decimal, header, quotes])
}
