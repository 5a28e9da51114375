import { finite, type Job } from '../core/job.ts'
import type { Box, Grid } from './protocol/state.ts'
import type { Stream } from './stream.ts'

/** Nodes in h rows of w, or some of the rows. */
export interface Nodes {
  readonly w: number
  readonly h: number
  readonly n: number
  /** n x 2, row by row: the nodes of a row share y, those of a column x. */
  readonly xy: Float64Array
}

/** The nodes of a lattice over a box, borders included, row 0 at the top. */
export interface Lattice extends Nodes {
  readonly box: Box
}

/** A lattice with `longer` nodes along the longer side of the box. */
export function lattice(box: Box, longer: number): Lattice {
  const width = box.x1 - box.x0
  const height = box.y1 - box.y0
  const most = Math.max(width, height)
  const w = Math.max(2, Math.round((longer * width) / most))
  const h = Math.max(2, Math.round((longer * height) / most))
  const xy = new Float64Array(2 * w * h)
  for (let j = 0, k = 0; j < h; j++) {
    const y = box.y1 - (height * j) / (h - 1)
    for (let i = 0; i < w; i++) {
      xy[k++] = box.x0 + (width * i) / (w - 1)
      xy[k++] = y
    }
  }
  return { w, h, box, n: w * h, xy }
}

/** Values of a lattice as they are sent: a copy, rounded to 32 bits. */
export function gridOf({ w, h, box, n }: Lattice, values: Float64Array): Grid {
  return { w, h, box, channels: values.length / n, values: new Float32Array(values) }
}

/** A lattice is sent in at most so many strips, of at least so many nodes. */
const STRIPS = 8
const STRIP_NODES = 4096

/**
 * Fills a lattice strip by strip from the top: `values(rows)` gives those of some rows, `send` is handed the rows so far after each
 * strip, with the first row that was new and the first that is still missing (0 there). `where` names the values for errors.
 */
export function* fillLattice(
  { w, h, box, xy }: Lattice,
  channels: number,
  values: (rows: Nodes) => Job<Float64Array>,
  where: string,
  send: (grid: Grid, from: number, to: number) => Stream<void>,
): Stream<void> {
  const all = new Float32Array(w * h * channels)
  const rows = Math.ceil(Math.max(h / STRIPS, STRIP_NODES / w))
  for (let from = 0; from < h; from += rows) {
    const to = Math.min(h, from + rows)
    const part = { w, h: to - from, n: (to - from) * w, xy: xy.subarray(2 * from * w, 2 * to * w) }
    const strip = yield* values(part)
    all.set(finite(strip, where), from * w * channels)
    yield* send({ w, h, box, channels, values: all.slice() }, from, to)
  }
}
