import { exp } from '../math/exp-log.ts'
import type { Rnd } from '../model/types.ts'
import { subset } from './subset.ts'
import type { Geo, Similarity } from './types.ts'

/** Euclidean distance of row i of `a` to row j of `b`. */
export function distance(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const dx = a[2 * i] - b[2 * j]
  const dy = a[2 * i + 1] - b[2 * j + 1]
  return Math.sqrt(dx * dx + dy * dy)
}

/** Row of the m points `to` that is nearest to row i of `xy`, the lowest on ties; -1 where m = 0. */
export function nearestRow(xy: Float64Array, i: number, to: Float64Array, m: number): number {
  let best = -1
  let least = Infinity
  for (let j = 0; j < m; j++) {
    const d = distance(xy, i, to, j)
    if (d < least) {
      least = d
      best = j
    }
  }
  return best
}

/** Distance of each of the n points to the nearest of the m points `to`; Infinity where m = 0. */
export function nearest(xy: Float64Array, n: number, to: Float64Array, m: number): Float64Array {
  const out = new Float64Array(n)
  for (let i = 0; i < n; i++) {
    let least = Infinity
    for (let j = 0; j < m; j++) {
      const dx = xy[2 * i] - to[2 * j]
      const dy = xy[2 * i + 1] - to[2 * j + 1]
      least = Math.min(least, dx * dx + dy * dy)
    }
    out[i] = Math.sqrt(least)
  }
  return out
}

/** Mean position of n points; the origin where n = 0. */
export function meanPoint(xy: Float64Array, n: number): Float64Array {
  const mean = new Float64Array(2)
  for (let i = 0; i < n; i++) {
    mean[0] += xy[2 * i]
    mean[1] += xy[2 * i + 1]
  }
  if (n > 0) {
    mean[0] /= n
    mean[1] /= n
  }
  return mean
}

/** Sum over the m points `to` of the similarity to (x, y). */
type SimilaritySum = (x: number, y: number, to: Float64Array, m: number, sigma: number) => number

const gaussian: SimilaritySum = (x, y, to, m, sigma) => {
  const scale = -1 / (2 * sigma * sigma)
  let sum = 0
  for (let j = 0; j < m; j++) {
    const dx = x - to[2 * j]
    const dy = y - to[2 * j + 1]
    sum += exp(scale * (dx * dx + dy * dy))
  }
  return sum
}

const euclidean: SimilaritySum = (x, y, to, m) => {
  let sum = 0
  for (let j = 0; j < m; j++) {
    const dx = x - to[2 * j]
    const dy = y - to[2 * j + 1]
    sum += 1 / (1 + Math.sqrt(dx * dx + dy * dy))
  }
  return sum
}

/** Cosine of the angle between two vectors, 0 where one of them is zero. */
function cosineOf(ax: number, ay: number, bx: number, by: number): number {
  const product = Math.sqrt(ax * ax + ay * ay) * Math.sqrt(bx * bx + by * by)
  return product > 0 ? (ax * bx + ay * by) / product : 0
}

const cosine: SimilaritySum = (x, y, to, m) => {
  let sum = 0
  for (let j = 0; j < m; j++) sum += cosineOf(x, y, to[2 * j], to[2 * j + 1])
  return sum
}

const cosineDistance: SimilaritySum = (x, y, to, m) => {
  let sum = 0
  for (let j = 0; j < m; j++) sum += 1 / (2 - cosineOf(x, y, to[2 * j], to[2 * j + 1]))
  return sum
}

const SUMS: Record<Similarity, SimilaritySum> = {
  gaussian,
  euclidean,
  euclideanOthers: euclidean,
  cosineDistance,
  cosine,
}

/** Mean similarity of (x, y) to the m points `to`; `inside` = (x, y) is known to be one of them. */
function meanSimilarity(
  kind: Similarity,
  x: number,
  y: number,
  to: Float64Array,
  m: number,
  sigma: number,
  inside: boolean,
): number {
  const sum = SUMS[kind](x, y, to, m, sigma)
  if (inside && kind === 'euclideanOthers') return m > 1 ? (sum - 1) / (m - 1) : 0
  // A point is at distance 0 from itself, although a zero vector has no direction.
  if (inside && kind === 'cosineDistance' && x === 0 && y === 0) return (sum + 0.5) / m
  return m > 0 ? sum / m : 0
}

/** Most points of a pool that means are taken over; beyond it a seeded sample of them, which estimates the same mean. */
export const SAMPLE = 2000

/** Geometry of a pool. Keep it for as long as no point of the pool moves: similarities of its points are computed once. */
export function makeGeo(pool: { readonly n: number; readonly xy: Float64Array }, rnd: Rnd): Geo {
  const rows = subset(rnd, pool.n, SAMPLE, 0)
  const to = rows ? gatherPoints(pool.xy, rows) : pool.xy
  const m = rows ? rows.length : pool.n
  const kept = new Map<string, Map<number, number>>()

  const similarity: Geo['similarity'] = (kind, q, sigma) => {
    const out = new Float64Array(q.n)
    const { ids } = q
    if (!ids) {
      for (let i = 0; i < q.n; i++)
        out[i] = meanSimilarity(kind, q.xy[2 * i], q.xy[2 * i + 1], to, m, sigma, false)
      return out
    }
    const key = `${kind} ${sigma}`
    const known = kept.get(key) ?? new Map<number, number>()
    kept.set(key, known)
    for (let i = 0; i < q.n; i++) {
      const old = known.get(ids[i])
      out[i] = old ?? meanSimilarity(kind, q.xy[2 * i], q.xy[2 * i + 1], to, m, sigma, !rows)
      if (old === undefined) known.set(ids[i], out[i])
    }
    return out
  }

  return {
    nearest,
    similarity,
    density: (xy, n, sigma) => similarity('gaussian', { n, xy }, sigma),
  }
}

/** The named rows of n x 2 points. */
export function gatherPoints(xy: Float64Array, rows: ArrayLike<number>): Float64Array {
  const out = new Float64Array(2 * rows.length)
  for (let r = 0; r < rows.length; r++) {
    out[2 * r] = xy[2 * rows[r]]
    out[2 * r + 1] = xy[2 * rows[r] + 1]
  }
  return out
}
