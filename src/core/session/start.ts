import type { Dataset, PointId } from '../data/types.ts'
import { PURPOSE, uniform } from '../math/random.ts'
import type { Start } from './types.ts'

/** `ids` in a seeded order; the draw of a point depends on its id alone, so that other points do not move it. */
function shuffled(ids: readonly PointId[], seed: number, purpose: number): PointId[] {
  const draws = new Map(ids.map((id) => [id, uniform(seed, purpose, id)]))
  return [...ids].sort((a, b) => (draws.get(a) ?? 0) - (draws.get(b) ?? 0))
}

/** Rows that grade by the hidden truth: a share of each class of the labelled rows, rounded. */
export function split({ nPool, truth, classes }: Dataset, share: number, seed: number): PointId[] {
  const rows: PointId[][] = classes.map(() => [])
  for (let id = 0; id < nPool; id++) if (truth[id] >= 0) rows[truth[id]].push(id)
  return rows.flatMap((ids) => shuffled(ids, seed, PURPOSE.split).slice(0, Math.round(share * ids.length)))
}

/** The points that are labelled before the first question, in order, chosen among `pool`. */
export function startIds(start: Start, dataset: Dataset, pool: readonly PointId[], seed: number): PointId[] {
  const order = shuffled(pool, seed, PURPOSE.start)
  const firstOfEach = (values: Int32Array, counts: readonly number[]) =>
    counts.flatMap((count, value) => order.filter((id) => values[id] === value).slice(0, count))
  switch (start.rule) {
    case 'random':
      return order.slice(0, start.n)
    case 'perClass':
      return firstOfEach(
        dataset.truth,
        dataset.classes.map(() => start.n),
      )
    case 'perGroup':
      return firstOfEach(dataset.group, start.counts ?? [])
    case 'spread':
      return spread(dataset.xy, order, start.n)
    case 'hand': {
      const known = new Set(pool)
      return [...new Set(start.ids ?? [])].filter((id) => known.has(id))
    }
  }
}

/** Farthest-first: each point is the one farthest from all before it (Gonzalez 1985); the first is the first of `order`. */
function spread(xy: Float64Array, order: readonly PointId[], n: number): PointId[] {
  const nearest = new Float64Array(order.length).fill(Infinity)
  const chosen: PointId[] = []
  let at = 0
  while (chosen.length < Math.min(n, order.length)) {
    const c = order[at]
    chosen.push(c)
    for (let i = 0; i < order.length; i++) {
      const dx = xy[2 * order[i]] - xy[2 * c]
      const dy = xy[2 * order[i] + 1] - xy[2 * c + 1]
      nearest[i] = Math.min(nearest[i], dx * dx + dy * dy)
    }
    // Below the 0 of its duplicates, which may still be chosen.
    nearest[at] = -1
    for (let i = 0; i < order.length; i++) if (nearest[i] > nearest[at]) at = i
  }
  return chosen
}
