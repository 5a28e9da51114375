import { distance, nearest } from './geo.ts'

/** Points that stand for a large pool: enough for a mean, few enough to sort all their distances. */
const STAND_INS = 200

/**
 * How much the questions of a batch repeat each other, 0..1: one minus the ratio of the mean distance from a question to its
 * nearest fellow to the same mean expected of as many points drawn at random from the pool. 0 = spread at least like random
 * ones, 1 = copies of one another. 0 for fewer than two questions. `xy` holds the n points of the pool, `rows` the batch.
 */
export function redundancy(xy: Float64Array, n: number, rows: readonly number[]): number {
  if (rows.length < 2) return 0
  const expected = expectedSpacing(xy, n, rows.length)
  if (expected === 0) return 1
  return Math.min(1, Math.max(0, 1 - spacing(xy, rows) / expected))
}

/** Mean distance from each of the rows to the nearest other one. */
function spacing(xy: Float64Array, rows: readonly number[]): number {
  const others = new Float64Array(2 * (rows.length - 1))
  let sum = 0
  rows.forEach((row, i) => {
    let k = 0
    rows.forEach((other, j) => {
      if (j !== i) others.set(xy.subarray(2 * other, 2 * other + 2), 2 * k++)
    })
    sum += nearest(xy.subarray(2 * row, 2 * row + 2), 1, others, k)[0]
  })
  return sum / rows.length
}

/**
 * Expected `spacing` of b rows drawn without replacement from evenly spaced rows of the pool: of the m others in the order of
 * their distance, each is the nearest one drawn with the chance that it is drawn and none before it is.
 */
function expectedSpacing(xy: Float64Array, n: number, b: number): number {
  const step = Math.max(1, Math.floor(n / Math.max(STAND_INS, 2 * b)))
  const size = Math.ceil(n / step)
  const others = new Float64Array(size - 1)
  let sum = 0
  for (let i = 0; i < size; i++) {
    let k = 0
    for (let j = 0; j < size; j++) if (j !== i) others[k++] = distance(xy, i * step, xy, j * step)
    others.sort()
    let noneYet = 1
    for (let j = 0; j < k && noneYet > 0; j++) {
      const drawn = Math.min(1, (b - 1) / (k - j))
      sum += noneYet * drawn * others[j]
      noneYet *= 1 - drawn
    }
  }
  return sum / size
}
