import type { Rect, Shift } from './list.ts'
import type { Size } from './view.ts'

/** A place that is taken: a disc, or a rectangle given by its centre and half sizes. */
export interface Taken {
  readonly x: number
  readonly y: number
  readonly hw: number
  readonly hh: number
  /** Added all round; alone it is a disc. */
  readonly r: number
}

export const discAt = (x: number, y: number, r: number): Taken => ({ x, y, hw: 0, hh: 0, r })
export const rectAt = ({ x, y, w, h }: Rect): Taken => ({
  x: x + w / 2,
  y: y + h / 2,
  hw: w / 2,
  hh: h / 2,
  r: 0,
})

/** Distance between a box around (x, y) and a taken place; negative = they overlap. */
function gap(x: number, y: number, hw: number, hh: number, t: Taken): number {
  const dx = Math.abs(t.x - x) - hw - t.hw
  const dy = Math.abs(t.y - y) - hh - t.hh
  return (dx > 0 && dy > 0 ? Math.hypot(dx, dy) : Math.max(dx, dy)) - t.r
}

/** Taken places in squares of the plane, so that only those nearby are looked at. */
export class Room {
  private readonly cells = new Map<number, Taken[]>()
  private largest = 0

  constructor(taken: readonly Taken[] = []) {
    for (const t of taken) this.take(t)
  }

  take(t: Taken): void {
    this.largest = Math.max(this.largest, t.r + Math.max(t.hw, t.hh))
    const key = cellOf(cellAt(t.x), cellAt(t.y))
    const cell = this.cells.get(key)
    if (cell) cell.push(t)
    else this.cells.set(key, [t])
  }

  /** Free distance around a box, at most `cap`; negative = something lies in it. `own` does not count. */
  free(x: number, y: number, hw: number, hh: number, cap: number, own?: Taken): number {
    const reach = cap + this.largest
    let best = cap
    for (let j = cellAt(y - hh - reach); j <= cellAt(y + hh + reach); j++)
      for (let i = cellAt(x - hw - reach); i <= cellAt(x + hw + reach); i++) {
        const cell = this.cells.get(cellOf(i, j))
        if (!cell) continue
        for (const t of cell) if (t !== own) best = Math.min(best, gap(x, y, hw, hh, t))
      }
    return best
  }
}

const CELL = 32
const cellAt = (v: number): number => Math.floor(v / CELL)
const cellOf = (i: number, j: number): number => i * 65536 + j

/** Side of the squares in which dots are counted, px. */
const GRAIN = 2
const STILL: Shift = { k: 1, dx: 0, dy: 0 }

/** How many dots lie in any box of the stage, at once: sums over all squares above and to the left. */
export class DotCount {
  private readonly sums: Int32Array
  private readonly w: number
  private readonly h: number

  /** Dots as x, y, x, y, ... */
  constructor({ width, height }: Size, dots: ArrayLike<number>, { k: zoom, dx, dy }: Shift = STILL) {
    this.w = Math.ceil(width / GRAIN) + 1
    this.h = Math.ceil(height / GRAIN) + 1
    const { w, h } = this
    const sums = (this.sums = new Int32Array(w * h))
    for (let k = 0; k < dots.length; k += 2) {
      const i = Math.floor((zoom * dots[k] + dx) / GRAIN) + 1
      const j = Math.floor((zoom * dots[k + 1] + dy) / GRAIN) + 1
      if (i > 0 && j > 0 && i < w && j < h) sums[j * w + i]++
    }
    for (let j = 1; j < h; j++)
      for (let i = 1, row = 0; i < w; i++) {
        row += sums[j * w + i]
        sums[j * w + i] = row + sums[(j - 1) * w + i]
      }
  }

  /** Dots within the box of half sizes hw, hh around (x, y), and those in squares that its edge cuts. */
  within(x: number, y: number, hw: number, hh: number): number {
    const { sums, w, h } = this
    const left = clamp(Math.floor((x - hw) / GRAIN), w - 1)
    const right = clamp(Math.ceil((x + hw) / GRAIN), w - 1)
    const top = clamp(Math.floor((y - hh) / GRAIN), h - 1) * w
    const bottom = clamp(Math.ceil((y + hh) / GRAIN), h - 1) * w
    return sums[bottom + right] - sums[bottom + left] - sums[top + right] + sums[top + left]
  }
}

const clamp = (v: number, most: number): number => Math.min(most, Math.max(0, v))

const DIAGONAL = Math.SQRT1_2
/** Where a tag may sit around its point, in order of preference: up-right first. */
const PLACES: readonly (readonly [number, number])[] = [
  [DIAGONAL, -DIAGONAL],
  [-DIAGONAL, -DIAGONAL],
  [DIAGONAL, DIAGONAL],
  [-DIAGONAL, DIAGONAL],
  [1, 0],
  [-1, 0],
]

/** Free space that a tag keeps around it. */
const CLEAR = 2

/**
 * Centre of a capsule of size w x 2r beside the disc `mark`: the first place that is free and on the stage, else the freest one.
 */
export function placeTag(room: Room, stage: Size, mark: Taken, w: number, r: number): [number, number] {
  let best: [number, number] = [mark.x, mark.y]
  let most = -Infinity
  for (const [ux, uy] of PLACES) {
    const x = mark.x + ux * (mark.r + r) + Math.sign(ux) * (w / 2 - r)
    const y = mark.y + uy * (mark.r + r)
    const inside = Math.min(x - w / 2, stage.width - x - w / 2, y - r, stage.height - y - r)
    const free = Math.min(inside, room.free(x, y, w / 2 - r, 0, r + CLEAR, mark) - r)
    if (free > 0) return [x, y]
    if (free > most) {
      most = free
      best = [x, y]
    }
  }
  return best
}

/** A capsule around (x, y) as a taken place. */
export const capsuleAt = (x: number, y: number, w: number, r: number): Taken => ({
  x,
  y,
  hw: w / 2 - r,
  hh: 0,
  r,
})
