import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Digest, hash, integer, permutation, PURPOSE, source, uniform } from '../../src/core/math/random.ts'

const N = 20000
const u32 = fc.integer({ min: 0, max: 2 ** 32 - 1 })

describe('uniform', () => {
  test('lies strictly between 0 and 1 for all counters', () => {
    fc.assert(
      fc.property(u32, u32, u32, (seed, a, b) => {
        const u = uniform(seed, PURPOSE.data, a, b)
        expect(u > 0 && u < 1).toBe(true)
        expect(uniform(seed, PURPOSE.data, a, b)).toBe(u)
      }),
    )
  })

  /** Each way of counting must look like independent draws: 20 bins, 95 pairs, chi-square far below its 1e-6 quantile. */
  test.each([
    ['the first counter', (i: number) => uniform(1, PURPOSE.tie, i)],
    ['the second counter', (i: number) => uniform(1, PURPOSE.tie, 7, i)],
    ['the seed', (i: number) => uniform(i, PURPOSE.tie, 7)],
    ['the purpose', (i: number) => uniform(1, i, 7)],
  ])('%s draws evenly and without memory', (_what, draw) => {
    const bins = new Array<number>(400).fill(0)
    let before = integer(draw(0), 20)
    for (let i = 1; i <= N; i++) {
      const bin = integer(draw(i), 20)
      bins[20 * before + bin]++
      before = bin
    }
    const expected = N / 400
    const chi2 = bins.reduce((sum, n) => sum + (n - expected) ** 2 / expected, 0)
    expect(chi2).toBeLessThan(399 + 5 * Math.sqrt(2 * 399))
  })

  test('the bits are as recorded', () => {
    const digest = new Digest()
    for (const purpose of Object.values(PURPOSE))
      for (let a = 0; a < 20; a++) digest.float(uniform(2025, purpose, a, 3))
    expect([digest.hex(), hash(1, 2, 3, 4)]).toMatchInlineSnapshot(`
      [
        "29c1cf3e",
        3642606447,
      ]
    `)
  })
})

test('integer covers 0..below-1', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 1000 }), (u, below) => {
      const i = integer(u, below)
      expect(Number.isInteger(i) && i >= 0 && i < below).toBe(true)
    }),
  )
})

test('a permutation holds every number once, and another counter gives another order', () => {
  fc.assert(
    fc.property(u32, fc.integer({ min: 0, max: 200 }), (seed, n) => {
      const order = permutation(source(seed), PURPOSE.start, n)
      expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: n }, (_, i) => i))
    }),
  )
  expect(permutation(source(1), PURPOSE.start, 50, 1)).not.toEqual(
    permutation(source(1), PURPOSE.start, 50, 2),
  )
})

describe('Digest', () => {
  test('depends on order, length and value, not on the sign of zero', () => {
    const of = (...v: number[]) => new Digest().numbers(v).hex()
    expect(new Set([of(), of(0), of(0, 0), of(1, 2), of(2, 1), of(1 + 2 ** -52, 2)]).size).toBe(6)
    expect(of(-0)).toBe(of(0))
    expect(new Digest().text('ab').text('c').hex()).not.toBe(new Digest().text('a').text('bc').hex())
  })
})
