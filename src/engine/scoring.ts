import { defaults, readParams, type Params } from '../core/params.ts'
import { Missing, needsOf } from '../core/query/helpers.ts'
import { pickBatch, type Batch, type PickOptions } from '../core/query/pick.ts'
import { TOLERANCE, TOLERANCE_TFJS } from '../core/query/ties.ts'
import type { Family, Pick, Strategy } from '../core/query/types.ts'
import { moreCode, strategyOf } from './code.ts'
import { engineError } from './errors.ts'
import type { PartBody } from './protocol/look.ts'
import { usesNetwork, type Scene } from './scene.ts'
import type { Seen } from './seen.ts'
import type { Stream } from './stream.ts'

/** A strategy to be scored. */
export interface Wanted {
  readonly strategy: Strategy
  readonly params: Params
  /** Whether its picks are the next question. */
  readonly asking: boolean
  /** Scores that differ by at most this much are tied. */
  readonly tolerance: number
}

/** Strategies of these families do not look at what was trained. */
const MODEL_FREE: readonly Family[] = ['baseline', 'diversity', 'human']
const COSTS = ['linear', 'members', 'quadratic', 'refits'] as const

/**
 * The asking strategy and those shown beside it, cheap ones first.
 * @throws EngineError 'unknown-strategy'
 */
export function wantedOf({ state, trainer }: Scene, show: readonly string[]): Wanted[] {
  const { settings } = state
  const rounded = usesNetwork(settings) && trainer.name === 'tfjs-wasm'
  const asking = settings.strategy.id
  const wanted = [...new Set([asking, ...show])].map((id) => {
    const strategy = strategyOf(id)
    if (!strategy) throw engineError('unknown-strategy', '', { id })
    const { params, family } = strategy.meta
    return {
      strategy,
      asking: id === asking,
      params: id === asking ? readParams(params, settings.strategy.params).params : defaults(params),
      tolerance: rounded && !MODEL_FREE.includes(family) ? TOLERANCE_TFJS : TOLERANCE,
    }
  })
  const cost = (w: Wanted) => (w.asking ? -1 : COSTS.indexOf(w.strategy.meta.cost))
  return wanted.sort((a, b) => cost(a) - cost(b))
}

export const needsCommittee = ({ strategy, params }: Wanted): boolean =>
  needsOf(strategy, params).includes('committee')
export const isLookAhead = ({ strategy }: Wanted): boolean => strategy.meta.cost === 'refits'

/** A strategy that has been scored. */
export interface Scored {
  readonly wanted: Wanted
  readonly batch: Batch
}

/**
 * The next questions of one strategy, as parts: one, or for a look-ahead one per block of candidates. What was scored before is
 * only sent again. A note, and no scores, where the model or the committee lacks what the strategy needs.
 */
export function* scoreStrategy(wanted: Wanted, seen: Seen): Stream<void> {
  const { id } = wanted.strategy.meta
  const known = seen.scored.get(id)
  try {
    const batch = known ? known.batch : yield* pick(wanted, seen)
    seen.scored.set(id, { wanted, batch })
    yield {
      s: 'scores',
      asking: wanted.asking,
      complete: true,
      strategy: id,
      scores: batch.scores.slice(),
      ...(batch.subset && { subset: batch.subset.slice() }),
      picks: batch.picks.map(pickOf),
      ties: Int32Array.from(batch.ties),
    }
  } catch (e) {
    if (!(e instanceof Missing)) throw e
    yield { s: 'note', code: 'missing', args: { strategy: id, need: e.what } }
  }
}

function* pick(wanted: Wanted, { ctx, scene }: Seen): Stream<Batch> {
  const { strategy, params, tolerance } = wanted
  const { batch, candidates: limit } = scene.state.settings
  if (isLookAhead(wanted)) return yield* moreCode().lookAhead(wanted, ctx, batch, limit)
  const early: PartBody[] = []
  const onPick: PickOptions['onPick'] = (picks, scores, subset) =>
    early.push({
      s: 'scores',
      asking: wanted.asking,
      complete: false,
      done: picks.length,
      of: batch,
      strategy: strategy.meta.id,
      scores: scores.slice(),
      ...(subset && { subset: subset.slice() }),
      picks: picks.map(pickOf),
      ties: new Int32Array(0),
    })
  const job = pickBatch(strategy, ctx, params, batch, { tolerance, limit, onPick })
  for (;;) {
    const step = job.next()
    if (step.done) return step.value
    yield early.shift() ?? step.value
  }
}

const pickOf = ({ id, score, tied }: Pick) => ({ id, score, tied })
