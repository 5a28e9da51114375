import { done } from '../core/job.ts'
import { PURPOSE, permutation } from '../core/math/random.ts'
import { defaults, readParams, type Params } from '../core/params.ts'
import { narrow } from '../core/query/context.ts'
import { Missing } from '../core/query/helpers.ts'
import { limitOf, pickBatch, type Batch } from '../core/query/pick.ts'
import { findStrategy, needsOf } from '../core/query/registry.ts'
import { subset } from '../core/query/subset.ts'
import { seededTies, tieSet, TOLERANCE, TOLERANCE_TFJS, topK } from '../core/query/ties.ts'
import type { Ctx, Family, Strategy } from '../core/query/types.ts'
import { engineError } from './errors.ts'
import type { PartBody } from './protocol.ts'
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
    const strategy = findStrategy(id)
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
      picks: batch.picks.map(({ id, score, tied }) => ({ id, score, tied })),
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
  return isLookAhead(wanted)
    ? yield* lookAhead(wanted, ctx, batch, limit)
    : yield* pickBatch(strategy, ctx, params, batch, { tolerance, limit })
}

/** Candidates that a look-ahead scores between two parts, after the first. */
const BLOCK = 8

/** As `pickBatch`, but candidates are scored block by block in a seeded order and the best so far is sent after each. */
function* lookAhead(wanted: Wanted, c: Ctx, b: number, limit: number): Stream<Batch> {
  const { strategy, params, tolerance } = wanted
  const rows = subset(c.rnd, c.cand.n, limitOf(strategy, params, limit), c.round)
  const used: Ctx = { ...(rows ? narrow(c, rows) : c), batch: b }
  const prep = strategy.prepare && (yield* strategy.prepare(used, params))
  const order = permutation(c.rnd, PURPOSE.sample, used.cand.n, c.round)
  const scores = new Float64Array(order.length)
  for (let from = 0, to = 1; from < order.length; from = to, to = Math.min(order.length, to + BLOCK)) {
    const block = narrow(used, order.subarray(from, to))
    const values = yield* strategy.score(block.cand, block, params, prep, [])
    values.forEach((v, i) => (scores[order[from + i]] = v))
    if (to < order.length) yield soFar(wanted, used, rows, order.slice(0, to), scores)
  }
  const known: Strategy = { ...strategy, prepare: () => done(prep), score: () => done(scores) }
  return yield* pickBatch(known, c, params, b, { tolerance, limit })
}

/** The best of the candidates scored so far: `seen` are their rows in `used`, `rows` those of `used` among all candidates. */
function soFar(
  { strategy, asking, tolerance }: Wanted,
  used: Ctx,
  rows: Int32Array | null,
  seen: Int32Array,
  all: Float64Array,
): PartBody {
  const ids = seen.map((row) => used.cand.ids[row])
  const scores = Float64Array.from(seen, (row) => all[row])
  const key = seededTies({ rnd: used.rnd, round: used.round, cand: { ids } })
  const best = topK(scores, 1, key, tolerance)
  return {
    s: 'scores',
    asking,
    complete: false,
    done: seen.length,
    of: all.length,
    strategy: strategy.meta.id,
    scores,
    subset: rows ? seen.map((row) => rows[row]) : seen,
    picks: best.rows.map((row, j) => ({ id: ids[row], score: scores[row], tied: best.tied[j] })),
    ties: Int32Array.from(tieSet(scores, tolerance), (row) => ids[row]),
  }
}
