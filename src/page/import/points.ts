import { openRows } from '../../core/data/rows.ts'
import type { Dataset } from '../../core/data/types.ts'
import { choicesOf } from '../../core/session/file-source.ts'
import type { FileSource } from '../../core/session/types.ts'
import type { Engine } from '../../engine/client.ts'
import type { TableAnswer } from '../../engine/protocol/table.ts'

/** The points that a session makes of `file`, read by `engine`. Null if it is not the file that the session names. */
export async function readPoints(data: FileSource, file: Blob, engine: Engine): Promise<Dataset | null> {
  const answer = await engine.table(file, data.name, choicesOf(data), { full: true })
  const { imported } = answer
  return imported.outcome === 'ok' && imported.sha256.startsWith(data.sha256) ? datasetOf(answer) : null
}

/** The data set of points that an engine has read; its rows stay packed. */
export const datasetOf = ({ data }: TableAnswer): Dataset | null =>
  data && { ...data.dataset, table: openRows(data.rows) }
