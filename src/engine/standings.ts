import type { Progress } from '../core/job.ts'
import type { NetTrainer } from '../core/model/types.ts'
import { STRATEGY_METAS } from '../core/query/registry.ts'
import type { Need } from '../core/query/types.ts'
import { look } from './jobs.ts'
import type { DataMessage } from './protocol/state.ts'
import type { Standing, StandingsRequest } from './protocol/background.ts'
import { lineOf } from './report.ts'
import { makeScene } from './scene.ts'
import { seenOf, type Caches } from './seen.ts'
import { unseenLook } from './unseen.ts'

/** Every strategy that a point can be compared under. */
export const COMPARED: readonly string[] = STRATEGY_METAS.flatMap(({ id, family }) =>
  family === 'human' ? [] : [id],
)

/**
 * Score and rank of a point under every strategy, cheap ones first. Those that refit the model for each candidate are left out
 * unless they ask or `costly` is wanted. What was scored for the state before is only looked up, and what is scored now serves
 * other points of it.
 */
export function* standings(
  caches: Caches,
  data: DataMessage,
  { state, id, costly }: StandingsRequest,
  trainer: NetTrainer,
): Generator<Standing | Progress | undefined, void> {
  const request = unseenLook(data.hash, state, {
    show: COMPARED,
    want: costly ? ['scores', 'look-ahead'] : ['scores'],
  })
  const seen = seenOf(caches, makeScene(data, state, trainer), request)
  for (const part of look(caches, data, request, trainer)) {
    if (!part || !('s' in part)) yield part
    else if (part.s === 'scores' && part.complete) {
      const scored = seen.scored.get(part.strategy)
      yield { strategy: part.strategy, line: scored ? lineOf(scored, id) : null, lacks: null }
    } else if (part.s === 'note' && part.code === 'missing')
      yield { strategy: String(part.args.strategy), line: null, lacks: part.args.need as Need }
    else yield
  }
}
