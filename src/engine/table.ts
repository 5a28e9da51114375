import type { Job } from '../core/job.ts'
import { chooseColumns, parseTable, toColumns } from '../core/data/table/importer.ts'
import { suggestPairs } from '../core/data/table/pairs.ts'
import type { ParseChoices, Parsed } from '../core/data/table/types.ts'
import { Cache } from './cache.ts'
import { engineError } from './errors.ts'
import type { TableAnswer, TableRequest } from './protocol.ts'

/** The tables that were read last, so that another label column or plane need not read the file again. */
const parsed = new Cache<Parsed>(2)

/**
 * Reads a file, or chooses other columns of one that was just read. A file that cannot be used is an answer, not an error.
 * @throws EngineError 'need-bytes' where the file is named by its hash alone and no longer known
 */
export function* readFile({ file, name, choices, full }: TableRequest): Job<TableAnswer> {
  const table =
    typeof file === 'string' ? parsed.get(keyOf(file, choices)) : yield* parseTable(file, name, choices)
  if (!table) throw engineError('need-bytes')
  if ('outcome' in table) return { imported: table, columns: null, pairs: [] }
  parsed.set(keyOf(table.sha256, choices), table)
  const imported = yield* chooseColumns(table, choices)
  if (imported.outcome === 'error') return { imported, columns: null, pairs: [] }
  return {
    imported,
    columns: full ? yield* toColumns(table, imported) : null,
    pairs: full ? [] : yield* suggestPairs(table, imported.labelColumn, choices),
  }
}

/** What the reading depends on. */
function keyOf(sha256: string, choices: ParseChoices): string {
  const { format, encoding, delimiter, decimal, header, quotes } = choices
  return JSON.stringify([sha256, format, encoding, delimiter, decimal, header, quotes])
}
