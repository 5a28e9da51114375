import type { MoveDots } from './dots.ts'
import { SPLAT_FROM, type DotsOp, type Shift } from './list.ts'
import { xToPx, yToPx, type Size, type View } from './view.ts'

/** While the plane moves, thousands of dots are placed so far beyond the picture, as a share of its longer side ... */
const MARGIN = 0.2
/** ... and are moved and scaled as one image up to this factor. */
const ZOOMED = 1.5

/** Thousands of dots are those of the picture before, moved and scaled, as long as these cover the picture. */
export const moveDots: MoveDots = {
  margin: (size) => MARGIN * Math.max(size.width, size.height),
  shifted(old, from, view, size) {
    if (old.value.xy.length / 2 <= SPLAT_FROM || !sameBut(3, old.from, from)) return null
    const [cx, cy, scale] = old.from as number[]
    const shift = shiftOf({ cx, cy, scale }, view, size)
    return covers(old.value, shift, size) ? { from: old.from, value: { ...old.value, shift } } : null
  },
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
