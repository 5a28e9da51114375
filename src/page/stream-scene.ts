import type { State } from '../core/session/types.ts'
import { remembered } from '../core/session/views.ts'
import { MARK, type ScenePoints } from '../draw/scene.ts'
import { streamLayer, type StreamLayer } from '../draw/stream.ts'

/** Items of a stream that are still to come are not shown; those that were let pass are marked as such. */
export function markArrivals({ arrivals, stream }: State, mark: Uint8Array): void {
  arrivals?.forEach((id, t) => {
    if (mark[id] === MARK.pool && t !== stream?.t) mark[id] = t < (stream?.t ?? 0) ? MARK.passed : MARK.hidden
  })
}

/** What the stage shows of a stream beside the points. */
export function layerOf(state: State, points: ScenePoints): StreamLayer | undefined {
  const { arrivals, stream } = state
  if (!arrivals || !stream) return undefined
  const kept = new Set(remembered(state))
  return streamLayer({
    passed: [...arrivals.subarray(0, stream.t)].filter((id) => points.mark[id] === MARK.passed),
    present: state.open ? null : (arrivals[stream.t] ?? null),
    forgotten: state.train.filter((id) => !kept.has(id)),
  })
}
