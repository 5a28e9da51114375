import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NotFinite, run } from '../../src/core/job.ts'
import { source } from '../../src/core/math/random.ts'
import { defaults } from '../../src/core/params.ts'
import { narrow } from '../../src/core/query/context.ts'
import { limitOf, pickBatch } from '../../src/core/query/pick.ts'
import { explainPoint } from '../../src/core/query/explain.ts'
import { strategyOf } from '../../src/core/query/registry.ts'
import { subset } from '../../src/core/query/subset.ts'
import { lowestFirst, seededTies, tieSet, topK } from '../../src/core/query/ties.ts'
import { order, rank } from '../../src/core/query/ranks.ts'
import type { Strategy } from '../../src/core/query/types.ts'
import { world } from './query-world.ts'

const scoreLists = fc.array(fc.constantFrom(0, 0.25, 0.5, 0.5 + 1e-12, 1), { minLength: 1, maxLength: 30 })
const key = (seed: number, n: number) =>
  seededTies({ rnd: source(seed), round: 5, cand: { ids: Int32Array.from({ length: n }, (_, i) => 7 * i) } })

describe('ties', () => {
  it('are all within the tolerance of the top, whatever is rounded', () => {
    expect(tieSet(Float64Array.of(1, 1 - 5e-10, 1 - 2e-9, 0.3))).toEqual([0, 1])
    expect(tieSet(Float64Array.of(1, 1 - 5e-10), 1e-12)).toEqual([0])
    expect(tieSet(Float64Array.of(1, 0.5, 0.5), 0, Uint8Array.of(1, 0, 0))).toEqual([1, 2])
    expect(tieSet(new Float64Array(0))).toEqual([])
  })

  it('come in an order of the seed and the points; every point of the tie set is reached', () => {
    const scores = Float64Array.of(0.2, 0.7, 0.1, 0.7, 0.7)
    const asked = Array.from({ length: 300 }, (_, seed) => topK(scores, 1, key(seed, 5)).rows[0])
    for (const row of [1, 3, 4]) expect(asked.filter((a) => a === row).length).toBeGreaterThan(70)
    expect(asked.every((row) => scores[row] === 0.7)).toBe(true)
  })

  it('gives ranks that tied points share', () => {
    const scores = Float64Array.of(0.5, 0.9, 0.5, 0.1)
    expect(rank(scores, 1)).toEqual({ rank: 1, equal: false })
    expect(rank(scores, 0)).toEqual({ rank: 2, equal: true })
    expect(rank(scores, 3)).toEqual({ rank: 4, equal: false })
  })
})

describe('topK and order', () => {
  it('agree, are distinct and never go up', () => {
    fc.assert(
      fc.property(scoreLists, fc.nat(99), fc.nat(40), (list, seed, k) => {
        const scores = Float64Array.from(list)
        const best = topK(scores, k, key(seed, list.length))
        const all = order(scores, key(seed, list.length))
        expect(best.rows).toEqual([...all.subarray(0, k)])
        expect(new Set(all).size).toBe(list.length)
        for (let i = 1; i < all.length; i++)
          expect(scores[all[i]]).toBeLessThanOrEqual(scores[all[i - 1]] + 1e-9)
      }),
    )
  })

  it('count the ties that were left at each pick', () => {
    expect(topK(Float64Array.of(1, 2, 2, 2, 1), 4, lowestFirst)).toEqual({
      rows: [1, 2, 3, 0],
      tied: [3, 2, 1, 2],
    })
  })

  it('leave the scores alone and stop at their number', () => {
    const scores = Float64Array.of(0.1, 0.4)
    expect(topK(scores, 9, lowestFirst).rows).toEqual([1, 0])
    expect([...scores]).toEqual([0.1, 0.4])
  })
})

describe('subset', () => {
  it('is null where all fit, otherwise ascending, distinct and seeded', () => {
    const rnd = source(4)
    expect(subset(rnd, 10, 10, 0)).toBeNull()
    const rows = subset(rnd, 1000, 100, 0)!
    expect(rows).toHaveLength(100)
    expect(new Set(rows).size).toBe(100)
    expect([...rows]).toEqual([...rows].sort((a, b) => a - b))
    expect(subset(rnd, 1000, 100, 0)).toEqual(rows)
    expect(subset(rnd, 1000, 100, 1)).not.toEqual(rows)
  })

  it('takes every row equally often', () => {
    const count = new Int32Array(8)
    for (let draw = 0; draw < 4000; draw++) for (const row of subset(source(1), 8, 3, draw)!) count[row]++
    // 1500 expected, standard deviation 31.
    for (const c of count) expect(Math.abs(c - 1500)).toBeLessThan(140)
  })
})

describe('pickBatch', () => {
  const c = world({ seed: 3, n: 30, C: 3, labelled: 4, K: 4 })
  const kCentre = strategyOf('kCentre')

  it('scores a seeded subset where the cost grows with the square of the pool, and says which', () => {
    const strategy = strategyOf('informationDensity')
    const params = defaults(strategy.meta.params)
    const batch = run(pickBatch(strategy, c, params, 4, { limit: 12 }))
    expect(batch.subset).toHaveLength(12)
    expect(batch.scores).toHaveLength(12)
    for (const pick of batch.picks) expect([...batch.subset!]).toContain(c.cand.ids.indexOf(pick.id))
    const whole = run(pickBatch(strategy, c, params, 1)).scores
    batch.subset!.forEach((row, i) => expect(batch.scores[i]).toBe(whole[row]))
    const left = Array.from(c.cand.ids.keys()).find((row) => !batch.subset!.includes(row))!
    expect(explainPoint(strategy, batch, params, c.cand.ids[left])).toBeNull()
  })

  it('takes the limit of refits from their parameter, and none for linear costs', () => {
    expect(limitOf(strategyOf('expectedLogLoss'), { candidates: 7 })).toBe(7)
    expect(limitOf(strategyOf('typiClust'), {})).toBe(2000)
    expect(limitOf(strategyOf('margin'), {})).toBe(Infinity)
  })

  it('scores again after each pick where the strategy looks at the batch', () => {
    const batch = run(pickBatch(kCentre, c, {}, 5))
    for (let j = 1; j < 5; j++)
      expect(batch.picks[j].score).toBeLessThanOrEqual(batch.picks[j - 1].score + 1e-12)
    const params = { base: 'margin' }
    const whole = run(pickBatch(strategyOf('topK'), c, params, 5))
    const margins = run(pickBatch(strategyOf('margin'), c, {}, 5))
    expect(whole.picks).toEqual(margins.picks)
  })

  it('names the ids that tie with the first pick', () => {
    const even = { ...c, cand: { ...c.cand, p: new Float64Array(90).fill(1 / 3) } }
    const batch = run(pickBatch(strategyOf('margin'), even, {}, 1))
    expect(batch.ties).toEqual([...c.cand.ids])
    expect(batch.picks[0].tied).toBe(30)
  })

  it('names the strategy whose score is not a number', () => {
    const broken: Strategy = {
      ...strategyOf('margin'),
      *score() {
        yield undefined
        return Float64Array.of(NaN)
      },
    }
    expect(() => run(pickBatch(broken, c, {}, 1))).toThrow(NotFinite)
    expect(() => run(pickBatch(broken, c, {}, 1))).toThrow('score/margin[0]')
  })

  it('pauses often', () => {
    const large = world({ seed: 1, n: 20_000, C: 2, labelled: 4, K: 0 })
    let pauses = 0
    for (const step of iterate(pickBatch(strategyOf('entropy'), large, {}, 1))) pauses += step ? 1 : 0
    expect(pauses).toBeGreaterThanOrEqual(4)
  })
})

function* iterate<T>(job: Generator<T, unknown, void>): Generator<boolean> {
  while (!job.next().done) yield true
}

describe('narrow', () => {
  it('keeps ids, places and probabilities together, and all that may be asked', () => {
    const c = world({ seed: 8, n: 6, C: 3, labelled: 2, K: 2 })
    const rows = [1, 4]
    const few = narrow(c, rows)
    expect(few.unlabelled).toBe(c.unlabelled)
    rows.forEach((row, i) => {
      expect(few.cand.ids[i]).toBe(c.cand.ids[row])
      expect(few.cand.xy.subarray(2 * i, 2 * i + 2)).toEqual(c.cand.xy.subarray(2 * row, 2 * row + 2))
      expect(few.cand.p.subarray(3 * i, 3 * i + 3)).toEqual(c.cand.p.subarray(3 * row, 3 * row + 3))
      for (let k = 0; k < 2; k++)
        expect(few.cand.m!.subarray(6 * k + 3 * i, 6 * k + 3 * i + 3)).toEqual(
          c.cand.m!.subarray(18 * k + 3 * row, 18 * k + 3 * row + 3),
        )
    })
  })
})
