import { Smallest } from '../math/smallest.ts'

/**
 * The k points of `to` (m of them) that are nearest to (x, y), nearest first, the lowest row first on ties: their rows and
 * distances. All m where k is larger.
 */
export function kNearest(
  x: number,
  y: number,
  to: Float64Array,
  m: number,
  k: number,
): { readonly rows: Int32Array; readonly distances: Float64Array } {
  const near = new Smallest(Math.min(k, m))
  for (let j = 0; j < m; j++) {
    const dx = x - to[2 * j]
    const dy = y - to[2 * j + 1]
    near.offer(Math.sqrt(dx * dx + dy * dy), j)
  }
  return { rows: near.owners, distances: near.values }
}
