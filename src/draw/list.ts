import type { Grid } from '../engine/protocol.ts'

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
}
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
