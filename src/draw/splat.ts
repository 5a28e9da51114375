import type { DotsOp, Rgb } from './list.ts'
import { rgb } from './palette.ts'

/** Fractions of a pixel that a disc's centre is rounded to. */
const PHASES = 4

/** Coverage (0..1) of the pixels of a square of side `side` by a disc; one such square per phase. */
interface Stamp {
  readonly side: number
  readonly cover: readonly Float32Array[]
}

/**
 * Discs drawn pixel by pixel into RGBA (not premultiplied, clear where nothing is): far faster than paths for thousands of
 * points. Width and height are device pixels, `dpr` device pixels per CSS pixel.
 */
export function splat(
  op: DotsOp,
  width: number,
  height: number,
  dpr: number,
): Uint8ClampedArray<ArrayBuffer> {
  const out = new Uint8ClampedArray(4 * width * height)
  const halo = op.halo && { stamp: stampOf((op.r + op.halo.width) * dpr), colour: rgb(op.halo.colour) }
  const disc = stampOf(op.r * dpr)
  const colours = op.colours.map(rgb)
  for (let k = 0; 2 * k < op.xy.length; k++) {
    const x = op.xy[2 * k] * dpr
    const y = op.xy[2 * k + 1] * dpr
    if (halo) press(out, width, height, halo.stamp, x, y, halo.colour)
    press(out, width, height, disc, x, y, colours[op.which?.[k] ?? 0])
  }
  return out
}

function stampOf(r: number): Stamp {
  const half = Math.ceil(r + 1)
  const side = 2 * half + 1
  const cover: Float32Array[] = []
  for (let phase = 0; phase < PHASES * PHASES; phase++) {
    const cx = half + ((phase % PHASES) + 0.5) / PHASES
    const cy = half + (Math.floor(phase / PHASES) + 0.5) / PHASES
    const square = new Float32Array(side * side)
    for (let j = 0; j < side; j++)
      for (let i = 0; i < side; i++)
        square[j * side + i] = Math.min(1, Math.max(0, r + 0.5 - Math.hypot(i + 0.5 - cx, j + 0.5 - cy)))
    cover.push(square)
  }
  return { side, cover }
}

/** Source-over of one stamp. */
function press(
  out: Uint8ClampedArray,
  width: number,
  height: number,
  { side, cover }: Stamp,
  x: number,
  y: number,
  [red, green, blue]: Rgb,
): void {
  const left = Math.floor(x)
  const top = Math.floor(y)
  const square = cover[Math.floor((y - top) * PHASES) * PHASES + Math.floor((x - left) * PHASES)]
  const half = (side - 1) / 2
  const i0 = Math.max(0, half - left)
  const i1 = Math.min(side, width + half - left)
  const j0 = Math.max(0, half - top)
  const j1 = Math.min(side, height + half - top)
  for (let j = j0; j < j1; j++)
    for (let i = i0; i < i1; i++) {
      const a = square[j * side + i]
      if (a === 0) continue
      const k = 4 * ((top + j - half) * width + left + i - half)
      const under = (out[k + 3] / 255) * (1 - a)
      const alpha = a + under
      out[k] = (red * a + out[k] * under) / alpha
      out[k + 1] = (green * a + out[k + 1] * under) / alpha
      out[k + 2] = (blue * a + out[k + 2] * under) / alpha
      out[k + 3] = 255 * alpha
    }
}
