import { Digest } from '../math/random.ts'
import { standardise } from './table/standardise.ts'
import type { Dataset, RowTable } from './types.ts'

/** Points that were read from a table. */
export interface Columns {
  readonly id: string
  /** Raw units, finite. */
  readonly x: Float64Array
  readonly y: Float64Array
  /** Null = no label. */
  readonly labels: readonly (string | null)[]
  /** Order of the classes; those that are missing follow by first appearance. */
  readonly classes?: readonly string[]
  readonly axes: readonly [string, string]
  readonly table?: RowTable
}

/**
 * The data set of a table: the frame is the z-score of all points (two passes; a constant axis has scale 1), a row without
 * label has the truth -1, all rows are in the pool.
 */
export function datasetFromColumns({ id, x, y, labels, classes = [], axes, table }: Columns): Dataset {
  const n = x.length
  const zx = standardise(x)
  const zy = standardise(y)
  const raw = new Float64Array(2 * n)
  const xy = new Float64Array(2 * n)
  for (let i = 0; i < n; i++) {
    raw[2 * i] = x[i]
    raw[2 * i + 1] = y[i]
    xy[2 * i] = zx.z[i]
    xy[2 * i + 1] = zy.z[i]
  }
  const index = new Map(classes.map((name, c) => [name, c]))
  const truth = new Int32Array(n)
  labels.forEach((label, i) => {
    if (label !== null && !index.has(label)) index.set(label, index.size)
    truth[i] = label === null ? -1 : (index.get(label) ?? -1)
  })
  const names = [...index.keys()]
  const digest = new Digest().numbers(raw).numbers(truth).word(names.length)
  for (const name of names) digest.text(name)
  return {
    id,
    n,
    nPool: n,
    raw,
    xy,
    frame: { offset: [zx.mean, zy.mean], scale: [zx.scale, zy.scale] },
    truth,
    group: new Int32Array(n).fill(-1),
    classes: names,
    axes,
    ...(table && { table }),
    hash: digest.hex(),
  }
}
