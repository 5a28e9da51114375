import type { Job } from '../../job.ts'
import { PURPOSE } from '../../math/random.ts'
import type { Rnd } from '../../model/types.ts'

/** Draws between two yields. */
const DRAWS = 1 << 13

/**
 * A seeded sample of `limit` of the numbers 0..n-1, ascending; all of them if there are no more. Every subset is equally
 * likely (selection sampling, Knuth, TAOCP 2, algorithm 3.4.2 S); number i draws with counter i.
 */
export function* sample(rnd: Rnd, n: number, limit: number): Job<Int32Array> {
  const size = Math.min(n, limit)
  const chosen = new Int32Array(size)
  for (let i = 0, k = 0; k < size; i++) {
    if (rnd(PURPOSE.sample, i) * (n - i) < size - k) chosen[k++] = i
    if (i % DRAWS === 0) yield
  }
  return chosen
}
