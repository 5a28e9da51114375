import type { PointId } from '../core/data/types.ts'
import type { DotsOp } from './list.ts'
import { css, rampAt } from './palette.ts'
import type { Plot } from './plot.ts'
import { keep, MARK, type Kept } from './scene.ts'
import { xToPx, yToPx, type Size, type View } from './view.ts'

/** From these numbers of points on, dots are smaller; from the last one they have no halo. */
const MANY = 5_000
const VERY_MANY = 30_000
/** Steps of the ramp for tinted dots. */
const TINTS = 32
/** What is done with dots while the plane moves (moving.ts). */
export interface MoveDots {
  /** The dots of before where the plane is now; null where they do not do. The first three values of `from` are the view. */
  shifted(old: Kept<DotsOp>, from: readonly unknown[], view: View, size: Size): Kept<DotsOp> | null
  /** How far beyond the picture new ones are placed, px. */
  margin(size: Size): number
}

/**
 * The unlabelled points as one op, the same one while nothing changes: 100,000 dots are then not drawn anew for the pointer. `move` =
 * the plane is being dragged or zoomed.
 */
export function poolDots(plot: Plot, old: Kept<DotsOp> | undefined, move: MoveDots | null): Kept<DotsOp> {
  const { points, view, size, drag, palette } = plot.scene
  // The mark of a question covers a smaller dot, and thousands need not be placed anew for it.
  const left = new Set(points.n > MANY ? [] : plot.queried)
  if (drag && drag.id !== null) left.add(drag.id)
  const { xy, mark, tint } = points
  const place = [view.cx, view.cy, view.scale]
  const from = [...place, palette, xy, mark, tint, size.width, size.height, plot.radius.pool, ...left]
  const moved = old && move?.shifted(old, from, view, size)
  if (moved) return moved
  const unmoved = old?.value.shift ? undefined : old
  return keep(unmoved, from, () => makeDots(plot, left, move?.margin(size) ?? 0))
}

function makeDots(plot: Plot, left: ReadonlySet<PointId>, margin: number): DotsOp {
  const { points, view, size, palette } = plot.scene
  const { mark, xy, tint, n } = points
  const share = n > VERY_MANY ? 0.5 : n > MANY ? 2 / 3 : 1
  const r = plot.radius.pool * share
  const beyond = margin + r
  const px = new Float32Array(2 * n)
  const which = tint && new Uint8Array(n)
  let k = 0
  let whole = true
  for (let id = 0; id < n; id++) {
    if (mark[id] !== MARK.pool || left.has(id)) continue
    const x = xToPx(view, size, xy[2 * id])
    const y = yToPx(view, size, xy[2 * id + 1])
    if (x < -beyond || y < -beyond || x > size.width + beyond || y > size.height + beyond) {
      whole = false
      continue
    }
    px[2 * k] = x
    px[2 * k + 1] = y
    if (which) which[k] = tint[id] >= 0 ? 1 + Math.round(tint[id] * (TINTS - 1)) : 0
    k++
  }
  // A tint may equal the stage; the pool's grey around it keeps every dot visible.
  const rim = tint ? palette.pool : palette.halo
  return {
    op: 'dots',
    xy: px.slice(0, 2 * k),
    r,
    ...(n <= VERY_MANY && { halo: { width: 1, colour: rim } }),
    colours: tint ? [palette.pool, ...tints(plot)] : [palette.pool],
    ...(which && { which: which.slice(0, k) }),
    ...(margin > 0 && { margin }),
    ...(whole && { whole }),
  }
}

const tints = ({ scene: { palette } }: Plot): string[] =>
  Array.from({ length: TINTS }, (_, i) => css(rampAt(palette.utility, i / (TINTS - 1))))
