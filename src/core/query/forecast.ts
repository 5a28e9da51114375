import type { ParamSpec } from '../params.ts'
import type { StrategyMeta } from './types.ts'

/** How many points a strategy scored in how many milliseconds. */
export interface Measured {
  readonly ms: number
  /** Points of the pool. */
  readonly pool: number
  /** Points that were scored: all that may be asked, or a subset. */
  readonly scored: number
}

/**
 * Milliseconds that the same strategy needs for a pool of `n` points, by the way in which its cost grows: with the points that are
 * scored; with these, at most `limit`, times the pool; or not at all, where a fixed number of refits is tried. Fitting the
 * model is not part of it.
 */
export function forecast(
  cost: StrategyMeta['cost'],
  { ms, pool, scored }: Measured,
  n: number,
  limit: number,
): number {
  if (cost === 'refits') return ms
  if (cost === 'quadratic') return ms * (Math.min(limit, n) / Math.max(1, scored)) * (n / Math.max(1, pool))
  return ms * (n / Math.max(1, scored))
}

/** A strategy that has been computed here. */
export interface Known extends Measured {
  readonly id: string
  readonly cost: StrategyMeta['cost']
}

/** Points that a strategy of quadratic or refitting cost scores at most, with its own parameters. */
export function scoredAtMost(params: readonly ParamSpec[], limit: number): number {
  const own = params.find((p) => p.key === 'candidates')
  return typeof own?.default === 'number' ? Math.min(limit, own.default) : limit
}

/**
 * Milliseconds that a strategy is likely to need here for `n` points before it was ever computed for them: as it took itself for
 * others, or as the slowest that is known with the same way of growing. Null where there is none: refits resemble nothing else.
 */
export function likely(
  { id, cost }: Pick<StrategyMeta, 'id' | 'cost'>,
  known: readonly Known[],
  n: number,
  limit: number,
): number | null {
  const own = known.filter((k) => k.id === id)
  const like = own.length > 0 ? own : cost === 'refits' ? [] : known.filter((k) => k.cost === cost)
  return like.length > 0 ? Math.max(...like.map((k) => forecast(cost, k, n, limit))) : null
}

/** Ways of growing, cheapest first. */
const GROWTH: readonly StrategyMeta['cost'][] = ['linear', 'members', 'quadratic', 'refits']

/** Strategies from cheap to dear by their milliseconds, those of which none are known last; where nothing tells two apart, in their old order. */
export function byCost<S extends Pick<StrategyMeta, 'cost'>>(
  strategies: readonly S[],
  ms: (s: S) => number | null,
): S[] {
  return strategies
    .map((s) => ({ s, cost: ms(s) ?? Infinity, growth: GROWTH.indexOf(s.cost) }))
    .sort((a, b) => (a.cost === b.cost ? a.growth - b.growth : a.cost - b.cost))
    .map(({ s }) => s)
}
