import type { Box } from '../engine/protocol/state.ts'

/** What part of the plane is on screen: the frame coordinates at the centre and pixels per frame unit (the same on both axes). */
export interface View {
  readonly cx: number
  readonly cy: number
  readonly scale: number
}
export interface Size {
  readonly width: number
  readonly height: number
}
/** Anything that is shown in a view of the plane. */
export interface Viewed {
  readonly view: View
  readonly size: Size
}
export interface ZoomLimits {
  /** Smallest and largest `scale`. */
  readonly min: number
  readonly max: number
}

/** Padding around the data, as a share of the longer side. */
const PADDING = 0.04
/** Zoom range around the fitted view. */
const ZOOM_OUT = 0.5
const ZOOM_IN = 24

/** The smallest box around n points (x, y, x, y, ...); a unit box around the origin if there is none. */
export function boundsOf(xy: ArrayLike<number>, n = xy.length / 2): Box {
  if (n === 0) return { x0: -0.5, y0: -0.5, x1: 0.5, y1: 0.5 }
  let x0 = Infinity
  let y0 = Infinity
  let x1 = -Infinity
  let y1 = -Infinity
  for (let i = 0; i < n; i++) {
    const x = xy[2 * i]
    const y = xy[2 * i + 1]
    if (x < x0) x0 = x
    if (x > x1) x1 = x
    if (y < y0) y0 = y
    if (y > y1) y1 = y
  }
  return { x0, y0, x1, y1 }
}

/** The largest view of `size` that shows all of `box` with 4 % padding on each side. Degenerate boxes count as one unit wide. */
export function fit(box: Box, size: Size): View {
  const w = box.x1 - box.x0
  const h = box.y1 - box.y0
  const pad = 2 * PADDING * Math.max(w, h)
  // Smaller than this the scale would not be finite.
  const side = Math.max(w, h) > 1e-9 ? 0 : 1
  return {
    cx: (box.x0 + box.x1) / 2,
    cy: (box.y0 + box.y1) / 2,
    scale: Math.min(size.width / (w + pad + side), size.height / (h + pad + side)),
  }
}

/** Pixels at the edges of a plot that its points keep clear of. */
export interface Edges {
  readonly top: number
  readonly bottom: number
  readonly right: number
}

/** The fitted view beside what lies over the edges of a plot: the middle gives way only as far as that needs. At least half the height is used. */
export function fitBeside(box: Box, { width, height }: Size, { top, bottom, right }: Edges): View {
  const fitted = fit(box, { width: width - right, height: Math.max(height / 2, height - top - bottom) })
  const w = box.x1 - box.x0
  const reach = (w + 2 * PADDING * Math.max(w, box.y1 - box.y0)) * fitted.scale
  return pan(fitted, -Math.max(0, (reach - width) / 2 + right), (top - bottom) / 2)
}

/** How far one may zoom out and in from the fitted view. */
export const limitsOf = (fitted: View): ZoomLimits => ({
  min: fitted.scale * ZOOM_OUT,
  max: fitted.scale * ZOOM_IN,
})

export const xToPx = (v: View, s: Size, x: number): number => s.width / 2 + (x - v.cx) * v.scale
export const yToPx = (v: View, s: Size, y: number): number => s.height / 2 - (y - v.cy) * v.scale

/** Frame units to pixels. */
export const toPx = (v: View, s: Size, x: number, y: number): [number, number] => [
  xToPx(v, s, x),
  yToPx(v, s, y),
]

/** Pixels to frame units. */
export const toData = (v: View, s: Size, px: number, py: number): [number, number] => [
  v.cx + (px - s.width / 2) / v.scale,
  v.cy - (py - s.height / 2) / v.scale,
]

/** The part of the plane that `size` shows: the box of the engine's lattices, so that a field fills the picture. */
export function visibleBox(v: View, s: Size): Box {
  const dx = s.width / 2 / v.scale
  const dy = s.height / 2 / v.scale
  return { x0: v.cx - dx, y0: v.cy - dy, x1: v.cx + dx, y1: v.cy + dy }
}

/** Zooms by `factor` (> 1 = closer) and keeps the place under the pixel (px, py) where it is. */
export function zoomAt(v: View, s: Size, factor: number, px: number, py: number, limits: ZoomLimits): View {
  const scale = Math.min(limits.max, Math.max(limits.min, v.scale * factor))
  const [x, y] = toData(v, s, px, py)
  return {
    cx: x - (px - s.width / 2) / scale,
    cy: y + (py - s.height / 2) / scale,
    scale,
  }
}

/** Moves the picture by (dx, dy) pixels. */
export const pan = (v: View, dx: number, dy: number): View => ({
  cx: v.cx - dx / v.scale,
  cy: v.cy + dy / v.scale,
  scale: v.scale,
})

/** Two fingers on the picture, pixels. */
export type Fingers = readonly [readonly [number, number], readonly [number, number]]

/** The view after two fingers have moved: the places under them stay under them as far as equal scales and `limits` allow. */
export function pinch(v: View, s: Size, before: Fingers, after: Fingers, limits: ZoomLimits): View {
  const span = ([a, b]: Fingers) => Math.hypot(a[0] - b[0], a[1] - b[1])
  const middle = ([a, b]: Fingers) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]
  const [x0, y0] = middle(before)
  const [x1, y1] = middle(after)
  const zoomed = zoomAt(v, s, span(after) / Math.max(1, span(before)), x0, y0, limits)
  return pan(zoomed, x1 - x0, y1 - y0)
}
