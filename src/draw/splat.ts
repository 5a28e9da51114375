import type { DotsOp } from './list.ts'
import { rgb } from './palette.ts'

/** Fractions of a pixel that a disc's centre is rounded to. */
const PHASES = 4

/** The pixels that a disc covers, for one fraction of its centre: where they are from the pixel of the centre, and how much. */
interface Phase {
  readonly dx: Int32Array
  readonly dy: Int32Array
  /** From the one pixel to the other in the picture. */
  readonly step: Int32Array
  /** 1..256. */
  readonly cover: Int32Array
}
interface Stamp {
  /** No pixel of it is farther from the pixel of the centre than this. */
  readonly half: number
  readonly phases: readonly Phase[]
}

/**
 * Discs drawn pixel by pixel into RGBA (not premultiplied, clear where nothing is): far faster than paths for thousands of
 * points. Width and height are device pixels, margins included, `dpr` device pixels per CSS pixel. `into`, if given, has
 * 4 width x height bytes.
 */
export function splat(
  op: DotsOp,
  width: number,
  height: number,
  dpr: number,
  into?: Uint8ClampedArray<ArrayBuffer>,
): Uint8ClampedArray<ArrayBuffer> {
  const out = into?.fill(0) ?? new Uint8ClampedArray(4 * width * height)
  const picture = { pixels: new Uint32Array(out.buffer), width, height }
  const halo = op.halo && {
    stamp: stampOf((op.r + op.halo.width) * dpr, width),
    colour: wordOf(op.halo.colour),
  }
  const disc = stampOf(op.r * dpr, width)
  const colours = op.colours.map(wordOf)
  const { margin = 0 } = op
  for (let k = 0; 2 * k < op.xy.length; k++) {
    const x = (op.xy[2 * k] + margin) * dpr
    const y = (op.xy[2 * k + 1] + margin) * dpr
    if (halo) press(picture, halo.stamp, x, y, halo.colour)
    press(picture, disc, x, y, colours[op.which?.[k] ?? 0])
  }
  // Premultiplied until here, so that all four bytes are mixed alike.
  const { pixels } = picture
  for (let i = 0; i < pixels.length; i++) {
    const alpha = pixels[i] >>> 24
    if (alpha === 0 || alpha === 255) continue
    for (let c = 0; c < 3; c++) out[4 * i + c] = (255 * out[4 * i + c]) / alpha
  }
  return out
}

/** The four bytes of an opaque pixel. */
const wordOf = (colour: string): number => new Uint32Array(Uint8Array.of(...rgb(colour), 255).buffer)[0]

function stampOf(r: number, width: number): Stamp {
  const half = Math.ceil(r + 1)
  const phases = Array.from({ length: PHASES * PHASES }, (_, phase): Phase => {
    const cx = ((phase % PHASES) + 0.5) / PHASES
    const cy = (Math.floor(phase / PHASES) + 0.5) / PHASES
    const dx: number[] = []
    const dy: number[] = []
    const cover: number[] = []
    for (let j = -half; j <= half; j++)
      for (let i = -half; i <= half; i++) {
        const a = Math.round(256 * Math.min(1, Math.max(0, r + 0.5 - Math.hypot(i + 0.5 - cx, j + 0.5 - cy))))
        if (a === 0) continue
        dx.push(i)
        dy.push(j)
        cover.push(a)
      }
    return {
      dx: Int32Array.from(dx),
      dy: Int32Array.from(dy),
      step: Int32Array.from(dx, (i, s) => dy[s] * width + i),
      cover: Int32Array.from(cover),
    }
  })
  return { half, phases }
}

interface Picture {
  /** RGBA, four bytes each. */
  readonly pixels: Uint32Array
  readonly width: number
  readonly height: number
}

/** Every other byte of a word: two are mixed at once, each with room for its product. */
const PAIR = 0xff00ff

/** Source-over of one stamp in the colour of a word. */
function press(
  { pixels, width, height }: Picture,
  { half, phases }: Stamp,
  x: number,
  y: number,
  word: number,
): void {
  const left = Math.floor(x)
  const top = Math.floor(y)
  const { dx, dy, step, cover } =
    phases[Math.floor((y - top) * PHASES) * PHASES + Math.floor((x - left) * PHASES)]
  const centre = top * width + left
  const even = word & PAIR
  const odd = (word >>> 8) & PAIR
  const inside = left >= half && top >= half && left + half < width && top + half < height
  for (let s = 0; s < cover.length; s++) {
    if (!inside) {
      const i = left + dx[s]
      const j = top + dy[s]
      if (i < 0 || j < 0 || i >= width || j >= height) continue
    }
    const k = centre + step[s]
    const a = cover[s]
    const old = pixels[k]
    pixels[k] =
      (((Math.imul(even, a) + Math.imul(old & PAIR, 256 - a)) >>> 8) & PAIR) |
      ((Math.imul(odd, a) + Math.imul((old >>> 8) & PAIR, 256 - a)) & ~PAIR)
  }
}
