import { done } from '../core/job.ts'
import { PURPOSE, permutation } from '../core/math/random.ts'
import { narrow } from '../core/query/context.ts'
import { limitOf, pickBatch, type Batch } from '../core/query/pick.ts'
import { subset } from '../core/query/subset.ts'
import { seededTies, tieSet, topK } from '../core/query/ties.ts'
import type { Ctx, Strategy } from '../core/query/types.ts'
import type { PartBody } from './protocol/look.ts'
import type { Wanted } from './scoring.ts'
import type { Stream } from './stream.ts'

/** Candidates that a look-ahead scores between two parts, after the first. */
const BLOCK = 8

/** As `pickBatch`, but candidates are scored block by block in a seeded order and the best so far is sent after each. */
export function* lookAhead(wanted: Wanted, c: Ctx, b: number, limit: number): Stream<Batch> {
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
