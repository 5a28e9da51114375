import { fieldImage, fieldLook, type FieldLook } from './field.ts'
import { aheadLine, boundaryLines, isoLines, memberLines } from './lines.ts'
import type { ImageOp, Op } from './list.ts'
import type { Plot } from './plot.ts'

/** The map: what the stage shows of a model, the names of marks, marks on demand, and how all moves. A page loads it after the points, since no question waits for it. */
export type Ground = typeof import('./ground.ts')

export { follow, moving, stageAt, STILL } from './anim.ts'
export { dragMarks, guessMarks, heldMarks, tiedMarks } from './demanded.ts'
export { fieldLook } from './field.ts'
export { trailLine } from './lines.ts'
export { drawImage, drawSplat } from './raster.ts'
export { labelMarks, regionLabels } from './regions.ts'
export { layOutTags, tagMarks } from './tags.ts'

/** Field, lines of equal confidence, members, boundaries. */
export const groundOps = (plot: Plot, look: FieldLook | null): Op[] => [
  ...fieldImages(plot, look),
  ...isoLines(plot),
  ...memberLines(plot),
  ...boundaryLines(plot),
  ...aheadLine(plot),
]

/** The field, over the one before while it fades in. */
function fieldImages(plot: Plot, look: FieldLook | null): Op[] {
  const { palette, field, motion } = plot.scene
  const fade = motion?.field
  const shown = field && look && !look.flat
  const ops: ImageOp[] = []
  if (fade?.from && fade.t < 1) {
    const old = fieldLook(palette, fade.from)
    if (!old.flat) ops.push(fieldImage(plot.scene, fade.from.grid, old.colouring, shown ? 1 : 1 - fade.t))
  }
  if (shown) ops.push(fieldImage(plot.scene, field.grid, look.colouring, fade?.t ?? 1))
  return ops
}
