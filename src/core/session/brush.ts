import type { ClassIx, PointId } from '../data/types.ts'
import { PURPOSE, uniform } from '../math/random.ts'
import { cos, sin } from '../math/trig.ts'
import type { Event, Place } from './types.ts'

export type Added = NonNullable<Extract<Event, { t: 'points' }>['add']>[number]

export interface Brush {
  /** Frame units; with 0 the points lie exactly where the brush is. */
  readonly radius: number
  /** Points of one stamp. */
  readonly points: number
  /** True class of the points. */
  readonly truth: ClassIx
  /** Chance of each point to grade instead of being asked about. */
  readonly held: number
  /** Coordinates become multiples of 2^-step. */
  readonly step: number
}

/** Which draw of a point a number is. */
const LANE = { radius: 0, angle: 1 } as const

/**
 * The points of one stamp, even over its disc. What becomes of a point hangs on the seed, on its id (`first` and those after it)
 * and on the place alone: the same strokes on the same plane give the same points.
 */
export function stamp(brush: Brush, [x, y]: Place, seed: number, first: PointId): Added[] {
  const { radius, points, truth, held, step } = brush
  const unit = 1 << step
  const quantise = (v: number) => Math.round(v * unit) / unit + 0
  return Array.from({ length: points }, (_, i): Added => {
    const id = first + i
    const r = radius * Math.sqrt(uniform(seed, PURPOSE.brush, id, LANE.radius))
    const angle = 2 * Math.PI * uniform(seed, PURPOSE.brush, id, LANE.angle)
    const grades = uniform(seed, PURPOSE.held, id) < held
    return {
      xy: [quantise(x + r * cos(angle)), quantise(y + r * sin(angle))],
      truth,
      ...(grades && { exam: true as const }),
    }
  })
}

/** Finest and coarsest multiples that a brush makes. */
const STEPS = [4, 12] as const

/** The coarsest multiples of a power of two that are not told apart from a free place: half a pixel, of `scale` to a frame unit. */
export function stepFor(scale: number): number {
  let step: number = STEPS[0]
  while (step < STEPS[1] && 1 << step < 2 * scale) step++
  return step
}

/** Places every `spacing` along the way from `from` to `to`, `from` itself left out. */
export function along(from: Place, to: Place, spacing: number): Place[] {
  const dx = to[0] - from[0]
  const dy = to[1] - from[1]
  const n = Math.floor(Math.sqrt(dx * dx + dy * dy) / spacing)
  const share = n > 0 ? spacing / Math.sqrt(dx * dx + dy * dy) : 0
  return Array.from({ length: n }, (_, i): Place => {
    const t = (i + 1) * share
    return [from[0] + t * dx, from[1] + t * dy]
  })
}
