import { run } from '../core/job.ts'
import { generatorById } from '../core/data/generators.ts'
import { shippedSets } from '../core/data/shipped.ts'
import { datasetFromColumns } from '../core/data/columns.ts'
import type { Dataset } from '../core/data/types.ts'
import type { Choices } from '../core/data/table/types.ts'
import type { DataSource, Spec } from '../core/session/types.ts'
import { keptFile } from './storage.ts'

type FileSource = Extract<DataSource, { kind: 'file' }>

/** With fewer points than this none is held out or labelled at the start, or nothing would be left to ask about. */
export const FEW = 20

/** A file that has been read: its points, how links name it, and the bytes to read it from again. */
export interface OpenedTable {
  readonly dataset: Dataset
  readonly source: FileSource
  readonly bytes: Uint8Array
  readonly choices: Choices
  /** All names of the classes, where the person had to give some; else the file's hold. */
  readonly classes: readonly string[]
}

/** The data of a link are in a file that this browser does not keep. */
export class NeedsFile extends Error {
  readonly file: FileSource
  constructor(file: FileSource) {
    super(`the file ${file.name} is needed`)
    this.name = 'NeedsFile'
    this.file = file
  }
}

/**
 * The data set of a spec.
 * @throws NeedsFile for a file that is not kept here
 */
export async function datasetOf(spec: Spec): Promise<Dataset> {
  const { data } = spec
  switch (data.kind) {
    case 'made':
      return made(data, spec.seed)
    case 'shipped': {
      const set = shippedSets.find((s) => s.id === data.id)!
      const response = await fetch(new URL(`data/${set.file}`, document.baseURI))
      if (!response.ok) throw new Error(`${set.file}: ${response.status}`)
      const { openShipped } = await import('../core/data/open-shipped.ts')
      return run(openShipped(set, new Uint8Array(await response.arrayBuffer()), data))
    }
    case 'file': {
      const kept = await keptFile(data.sha256)
      if (!kept) throw new NeedsFile(data)
      return tableOf(kept.bytes, data.name, { ...kept.choices, label: data.label })
    }
  }
}

/** The data set of a spec whose data are generated, at once. */
export function made(data: Extract<DataSource, { kind: 'made' }>, seed: number): Dataset {
  return generatorById(data.id)!.make(seed, data.n, data.params)
}

async function tableOf(bytes: Uint8Array, name: string, choices: Choices): Promise<Dataset> {
  const { chooseColumns, parseTable, toColumns } = await import('../core/data/table/importer.ts')
  const parsed = run(parseTable(bytes, name, choices))
  if ('outcome' in parsed) throw new Error(parsed.code)
  const imported = run(chooseColumns(parsed, choices))
  if (imported.outcome === 'error') throw new Error(imported.code)
  return datasetFromColumns(run(toColumns(parsed, imported)))
}
