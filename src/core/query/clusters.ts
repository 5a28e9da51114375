import type { Job } from '../job.ts'
import { log } from '../math/exp-log.ts'
import { PURPOSE } from '../math/random.ts'
import type { Rnd } from '../model/types.ts'

export interface Clusters {
  /** n, cluster of each point */
  readonly label: Int32Array
  /** k x 2; fewer than asked for where there are fewer distinct points. */
  readonly centre: Float64Array
}

/** Inner steps between two yields. */
const SLICE = 60_000

/**
 * k-means in the plane: seeded k-means++ (Arthur and Vassilvitskii 2007), then `iterations` Lloyd steps; an empty cluster keeps
 * its centre. Draws are counted by the points' `ids`, so that the order of the rows plays no part in them; `start` tells
 * one clustering from another.
 */
export function* kMeans(
  xy: Float64Array,
  n: number,
  k: number,
  iterations: number,
  start: number,
  rnd: Rnd,
  ids?: Int32Array,
): Job<Clusters> {
  const centre = yield* plusPlus(xy, n, Math.min(k, n), start, rnd, ids)
  const label = new Int32Array(n)
  yield* assign(xy, n, centre, label)
  for (let step = 0; step < iterations; step++) {
    moveCentres(xy, n, label, centre)
    yield* assign(xy, n, centre, label)
  }
  return { label, centre }
}

/** Centres drawn with probability proportional to the squared distance to those drawn before; the first uniformly. */
function* plusPlus(
  xy: Float64Array,
  n: number,
  k: number,
  start: number,
  rnd: Rnd,
  ids?: Int32Array,
): Job<Float64Array> {
  const rows: number[] = []
  const d2 = new Float64Array(n).fill(1)
  const shift = start * 4096
  while (rows.length < k) {
    const row = raceByWeight(d2, n, rnd, PURPOSE.kmeans, (shift + rows.length) >>> 0, ids)
    if (row < 0) break
    const first = rows.length === 0
    for (let i = 0; i < n; i++) {
      const d = squared(xy, i, xy, row)
      d2[i] = first ? d : Math.min(d2[i], d)
    }
    rows.push(row)
    if (rows.length % Math.max(1, Math.floor(SLICE / 10 / n)) === 0) yield
  }
  const centre = new Float64Array(2 * rows.length)
  rows.forEach((row, c) => centre.set(xy.subarray(2 * row, 2 * row + 2), 2 * c))
  return centre
}

/**
 * A row drawn with probability proportional to its weight: the first of independent exponential clocks to ring. Unlike a walk
 * through cumulative sums it does not depend on the order of the rows. -1 where no weight is positive.
 */
export function raceByWeight(
  weight: Float64Array,
  n: number,
  rnd: Rnd,
  purpose: number,
  counter: number,
  ids?: Int32Array,
): number {
  let best = -1
  let soonest = Infinity
  for (let i = 0; i < n; i++) {
    if (!(weight[i] > 0)) continue
    const time = -log(rnd(purpose, ids ? ids[i] : i, counter)) / weight[i]
    if (time < soonest) {
      soonest = time
      best = i
    }
  }
  return best
}

function* assign(xy: Float64Array, n: number, centre: Float64Array, label: Int32Array): Job<void> {
  const k = centre.length / 2
  const block = Math.max(1, Math.floor(SLICE / Math.max(1, k)))
  for (let from = 0; from < n; from += block) {
    if (from > 0) yield
    for (let i = from; i < Math.min(n, from + block); i++) {
      let best = 0
      let nearest = Infinity
      for (let c = 0; c < k; c++) {
        const d = squared(xy, i, centre, c)
        if (d < nearest) {
          nearest = d
          best = c
        }
      }
      label[i] = best
    }
  }
}

function moveCentres(xy: Float64Array, n: number, label: Int32Array, centre: Float64Array): void {
  const k = centre.length / 2
  const count = new Int32Array(k)
  const sum = new Float64Array(2 * k)
  for (let i = 0; i < n; i++) {
    const c = label[i]
    count[c]++
    sum[2 * c] += xy[2 * i]
    sum[2 * c + 1] += xy[2 * i + 1]
  }
  for (let c = 0; c < k; c++) {
    if (count[c] === 0) continue
    centre[2 * c] = sum[2 * c] / count[c]
    centre[2 * c + 1] = sum[2 * c + 1] / count[c]
  }
}

function squared(a: Float64Array, i: number, b: Float64Array, j: number): number {
  const dx = a[2 * i] - b[2 * j]
  const dy = a[2 * i + 1] - b[2 * j + 1]
  return dx * dx + dy * dy
}
