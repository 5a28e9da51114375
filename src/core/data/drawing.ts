import type { Dataset } from './types.ts'
import { CLASS_NAMES } from './made/law.ts'

/** The plane of an own drawing before anything is drawn: no points, two classes. */
export const emptyPlane: Dataset = {
  id: 'drawing',
  n: 0,
  nPool: 0,
  raw: new Float64Array(0),
  xy: new Float64Array(0),
  frame: { offset: [0, 0], scale: [1, 1] },
  truth: new Int32Array(0),
  group: new Int32Array(0),
  classes: [...CLASS_NAMES.slice(0, 2)],
  axes: ['x', 'y'],
  hash: 'drawing',
}
