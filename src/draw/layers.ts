import { poolDots, type MoveDots } from './dots.ts'
import type { Ground } from './ground.ts'
import { plotOf } from './plot.ts'
import { focusMark, labelledMarks, passedMarks } from './points.ts'
import { glows, pickRings, queryMarks } from './rings.ts'
import { keep, type StagePicture, type StageScene } from './scene.ts'
import type { TagLayout } from './tags.ts'

/**
 * The stage as a display list, in the order of drawing: field, lines of equal confidence, members, boundary, glow, held-out points,
 * pool, labelled points, region labels, tied points, rings, guess, queried points, tags, focus. `before` is the picture before;
 * `move` = it is dragged or zoomed, and another picture follows when that has ended. Until the code of the `map` is there the picture has its points
 * and rings.
 */
export function layered(
  map: Ground | null,
  scene: StageScene,
  before?: StagePicture,
  move: MoveDots | null = null,
): StagePicture {
  const plot = plotOf(scene)
  const { palette, size, field } = scene
  const look = map && field && map.fieldLook(palette, field)
  const ground = keep(before?.kept.ground, [map, ...groundOf(scene)], () => map?.groundOps(plot, look) ?? [])
  const dots = poolDots(plot, before?.kept.dots, move)
  const names = map?.layOutTags(plot)
  const labels = keep(
    before?.kept.labels,
    [map, dots.value, ...labelsOf(scene, names)],
    () => (names && map?.regionLabels(plot, names.room, dots.value, before?.kept.labels.value ?? [])) ?? [],
  )
  const marks = [
    ...(map?.trailLine(plot) ?? []),
    ...glows(plot),
    ...(map?.heldMarks(plot) ?? []),
    dots.value,
    ...(scene.stream?.under(plot) ?? []),
    ...passedMarks(plot),
    ...labelledMarks(plot),
    ...(scene.stream?.over(plot) ?? []),
    ...(map?.labelMarks(plot, labels.value) ?? []),
    ...(map?.tiedMarks(plot) ?? []),
    ...pickRings(plot),
    ...(map?.guessMarks(plot) ?? []),
    ...queryMarks(plot),
    ...((names && map?.tagMarks(plot, names)) ?? []),
    ...(map?.dragMarks(plot) ?? []),
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
const labelsOf = (
  { field, probability, classes, covered, size, view }: StageScene,
  names?: TagLayout,
): unknown[] => [
  ...[field?.id, probability, classes.join('\n'), size.width, size.height, view.cx, view.cy, view.scale],
  ...covered.flatMap(({ x, y, w, h }) => [x, y, w, h]),
  ...(names?.tags ?? []).flatMap((tag) => [tag.x, tag.y]),
]
