import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  area,
  deficiency,
  labelsToStay,
  labelsToTarget,
  labelsToTargetBetween,
  meanHeight,
  saving,
} from '../../src/core/study/curve.ts'
import { deviation, interval, mean, paired, wilcoxon } from '../../src/core/study/statistics.ts'

const score = fc.integer({ min: 0, max: 20 }).map((v) => v / 20)
const curve = fc.array(score, { minLength: 1, maxLength: 12 }).map((scores) => ({
  labels: scores.map((_, i) => 3 + 2 * i),
  score: scores,
}))
const values = fc.array(fc.integer({ min: -6, max: 6 }), { minLength: 1, maxLength: 10 })

describe('learning curve', () => {
  it('tells reaching a target from staying there', () => {
    const c = { labels: [2, 4, 6, 8, 10], score: [0.5, 0.9, 0.7, 0.9, 0.95] }
    expect(labelsToTarget(c, 0.9)).toBe(4)
    expect(labelsToStay(c, 0.9)).toBe(8)
    expect(labelsToStay(c, 0.96)).toBeNull()
    expect(labelsToStay(c, 0.5)).toBe(2)
  })

  it('has its first crossing between the last label count below and the first not below', () => {
    fc.assert(
      fc.property(curve, score, (c, target) => {
        const reached = labelsToTarget(c, target)
        const between = labelsToTargetBetween(c, target)
        expect(between === null).toBe(reached === null)
        if (reached === null || between === null) return
        const before = c.labels[c.labels.indexOf(reached) - 1] ?? reached
        expect(between).toBeGreaterThanOrEqual(before)
        expect(between).toBeLessThanOrEqual(reached)
        const stays = labelsToStay(c, target)
        if (stays !== null) expect(stays).toBeGreaterThanOrEqual(reached)
      }),
    )
  })

  it('has a mean height between its lowest and highest score', () => {
    fc.assert(
      fc.property(curve, (c) => {
        const height = meanHeight(c)
        if (c.labels.length === 1) {
          expect([area(c), height]).toEqual([0, null])
          return
        }
        expect(height).toBeGreaterThanOrEqual(Math.min(...c.score) - 1e-12)
        expect(height).toBeLessThanOrEqual(Math.max(...c.score) + 1e-12)
      }),
    )
  })

  it('is its own baseline with deficiency 1, and saves nothing', () => {
    const c = { labels: [1, 2, 3], score: [0.2, 0.4, 0.8] }
    expect(deficiency(c, c)).toBe(1)
    expect(deficiency({ ...c, score: [0.8, 0.8, 0.8] }, c)).toBe(0)
    expect(saving(7, 7)).toEqual({ rate: 1, saved: 0, percent: 0 })
    expect(saving(30, 20)).toEqual({ rate: 1.5, saved: -10, percent: -50 })
    expect(saving(null, 20)).toEqual({ rate: null, saved: null, percent: null })
    expect(saving(3, 0)).toEqual({ rate: null, saved: -3, percent: null })
  })
})

/** The share of all sign patterns with a smaller rank sum of at most W, pattern by pattern. */
function enumerated(d: readonly number[]): number {
  const sizes = d
    .filter((v) => v !== 0)
    .map(Math.abs)
    .sort((a, b) => a - b)
  const rank = (v: number) => (sizes.indexOf(v) + sizes.lastIndexOf(v)) / 2 + 1
  const ranks = sizes.map(rank)
  const total = ranks.reduce((a, b) => a + b, 0)
  const smaller = (sum: number) => Math.min(sum, total - sum)
  const observed = smaller(d.reduce((sum, v) => sum + (v > 0 ? rank(v) : 0), 0))
  let extreme = 0
  for (let signs = 0; signs < 1 << ranks.length; signs++) {
    const sum = ranks.reduce((s, r, i) => s + ((signs >> i) & 1 ? r : 0), 0)
    if (smaller(sum) <= observed) extreme++
  }
  return extreme / (1 << ranks.length)
}

describe('statistics', () => {
  it('gives the exact Wilcoxon p of every small sample, ties and zeros included', () => {
    fc.assert(
      fc.property(values, (d) => {
        expect(wilcoxon(d).p).toBeCloseTo(enumerated(d), 12)
      }),
    )
  })

  it('keeps Wilcoxon exact for many pairs', () => {
    const ascending = Array.from({ length: 60 }, (_, i) => i + 1)
    expect(wilcoxon(ascending)).toEqual({ W: 0, p: 2 / 2 ** 60 })
    expect(wilcoxon([0, 0])).toEqual({ W: 0, p: 1 })
  })

  it('does not care which of two methods is named first', () => {
    fc.assert(
      fc.property(values, (d) => {
        const zero = d.map(() => 0)
        const forth = paired(d, zero)
        const back = paired(zero, d)
        expect(back.meanDiff).toBeCloseTo(-forth.meanDiff, 12)
        expect(back.p).toEqual(forth.p)
        expect(back.wilcoxon).toEqual(forth.wilcoxon)
        expect(forth.wins + back.wins + forth.ties).toBe(d.length)
      }),
    )
  })

  it('says null where a number is undefined', () => {
    expect(deviation([3])).toBeNull()
    expect(interval([3])).toEqual({ n: 1, mean: 3, sd: null, low: null, high: null })
    expect(paired([1], [0])).toMatchObject({ meanDiff: 1, sdDiff: null, t: null, p: null, dz: null, wins: 1 })
    expect(paired([1, 2], [0, 1])).toMatchObject({
      meanDiff: 1,
      sdDiff: 0,
      seDiff: 0,
      t: null,
      p: null,
      dz: null,
    })
  })

  it('gives the tabulated 95% interval', () => {
    const { mean: m, sd, low, high } = interval([1, 2, 3, 4, 5])
    expect([m, sd]).toEqual([3, Math.sqrt(2.5)])
    // t(0.975; 4) = 2.776445
    expect(high! - m).toBeCloseTo((2.7764451051977987 * Math.sqrt(2.5)) / Math.sqrt(5), 12)
    expect(m - low!).toBeCloseTo(high! - m, 12)
    expect(mean([0.25, 0.75])).toBe(0.5)
  })
})
