import type { PointId } from '../core/data/types.ts'
import type { Op } from './list.ts'
import { circle, shape, stroke, type Plot } from './plot.ts'
import { MARK } from './scene.ts'

/** Marks of the points that were passed. */
export const passedMarks = (plot: Plot): Op[] => [
  ...plot.skipped.flatMap((id) => skipped(plot, id)),
  ...plot.unsure.map((id) => unsure(plot, id)),
]

/** Answered "skip": a small ring with a slash. */
function skipped(plot: Plot, id: PointId): Op[] {
  const x = plot.x(id)
  const y = plot.y(id)
  const line = stroke(plot.scene.palette.pool, 1.5)
  const d = plot.radius.pool * 1.5
  return [
    circle(x, y, plot.radius.pool, { stroke: line }),
    {
      op: 'line',
      paths: [{ xy: Float64Array.of(x - d, y + d, x + d, y - d), closed: false }],
      smooth: false,
      stroke: line,
    },
  ]
}

/** Answered "not sure": a small ring; its tag is placed with the others. */
const unsure = (plot: Plot, id: PointId): Op =>
  circle(plot.x(id), plot.y(id), plot.radius.pool, { stroke: stroke(plot.scene.palette.pool, 1.5) })

/** Labelled points in colour and shape of their class, brackets around wrong labels, and the hovered point. */
export function labelledMarks(plot: Plot): Op[] {
  const { points, truthShown, hovered } = plot.scene
  const wrong = (id: PointId) => truthShown && points.truth[id] >= 0 && points.truth[id] !== points.label[id]
  const ops = plot.labelled.flatMap((id) =>
    wrong(id) ? [...labelled(plot, id), brackets(plot, id)] : labelled(plot, id),
  )
  if (hovered !== null && points.mark[hovered] === MARK.pool) ops.push(hover(plot, hovered))
  return ops
}

function labelled(plot: Plot, id: PointId): Op[] {
  const { points, palette, motion, hovered } = plot.scene
  const c = points.label[id]
  const x = plot.x(id)
  const y = plot.y(id)
  const r = plot.radius.labelled * popped(motion?.pop.get(id))
  const outline = plot.recipe.outline * (id === hovered ? 2 : 1)
  return [
    shape(c, x, y, r + 2, { fill: palette.halo }),
    shape(c, x, y, r, { fill: palette.classes[c], stroke: stroke(palette.outline, outline) }),
  ]
}

/** Size of a mark that has just become a class shape. */
const popped = (t = 1): number => 0.6 + 0.4 * t

const hover = (plot: Plot, id: PointId): Op =>
  circle(plot.x(id), plot.y(id), plot.radius.pool * 1.5, {
    fill: plot.scene.palette.pool,
    stroke: stroke(plot.scene.palette.outline, 1.5),
  })

/** Two corner brackets, up-left and down-right. */
function brackets(plot: Plot, id: PointId): Op {
  const x = plot.x(id)
  const y = plot.y(id)
  const far = (plot.radius.labelled * 11) / 6.5
  const arm = (plot.radius.labelled * 5) / 6.5
  const corner = (s: 1 | -1) => ({
    xy: Float64Array.of(
      ...[x + s * far, y + s * (far - arm)],
      ...[x + s * far, y + s * far],
      ...[x + s * (far - arm), y + s * far],
    ),
    closed: false,
  })
  return {
    op: 'line',
    paths: [corner(-1), corner(1)],
    smooth: false,
    stroke: stroke(plot.scene.palette.outline, 1.75),
  }
}

/** Keyboard focus: a rounded square that reads on every ground. */
export function focusMark(plot: Plot): Op[] {
  const { focused, palette } = plot.scene
  if (focused === null) return []
  const side = (plot.radius.pool * 22) / 3
  const square = (line: ReturnType<typeof stroke>): Op => ({
    op: 'rect',
    x: plot.x(focused) - side / 2,
    y: plot.y(focused) - side / 2,
    w: side,
    h: side,
    r: (side * 6) / 22,
    stroke: line,
  })
  return [square(stroke(palette.focusGap, 6)), square(stroke(palette.focus, 2.5))]
}
