import type { Features } from '../model/members.ts'
import type { Fitted } from '../model/types.ts'
import type { State } from '../session/types.ts'

/** Features of all points of a session, by its coordinates (which are never written to) and the settings of its model. */
const known = new WeakMap<Float64Array, Map<string, Features>>()

/**
 * Features of these points, computed once for all points and all sessions on them. None but of logistic models, whose features are
 * fixed.
 */
export function sharedFeatures(
  { xy, role, settings }: State,
  model: Fitted,
  ids: Int32Array,
): Features | undefined {
  if (model.id !== 'logistic' || !model.embed) return undefined
  const name = JSON.stringify(settings.model)
  const own = known.get(xy) ?? new Map<string, Features>()
  known.set(xy, own)
  const all = own.get(name) ?? model.embed(xy, role.length)
  own.set(name, all)
  return { ...all, rows: ids }
}
