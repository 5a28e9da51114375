import type { PointId } from '../core/data/types.ts'
import type { Grid } from '../engine/protocol/state.ts'
import { classColouring, fieldImage, fieldLook } from './field.ts'
import { boundaryPx } from './lines.ts'
import type { DisplayList, LineOp, Op, Rect } from './list.ts'
import type { Palette } from './palette.ts'
import { circle, shape, stroke } from './plot.ts'
import { MARK, type FieldKind, type ScenePoints } from './scene.ts'
import { boundsOf, fit, toPx, xToPx, yToPx, type Size, type Viewed } from './view.ts'

/** A small map of the plane. */
export interface TileScene extends Viewed {
  readonly palette: Palette
  readonly points: ScenePoints
  /** Queried points. */
  readonly asked: readonly PointId[]
  /** Class probabilities of another model, whose boundary is dashed. */
  readonly before?: Grid | null
  /** A label that is only tried: drawn larger than those that were given. */
  readonly answered?: { readonly id: PointId; readonly label: number } | null
}

/** One member of the committee: its class tints, its boundary, the labelled points and the question. Channels = classes. */
export function memberTile(scene: TileScene, grid: Grid): DisplayList {
  const { palette, points } = scene
  const line: LineOp = {
    op: 'line',
    paths: boundaryPx(scene, grid),
    smooth: true,
    stroke: stroke(palette.ink, 1.5),
  }
  const marks: Op[] = []
  for (let id = 0; id < points.n; id++)
    if (points.mark[id] === MARK.labelled) {
      const c = points.label[id]
      marks.push(shape(c, ...placeOf(scene, id), 2.2, { fill: palette.classes[c] }))
    }
  const old: Op[] = scene.before
    ? [{ ...line, paths: boundaryPx(scene, scene.before), stroke: stroke(palette.ink, 1.25, [2, 3]) }]
    : []
  const ground = fieldImage(scene, grid, classColouring(palette, grid.channels))
  return tile(scene, [ground, ...old, line, ...marks])
}

/** A session as it is kept: regions and boundary of the model, as far as there is one, unlabelled points and labels. */
export function sessionTile(scene: TileScene, probability: Grid | null): DisplayList {
  const { palette, points } = scene
  const pool: number[] = []
  const labels: Op[] = []
  for (let id = 0; id < points.n; id++) {
    const at = placeOf(scene, id)
    if (points.mark[id] === MARK.pool) pool.push(...at)
    else if (points.mark[id] === MARK.labelled) {
      const c = points.label[id]
      labels.push(shape(c, ...at, 2.8, { fill: palette.classes[c], stroke: stroke(palette.stage, 0.75) }))
    }
  }
  const ground: Op[] = probability
    ? [
        fieldImage(scene, probability, classColouring(palette, probability.channels)),
        {
          op: 'line',
          paths: boundaryPx(scene, probability),
          smooth: true,
          stroke: stroke(palette.ink, 1.5),
        },
      ]
    : []
  const dots: Op = { op: 'dots', xy: Float32Array.from(pool), r: 0.8, colours: [palette.pool] }
  return tile(scene, [...ground, dots, ...labels])
}

/** The disagreement of the committee and the question. */
export function fieldTile(scene: TileScene, id: Exclude<FieldKind, 'probability'>, grid: Grid): DisplayList {
  const { colouring, flat } = fieldLook(scene.palette, { id, grid })
  return tile(scene, flat ? [] : [fieldImage(scene, grid, colouring)])
}

/** Unlabelled points alone: the choice of data sets, and of pairs of columns. `xy` is n x 2. */
export function thumbnail(palette: Palette, size: Size, xy: Float64Array): DisplayList {
  const view = fit(boundsOf(xy), size)
  const px = new Float32Array(xy.length)
  for (let k = 0; k < xy.length; k += 2) {
    px[k] = xToPx(view, size, xy[k])
    px[k + 1] = yToPx(view, size, xy[k + 1])
  }
  const room = Math.sqrt((size.width * size.height) / (px.length / 2 + 1))
  const r = Math.min(1.5, Math.max(0.7, room / 3))
  return sheet(palette, size, [{ op: 'dots', xy: px, r, colours: [palette.pool] }])
}

function tile(scene: TileScene, ops: readonly Op[]): DisplayList {
  const { palette, size, asked, answered } = scene
  const dots = asked
    .filter((id) => id !== answered?.id)
    .map((id) =>
      circle(...placeOf(scene, id), 4.2, { fill: palette.ask, stroke: stroke(palette.outline, 1.5) }),
    )
  const tried = answered
    ? [
        shape(answered.label, ...placeOf(scene, answered.id), 5, {
          fill: palette.classes[answered.label],
          stroke: stroke(palette.outline, 1.5),
        }),
      ]
    : []
  return sheet(palette, size, [...ops, ...dots, ...tried])
}

const sheet = (palette: Palette, size: Size, ops: readonly Op[]): DisplayList => ({
  ...size,
  background: palette.stage,
  font: palette.font.en,
  ops,
})

const placeOf = ({ points: { xy }, view, size }: TileScene, id: PointId): [number, number] =>
  toPx(view, size, xy[2 * id], xy[2 * id + 1])

/** Bins of a histogram of scores. */
const BINS = 16

/**
 * Bars of a histogram of scores, smallest at the left, heights by square root so that single points are seen. Five pixels at the top
 * are left to the mark of the top score, which is always in the last bin. Scores are finite.
 */
export function histogram(scores: ArrayLike<number>, width: number, height: number): Rect[] {
  const counts = binCounts(scores)
  const most = Math.max(1, ...counts)
  const step = width / BINS
  return [...counts].flatMap((count, k) => {
    if (count === 0) return []
    const h = Math.max(1.5, Math.sqrt(count / most) * (height - 5))
    return [{ x: k * step + 0.5, y: height - h, w: step - 1, h }]
  })
}

/** Counts between the smallest and the largest score; equal scores are all in the last bin, the top one. */
function binCounts(scores: ArrayLike<number>): Int32Array {
  let lo = Infinity
  let hi = -Infinity
  for (let i = 0; i < scores.length; i++) {
    lo = Math.min(lo, scores[i])
    hi = Math.max(hi, scores[i])
  }
  const counts = new Int32Array(BINS)
  for (let i = 0; i < scores.length; i++)
    counts[hi > lo ? Math.min(BINS - 1, Math.floor(((scores[i] - lo) / (hi - lo)) * BINS)) : BINS - 1]++
  return counts
}
