import type { Dataset, PointId } from '../data/types.ts'
import { PURPOSE, uniform } from '../math/random.ts'
import type { Start } from './types.ts'

const BINS = 1024

/** The largest of the `n` smallest of numbers that are spread evenly over 0..1, -1 for none. To sort all of many takes too long. */
function largestOf(draws: Float64Array, n: number): number {
  const counts = new Int32Array(BINS)
  for (const d of draws) counts[Math.floor(d * BINS)]++
  let left = Math.min(n, draws.length)
  let bin = 0
  while (left > counts[bin]) left -= counts[bin++]
  return draws.filter((d) => Math.floor(d * BINS) === bin).sort()[left - 1] ?? -1
}

/** Seeded draws of the ids, and the largest of the `n` smallest among them. */
function threshold(ids: readonly PointId[], n: number, seed: number, purpose: number) {
  const draws = new Float64Array(ids.length)
  for (let i = 0; i < draws.length; i++) draws[i] = uniform(seed, purpose, ids[i])
  return { draws, most: largestOf(draws, n) }
}

/**
 * `n` of the ids, in a seeded order. The draw of a point depends on its id alone: other points do not move it, and a larger `n`
 * only adds to the end.
 */
export function drawn(ids: readonly PointId[], n: number, seed: number, purpose: number): PointId[] {
  const { draws, most } = threshold(ids, n, seed, purpose)
  const rows: number[] = []
  for (let i = 0; i < draws.length; i++) if (draws[i] <= most) rows.push(i)
  return rows.sort((a, b) => draws[a] - draws[b]).map((i) => ids[i])
}

/** Those of `ids` whose value is 0, 1, 2, ... */
function grouped(ids: readonly PointId[], values: Int32Array, groups: number): PointId[][] {
  const lists: PointId[][] = Array.from({ length: groups }, () => [])
  for (const id of ids) if (values[id] >= 0 && values[id] < groups) lists[values[id]].push(id)
  return lists
}

/** Rows that grade by the hidden truth: a share of each class of the labelled rows, rounded, in no certain order. */
export function split(dataset: Dataset, pool: readonly PointId[], share: number, seed: number): PointId[] {
  // No order is asked for, and to sort half of 100,000 rows takes longer than all else at the start of a session.
  return grouped(pool, dataset.truth, dataset.classes.length).flatMap((ids) => {
    const { draws, most } = threshold(ids, Math.round(share * ids.length), seed, PURPOSE.split)
    return ids.filter((_, i) => draws[i] <= most)
  })
}

/** The points that are labelled before the first question, in order, chosen among `pool`. */
export function startIds(
  start: Start,
  dataset: Pick<Dataset, 'xy' | 'truth' | 'group' | 'classes'>,
  pool: readonly PointId[],
  seed: number,
): PointId[] {
  const of = (ids: readonly PointId[], n: number) => drawn(ids, n, seed, PURPOSE.start)
  switch (start.rule) {
    case 'random':
      return of(pool, start.n)
    case 'perClass':
      return grouped(pool, dataset.truth, dataset.classes.length).flatMap((ids) => of(ids, start.n))
    case 'perGroup': {
      const counts = start.counts ?? []
      return grouped(pool, dataset.group, counts.length).flatMap((ids, g) => of(ids, counts[g]))
    }
    case 'spread':
      return spread(dataset.xy, pool, start.n, of(pool, 1)[0])
    case 'hand': {
      const known = new Set(pool)
      return [...new Set(start.ids ?? [])].filter((id) => known.has(id))
    }
  }
}

/** Farthest-first: each point is the one farthest from all before it (Gonzalez 1985), ties by the lowest id. */
function spread(xy: Float64Array, pool: readonly PointId[], n: number, first: PointId): PointId[] {
  const nearest = new Float64Array(pool.length).fill(Infinity)
  const chosen: PointId[] = []
  let at = pool.indexOf(first)
  while (chosen.length < Math.min(n, pool.length)) {
    const c = pool[at]
    chosen.push(c)
    for (let i = 0; i < pool.length; i++) {
      const dx = xy[2 * pool[i]] - xy[2 * c]
      const dy = xy[2 * pool[i] + 1] - xy[2 * c + 1]
      nearest[i] = Math.min(nearest[i], dx * dx + dy * dy)
    }
    // Below the 0 of its duplicates, which may still be chosen.
    nearest[at] = -1
    for (let i = 0; i < pool.length; i++) if (nearest[i] > nearest[at]) at = i
  }
  return chosen
}
