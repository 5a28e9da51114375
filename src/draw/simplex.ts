import type { PointId } from '../core/data/types.ts'
import { entropy, leastConfident, margin, type RowMeasure } from '../core/query/measures.ts'
import type { Grid } from '../engine/protocol/state.ts'
import { RAMP_TOP } from './field.ts'
import type { DisplayList, Op } from './list.ts'
import type { Palette } from './palette.ts'
import { circle, shape, stroke } from './plot.ts'
import type { SimplexMeasure } from './simplex-measures.ts'
import { shorten, textWidth } from './text.ts'
import type { Size } from './view.ts'

/** Measures of uncertainty of one row of probabilities, higher = more uncertain. */
const MEASURES: Record<SimplexMeasure, RowMeasure> = {
  leastConfident,
  margin: (p, at, C) => 1 - margin(p, at, C),
  entropy,
}

/** The largest value of a measure: all three classes are equally likely. */
export const simplexMost = (measure: SimplexMeasure): number =>
  MEASURES[measure](new Float64Array(3).fill(1 / 3), 0, 3)

/** The pool of a session with three classes as the model sees it. */
export interface SimplexScene {
  readonly palette: Palette
  readonly language: 'en' | 'ja'
  readonly size: Size
  readonly measure: SimplexMeasure
  readonly classes: readonly string[]
  readonly ids: Int32Array
  /** ids.length x 3 */
  readonly p: Float32Array
  /** Label or -1 by point id. */
  readonly label: Int32Array
  readonly asked: readonly PointId[]
  readonly hovered: PointId | null
}

const EDGE = 12
const TEXT = 20
/** Size of the names of the corners, px. */
const NAME = 12
/** Height of a triangle with equal sides of length 1. */
const HEIGHT = Math.sqrt(3) / 2
/** Nodes along the base of the triangle. */
const NODES = 97

interface Triangle {
  readonly x: number
  readonly y: number
  readonly side: number
}

/** The largest triangle that leaves room for the names of its corners; (x, y) is the lower left one. */
function triangleIn({ width, height }: Size): Triangle {
  const side = Math.max(1, Math.min(width - 2 * EDGE, (height - 2 * TEXT) / HEIGHT))
  return { x: (width - side) / 2, y: (height + side * HEIGHT) / 2, side }
}

/** Where probabilities p[at..at+2] lie: class 1 at the lower left, 2 at the lower right, 3 at the top. */
export function simplexPlace(size: Size, p: ArrayLike<number>, at = 0): [number, number] {
  const { x, y, side } = triangleIn(size)
  return [x + side * (p[at + 1] + p[at + 2] / 2), y - side * HEIGHT * p[at + 2]]
}

/** The point whose place is nearest to a pixel, within `reach`. */
export function simplexPick(
  { size, ids, p }: Pick<SimplexScene, 'size' | 'ids' | 'p'>,
  px: number,
  py: number,
  reach: number,
): PointId | null {
  let found: PointId | null = null
  let least = reach
  ids.forEach((id, i) => {
    const [x, y] = simplexPlace(size, p, 3 * i)
    const d = Math.hypot(x - px, y - py)
    if (d < least) [found, least] = [id, d]
  })
  return found
}

/**
 * The point whose place is the nearest within 45 degrees of a direction on the screen (dx, dy; y down) from that of `from`, or
 * null. Without a place to start from it is the first one.
 */
export function simplexNeighbour(
  { size, ids, p }: Pick<SimplexScene, 'size' | 'ids' | 'p'>,
  from: PointId | null,
  [ux, uy]: readonly [number, number],
): PointId | null {
  const start = from === null ? -1 : ids.indexOf(from)
  if (start < 0) return ids[0] ?? null
  const [x0, y0] = simplexPlace(size, p, 3 * start)
  let found: PointId | null = null
  let least = Infinity
  ids.forEach((id, i) => {
    const [x, y] = simplexPlace(size, p, 3 * i)
    const along = (x - x0) * ux + (y - y0) * uy
    const across = (x - x0) * uy - (y - y0) * ux
    const d = Math.hypot(x - x0, y - y0)
    if (along > 0 && Math.abs(across) <= along && d < least) [found, least] = [id, d]
  })
  return found
}

const fields = new Map<SimplexMeasure, Grid>()

/** A measure over the box around the triangle; 0 outside of it. */
export function simplexField(measure: SimplexMeasure): Grid {
  const known = fields.get(measure)
  if (known) return known
  const w = NODES
  const h = Math.round(NODES * HEIGHT)
  const values = new Float32Array(w * h)
  const row = new Float64Array(3)
  for (let j = 0; j < h; j++)
    for (let i = 0; i < w; i++) {
      row[2] = 1 - j / (h - 1)
      row[1] = i / (w - 1) - row[2] / 2
      row[0] = 1 - row[1] - row[2]
      if (Math.min(...row) >= -1e-9)
        values[j * w + i] = MEASURES[measure](
          row.map((v) => Math.max(0, v)),
          0,
          3,
        )
    }
  const grid: Grid = { w, h, box: { x0: 0, y0: 0, x1: 1, y1: HEIGHT }, channels: 1, values }
  fields.set(measure, grid)
  return grid
}

/** The triangle of class probabilities: the measure as a field, borders between the classes, and the pool. */
export function simplexList(scene: SimplexScene): DisplayList {
  const { palette, size } = scene
  return {
    ...size,
    background: palette.stage,
    font: palette.font[scene.language],
    ops: [...groundOf(scene), ...marksOf(scene), ...namesOf(scene)],
  }
}

const CORNERS: readonly (readonly number[])[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
]
/** Where two classes are equally likely and the third is not possible. */
const MIDDLES: readonly (readonly number[])[] = [
  [0.5, 0.5, 0],
  [0, 0.5, 0.5],
  [0.5, 0, 0.5],
]

/** The measure over the triangle, and its borders. */
function groundOf({ palette, size, measure }: SimplexScene): Op[] {
  const { x, y, side } = triangleIn(size)
  const path = (points: readonly (readonly number[])[], closed: boolean) => ({
    xy: Float64Array.from(points.flatMap((q) => simplexPlace(size, q))),
    closed,
  })
  return [
    {
      op: 'image',
      x,
      y: y - side * HEIGHT,
      w: side,
      h: side * HEIGHT,
      grid: simplexField(measure),
      colouring: {
        kind: 'ramp',
        stops: palette.utility,
        range: [0, simplexMost(measure)],
        top: RAMP_TOP,
      },
      alpha: 1,
    },
    {
      op: 'line',
      paths: MIDDLES.map((m) => path([[1 / 3, 1 / 3, 1 / 3], m], false)),
      smooth: false,
      stroke: stroke(palette.ink, 1.5),
    },
    { op: 'line', paths: [path(CORNERS, true)], smooth: false, stroke: stroke(palette.outline, 1.25) },
  ]
}

/** The points: those without a label below, what is asked or pointed at above all others. */
function marksOf({ palette, size, ids, p, label, asked, hovered }: SimplexScene): Op[] {
  const pool: number[] = []
  const labelled: Op[] = []
  const top: Op[] = []
  ids.forEach((id, i) => {
    const at = simplexPlace(size, p, 3 * i)
    if (asked.includes(id))
      top.push(
        circle(...at, 8, { fill: palette.ask, stroke: stroke(palette.outline, 2) }),
        circle(...at, 2.5, { fill: palette.outline }),
      )
    else if (label[id] >= 0)
      labelled.push(
        shape(label[id], ...at, 5, {
          fill: palette.classes[label[id]],
          stroke: stroke(palette.outline, 1.25),
        }),
      )
    else pool.push(...at)
    if (id === hovered) top.push(circle(...at, 9, { stroke: stroke(palette.outline, 2) }))
  })
  const dots: Op = {
    op: 'dots',
    xy: Float32Array.from(pool),
    r: 2.5,
    halo: { width: 1, colour: palette.halo },
    colours: [palette.pool],
  }
  return [dots, ...labelled, ...top]
}

/** The classes at their corners, within the picture. */
const namesOf = ({ palette, size, classes }: SimplexScene): Op[] =>
  CORNERS.map((corner, c): Op => {
    const [x, y] = simplexPlace(size, corner)
    const text = shorten(classes[c] ?? '')
    const half = textWidth(text, NAME) / 2 + 4
    return {
      op: 'text',
      x: Math.max(half, Math.min(size.width - half, x)),
      y: c === 2 ? y - TEXT / 2 : y + TEXT / 2,
      text,
      size: NAME,
      weight: 600,
      align: 'middle',
      fill: palette.ink,
      halo: { colour: palette.stage, width: 3, alpha: 0.9 },
    }
  })
