import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cohenKappa } from '../../src/core/session/agreement.ts'
import { accuracyOf, confusion, LEAST_P, logLoss, predicted } from '../../src/core/session/metrics.ts'
import { calibration } from '../../src/core/session/calibration.ts'
import { classShares, groupShares, shares } from '../../src/core/session/shares.ts'
import { stability } from '../../src/core/session/stability.ts'

const rows = (...p: number[][]) => Float64Array.from(p.flat())

describe('measures of a model', () => {
  it('leaves classes without points out of the balanced accuracy', () => {
    const table = confusion([0, 0, 1, 1, 0], [0, 0, 0, 1, 1], 3)
    expect([...table]).toEqual([2, 1, 0, 1, 1, 0, 0, 0, 0])
    expect(accuracyOf(table, 3)).toEqual({
      accuracy: 3 / 5,
      balanced: (2 / 3 + 1 / 2) / 2,
      recall: [2 / 3, 1 / 2, null],
    })
  })

  it('is undefined without points', () => {
    const none = new Float64Array(0)
    expect(accuracyOf(confusion([], [], 2), 2)).toEqual({
      accuracy: null,
      balanced: null,
      recall: [null, null],
    })
    expect(logLoss(none, [], 2)).toBeNull()
    expect(calibration(none, [], 2).error).toBeNull()
    expect(stability([], [], 2)).toEqual({ agreement: null, kappa: null })
    expect([...shares([], 2)]).toEqual([0, 0])
  })

  it('keeps the log loss of a certain error finite', () => {
    expect(logLoss(rows([1, 0], [0.5, 0.5]), [1, 0], 2)).toBeCloseTo((-Math.log(LEAST_P) + Math.LN2) / 2, 12)
    expect(logLoss(rows([1, 0]), [0], 2)).toBe(0)
  })

  it('names the likeliest class, the lowest on ties', () => {
    expect([...predicted(rows([0.2, 0.5, 0.3], [0.4, 0.4, 0.2]), 2, 3)]).toEqual([1, 0])
  })

  it('finds the distance between confidence and accuracy', () => {
    // Bin (0.8, 0.9]: two points of confidence 0.9, one right. Bin (0.5, 0.6]: one of 0.6, right.
    const { bins, error } = calibration(rows([0.9, 0.1], [0.1, 0.9], [0.6, 0.4]), [0, 0, 0], 2)
    expect(error).toBeCloseTo((2 * 0.4 + 1 * 0.4) / 3, 12)
    expect(bins.map((b) => b.n)).toEqual([0, 0, 0, 0, 0, 1, 0, 0, 2, 0])
    expect(bins[8]).toMatchObject({ confidence: 0.9, accuracy: 0.5 })
    expect(bins[0]).toMatchObject({ confidence: null, accuracy: null })
  })

  it('counts every point in one bin, certain ones too', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 }), (ps) => {
        const p = rows(...ps.map((v) => [v, 1 - v]))
        const { bins, error } = calibration(
          p,
          ps.map(() => 0),
          2,
        )
        expect(bins.reduce((sum, b) => sum + b.n, 0)).toBe(ps.length)
        if (ps.length > 0) expect(error).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('stability between two models', () => {
  const named = fc.array(fc.tuple(fc.nat(2), fc.nat(2)), { minLength: 1, maxLength: 20 })

  it('is the kappa of two annotators', () => {
    fc.assert(
      fc.property(named, (pairs) => {
        const a = pairs.map(([x]) => x)
        const b = pairs.map(([, x]) => x)
        const { kappa } = stability(a, b, 3)
        const expected = cohenKappa(a, b)
        if (expected === null) expect(kappa).toBeNull()
        else expect(kappa).toBeCloseTo(expected, 12)
      }),
    )
  })

  it('says nothing where both always name the same one class', () => {
    expect(stability([1, 1, 1], [1, 1, 1], 2)).toEqual({ agreement: 1, kappa: null })
    expect(stability([0, 1], [0, 1], 2)).toEqual({ agreement: 1, kappa: 1 })
  })
})

describe('what was asked', () => {
  it('is shared among groups and classes; points without group count in the whole', () => {
    const group = Int32Array.from([0, 1, 1, -1, 2])
    expect([...groupShares([0, 1, 2, 3], group, 3)]).toEqual([0.25, 0.5, 0])
    expect([...classShares([1, 4], Int32Array.from([0, 1, 0, 0, 1]), 2)]).toEqual([0, 1])
  })
})
