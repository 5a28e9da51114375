import type { ClassIx } from '../data/types.ts'
import type { Boundary, Place } from './types.ts'

/** Half the side of a square around all places that a session may have. */
const FAR = 4e6

/** The class that a boundary gives to a place. */
export function sidesOf({ line, closed, classes }: Boundary): (x: number, y: number) => ClassIx {
  const around = closed ? line : aroundLeft(line)
  return (x, y) => classes[isInside(around, x, y) ? 0 : 1]
}

/** Whether a polygon encloses a place, by crossings of the ray to the right: where its line crosses itself, its loops change sides. */
export function isInside(around: readonly Place[], x: number, y: number): boolean {
  let inside = false
  let [x0, y0] = around[around.length - 1]
  for (const [x1, y1] of around) {
    if (y0 > y !== y1 > y && x < x0 + ((y - y0) * (x1 - x0)) / (y1 - y0)) inside = !inside
    x0 = x1
    y0 = y1
  }
  return inside
}

/** The part of the plane to the left of an open line, which goes on straight at both ends, as a polygon. */
function aroundLeft(line: readonly Place[]): Place[] {
  const n = line.length
  const first = farAlong(line[1], line[0])
  const last = farAlong(line[n - 2], line[n - 1])
  const from = edgeAt(last)
  let to = edgeAt(first)
  if (to <= from) to += 4
  const corners: Place[] = []
  for (let k = Math.floor(from) + 1; k <= to; k++) corners.push(CORNERS[k % 4])
  return [first, ...line, last, ...corners]
}

/** Where the ray from `from` through `to` leaves the far square. */
function farAlong([x0, y0]: Place, [x1, y1]: Place): Place {
  const dx = x1 - x0
  const dy = y1 - y0
  const tx = dx === 0 ? Infinity : ((dx > 0 ? FAR : -FAR) - x1) / dx
  const ty = dy === 0 ? Infinity : ((dy > 0 ? FAR : -FAR) - y1) / dy
  return tx < ty ? [dx > 0 ? FAR : -FAR, y1 + tx * dy] : [x1 + ty * dx, dy > 0 ? FAR : -FAR]
}

/** Corners of the far square, counter-clockwise; corner k lies at k on its edge. */
const CORNERS: readonly Place[] = [
  [FAR, -FAR],
  [FAR, FAR],
  [-FAR, FAR],
  [-FAR, -FAR],
]

/** Place on the edge of the far square, counter-clockwise from 0 to 4. */
function edgeAt([x, y]: Place): number {
  const share = (v: number) => (v + FAR) / (2 * FAR)
  if (x === FAR) return share(y)
  if (y === FAR) return 1 + share(-x)
  return x === -FAR ? 2 + share(-y) : 3 + share(x)
}

/**
 * Probability of each class at n places (`xy` is n x 2; the result n x C): 1 on one side and 0 on the other, with a slope of the
 * width `soft` across the line, so that its contour is smooth.
 */
export function boundaryProbabilities(
  boundary: Boundary,
  xy: Float64Array,
  n: number,
  C: number,
  soft: number,
): Float64Array {
  const { classes } = boundary
  const side = sidesOf(boundary)
  const segments = segmentsOf(boundary)
  const out = new Float64Array(n * C)
  for (let i = 0; i < n; i++) {
    const x = xy[2 * i]
    const y = xy[2 * i + 1]
    const own = side(x, y)
    const far = Math.min(0.5, distanceTo(segments, x, y) / soft)
    out[i * C + own] = 0.5 + far
    out[i * C + (own === classes[0] ? classes[1] : classes[0])] = 0.5 - far
  }
  return out
}

type Segment = readonly [Place, Place]

function segmentsOf({ line, closed }: Boundary): Segment[] {
  const n = line.length
  const all = closed
    ? [...line, line[0]]
    : [farAlong(line[1], line[0]), ...line, farAlong(line[n - 2], line[n - 1])]
  return all.slice(1).map((to, i) => [all[i], to])
}

function distanceTo(segments: readonly Segment[], x: number, y: number): number {
  let least = Infinity
  for (const [[x0, y0], [x1, y1]] of segments) {
    const dx = x1 - x0
    const dy = y1 - y0
    const t = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx * dx + dy * dy)))
    const ex = x - x0 - t * dx
    const ey = y - y0 - t * dy
    least = Math.min(least, ex * ex + ey * ey)
  }
  return Math.sqrt(least)
}
