import { Digest } from '../core/math/random.ts'
import type { State } from '../core/session/types.ts'
import { conceptOf, trainSet } from '../core/session/views.ts'

/** Names a graded model by all that its training depends on, and in a drifting stream by what grades it. */
export function keyOf(state: State): string {
  const { ids, y, w } = trainSet(state)
  const { id, params } = state.settings.model
  return new Digest()
    .numbers(ids)
    .numbers(y)
    .numbers(w)
    .text(JSON.stringify([id, params, state.classes.length, state.edited, conceptOf(state)]))
    .numbers(
      state.edited.flatMap((id) => [state.xy[2 * id], state.xy[2 * id + 1], state.truth[id], state.role[id]]),
    )
    .hex()
}
