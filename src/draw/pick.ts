import type { PointId } from '../core/data/types.ts'
import { MARK, type ScenePoints } from './scene.ts'
import { xToPx, yToPx, type Size, type View } from './view.ts'

/** How near the pointer must be, px. */
export const REACH = { mouse: 14, touch: 28 } as const
/** Distances that differ by less than a pixel are the same to a hand. */
const SAME = 1

const pickable = (points: ScenePoints, id: PointId): boolean =>
  points.mark[id] !== MARK.hidden && points.mark[id] !== MARK.held

/**
 * The point nearest to the pixel (px, py) within `reach`, or null. Where an asked point is as near as the nearest, it is taken.
 * One pass over the points: 100,000 take less than a millisecond.
 */
export function pointAt(
  points: ScenePoints,
  view: View,
  size: Size,
  px: number,
  py: number,
  reach: number,
  asked: readonly PointId[] = [],
): PointId | null {
  let best: PointId | null = null
  let least = reach * reach
  for (let id = 0; id < points.n; id++) {
    if (!pickable(points, id)) continue
    const dx = xToPx(view, size, points.xy[2 * id]) - px
    const dy = yToPx(view, size, points.xy[2 * id + 1]) - py
    const d = dx * dx + dy * dy
    if (d > least || (d === least && best !== null)) continue
    least = d
    best = id
  }
  if (best === null) return null
  const limit = Math.min(reach, Math.sqrt(least) + SAME)
  const distance = (id: PointId) =>
    Math.hypot(xToPx(view, size, points.xy[2 * id]) - px, yToPx(view, size, points.xy[2 * id + 1]) - py)
  return asked.find((id) => distance(id) <= limit) ?? best
}

export type Direction = 'left' | 'right' | 'up' | 'down'
const AHEAD: Readonly<Record<Direction, readonly [number, number]>> = {
  left: [-1, 0],
  right: [1, 0],
  up: [0, 1],
  down: [0, -1],
}

/** The nearest point within 45 degrees of a direction from the point `from`, or null if there is none. */
export function neighbourOf(points: ScenePoints, from: PointId, direction: Direction): PointId | null {
  const [ux, uy] = AHEAD[direction]
  const { xy } = points
  let best: PointId | null = null
  let least = Infinity
  for (let id = 0; id < points.n; id++) {
    if (!pickable(points, id)) continue
    const dx = xy[2 * id] - xy[2 * from]
    const dy = xy[2 * id + 1] - xy[2 * from + 1]
    const along = dx * ux + dy * uy
    const across = dx * uy - dy * ux
    const d = dx * dx + dy * dy
    if (along <= 0 || Math.abs(across) > along || d >= least) continue
    least = d
    best = id
  }
  return best
}
