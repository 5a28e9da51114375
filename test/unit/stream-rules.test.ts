import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { source } from '../../src/core/math/random.ts'
import { defaults } from '../../src/core/params.ts'
import {
  findStreamRule,
  fixedThreshold,
  itemAt,
  runStream,
  STREAM_RULES,
  streamUtility,
  type StreamItem,
} from '../../src/core/query/stream.ts'
import { mayAsk } from '../../src/core/session/stream-step.ts'
import { startStream } from '../../src/core/session/stream.ts'

const rule = (id: string) => findStreamRule(id)!
const plain = (u: number): StreamItem => ({ u, C: 2, uniform: () => 0.5, normal: () => 0 })
const utilities = fc.array(fc.double({ min: 0, max: 0.5, noNaN: true }), { minLength: 1, maxLength: 120 })

/** Items with the draws of their places. */
const items = (us: readonly number[], seed: number): StreamItem[] =>
  us.map((u, t) => itemAt(u, 2, { t, spentHat: 0, theta: 1 }, source(seed)))

describe('stream rules', () => {
  it('never ask beyond the budget, and always say why', () => {
    fc.assert(
      fc.property(utilities, fc.nat(1000), fc.constantFrom(0, 0.05, 0.2, 0.6), (us, seed, budget) => {
        for (const r of STREAM_RULES) {
          const p = { ...defaults(r.params), budget, w: 20 }
          let s = r.init(p)
          for (const item of items(us, seed)) {
            const affordable = mayAsk(s, p)
            const { ask, why, next } = r.decide(item, s, p)
            if (!affordable) expect(ask).toBe(false)
            expect(why.text).toMatch(ask ? /^stream\.\w+\.ask$/ : /^stream\.\w+\.pass$/)
            expect(Object.values(why.args).every((v) => Number.isFinite(v))).toBe(true)
            expect(next.t).toBe(s.t + 1)
            expect(next.spentHat / 20).toBeLessThanOrEqual(budget + 1 / 20)
            s = next
          }
        }
      }),
      { numRuns: 40 },
    )
  })

  it('decide an item by what came before it and by its own draws', () => {
    const us = Array.from({ length: 50 }, (_, i) => (i % 10) / 20)
    for (const r of STREAM_RULES) {
      const p = { ...defaults(r.params), budget: 0.5 }
      const whole = runStream(r, items(us, 5), p)
      const part = runStream(r, items(us.slice(0, 30), 5), p)
      expect(part.queried).toEqual(whole.queried.filter((t) => t < 30))
      expect(part.theta).toEqual(whole.theta.slice(0, 30))
    }
  })

  it('ask about the confidence at the threshold itself only under the fixed rule', () => {
    const p = { budget: 0.2, w: 100 }
    const at = plain(1 - fixedThreshold(0.2, 2))
    expect(rule('fixed').decide(at, startStream(p), p).ask).toBe(true)
    const theta = 0.6
    expect(rule('variable').decide(plain(1 - theta), { t: 0, spentHat: 0, theta }, p).ask).toBe(false)
    expect(rule('variable').decide(plain(1 - theta + 1e-9), { t: 0, spentHat: 0, theta }, p).ask).toBe(true)
  })

  it('leave the threshold alone where split decides by chance', () => {
    const p = { budget: 0.5, w: 100, v: 0.3, s: 0.1, theta0: 0.7 }
    const chance = { ...plain(0.4), uniform: (k: number) => [0.2, 0.4][k] }
    expect(rule('split').decide(chance, startStream(p), p)).toMatchObject({ ask: true, next: { theta: 0.7 } })
    const judged = { ...plain(0.4), uniform: () => 0.9 }
    expect(rule('split').decide(judged, startStream(p), p)).toMatchObject({
      ask: true,
      next: { theta: 0.7 * 0.9 },
    })
    const sure = { ...plain(0.1), uniform: () => 0.9 }
    expect(rule('split').decide(sure, startStream(p), p)).toMatchObject({
      ask: false,
      next: { theta: 0.7 * 1.1 },
    })
  })

  it('draw nothing under split while the budget allows no question', () => {
    const never = () => {
      throw new Error('drawn')
    }
    const p = { budget: 0.1, w: 10 }
    const empty = { t: 3, spentHat: 5, theta: 0.7 }
    expect(rule('split').decide({ ...plain(0.4), uniform: never }, empty, p)).toMatchObject({
      ask: false,
      next: { t: 4, spentHat: 4.5, theta: 0.7 },
    })
  })

  it('spend just the budget under the budget manager, however sure the model is', () => {
    const rnd = source(8)
    for (const scale of [0.001, 0.5])
      for (const budget of [0.05, 0.2]) {
        const us = Array.from({ length: 4000 }, (_, t) => scale * rnd(1, t, 0) ** 2)
        const p = { ...defaults(rule('budget').params), budget, s: 0.01 }
        const { queried } = runStream(rule('budget'), us.map(plain), p)
        // The threshold stays among the confidences, at most 1/2 from its start: it has moved by s (B n - asked).
        expect(Math.abs(queried.length - budget * us.length)).toBeLessThanOrEqual(0.5 / p.s + 1)
      }
  })

  it('ask wherever the committee disagrees, and nowhere else', () => {
    const p = defaults(rule('cal').params)
    expect(runStream(rule('cal'), [0, 0.2, 0, 0.5, 1e-6].map(plain), p).queried).toEqual([1, 3, 4])
  })

  it('put every utility on one scale and keep its order', () => {
    expect(streamUtility('leastConfident', 0.4, 2)).toBe(0.4)
    expect(streamUtility('margin', 0.8, 2)).toBe(0.4)
    expect(streamUtility('consensusMargin', 0.8, 2)).toBe(0.4)
    expect(streamUtility('entropy', Math.log(3), 3)).toBeCloseTo(2 / 3, 12)
    expect(streamUtility('kCentre', 1, 2)).toBe(0.25)
    expect(streamUtility('margin', 1, 1)).toBe(0)
    for (const id of ['margin', 'entropy', 'kCentre'])
      for (let i = 1; i < 8; i++)
        expect(streamUtility(id, i / 12, 2)).toBeGreaterThan(streamUtility(id, (i - 1) / 12, 2))
  })
})
