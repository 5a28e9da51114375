import { finite, type Job } from '../job.ts'
import type { Params } from '../params.ts'
import { narrow } from './context.ts'
import { subset } from './subset.ts'
import { lowestFirst, seededTies, type TieKey, tieSet, TOLERANCE, topK } from './ties.ts'
import type { Ctx, Pick, Strategy } from './types.ts'

/** Candidates that a strategy of quadratic or refitting cost scores at most, unless the caller says otherwise. */
const LIMIT = 2000

export interface PickOptions {
  /** Scores this close are tied. */
  readonly tolerance?: number
  /** How ties are resolved. */
  readonly ties?: 'seeded' | 'lowest'
  /** Most candidates that a strategy of quadratic or refitting cost scores. */
  readonly limit?: number
  /** Hears of a joint batch after each of its picks but the last: these, the scores before the first, and `Batch.subset`. */
  readonly onPick?: (picks: readonly Pick[], scores: Float64Array, subset: Int32Array | null) => void
}

/** Questions and what they were chosen by; rows count the candidates that were scored. */
export interface Chosen {
  /** In order of asking, distinct. */
  readonly picks: readonly Pick[]
  /** Score of every candidate before the first pick. */
  readonly scores: Float64Array
  /** Ids that tie with the first pick, itself included. */
  readonly ties: readonly number[]
}

export interface Batch extends Chosen {
  /** Rows of the caller's candidates that were scored, ascending; null where all were. */
  readonly subset: Int32Array | null
  /** The state that was scored (`picks` and `scores` count its candidates) and the strategy's preparation for it. */
  readonly used: Ctx
  readonly prep: unknown
}

/** How many candidates `strategy` scores at most. Refitting strategies have a parameter for it. */
export function limitOf(strategy: Strategy, params: Params, limit = LIMIT): number {
  const { cost } = strategy.meta
  if (cost !== 'quadratic' && cost !== 'refits') return Infinity
  return typeof params.candidates === 'number' ? Math.min(limit, params.candidates) : limit
}

/**
 * The next `b` questions of a strategy: all of its candidates where b is larger than the pool, none where the pool is empty.
 * Nothing is asked twice and the context is left untouched. Throws NotFinite where a score is not a number.
 */
export function* pickBatch(
  strategy: Strategy,
  c: Ctx,
  params: Params,
  b: number,
  options: PickOptions = {},
): Job<Batch> {
  const rows = subset(c.rnd, c.cand.n, limitOf(strategy, params, options.limit), c.round)
  const used: Ctx = { ...(rows ? narrow(c, rows) : c), batch: b }
  const prep = strategy.prepare ? yield* strategy.prepare(used, params) : undefined
  const onPick: PickOptions['onPick'] = (picks, scores) => options.onPick?.(picks, scores, rows)
  const found = yield* pickPrepared(strategy, used, params, prep, b, { ...options, onPick })
  return { ...found, subset: rows, used, prep }
}

/** `pickBatch` where the strategy's preparation for exactly this state is at hand. */
export function* pickPrepared(
  strategy: Strategy,
  c: Ctx,
  params: Params,
  prep: unknown,
  b: number,
  options: PickOptions = {},
): Job<Chosen> {
  const { tolerance = TOLERANCE, ties = 'seeded' } = options
  const key = ties === 'lowest' ? lowestFirst : seededTies(c)
  const asked: Asked = { strategy, c, params, prep }
  const scores = yield* scored(asked, [])
  const picksOf = ({ rows, scores: own, tied }: Found): Pick[] =>
    rows.map((row, j) => ({ row, id: c.cand.ids[row], score: own[j], tied: tied[j] }))
  const onFound = (found: Found) => options.onPick?.(picksOf(found), scores, null)
  const found = yield* choose(asked, scores, b, { key, tolerance }, onFound)
  return {
    picks: picksOf(found),
    scores,
    ties: found.rows.length > 0 ? tieSet(scores, tolerance).map((row) => c.cand.ids[row]) : [],
  }
}

/** A strategy, and all that it answers from. */
interface Asked {
  readonly strategy: Strategy
  readonly c: Ctx
  readonly params: Params
  readonly prep: unknown
}

function* scored({ strategy, c, params, prep }: Asked, chosen: readonly number[]): Job<Float64Array> {
  return finite(yield* strategy.score(c.cand, c, params, prep, chosen), `score/${strategy.meta.id}`)
}

interface Found {
  readonly rows: readonly number[]
  readonly scores: readonly number[]
  readonly tied: readonly number[]
}

function* choose(
  asked: Asked,
  first: Float64Array,
  b: number,
  { key, tolerance }: { readonly key: TieKey; readonly tolerance: number },
  onFound: (found: Found) => void,
): Job<Found> {
  const { strategy, c, params, prep } = asked
  const own = strategy.select && (yield* strategy.select(c, params, prep, b))
  if (own) return own
  if (!strategy.meta.batchAware) {
    const best = topK(first, b, key, tolerance)
    return { ...best, scores: best.rows.map((row) => first[row]) }
  }
  const found = { rows: [] as number[], scores: [] as number[], tied: [] as number[] }
  const taken = new Uint8Array(c.cand.n)
  let scores = first
  while (found.rows.length < Math.min(b, c.cand.n)) {
    if (found.rows.length > 0) {
      onFound(found)
      yield
      scores = yield* scored(asked, found.rows)
    }
    const ties = tieSet(scores, tolerance, taken)
    const row = ties.reduce((best, other) => (key(other) < key(best) ? other : best))
    taken[row] = 1
    found.rows.push(row)
    found.scores.push(scores[row])
    found.tied.push(ties.length)
  }
  return found
}
