import { integer, PURPOSE } from '../math/random.ts'
import type { Rnd } from '../model/types.ts'

/**
 * A seeded choice of `limit` of n rows, ascending, all equally likely (Floyd's algorithm); null where all n fit. `draw` tells one
 * choice from another, such as the round.
 */
export function subset(rnd: Rnd, n: number, limit: number, draw: number): Int32Array | null {
  if (n <= limit) return null
  const chosen = new Set<number>()
  for (let j = n - limit; j < n; j++) {
    const row = integer(rnd(PURPOSE.subset, j, draw), j + 1)
    chosen.add(chosen.has(row) ? j : row)
  }
  return Int32Array.from(chosen).sort()
}
