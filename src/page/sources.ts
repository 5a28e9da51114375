import { run } from '../core/job.ts'
import { generatorById } from '../core/data/generators.ts'
import { shippedSets } from '../core/data/shipped.ts'
import type { Dataset } from '../core/data/types.ts'
import type { DataSource, FileSource, Spec } from '../core/session/types.ts'
import type { Engine } from '../engine/client.ts'
import { keptFile } from './storage.ts'

/** With fewer points than this none is held out or labelled at the start, or nothing would be left to ask about. */
export const FEW = 20

/** A file that has been read: its points, how a session names it, and the file itself to read it from again. */
export interface OpenedTable {
  readonly dataset: Dataset
  readonly source: FileSource
  readonly file: Blob
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
 * The data set of a spec. A file is read by `engine`.
 * @throws NeedsFile for a file that is not kept here
 */
export async function datasetOf(spec: Spec, engine: Engine): Promise<Dataset> {
  const { data } = spec
  switch (data.kind) {
    case 'made':
      return made(data, spec.seed)
    case 'drawn':
      return (await import('../core/data/drawing.ts')).emptyPlane
    case 'shipped': {
      const set = shippedSets.find((s) => s.id === data.id)!
      const response = await fetch(new URL(`data/${set.file}`, document.baseURI))
      if (!response.ok) throw new Error(`${set.file}: ${response.status}`)
      const { openShipped } = await import('../core/data/open-shipped.ts')
      return run(openShipped(set, new Uint8Array(await response.arrayBuffer()), data))
    }
    case 'file': {
      const file = await keptFile(data.sha256)
      const dataset = file && (await (await import('./import/points.ts')).readPoints(data, file, engine))
      if (!dataset) throw new NeedsFile(data)
      return dataset
    }
  }
}

/** The data set of a spec whose data are generated, at once. */
export function made(data: Extract<DataSource, { kind: 'made' }>, seed: number): Dataset {
  return generatorById(data.id)!.make(seed, data.n, data.params)
}
