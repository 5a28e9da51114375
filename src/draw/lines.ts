import type { Grid } from '../engine/protocol/state.ts'
import { boundaries, confidenceLines } from './contour.ts'
import type { LineOp, Op, Path, Stroke } from './list.ts'
import { stroke, type Plot } from './plot.ts'
import { xToPx, yToPx, type Viewed } from './view.ts'

/** Lattices are immutable, so their contours are traced once. */
function once(trace: (grid: Grid) => Path[]): (grid: Grid) => readonly Path[] {
  const known = new WeakMap<Grid, readonly Path[]>()
  return (grid) => {
    let paths = known.get(grid)
    if (!paths) known.set(grid, (paths = trace(grid)))
    return paths
  }
}
const boundariesOf = once(boundaries)
const confidencesOf = once(confidenceLines)

/** Paths from frame units to pixels; those that do not come near the stage are left out. */
function pathsToPx({ view, size }: Viewed, paths: readonly Path[]): Path[] {
  const onStage: Path[] = []
  for (const path of paths) {
    const xy = new Float64Array(path.xy.length)
    let left = Infinity
    let right = -Infinity
    let top = Infinity
    let bottom = -Infinity
    for (let k = 0; k < xy.length; k += 2) {
      const x = (xy[k] = xToPx(view, size, path.xy[k]))
      const y = (xy[k + 1] = yToPx(view, size, path.xy[k + 1]))
      if (x < left) left = x
      if (x > right) right = x
      if (y < top) top = y
      if (y > bottom) bottom = y
    }
    if (right >= 0 && left <= size.width && bottom >= 0 && top <= size.height)
      onStage.push({ xy, closed: path.closed })
  }
  return onStage
}

/** Pixels of the boundary between the winning classes. */
export const boundaryPx = (viewed: Viewed, grid: Grid): Path[] => pathsToPx(viewed, boundariesOf(grid))

const curve = (paths: readonly Path[], line: Stroke, alpha = 1): LineOp => ({
  op: 'line',
  paths,
  smooth: true,
  stroke: line,
  alpha,
})

/** White lines of equal confidence on the probability field. */
export function isoLines(plot: Plot): Op[] {
  const { palette, field } = plot.scene
  if (field?.id !== 'probability') return []
  const { colour, alpha } = palette.iso
  return [curve(pathsToPx(plot.scene, confidencesOf(field.grid)), stroke(colour, 1), alpha)]
}

/** Boundaries of the members of the committee; the one that is pointed at last, dashed on a halo. */
export function memberLines(plot: Plot): Op[] {
  const { palette, members, hot } = plot.scene
  const { width, alpha } = plot.recipe.member
  const thin = members
    .filter((_, k) => k !== hot)
    .map((grid) => curve(boundaryPx(plot.scene, grid), stroke(palette.ink, width), alpha))
  if (hot === null || !members[hot]) return thin
  const paths = boundaryPx(plot.scene, members[hot])
  return [...thin, curve(paths, stroke(palette.halo, 5)), curve(paths, stroke(palette.ink, 2, [7, 4]))]
}

/** The boundary after an answer that is only tried, on a halo. */
export function aheadLine(plot: Plot): Op[] {
  const { palette, ahead } = plot.scene
  if (!ahead) return []
  const paths = boundaryPx(plot.scene, ahead.grid)
  return [curve(paths, stroke(palette.halo, 5)), curve(paths, stroke(palette.ink, 2, [8, 3, 2, 3]))]
}

/** The boundary of the model before, the boundary, and the true one. */
export function boundaryLines(plot: Plot): Op[] {
  const { palette, probability, showBoundary, truth, truthShown, motion, scale } = plot.scene
  const { halo, ink } = plot.recipe.boundary
  const ops: Op[] = []
  if (showBoundary && motion?.before)
    ops.push(curve(boundaryPx(plot.scene, motion.before), stroke(palette.ink, 1, [2, 4]), 0.5))
  if (showBoundary && probability) {
    const paths = boundaryPx(plot.scene, probability)
    ops.push(
      curve(paths, stroke(palette.halo, halo * scale), 0.85),
      curve(paths, stroke(palette.ink, ink * scale)),
    )
  }
  if (truthShown && truth)
    ops.push(curve(boundaryPx(plot.scene, truth), stroke(palette.ink, 2.25, [0.1, 6], 'round')))
  return ops
}

/** Past queries joined in their order; their numbers are placed with the tags. */
export function trailLine(plot: Plot): Op[] {
  const { palette, trail } = plot.scene
  if (trail.length < 2) return []
  const xy = Float64Array.from(trail.flatMap((id) => [plot.x(id), plot.y(id)]))
  const line = { op: 'line', paths: [{ xy, closed: false }], smooth: false } as const
  return [
    { ...line, stroke: stroke(palette.halo, 3.5), alpha: 0.7 },
    { ...line, stroke: stroke(palette.ink, 1.25), alpha: 0.75 },
  ]
}
