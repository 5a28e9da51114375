import type { Job } from '../core/job.ts'
import type { NetTrainer } from '../core/model/types.ts'
import type { Found } from '../core/session/verify.ts'
import { Cache } from './cache.ts'
import { look } from './jobs.ts'
import type { DataMessage, Slim } from './protocol/state.ts'
import { makeScene } from './scene.ts'
import { wantedOf } from './scoring.ts'
import type { Caches } from './seen.ts'
import { isPart } from './stream.ts'
import { unseenLook } from './unseen.ts'

/**
 * What the asking strategy of a state finds in it, without any picture. Null where it cannot score: the model or the committee
 * lacks what it needs.
 */
export function* recheck(
  caches: Caches,
  data: DataMessage,
  state: Slim,
  trainer: NetTrainer,
): Job<Found | null> {
  const request = unseenLook(data.hash, state)
  const [{ tolerance }] = wantedOf(makeScene(data, state, trainer), [])
  let found: Found | null = null
  const own: Caches = { ...caches, seen: new Cache(1) }
  for (const part of look(own, data, request, trainer)) {
    if (isPart(part) && part.s === 'scores' && part.complete) {
      const { scores, subset, picks } = part
      const ids = subset ? subset.map((row) => state.candidates[row]) : state.candidates.slice()
      found = { ids, scores, picks: picks.map((p) => p.id), tolerance }
    }
    yield undefined
  }
  return found
}
