import fc from 'fast-check'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { alike, openNamed, packNamed } from '../../src/core/query/named.ts'
import type { Params } from '../../src/core/params.ts'
import {
  expectedGain,
  findStopRule,
  judge,
  STOP_RULES,
  stopRound,
  type StopRound,
} from '../../src/core/query/stopping.ts'
import { stability } from '../../src/core/session/stability.ts'

const BUDGET = { spent: 12, limit: 40 }
const round = (labels: number, more: Partial<StopRound> = {}): StopRound => ({
  C: 2,
  labels,
  named: packNamed([0, 0, 1, 1], 2),
  confidence: 0.8,
  uncertainty: 0.4,
  paid: null,
  gain: null,
  ...more,
})
const verdict = (id: string, past: readonly StopRound[], p = {}) =>
  findStopRule(id)!.value(past, past.length, BUDGET, p)

describe('stopping rules', () => {
  it('have no place for the hidden truth', () => {
    expectTypeOf<keyof StopRound>().toEqualTypeOf<
      'C' | 'labels' | 'named' | 'confidence' | 'uncertainty' | 'paid' | 'gain'
    >()
    expect(Object.keys(stopRound(4, 2, new Float64Array(0), new Float64Array(0)))).not.toContain('exam')
  })

  it('do not stop on what is not known yet, and say so', () => {
    const none = stopRound(2, 2, new Float64Array(0), new Float64Array(0))
    for (const { id } of STOP_RULES) {
      if (id === 'budget') continue
      expect(verdict(id, [none])).toMatchObject({
        value: null,
        stop: false,
        why: { text: `stop.${id}.unknown` },
      })
      expect(verdict(id, [])).toMatchObject({ value: null, stop: false })
    }
  })

  it('stop at the budget', () => {
    const rule = findStopRule('budget')!
    expect(rule.value([], 4, { spent: 39, limit: 40 }, {}).stop).toBe(false)
    expect(rule.value([], 4, { spent: 40, limit: 40 }, {})).toMatchObject({
      stop: true,
      value: 40,
      threshold: 40,
    })
  })

  it('stop at a target of the paid validation set', () => {
    expect(verdict('target', [round(4, { paid: 0.94 })]).stop).toBe(false)
    expect(verdict('target', [round(4, { paid: 0.95 })]).stop).toBe(true)
    expect(verdict('target', [round(4, { paid: 0.95 })], { target: 0.97 }).stop).toBe(false)
  })

  it('stop on a plateau of the paid set, or of the confidence', () => {
    const levels = [0.6, 0.8, 0.9, 0.902, 0.88, 0.903]
    const past = levels.map((paid, i) => round(i, { paid }))
    const p = { window: 3 }
    expect(verdict('plateau', past.slice(0, 3), p).value).toBeNull()
    expect(verdict('plateau', past.slice(0, 5), p)).toMatchObject({ stop: false })
    const last = verdict('plateau', past, p)
    expect(last.value).toBeCloseTo(0.003, 12)
    expect(last).toMatchObject({ stop: true, why: { text: 'stop.plateau.stop', args: { window: 3 } } })
    expect(verdict('plateau', past, { window: 3, watch: 'confidence' })).toMatchObject({
      value: 0,
      stop: true,
    })
  })

  it('stop when nothing that may be asked is uncertain', () => {
    const p = Float64Array.from([0.95, 0.05, 0.7, 0.3])
    expect(stopRound(4, 2, p, p).uncertainty).toBeCloseTo(0.3, 12)
    expect(verdict('uncertainty', [stopRound(4, 2, p, p.subarray(0, 2))]).stop).toBe(true)
    expect(verdict('uncertainty', [stopRound(4, 2, p, p)]).stop).toBe(false)
  })

  it('stop when successive models agree on the mean over the window', () => {
    const other = packNamed([1, 0, 1, 1], 2)
    const past = [round(0, { named: other }), round(1), round(2), round(3)]
    const p = { window: 2, kappa: 0.99 }
    expect(verdict('stable', past.slice(0, 2), p).value).toBeNull()
    expect(verdict('stable', past.slice(0, 3), p)).toMatchObject({ value: 0.75, stop: false })
    expect(verdict('stable', past.slice(0, 3), { ...p, kappa: 0.75 }).stop).toBe(true)
    expect(verdict('stable', past, p)).toMatchObject({
      value: 1,
      stop: true,
      why: { args: { agreement: 1 } },
    })
  })

  it('do not take "one class everywhere" for stable', () => {
    const flat = round(0, { named: packNamed(new Uint8Array(4), 2) })
    expect(verdict('stable', [flat, flat, flat], { window: 1 })).toMatchObject({ value: null, stop: false })
  })

  it('stop when the best question promises too little', () => {
    const p = Float64Array.from([0.9, 0.1, 0.6, 0.4])
    expect(expectedGain(-0.2, p, 2)).toBeCloseTo(0.05, 12)
    expect(expectedGain(-0.3, p, 2)).toBe(0)
    expect(verdict('gain', [round(4, { gain: 0.004 })]).stop).toBe(false)
    expect(verdict('gain', [round(4, { gain: 0.0004 })]).stop).toBe(true)
  })

  it('stop together as soon as one of them stops', () => {
    const rules: { id: string; params: Params }[] = [
      { id: 'target', params: { target: 0.9 } },
      { id: 'uncertainty', params: {} },
      { id: 'of another version', params: {} },
    ]
    const past = [round(4, { paid: 0.92 })]
    const { stop, each } = judge(rules, past, 4, BUDGET)
    expect([stop, each.map((e) => [e.id, e.verdict.stop])]).toEqual([
      true,
      [
        ['target', true],
        ['uncertainty', false],
      ],
    ])
    expect(judge([], past, 4, BUDGET).stop).toBe(false)
  })
})

describe('the classes that a model names', () => {
  it('come back from their bits, and compare as they are', () => {
    const two = fc.integer({ min: 2, max: 256 }).chain((C) => {
      const classes = fc.array(fc.nat({ max: C - 1 }), { minLength: 30, maxLength: 30 })
      return fc.tuple(fc.constant(C), classes, classes)
    })
    fc.assert(
      fc.property(two, ([C, before, now]) => {
        const [a, b] = [packNamed(before, C), packNamed(now, C)]
        expect([...openNamed(a)]).toEqual(before)
        expect(alike(a, b, C)).toEqual(stability(before, now, C))
        expect(alike(b, a, C)).toEqual(stability(now, before, C))
      }),
    )
  })

  it('of 500 rounds over 100,000 points take a few megabytes', () => {
    const megabytes = (C: number) => (500 * packNamed(new Uint8Array(100_000), C).packed.byteLength) / 1e6
    expect([2, 4, 8].map(megabytes)).toEqual([6.25, 12.5, 25])
  })
})
