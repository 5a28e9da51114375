import type { Dataset, PointId } from '../data/types.ts'
import { Digest } from '../math/random.ts'
import { drawnOn } from '../session/plane.ts'
import { ROLE, type Spec, type State } from '../session/types.ts'

/** What a study of a plane that was drawn on repeats: its points as they are now, and the session's spec on them. */
export interface Plane {
  readonly dataset: Dataset
  readonly spec: Spec
}

/**
 * The points of a session that was drawn on, as a data set of their own: the pool, then the points that grade, which stay the
 * same for all seeds. Null where nothing was drawn, moved, flipped or erased: such a session is repeated from its data.
 */
export function planeData(state: State, dataset: Dataset): Plane | null {
  const { added, changed, removed, boundary } = drawnOn(state)
  if (added + changed + removed === 0 && !boundary) return null
  const { role, frame, spec } = state
  const withRole = (wanted: (role: number) => boolean) => [...role.keys()].filter((id) => wanted(role[id]))
  const pool = withRole((r) => r !== ROLE.removed && r !== ROLE.exam)
  const ids = [...pool, ...withRole((r) => r === ROLE.exam)]
  const xy = Float64Array.from(ids.flatMap((id) => [state.xy[2 * id], state.xy[2 * id + 1]]))
  const truth = Int32Array.from(ids, (id) => state.truth[id])
  const group = Int32Array.from(ids, (id) => dataset.group[id] ?? -1)
  return {
    dataset: {
      id: dataset.id,
      n: ids.length,
      nPool: pool.length,
      raw: xy.map((v, i) => frame.offset[i & 1] + frame.scale[i & 1] * v),
      xy,
      frame,
      truth,
      group,
      classes: state.classes,
      axes: dataset.axes,
      hash: new Digest().word(pool.length).numbers(xy).numbers(truth).numbers(group).hex(),
    },
    spec: { ...spec, classes: state.classes, start: startOn(spec, ids) },
  }
}

/** Points that were chosen by hand, by their new numbers. */
function startOn({ start }: Spec, ids: readonly PointId[]): Spec['start'] {
  if (start.rule !== 'hand') return start
  const rows = new Map(ids.map((id, row) => [id, row]))
  return { ...start, ids: start.ids?.map((id) => rows.get(id) ?? -1).filter((row) => row >= 0) }
}
