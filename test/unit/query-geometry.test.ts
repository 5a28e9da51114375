import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { source } from '../../src/core/math/random.ts'
import { kMeans, raceByWeight } from '../../src/core/query/clusters.ts'
import { makeGeo, nearest, nearestRow, SAMPLE } from '../../src/core/query/geo.ts'
import { kNearest } from '../../src/core/query/neighbours.ts'
import { redundancy } from '../../src/core/query/redundancy.ts'
import { draws } from './query-world.ts'

function scatter(n: number, seed: number): Float64Array {
  const u = draws(seed)
  return Float64Array.from({ length: 2 * n }, () => 6 * u() - 3)
}
const four = [
  [0, 0],
  [10, 0],
  [0, 10],
  [10, 10],
]
/** Four tight groups of five. */
const groups = Float64Array.from(
  Array.from({ length: 20 }, (_, i) => [four[i % 4][0] + i / 100, four[i % 4][1] - i / 100]).flat(),
)

describe('distances', () => {
  it('finds the nearest, the lowest row on ties, and nothing among nothing', () => {
    const to = Float64Array.of(3, 4, 0, 5, 5, 0)
    expect([...nearest(Float64Array.of(0, 0, 3, 3), 2, to, 3)]).toEqual([5, 1])
    expect(nearestRow(Float64Array.of(0, 0), 0, to, 3)).toBe(0)
    expect([...nearest(Float64Array.of(0, 0), 1, to, 0)]).toEqual([Infinity])
    expect(nearestRow(Float64Array.of(0, 0), 0, to, 0)).toBe(-1)
  })

  it('lists the k nearest as sorting all would', () => {
    const xy = scatter(60, 9)
    const all = Array.from({ length: 60 }, (_, i) => [Math.sqrt(xy[2 * i] ** 2 + xy[2 * i + 1] ** 2), i])
    all.sort((a, b) => a[0] - b[0])
    const { rows, distances } = kNearest(0, 0, xy, 60, 7)
    expect([...rows]).toEqual(all.slice(0, 7).map(([, i]) => i))
    expect([...distances]).toEqual(all.slice(0, 7).map(([d]) => d))
    expect([...kNearest(0, 0, new Float64Array(8), 4, 9).rows]).toEqual([0, 1, 2, 3])
    expect(kNearest(0, 0, xy, 0, 3).rows).toHaveLength(0)
  })
})

describe('similarity', () => {
  const xy = scatter(50, 1)
  const ids = Int32Array.from({ length: 50 }, (_, i) => i)
  const geo = makeGeo({ n: 50, xy }, source(1))

  it('is the mean over the pool, the point itself included', () => {
    const i = 7
    let sum = 0
    for (let j = 0; j < 50; j++) {
      const d2 = (xy[2 * i] - xy[2 * j]) ** 2 + (xy[2 * i + 1] - xy[2 * j + 1]) ** 2
      sum += Math.exp(-d2 / (2 * 0.7 * 0.7))
    }
    expect(geo.density(xy, 50, 0.7)[i]).toBeCloseTo(sum / 50, 12)
    expect(geo.similarity('gaussian', { n: 50, xy, ids }, 0.7)[i]).toBeCloseTo(sum / 50, 12)
  })

  it('keeps what it computed for a point, per kind and bandwidth', () => {
    const once = geo.similarity('gaussian', { n: 50, xy, ids }, 0.5)
    expect(geo.similarity('gaussian', { n: 50, xy: new Float64Array(100), ids }, 0.5)).toEqual(once)
    expect(geo.similarity('gaussian', { n: 50, xy, ids }, 0.6)).not.toEqual(once)
    expect(geo.similarity('euclidean', { n: 50, xy, ids }, 0.5)).not.toEqual(once)
  })

  it('estimates the mean of a large pool from a sample of it', () => {
    const many = scatter(3 * SAMPLE, 2)
    const large = makeGeo({ n: 3 * SAMPLE, xy: many }, source(2))
    const all = makeGeo({ n: SAMPLE, xy: many.subarray(0, 2 * SAMPLE) }, source(2))
    const at = Float64Array.of(0, 0)
    const ratio = large.density(at, 1, 0.7)[0] / all.density(at, 1, 0.7)[0]
    expect(Math.abs(ratio - 1)).toBeLessThan(0.2)
  })
})

describe('k-means', () => {
  it('finds separate groups, whatever the order of the points', () => {
    const ids = Int32Array.from({ length: 20 }, (_, i) => i)
    const { label, centre } = run(kMeans(groups, 20, 4, 8, 1, source(3), ids))
    expect(centre).toHaveLength(8)
    for (let i = 0; i < 20; i++) expect(label[i]).toBe(label[i % 4])
    expect(new Set(label).size).toBe(4)
  })

  it('makes no more clusters than there are distinct points', () => {
    const copies = Float64Array.from(Array.from({ length: 12 }, (_, i) => [i % 2, 0]).flat())
    const { label, centre } = run(kMeans(copies, 12, 5, 8, 0, source(1)))
    expect(centre).toHaveLength(4)
    expect(new Set(label).size).toBe(2)
    expect(run(kMeans(copies, 0, 3, 8, 0, source(1))).centre).toHaveLength(0)
  })

  it('draws rows in proportion to their weight', () => {
    const weight = Float64Array.of(1, 0, 3)
    const rnd = source(5)
    const rows = Array.from({ length: 4000 }, (_, k) => raceByWeight(weight, 3, rnd, 11, k))
    expect(rows).not.toContain(1)
    // 3000 expected, standard deviation 27.
    expect(Math.abs(rows.filter((r) => r === 2).length - 3000)).toBeLessThan(120)
    expect(raceByWeight(new Float64Array(3), 3, rnd, 11, 0)).toBe(-1)
  })
})

describe('redundancy', () => {
  const xy = scatter(120, 4)

  it('is 1 for copies, 0 for one question and for spread ones', () => {
    const copies = Float64Array.from([...xy.subarray(0, 100), ...Array<number>(40).fill(1)])
    expect(redundancy(copies, 70, [50, 51, 52, 53])).toBe(1)
    expect(redundancy(xy, 120, [3])).toBe(0)
    expect(redundancy(groups, 20, [0, 1, 2, 3])).toBe(0)
    expect(redundancy(groups, 20, [0, 4, 8, 12])).toBeGreaterThan(0.9)
    expect(redundancy(new Float64Array(20), 10, [0, 1])).toBe(1)
  })

  it('is within 0..1 and near 0 on average for random questions', () => {
    let sum = 0
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(119), { minLength: 2, maxLength: 8 }), (rows) => {
        const r = redundancy(xy, 120, rows)
        expect(r).toBeGreaterThanOrEqual(0)
        expect(r).toBeLessThanOrEqual(1)
        sum += r / 100
      }),
      { seed: 3, numRuns: 100 },
    )
    expect(sum).toBeLessThan(0.25)
  })
})
