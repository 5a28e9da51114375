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
