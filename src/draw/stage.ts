import { fieldImage, fieldLook, type FieldLook } from './field.ts'
import { aheadLine, boundaryLines, isoLines, memberLines, trailLine } from './lines.ts'
import type { ImageOp, Op } from './list.ts'
import { poolDots, type MoveDots } from './dots.ts'
import { plotOf, type Plot } from './plot.ts'
import { dragMarks, focusMark, heldMarks, labelledMarks, passedMarks, tiedMarks } from './points.ts'
import { labelMarks, regionLabels } from './regions.ts'
import { glows, guessMarks, pickRings, queryMarks } from './rings.ts'
import { keep, type StagePicture, type StageScene } from './scene.ts'
import { layOutTags, tagMarks, type TagLayout } from './tags.ts'

/**
 * The stage as a display list, in the order of drawing: field, lines of equal confidence, members, boundary, glow, held-out points,
 * pool, labelled points, region labels, tied points, rings, guess, queried points, tags, focus. `before` is the picture before;
 * `move` = it is dragged or zoomed, and another picture follows when that has ended.
 */
export function stageList(
  scene: StageScene,
  before?: StagePicture,
  move: MoveDots | null = null,
): StagePicture {
  const plot = plotOf(scene)
  const { palette, size, field } = scene
  const look = field && fieldLook(palette, field)
  const ground = keep(before?.kept.ground, groundOf(scene), () => [
    ...fieldImages(plot, look),
    ...isoLines(plot),
    ...memberLines(plot),
    ...boundaryLines(plot),
    ...aheadLine(plot),
  ])
  const dots = poolDots(plot, before?.kept.dots, move)
  const tags = layOutTags(plot)
  const labels = keep(before?.kept.labels, [dots.value, ...labelsOf(scene, tags)], () =>
    regionLabels(plot, tags.room, dots.value, before?.kept.labels.value ?? []),
  )
  const marks = [
    ...trailLine(plot),
    ...glows(plot),
    ...heldMarks(plot),
    dots.value,
    ...(scene.stream?.under(plot) ?? []),
    ...passedMarks(plot),
    ...labelledMarks(plot),
    ...(scene.stream?.over(plot) ?? []),
    ...labelMarks(plot, labels.value),
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
    ops: [...ground.value, ...marks],
    ground: ground.value.length,
    ...(move && { moving: true }),
    range: look?.range ?? null,
    top: look?.top ?? null,
    flat: look?.flat ?? false,
    kept: { ground, dots, labels },
  }
}

/** All that the field and the lines are made from. */
function groundOf(scene: StageScene): unknown[] {
  const { palette, view, size, scale, field, probability, showBoundary, members, hot, motion } = scene
  return [
    ...[palette, view.cx, view.cy, view.scale, size.width, size.height, scale],
    ...[
      field?.id,
      field?.grid,
      probability,
      showBoundary,
      hot,
      scene.truthShown,
      scene.truth,
      scene.ahead?.grid,
    ],
    ...[motion?.before, motion?.field?.from?.grid, motion?.field?.t],
    ...members,
  ]
}

/** All that region labels are placed by, beside the dots. */
const labelsOf = ({ field, probability, classes, covered }: StageScene, { tags }: TagLayout): unknown[] => [
  ...[field?.id, probability, classes.join('\n')],
  ...covered.flatMap(({ x, y, w, h }) => [x, y, w, h]),
  ...tags.flatMap((tag) => [tag.x, tag.y]),
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
