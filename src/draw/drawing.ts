import type { Op, DisplayList } from './list.ts'
import type { Palette } from './palette.ts'
import { circle, shape, stroke } from './plot.ts'
import { xToPx, yToPx, type Viewed } from './view.ts'

/** A place, frame units. */
type Place = readonly [number, number]

export interface SketchPoint {
  readonly xy: Place
  /** True class; -1 = unknown. */
  readonly cls: number
  /** Only grades. */
  readonly held: boolean
}

/** What the tools of drawing show over the plot. Places are frame units, lengths pixels. */
export interface DrawingScene extends Viewed {
  readonly palette: Palette
  readonly language: 'en' | 'ja'
  readonly scale: number
  /** Points whose hidden class is shown. */
  readonly known: readonly SketchPoint[]
  /** Points that the stroke has made so far. */
  readonly fresh: readonly SketchPoint[]
  readonly selected: readonly Place[]
  /** Points that the stroke takes away or changes. */
  readonly struck: readonly Place[]
  /** Where points that are moved come from and where they are now. */
  readonly carried: readonly { readonly from: Place; readonly to: Place }[]
  readonly line: { readonly path: readonly Place[]; readonly closed: boolean } | null
  /** The boundary that decides the truth, with the class of its left side (its inside) and of the other. */
  readonly boundary: {
    readonly line: readonly Place[]
    readonly closed: boolean
    readonly classes: readonly [number, number]
  } | null
  /** Where the tool is, its radius, and the class that it draws (null = none). */
  readonly cursor: { readonly at: Place; readonly radius: number; readonly cls: number | null } | null
}

/** The tools as a display list without ground, to be painted over the stage. */
export function drawingList(scene: DrawingScene): DisplayList {
  const { palette, size } = scene
  return {
    width: size.width,
    height: size.height,
    background: 'transparent',
    font: palette.font[scene.language],
    ops: [
      ...boundaryMarks(scene),
      ...scene.known.map((p) => point(scene, p)),
      ...scene.selected.map((at) => ring(scene, at)),
      ...scene.struck.flatMap((at) => cross(scene, at)),
      ...scene.carried.flatMap((c) => carried(scene, c)),
      ...scene.fresh.map((p) => point(scene, p)),
      ...lineMarks(scene),
      ...cursorMarks(scene),
    ],
  }
}

const px = (scene: DrawingScene, [x, y]: Place): [number, number] => [
  xToPx(scene.view, scene.size, x),
  yToPx(scene.view, scene.size, y),
]

/** Shape and colour of the hidden class: filled where the point may be asked about, hollow where it only grades. */
function point(scene: DrawingScene, { xy, cls, held }: SketchPoint): Op {
  const { palette, scale } = scene
  const [x, y] = px(scene, xy)
  if (cls < 0) return circle(x, y, palette.radius.pool * scale, { fill: palette.pool })
  const r = palette.radius.held * scale
  const colour = palette.classes[cls]
  return held
    ? shape(cls, x, y, r, { stroke: stroke(colour, 1.25) })
    : shape(cls, x, y, r, { fill: colour, stroke: stroke(palette.halo, 1) })
}

function ring(scene: DrawingScene, at: Place): Op {
  const [x, y] = px(scene, at)
  return circle(x, y, (scene.palette.radius.pool * scene.scale * 8) / 3, {
    stroke: stroke(scene.palette.outline, 1.5),
  })
}

/** A cross on what the eraser or the flip has reached. */
function cross(scene: DrawingScene, at: Place): Op[] {
  const [x, y] = px(scene, at)
  const d = scene.palette.radius.pool * scene.scale * 1.7
  const arm = (s: 1 | -1) => ({ xy: Float64Array.of(x - d, y - s * d, x + d, y + s * d), closed: false })
  const cross = { op: 'line', paths: [arm(1), arm(-1)], smooth: false } as const
  return [
    { ...cross, stroke: stroke(scene.palette.halo, 4.5) },
    { ...cross, stroke: stroke(scene.palette.outline, 1.75) },
  ]
}

/** As a single point that is dragged: a dashed ring where it is, its old place faint. */
function carried(scene: DrawingScene, { from, to }: DrawingScene['carried'][number]): Op[] {
  const { palette, scale } = scene
  const [x0, y0] = px(scene, from)
  const [x1, y1] = px(scene, to)
  return [
    circle(x0, y0, palette.radius.pool * scale, { fill: palette.pool, alpha: 0.35 }),
    circle(x1, y1, palette.radius.pool * scale * 2, { stroke: stroke(palette.outline, 1.5, [3, 2.6]) }),
  ]
}

function lineMarks(scene: DrawingScene): Op[] {
  const { line, palette } = scene
  if (!line || line.path.length === 0) return []
  const xy = Float64Array.from(line.path.flatMap((at) => px(scene, at)))
  const op = { op: 'line', paths: [{ xy, closed: line.closed }], smooth: false } as const
  return [
    { ...op, stroke: stroke(palette.halo, 5) },
    { ...op, stroke: stroke(palette.ink, 2, [5, 3.5]) },
  ]
}

/** How far the shapes beside a boundary are from it. */
const BESIDE = 16

/** Dots as any true boundary, and the shape of each side's class beside its middle. */
function boundaryMarks(scene: DrawingScene): Op[] {
  const { boundary, palette, scale } = scene
  if (!boundary) return []
  const { line, closed, classes } = boundary
  const places = line.map((at) => px(scene, at))
  const path = { xy: Float64Array.from(places.flat()), closed }
  const op = { op: 'line', paths: [path], smooth: false } as const
  return [
    { ...op, stroke: stroke(palette.halo, 5) },
    { ...op, stroke: stroke(palette.ink, 2.25, [0.1, 6], 'round') },
    ...sides(places, closed).map(([x, y], side) =>
      shape(classes[side], x, y, palette.radius.labelled * scale, {
        fill: palette.classes[classes[side]],
        stroke: stroke(palette.outline, 1.25),
      }),
    ),
  ]
}

/** A place to the left and one to the right of the middle of a line (inside and outside of a closed one), in pixels. */
function sides(places: readonly (readonly [number, number])[], closed: boolean): [number, number][] {
  const k = Math.max(1, Math.floor(places.length / 2))
  const [x0, y0] = places[k - 1]
  const [x1, y1] = places[k]
  const length = Math.hypot(x1 - x0, y1 - y0) || 1
  // Pixels run downwards: the left of the way is (dy, -dx).
  const nx = ((y1 - y0) / length) * BESIDE
  const ny = (-(x1 - x0) / length) * BESIDE
  const x = (x0 + x1) / 2
  const y = (y0 + y1) / 2
  const turns = closed && area(places) > 0
  return turns
    ? [
        [x - nx, y - ny],
        [x + nx, y + ny],
      ]
    : [
        [x + nx, y + ny],
        [x - nx, y - ny],
      ]
}

/** Twice the area; positive where the way turns clockwise on the screen: its inside is then on its right. */
function area(places: readonly (readonly [number, number])[]): number {
  return places.reduce((sum, [x, y], i) => {
    const [u, v] = places[(i + 1) % places.length]
    return sum + x * v - u * y
  }, 0)
}

/** The circle of the tool, with a cross in its middle and the shape of the class it draws. */
function cursorMarks(scene: DrawingScene): Op[] {
  const { cursor, palette, scale } = scene
  if (!cursor) return []
  const [x, y] = px(scene, cursor.at)
  const d = 5
  const hair = {
    op: 'line',
    paths: [
      { xy: Float64Array.of(x - d, y, x + d, y), closed: false },
      { xy: Float64Array.of(x, y - d, x, y + d), closed: false },
    ],
    smooth: false,
  } as const
  const round = (width: number, colour: string) =>
    circle(x, y, cursor.radius, { stroke: stroke(colour, width) })
  const beside = cursor.radius + 12
  return [
    ...(cursor.radius > 0 ? [round(3.5, palette.halo), round(1.5, palette.outline)] : []),
    { ...hair, stroke: stroke(palette.halo, 3.5) },
    { ...hair, stroke: stroke(palette.outline, 1.25) },
    ...(cursor.cls === null
      ? []
      : [
          shape(cursor.cls, x + beside * 0.71, y - beside * 0.71, palette.radius.labelled * scale, {
            fill: palette.classes[cursor.cls],
            stroke: stroke(palette.outline, 1.25),
          }),
        ]),
  ]
}
