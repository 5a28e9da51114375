import type { PointId } from '../core/data/types.ts'
import type { Ink, ShapeOp, Stroke } from './list.ts'
import { recipeOf, type Recipe } from './recipe.ts'
import { MARK, type StageScene } from './scene.ts'
import { xToPx, yToPx } from './view.ts'

/** A scene with what all of its parts need: the theme's recipe, radii at the scene's scale, and places in pixels. */
export interface Plot {
  readonly scene: StageScene
  readonly recipe: Recipe
  readonly radius: StageScene['palette']['radius']
  /** Points by what they are drawn as; the pool, which may be large, is not listed. */
  readonly labelled: readonly PointId[]
  readonly held: readonly PointId[]
  readonly skipped: readonly PointId[]
  readonly unsure: readonly PointId[]
  /** Points that wait for an answer. */
  readonly queried: readonly PointId[]
  x(id: PointId): number
  y(id: PointId): number
}

export function plotOf(scene: StageScene): Plot {
  const { palette, scale, view, size, points, query } = scene
  const r = palette.radius
  const marked: PointId[][] = Object.values(MARK).map(() => [])
  for (let id = 0; id < points.n; id++) {
    const mark = points.mark[id]
    if (mark !== MARK.pool && mark !== MARK.hidden) marked[mark].push(id)
  }
  return {
    labelled: marked[MARK.labelled],
    held: marked[MARK.held],
    skipped: marked[MARK.skipped],
    unsure: marked[MARK.unsure],
    queried: query?.ids.filter((id) => !query.answered?.includes(id)) ?? [],
    scene,
    recipe: recipeOf(palette),
    radius: {
      pool: r.pool * scale,
      labelled: r.labelled * scale,
      held: r.held * scale,
      ring: r.ring * scale,
      ask: r.ask * scale,
      tag: r.tag * scale,
    },
    x: (id) => xToPx(view, size, points.xy[2 * id]),
    y: (id) => yToPx(view, size, points.xy[2 * id + 1]),
  }
}

/** A class shape at (x, y). */
export const shape = (shape: number, x: number, y: number, r: number, ink: Ink): ShapeOp => ({
  op: 'shape',
  shape,
  x,
  y,
  r,
  ...ink,
})

/** A circle, filled or as a ring. */
export const circle = (x: number, y: number, r: number, ink: Ink): ShapeOp => shape(0, x, y, r, ink)

export const stroke = (colour: string, width: number, dash?: readonly number[], cap?: 'round'): Stroke => ({
  colour,
  width,
  ...(dash && { dash }),
  ...(cap && { cap }),
})

/** A ring on a halo that separates it from whatever is under it. */
export function haloedRing(
  plot: Plot,
  x: number,
  y: number,
  r: number,
  width: number,
  dash?: readonly number[],
): ShapeOp[] {
  const { halo, outline } = plot.scene.palette
  return [
    circle(x, y, r, { stroke: stroke(halo, width + 2.5) }),
    circle(x, y, r, { stroke: stroke(outline, width, dash) }),
  ]
}
