import type { DotsOp } from './list.ts'
import { rgb } from './palette.ts'

/** Fractions of a pixel that a disc's centre is rounded to. */
const PHASES = 4

/**
 * The pixels that a disc covers, for one fraction of its centre: where they are from the pixel of the centre, and how much. The first
 * `whole` of them are covered completely.
 */
interface Phase {
  readonly whole: number
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
  const picture = { pixels: new Uint32Array(out.buffer), width }
  const halo = op.halo && {
    stamp: stampOf((op.r + op.halo.width) * dpr, width),
    colour: wordOf(op.halo.colour),
  }
  const disc = stampOf(op.r * dpr, width)
  const colours = op.colours.map(wordOf)
  const { margin = 0 } = op
  const rows = Math.ceil(BAND / width)
  const reach = Math.max(disc.half, halo?.stamp.half ?? 0)
  bandsOf(op.xy, (y) => (y + margin) * dpr, reach, rows, height).forEach((band, b) => {
    const from = b * rows
    const to = Math.min(height, from + rows)
    for (const k of band) {
      const x = (op.xy[2 * k] + margin) * dpr
      const y = (op.xy[2 * k + 1] + margin) * dpr
      if (halo) press(picture, from, to, halo.stamp, x, y, halo.colour)
      press(picture, from, to, disc, x, y, colours[op.which?.[k] ?? 0])
    }
  })
  // Premultiplied until here, so that all four bytes are mixed alike.
  const { pixels } = picture
  for (let i = 0; i < pixels.length; i++) {
    const alpha = pixels[i] >>> 24
    if (alpha === 0 || alpha === 255) continue
    for (let c = 0; c < 3; c++) out[4 * i + c] = (255 * out[4 * i + c]) / alpha
  }
  return out
}

/** Pixels of the rows that are filled at a time: as many as a processor keeps at hand. Points come in any order, and so do their places. */
const BAND = 2 ** 16

/** For each so many rows of the picture the points, in their order, that may reach into them. */
function bandsOf(
  xy: Float32Array,
  place: (y: number) => number,
  reach: number,
  rows: number,
  height: number,
): Int32Array[] {
  const count = Math.ceil(height / rows)
  const n = xy.length / 2
  const first = new Int32Array(n)
  const last = new Int32Array(n)
  const sizes = new Int32Array(count)
  for (let k = 0; k < n; k++) {
    const y = Math.floor(place(xy[2 * k + 1]))
    first[k] = Math.max(0, Math.floor((y - reach) / rows))
    last[k] = Math.min(count - 1, Math.floor((y + reach) / rows))
    for (let b = first[k]; b <= last[k]; b++) sizes[b]++
  }
  const bands = Array.from(sizes, (size) => new Int32Array(size))
  sizes.fill(0)
  for (let k = 0; k < n; k++) for (let b = first[k]; b <= last[k]; b++) bands[b][sizes[b]++] = k
  return bands
}

/** The four bytes of an opaque pixel. */
const wordOf = (colour: string): number => new Uint32Array(Uint8Array.of(...rgb(colour), 255).buffer)[0]

function stampOf(r: number, width: number): Stamp {
  const half = Math.ceil(r + 1)
  const phases = Array.from({ length: PHASES * PHASES }, (_, phase): Phase => {
    const cx = ((phase % PHASES) + 0.5) / PHASES
    const cy = (Math.floor(phase / PHASES) + 0.5) / PHASES
    const covered: { i: number; j: number; a: number }[] = []
    for (let j = -half; j <= half; j++)
      for (let i = -half; i <= half; i++) {
        const a = Math.round(256 * Math.min(1, Math.max(0, r + 0.5 - Math.hypot(i + 0.5 - cx, j + 0.5 - cy))))
        if (a > 0) covered.push({ i, j, a })
      }
    const whole = covered.filter(({ a }) => a === 256)
    const all = [...whole, ...covered.filter(({ a }) => a < 256)]
    return {
      whole: whole.length,
      dx: Int32Array.from(all, ({ i }) => i),
      dy: Int32Array.from(all, ({ j }) => j),
      step: Int32Array.from(all, ({ i, j }) => j * width + i),
      cover: Int32Array.from(all, ({ a }) => a),
    }
  })
  return { half, phases }
}

interface Picture {
  /** RGBA, four bytes each. */
  readonly pixels: Uint32Array
  readonly width: number
}

/** Every other byte of a word: two are mixed at once, each with room for its product. */
const PAIR = 0xff00ff

/** A fraction of a pixel by its number; just below a whole number, what is left of it rounds to 1. */
const phaseOf = (fraction: number): number => Math.min(PHASES - 1, Math.floor(fraction * PHASES))

/** Source-over of one stamp in the colour of a word, as far as it lies in the rows `from` to `to` - 1. */
function press(
  { pixels, width }: Picture,
  from: number,
  to: number,
  { half, phases }: Stamp,
  x: number,
  y: number,
  word: number,
): void {
  const left = Math.floor(x)
  const top = Math.floor(y)
  const { whole, dx, dy, step, cover } = phases[phaseOf(y - top) * PHASES + phaseOf(x - left)]
  const centre = top * width + left
  const even = word & PAIR
  const odd = (word >>> 8) & PAIR
  const inside = left >= half && left + half < width && top - half >= from && top + half < to
  if (inside) for (let s = 0; s < whole; s++) pixels[centre + step[s]] = word
  for (let s = inside ? whole : 0; s < cover.length; s++) {
    if (!inside) {
      const i = left + dx[s]
      const j = top + dy[s]
      if (i < 0 || j < from || i >= width || j >= to) continue
    }
    const k = centre + step[s]
    const a = cover[s]
    const old = pixels[k]
    pixels[k] =
      (((Math.imul(even, a) + Math.imul(old & PAIR, 256 - a)) >>> 8) & PAIR) |
      ((Math.imul(odd, a) + Math.imul((old >>> 8) & PAIR, 256 - a)) & ~PAIR)
  }
}
