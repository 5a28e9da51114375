import { finite, type Job } from '../core/job.ts'
import type { NetTrainer } from '../core/model/types.ts'
import { predictPoints } from '../core/query/context.ts'
import { gatherPoints } from '../core/query/geo.ts'
import { predicted } from '../core/session/metrics.ts'
import { Cache } from './cache.ts'
import { fitModel } from './fitting.ts'
import { look } from './jobs.ts'
import type { ArrivalsRequest, Judged } from './protocol/background.ts'
import type { DataMessage } from './protocol/state.ts'
import { makeScene } from './scene.ts'
import type { Caches } from './seen.ts'
import { isPart } from './stream.ts'
import { unseenLook } from './unseen.ts'

/**
 * What the asking strategy and the model of a state say of items of its stream, each looked at as the only candidate: the
 * same scores that a look at the moment of its arrival gave.
 */
export function* arrivals(
  caches: Caches,
  data: DataMessage,
  { state, ids }: ArrivalsRequest,
  trainer: NetTrainer,
): Job<Judged> {
  const own: Caches = { ...caches, seen: new Cache(1) }
  const scores = new Float64Array(ids.length).fill(NaN)
  const scene = makeScene(data, state, trainer)
  for (let i = 0; i < ids.length; i++) {
    const alone = { ...state, candidates: ids.subarray(i, i + 1) }
    for (const part of look(own, data, unseenLook(data.hash, alone), trainer)) {
      if (!part || !isPart(part)) yield part
      else if (part.s === 'scores' && part.asking && part.complete && part.picks.length > 0)
        scores[i] = part.picks[0].score
    }
  }
  const { p } = yield* predictPoints(
    yield* fitModel(caches.models, scene),
    undefined,
    gatherPoints(scene.xy, ids),
    ids.length,
  )
  return { scores, named: Int32Array.from(predicted(finite(p, 'arrivals'), ids.length, state.C)) }
}
