import type { PointId } from '../data/types.ts'
import { isInside } from './boundary.ts'
import type { Added } from './brush.ts'
import { ROLE, type Event, type Place, type State } from './types.ts'

/** Whether a point may be moved, flipped or erased: those of the pool, with or without a label, and whatever was drawn. */
export function isEditable({ role, rows }: State, id: PointId): boolean {
  const r = role[id]
  return r === ROLE.pool || r === ROLE.start || (r === ROLE.exam && id >= rows)
}

function chosen(state: State, within: (x: number, y: number) => boolean): PointId[] {
  const { xy, role } = state
  const ids: PointId[] = []
  for (let id = 0; id < role.length; id++)
    if (isEditable(state, id) && within(xy[2 * id], xy[2 * id + 1])) ids.push(id)
  return ids
}

/** Editable points at most `radius` from a place, ascending. */
export function pointsNear(state: State, [x, y]: Place, radius: number): PointId[] {
  const most = radius * radius
  return chosen(state, (px, py) => (px - x) * (px - x) + (py - y) * (py - y) <= most)
}

/** Editable points that a polygon encloses, ascending. */
export const pointsInside = (state: State, around: readonly Place[]): PointId[] =>
  around.length < 3 ? [] : chosen(state, (x, y) => isInside(around, x, y))

/** The editable point nearest to a place, within `reach`; the lowest id of equals. */
export function nearestPoint(state: State, at: Place, reach: number): PointId | null {
  const { xy } = state
  const far = (id: PointId) => {
    const dx = xy[2 * id] - at[0]
    const dy = xy[2 * id + 1] - at[1]
    return dx * dx + dy * dy
  }
  const near = pointsNear(state, at, reach)
  return near.length === 0 ? null : near.reduce((best, id) => (far(id) < far(best) ? id : best))
}

/** Copies of points, `by` away from them: true class and whether they grade are those of the originals. */
export function copiesOf(
  { xy, truth, role }: State,
  ids: readonly PointId[],
  by: Place,
  step: number,
): Added[] {
  return ids.map((id) => ({
    xy: moved([xy[2 * id], xy[2 * id + 1]], by, step),
    ...(truth[id] >= 0 && { truth: truth[id] }),
    ...(role[id] === ROLE.exam && { exam: true as const }),
  }))
}

/** A place `by` further, as a multiple of 2^-step. */
export function moved([x, y]: Place, [dx, dy]: Place, step: number): Place {
  const unit = 1 << step
  const quantise = (v: number) => Math.round(v * unit) / unit + 0
  return [quantise(x + dx), quantise(y + dy)]
}

/** The next class of each point, the first after the last: of two classes, the other one. Points without a true class are left out. */
export const flipsOf = ({ truth, classes }: State, ids: readonly PointId[]) =>
  ids.filter((id) => truth[id] >= 0).map((id) => ({ id, truth: (truth[id] + 1) % classes.length }))

/** The events that draw the present plane of an own drawing anew, without its past. */
export function redraw(state: State): Event[] {
  const { classes, xy, truth, role, boundary } = state
  const add = [...role.keys()]
    .filter((id) => isEditable(state, id))
    .map((id): Added => ({
      xy: [xy[2 * id], xy[2 * id + 1]],
      ...(truth[id] >= 0 && { truth: truth[id] }),
      ...(role[id] === ROLE.exam && { exam: true as const }),
    }))
  const points = { ...(add.length > 0 && { add }), ...(boundary && { boundary }) }
  return [
    { t: 'classes', names: classes },
    ...(add.length > 0 || boundary ? [{ t: 'points', ...points } as const] : []),
  ]
}

export interface Drawn {
  /** Points that were drawn and not erased; of them, those that grade. */
  readonly added: number
  readonly grading: number
  /** Drawn points of each class. */
  readonly classes: readonly number[]
  /** Points of the data set that were moved or have another true class, and those that were erased. */
  readonly changed: number
  readonly removed: number
  readonly boundary: boolean
}

/** What has been done to the plane since the session began. */
export function drawnOn({ role, truth, rows, edited, classes, boundary }: State): Drawn {
  const counts = classes.map(() => 0)
  let added = 0
  let grading = 0
  for (let id = rows; id < role.length; id++) {
    if (role[id] === ROLE.removed) continue
    added++
    if (role[id] === ROLE.exam) grading++
    if (truth[id] >= 0) counts[truth[id]]++
  }
  let removed = 0
  for (let id = 0; id < rows; id++) if (role[id] === ROLE.removed) removed++
  const changed = edited.filter((id) => id < rows && role[id] !== ROLE.removed).length
  return { added, grading, classes: counts, changed, removed, boundary: boundary !== undefined }
}
