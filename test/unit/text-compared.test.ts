import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { wholePercents } from '../../src/core/session/shares.ts'
import { apart, sharesApart } from '../../src/text/apart.ts'
import { pct, type Entry } from '../../src/text/format.ts'
import { languages } from './text-world.ts'

const read = (text: string): number => Number(text.replace('−', '-').replace('%', ''))
const near = fc
  .tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: -8, max: -1, noNaN: true }))
  .map(([a, power]) => [a, a + 10 ** power] as const)

describe('numbers that are compared', () => {
  it('stand in their order, however near they are', () => {
    fc.assert(
      fc.property(near, ([less, more]) => {
        const [a, b] = apart(less, more)
        expect(read(a)).toBeLessThan(read(b))
        const [p, q] = sharesApart(less, more)
        expect(read(p)).toBeLessThanOrEqual(read(q))
        if (more - less > 2e-9) expect(p).not.toBe(q)
      }),
    )
  })
  it('are short where they are equal, or differ in the last bit alone', () => {
    expect(apart(0.5, 0.5)).toEqual(['0.500', '0.500'])
    expect(sharesApart(1 - 0.9, 0.1)).toEqual(['10.0%', '10.0%'])
  })
  it('have no minus where they are written as nothing', () => {
    expect(pct(-0.0001)).toBe('0.0%')
    expect(pct(-0.012)).toBe('−1.2%')
  })
})

/** Sentences that compare `value` with `threshold`, and with which sign. */
const COMPARED: readonly [string, 1 | -1][] = [
  ['why.stop.target.go', -1],
  ['why.stop.target.stop', 1],
  ['why.stop.plateau.go', 1],
  ['why.stop.plateau.stop', -1],
  ['why.stop.stable.go', -1],
  ['why.stop.gain.go', 1],
  ['why.stop.gain.stop', -1],
]

describe.each(languages)('a verdict in %s', (_, words) => {
  it.each(COMPARED)('%s is borne out by its numbers', (key, sign) => {
    const say = words[key] as Exclude<Entry, string>
    fc.assert(
      fc.property(near, ([less, more]) => {
        fc.pre(more - less > 1e-6)
        const [value, threshold] = sign > 0 ? [more, less] : [less, more]
        const said = say({ value, threshold, window: 3, labelled: 3, agreement: NaN })
        const [a, b] = (said.match(/\d+\.\d+%?/g) ?? []).map(read)
        expect(sign * (a - b)).toBeGreaterThan(0)
      }),
    )
  })
  it('says in the singular what one member does', () => {
    const votes = (n: number) =>
      (words['why.votes'] as Exclude<Entry, string>)({ votes: n, k: 5, label: 'A' })
    expect(votes(1)).not.toMatch(/\bvote\b/)
    expect(votes(2)).not.toMatch(/\bvotes\b/)
  })
})

describe('whole percents', () => {
  it('add up to 100, and none is off by 1 or more', () => {
    expect(wholePercents([3 / 7, 2 / 7, 2 / 7])).toEqual([43, 29, 28])
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 8 }), (counts) => {
        const n = counts.reduce((a, b) => a + b, 0)
        fc.pre(n > 0)
        const whole = wholePercents(counts.map((c) => c / n))
        expect(whole.reduce((a, b) => a + b)).toBe(100)
        whole.forEach((w, i) => expect(Math.abs(w - (100 * counts[i]) / n)).toBeLessThan(1))
      }),
    )
  })
})
