import { fieldImage, fieldLook, type FieldLook } from './field.ts'
import { boundaryLines, isoLines, memberLines, trailLine } from './lines.ts'
import type { ImageOp, Op } from './list.ts'
import { plotOf, type Plot } from './plot.ts'
import { dragMarks, focusMark, heldMarks, labelledMarks, poolMarks, tiedMarks } from './points.ts'
import { labelMarks, regionLabels } from './regions.ts'
import { glows, guessMarks, pickRings, queryMarks } from './rings.ts'
import type { RegionLabel, StagePicture, StageScene } from './scene.ts'
import { layOutTags, tagMarks } from './tags.ts'

/**
 * The stage as a display list, in the order of drawing: field, lines of equal confidence, members, boundary, glow, held-out points,
 * pool, labelled points, region labels, tied points, rings, guess, queried points, tags, focus. `before` are the labels of the
 * picture before.
 */
export function stageList(scene: StageScene, before: readonly RegionLabel[] = []): StagePicture {
  const plot = plotOf(scene)
  const { palette, size, field } = scene
  const look = field && fieldLook(palette, field)
  const tags = layOutTags(plot)
  const labels = regionLabels(plot, tags.room, before)
  const ops = [
    ...fieldImages(plot, look),
    ...isoLines(plot),
    ...memberLines(plot),
    ...boundaryLines(plot),
    ...trailLine(plot),
    ...glows(plot),
    ...heldMarks(plot),
    ...poolMarks(plot),
    ...labelledMarks(plot),
    ...labelMarks(plot, labels),
    ...tiedMarks(plot),
    ...pickRings(plot),
    ...guessMarks(plot),
    ...queryMarks(plot),
    ...tagMarks(plot, tags),
    ...dragMarks(plot),
    ...focusMark(plot),
  ]
  return {
    width: size.width,
    height: size.height,
    background: palette.stage,
    font: palette.font[scene.language],
    ops,
    labels,
    range: look?.range ?? null,
    flat: look?.flat ?? false,
  }
}

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
