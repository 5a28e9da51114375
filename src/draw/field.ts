import type { Grid } from '../engine/protocol/state.ts'
import type { Colouring, ImageOp, Rgb } from './list.ts'
import { css, mix, rampAt, rgb, type Palette } from './palette.ts'
import type { FieldKind, FieldLayer } from './scene.ts'
import { toPx, type Viewed } from './view.ts'

/** The stage uses the ramps up to here, so that ink stays legible on the darkest place. */
export const RAMP_TOP = 0.84
/** Tint = confidence to this power times the largest tint. */
const TINT_POWER = 0.85
const LUT = 256

/** How a field is coloured, the ends of its scale, and whether it has any difference at all. */
export interface FieldLook {
  readonly colouring: Colouring
  /** Null for probabilities. */
  readonly range: readonly [number, number] | null
  /** The largest value; null for probabilities. */
  readonly top: number | null
  readonly flat: boolean
}

/** Smallest difference, in nats or probability, that counts as one in a field whose natural zero is agreement. */
const NOTHING = 1e-6

/** Looks at all values once. Scales begin at 0, or at the smallest value where scores are negative. */
export function fieldLook(palette: Palette, layer: FieldLayer): FieldLook {
  if (layer.id === 'probability')
    return { colouring: classColouring(palette, layer.grid.channels), range: null, top: null, flat: false }
  const [min, max] = extent(layer.grid)
  const size = Math.max(Math.abs(min), Math.abs(max))
  const flat = max - min <= NOTHING * (layer.id === 'utility' || layer.id === 'density' ? size : 1)
  const range = [Math.min(0, min), layer.most ?? max] as const
  const colouring = { kind: 'ramp', stops: rampOf(palette, layer.id), range, top: RAMP_TOP } as const
  return { colouring, range, top: max, flat }
}

/** Class tints on the stage. */
export const classColouring = (palette: Palette, C: number): Colouring => ({
  kind: 'classes',
  ground: rgb(palette.stage),
  colours: palette.classes.slice(0, C).map(rgb),
  max: palette.regionMax,
})

/** Stops of the ramp of a field: violet for every kind of disagreement, gold for utility, ink for density. */
function rampOf(palette: Palette, id: Exclude<FieldKind, 'probability'>): readonly Rgb[] {
  if (id === 'utility') return palette.utility
  return id === 'density' ? palette.density : palette.disagreement
}

function extent(grid: Grid): [number, number] {
  let min = Infinity
  let max = -Infinity
  for (let i = 0; i < grid.values.length; i += grid.channels) {
    const v = grid.values[i]
    if (v < min) min = v
    if (v > max) max = v
  }
  return [min, max]
}

/** A lattice at its place in the picture. */
export function fieldImage({ view, size }: Viewed, grid: Grid, colouring: Colouring, alpha = 1): ImageOp {
  const [x, y] = toPx(view, size, grid.box.x0, grid.box.y1)
  const [right, bottom] = toPx(view, size, grid.box.x1, grid.box.y0)
  return { op: 'image', x, y, w: right - x, h: bottom - y, grid, colouring, alpha }
}

/** Colours of the nodes, w x h x RGBA, row 0 at the top, opaque. */
export function fieldPixels(grid: Grid, colouring: Colouring): Uint8ClampedArray<ArrayBuffer> {
  return colouring.kind === 'ramp' ? rampPixels(grid, colouring) : classPixels(grid, colouring)
}

function rampPixels(
  grid: Grid,
  { stops, range, top }: Extract<Colouring, { kind: 'ramp' }>,
): Uint8ClampedArray<ArrayBuffer> {
  const table = lookUp((t) => rampAt(stops, t * top))
  const out = new Uint8ClampedArray(4 * grid.w * grid.h)
  const [lo, hi] = range
  const factor = hi > lo ? (LUT - 1) / (hi - lo) : 0
  for (let i = 0, k = 0; k < out.length; i += grid.channels, k += 4)
    put(out, k, table, (grid.values[i] - lo) * factor)
  return out
}

function classPixels(
  grid: Grid,
  { ground, colours, max }: Extract<Colouring, { kind: 'classes' }>,
): Uint8ClampedArray<ArrayBuffer> {
  const C = grid.channels
  const p = grid.values
  const even = 1 / C
  const toIndex = (LUT - 1) / (1 - even || 1)
  const tables = colours.map((colour) =>
    lookUp((confidence) => mix(ground, colour, max * confidence ** TINT_POWER)),
  )
  const out = new Uint8ClampedArray(4 * grid.w * grid.h)
  for (let i = 0, k = 0; k < out.length; i += C, k += 4) {
    let best = 0
    for (let c = 1; c < C; c++) if (p[i + c] > p[i + best]) best = c
    put(out, k, tables[best], (p[i + best] - even) * toIndex)
  }
  return out
}

/** A colour for each of 256 steps from 0 to 1. */
function lookUp(colour: (t: number) => Rgb): Uint8ClampedArray {
  const table = new Uint8ClampedArray(3 * LUT)
  for (let i = 0; i < LUT; i++) table.set(colour(i / (LUT - 1)), 3 * i)
  return table
}

function put(out: Uint8ClampedArray, k: number, table: Uint8ClampedArray, at: number): void {
  const t = 3 * Math.min(LUT - 1, Math.max(0, Math.round(at)))
  out[k] = table[t]
  out[k + 1] = table[t + 1]
  out[k + 2] = table[t + 2]
  out[k + 3] = 255
}

/** The part of a ramp that the stage uses, as a CSS gradient from left to right, for the legend. */
export function rampGradient(palette: Palette, id: Exclude<FieldKind, 'probability'>): string {
  const stops = Array.from({ length: 12 }, (_, k) => css(rampAt(rampOf(palette, id), (k / 11) * RAMP_TOP)))
  return `linear-gradient(90deg, ${stops.join(', ')})`
}
