import type { Grid } from '../engine/protocol/state.ts'

/**
 * The display list: all that a picture consists of, as plain data. Coordinates are CSS pixels of the picture, y down; colours
 * are CSS colours. canvas.ts paints it, svg.ts writes it, tests read it.
 */
export interface DisplayList {
  readonly width: number
  readonly height: number
  readonly background: string
  /** Font family of all texts. */
  readonly font: string
  readonly ops: readonly Op[]
  /** So many of the first ops are the very same objects as in the picture before while nothing of them changes: a layer. */
  readonly ground?: number
  /** On screen for one frame, while the plane moves: what is fast to paint comes before what is smooth. */
  readonly moving?: boolean
}

export interface Rect {
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
}
/** sRGB, 0..255 each. */
export type Rgb = readonly [number, number, number]

export interface Stroke {
  readonly colour: string
  readonly width: number
  readonly dash?: readonly number[]
  /** Default butt. */
  readonly cap?: 'round'
}
/** How a closed figure is inked. The stroke is centred on the outline and lies over the fill; joins are round. */
export interface Ink {
  readonly fill?: string
  readonly stroke?: Stroke
  /** Of fill and stroke together; default 1. */
  readonly alpha?: number
}

/** A polyline x0, y0, x1, y1, ... in any unit. A closed path does not repeat its first point. */
export interface Path {
  readonly xy: Float64Array
  readonly closed: boolean
}

/** How values of a lattice become colours. */
export type Colouring =
  | {
      /** Channel 0 from `range` to positions 0..`top` on a ramp of evenly spaced stops. */
      readonly kind: 'ramp'
      readonly stops: readonly Rgb[]
      readonly range: readonly [number, number]
      readonly top: number
    }
  | {
      /** Class probabilities, one channel per class: `ground` mixed with the winner's colour by the winner's confidence. */
      readonly kind: 'classes'
      readonly ground: Rgb
      readonly colours: readonly Rgb[]
      /** Share of the class colour where the model is certain. */
      readonly max: number
    }

export type Op = ImageOp | LineOp | ShapeOp | DotsOp | GlowOp | RectOp | TextOp

/** A lattice as a smooth image. `x..h` is the rectangle between the outermost nodes; half a cell more is painted around it. */
export interface ImageOp extends Rect {
  readonly op: 'image'
  readonly grid: Grid
  readonly colouring: Colouring
  readonly alpha: number
}
export interface LineOp {
  readonly op: 'line'
  readonly paths: readonly Path[]
  /** Drawn with quadratics through the mid-points instead of straight. */
  readonly smooth: boolean
  readonly stroke: Stroke
  readonly alpha?: number
}
/** A class shape, by class number (0 = disc, so circles of every kind are shape 0). `r` is the radius of the disc of equal area. */
export interface ShapeOp extends Ink {
  readonly op: 'shape'
  readonly shape: number
  readonly x: number
  readonly y: number
  readonly r: number
}
/** Many equal discs in order, each with its halo first. */
export interface DotsOp {
  readonly op: 'dots'
  readonly xy: Float32Array
  readonly r: number
  readonly halo?: { readonly width: number; readonly colour: string }
  readonly colours: readonly string[]
  /** Index into `colours` per disc; without it all have the first. */
  readonly which?: Uint8Array
  /** So far beyond the picture there are dots too, px. */
  readonly margin?: number
  /** No dot was left out for being outside. */
  readonly whole?: boolean
  /** Where the plane has gone since. Left out: nowhere. */
  readonly shift?: Shift
}
/** What was at (x, y) is at (k x + dx, k y + dy), and k times as large. */
export interface Shift {
  readonly k: number
  readonly dx: number
  readonly dy: number
}
/** More dots than this are drawn pixel by pixel, and moved as one image. */
export const SPLAT_FROM = 2_000
/** A radial gradient from radius `r0` to `r1`, clear beyond. */
export interface GlowOp {
  readonly op: 'glow'
  readonly x: number
  readonly y: number
  readonly r0: number
  readonly r1: number
  readonly colour: string
  /** Offset between the radii, alpha. */
  readonly stops: readonly (readonly [number, number])[]
}
/** A rectangle with round corners: tags, focus. */
export interface RectOp extends Rect, Ink {
  readonly op: 'rect'
  readonly r: number
}
export interface TextOp {
  readonly op: 'text'
  /** Where `align` puts the text horizontally, its middle vertically. */
  readonly x: number
  readonly y: number
  readonly text: string
  readonly size: number
  readonly weight: number
  readonly align: 'start' | 'middle'
  readonly fill: string
  readonly halo?: { readonly colour: string; readonly width: number; readonly alpha: number }
}

/** Where an image is painted: half a cell beyond its outermost nodes, so that the middle of each pixel is its node. */
export function imageRect({ x, y, w, h, grid }: ImageOp): Rect {
  const dx = w / (grid.w - 1)
  const dy = h / (grid.h - 1)
  return { x: x - dx / 2, y: y - dy / 2, w: w + dx, h: h + dy }
}

/** What canvas contexts and writers of SVG paths have in common. */
export interface Pen {
  moveTo(x: number, y: number): void
  lineTo(x: number, y: number): void
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void
  closePath(): void
}

/** Draws a path; smooth ones touch every segment in its middle. */
export function drawPath(pen: Pen, { xy, closed }: Path, smooth: boolean): void {
  const n = xy.length / 2
  const x = (i: number) => xy[2 * (i % n)]
  const y = (i: number) => xy[2 * (i % n) + 1]
  const curveTo = (i: number) =>
    pen.quadraticCurveTo(x(i), y(i), (x(i) + x(i + 1)) / 2, (y(i) + y(i + 1)) / 2)
  if (!smooth) {
    pen.moveTo(x(0), y(0))
    for (let i = 1; i < n; i++) pen.lineTo(x(i), y(i))
  } else if (closed) {
    pen.moveTo((x(0) + x(n - 1)) / 2, (y(0) + y(n - 1)) / 2)
    for (let i = 0; i < n; i++) curveTo(i)
  } else {
    pen.moveTo(x(0), y(0))
    for (let i = 1; i < n - 1; i++) curveTo(i)
    pen.lineTo(x(n - 1), y(n - 1))
  }
  if (closed) pen.closePath()
}

/** Baseline below the middle of a line of capitals, as a share of the type size. */
export const BASELINE = 0.36
