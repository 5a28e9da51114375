import type { PointId } from '../core/data/types.ts'
import { SPLAT_FROM, type DotsOp, type Shift } from './list.ts'
import { css, rampAt } from './palette.ts'
import type { Plot } from './plot.ts'
import { keep, MARK, type Kept } from './scene.ts'
import { xToPx, yToPx, type Size, type View } from './view.ts'

/** From these numbers of points on, dots are smaller; from the last one they have no halo. */
const MANY = 5_000
const VERY_MANY = 30_000
/** Steps of the ramp for tinted dots. */
const TINTS = 32
/** While the plane moves, thousands of dots are placed so far beyond the picture, as a share of its longer side ... */
const MARGIN = 0.2
/** ... and are moved and scaled as one image up to this factor. */
const ZOOMED = 1.5

/**
 * The unlabelled points as one op, the same one while nothing changes: 100,000 dots are then not drawn anew for the pointer. While the
 * plane is `moving`, thousands of dots are those of the picture before, shifted, as long as these cover the picture.
 */
export function poolDots(plot: Plot, old: Kept<DotsOp> | undefined, moving: boolean): Kept<DotsOp> {
  const { points, view, size, drag, palette } = plot.scene
  const left = new Set(plot.queried)
  if (drag && drag.id !== null) left.add(drag.id)
  const { xy, mark, tint } = points
  const place = [view.cx, view.cy, view.scale]
  const from = [...place, palette, xy, mark, tint, size.width, size.height, plot.radius.pool, ...left]
  if (moving && old && old.value.xy.length / 2 > SPLAT_FROM && sameBut(place.length, old.from, from)) {
    const [cx, cy, scale] = old.from as number[]
    const shift = shiftOf({ cx, cy, scale }, view, size)
    if (covers(old.value, shift, size)) return { from: old.from, value: { ...old.value, shift } }
  }
  const margin = moving ? MARGIN * Math.max(size.width, size.height) : 0
  const unmoved = old?.value.shift ? undefined : old
  return keep(unmoved, from, () => makeDots(plot, left, margin))
}

const sameBut = (first: number, a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && b.every((v, k) => k < first || Object.is(v, a[k]))

/** From the pixels of one view to those of another. */
function shiftOf(from: View, to: View, size: Size): Shift {
  const k = to.scale / from.scale
  return {
    k,
    dx: xToPx(to, size, from.cx) - (k * size.width) / 2,
    dy: yToPx(to, size, from.cy) - (k * size.height) / 2,
  }
}

/** Whether shifted dots are no larger or smaller than may be, and leave no part of the picture without its dots. */
function covers({ margin = 0, whole }: DotsOp, { k, dx, dy }: Shift, { width, height }: Size): boolean {
  if (k > ZOOMED || k < 1 / ZOOMED) return false
  const across = (length: number, d: number) => d <= k * margin && k * (length + margin) + d >= length
  return whole === true || (across(width, dx) && across(height, dy))
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
