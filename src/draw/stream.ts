import type { PointId } from '../core/data/types.ts'
import type { Op } from './list.ts'
import { circle, haloedRing, type Plot } from './plot.ts'
import type { StageScene } from './scene.ts'
import { xToPx, yToPx } from './view.ts'

/** What the stage shows of a stream beside the points themselves. */
export interface StreamMarks {
  /** Items that were let pass, oldest first. */
  readonly passed: readonly PointId[]
  /** The item that is being decided about, while nothing is asked. */
  readonly present: PointId | null
  /** Labelled points that the model has forgotten. */
  readonly forgotten: readonly PointId[]
}

export type StreamLayer = NonNullable<StageScene['stream']>

/** Draws them; the code comes with the first stream. */
export const streamLayer = (marks: StreamMarks): StreamLayer => ({
  under: (plot) => passingMarks(plot, marks),
  over: (plot) => streamMarks(plot, marks),
})

/** Latest items that are drawn in full; older ones are fainter. */
const RECENT = 40

/** Items that were let pass: small rings, the older ones fainter. */
function passingMarks(plot: Plot, { passed }: StreamMarks): Op[] {
  const { palette } = plot.scene
  const r = plot.radius.pool
  const cut = Math.max(0, passed.length - RECENT)
  const rings = (ids: readonly PointId[], size: number): Op[] =>
    ids.length === 0 ? [] : [dots(plot, ids, size, palette.pool), dots(plot, ids, size - 1, palette.stage)]
  return [...rings(passed.slice(0, cut), r * 0.75), ...rings(passed.slice(cut), r + 0.75)]
}

function dots(
  { scene: { view, size, points } }: Plot,
  ids: readonly PointId[],
  r: number,
  colour: string,
): Op {
  const xy = new Float32Array(2 * ids.length)
  ids.forEach((id, i) => {
    xy[2 * i] = xToPx(view, size, points.xy[2 * id])
    xy[2 * i + 1] = yToPx(view, size, points.xy[2 * id + 1])
  })
  return { op: 'dots', xy, r, colours: [colour] }
}

/** A veil over forgotten labels, and a quiet ring around the item that is being decided about. */
function streamMarks(plot: Plot, { forgotten, present }: StreamMarks): Op[] {
  const { palette } = plot.scene
  const veil = forgotten.map((id) =>
    circle(plot.x(id), plot.y(id), plot.radius.labelled + 2, { fill: palette.stage, alpha: 0.7 }),
  )
  if (present === null) return veil
  const [x, y] = [plot.x(present), plot.y(present)]
  return [
    ...veil,
    ...haloedRing(plot, x, y, plot.radius.ring, plot.recipe.ring),
    circle(x, y, plot.radius.pool * 1.5, { fill: palette.outline }),
  ]
}
