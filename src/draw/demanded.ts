import type { Op } from './list.ts'
import { circle, haloedRing, shape, stroke, type Plot } from './plot.ts'
import { xToPx, yToPx } from './view.ts'

/** Points that only grade: hollow, in their true class. */
export function heldMarks(plot: Plot): Op[] {
  const { points, palette } = plot.scene
  return plot.held
    .filter((id) => points.truth[id] >= 0)
    .map((id) => {
      const c = points.truth[id]
      const line = stroke(palette.classes[c], 1)
      return shape(c, plot.x(id), plot.y(id), plot.radius.held, { stroke: line, alpha: 0.7 })
    })
}

/** Dashed circles around points that tie with the top. */
export const tiedMarks = (plot: Plot): Op[] =>
  plot.scene.tied.map((id) =>
    circle(plot.x(id), plot.y(id), (plot.radius.pool * 6.5) / 3, {
      stroke: stroke(plot.scene.palette.outline, 1, [2, 2]),
    }),
  )

/** The point under the pointer while it is moved or added, and its old place. */
export function dragMarks(plot: Plot): Op[] {
  const { drag, palette, view, size } = plot.scene
  if (!drag) return []
  const at = circle(xToPx(view, size, drag.x), yToPx(view, size, drag.y), plot.radius.pool * 2, {
    stroke: stroke(palette.outline, 1.5, [3, 2.6]),
  })
  if (drag.id === null) return [at]
  return [circle(plot.x(drag.id), plot.y(drag.id), plot.radius.pool, { fill: palette.pool, alpha: 0.35 }), at]
}

/** The guess as a list of one or none. */
export function guessed(plot: Plot): { readonly x: number; readonly y: number }[] {
  const { guess } = plot.scene
  return guess ? [{ x: plot.x(guess.id), y: plot.y(guess.id) }] : []
}

/** Your guess, and after the answer a dotted line to the queried point. */
export function guessMarks(plot: Plot): Op[] {
  const { guess, query, palette } = plot.scene
  if (!guess) return []
  const R = plot.radius.ask
  const x = plot.x(guess.id)
  const y = plot.y(guess.id)
  const mark = [
    ...haloedRing(plot, x, y, R, 2.25, [5, 3.5]),
    circle(x, y, plot.radius.pool * 1.5, { fill: palette.outline }),
  ]
  if (!guess.revealed || !query || query.current === guess.id) return mark
  const qx = plot.x(query.current)
  const qy = plot.y(query.current)
  const d = Math.hypot(qx - x, qy - y)
  const [start, end] = [R + 3, d - R - 9]
  if (start >= end) return mark
  const at = (s: number) => [x + ((qx - x) * s) / d, y + ((qy - y) * s) / d]
  return [
    {
      op: 'line',
      paths: [{ xy: Float64Array.of(...at(start), ...at(end)), closed: false }],
      smooth: false,
      stroke: stroke(palette.ink, 1.75, [2, 5], 'round'),
    },
    ...mark,
  ]
}
