import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { FORMULAS, type FormulaId } from '../../src/core/query/formulas.ts'
import type { Term } from '../../src/core/query/types.ts'
import { formulaText } from '../../src/page/formula.ts'
import { num } from '../../src/text/format.ts'
import { calculate } from './page-arithmetic.ts'

const term = (sym: string, value: Term['value']): Term => ({ sym, value })
const share = fc.double({ min: 0, max: 1, noNaN: true })
const size = fc.double({ min: 0, max: 20, noNaN: true })
const count = fc.integer({ min: 1, max: 40 })
const place = fc.tuple(
  fc.double({ min: -9, max: 9, noNaN: true }),
  fc.double({ min: -9, max: 9, noNaN: true }),
)
/** Two to four probabilities, some of them nearly 0 or 1. */
const probabilities = fc
  .array(fc.oneof(fc.double({ min: 0, max: 1, noNaN: true }), fc.constantFrom(1e-9, 1e-4, 1)), {
    minLength: 2,
    maxLength: 4,
  })
  .map((w) => w.map((v) => v + 1e-12))
  .map((w) => w.map((v) => v / w.reduce((a, b) => a + b)))
/** The two largest of them. */
const top = probabilities.map((p) => [...p].sort((a, b) => b - a))
const votes = fc
  .array(fc.integer({ min: 0, max: 5 }), { minLength: 2, maxLength: 4 })
  .map((v) => [v[0] + 1, ...v.slice(1)])
const list = (of: fc.Arbitrary<number>) => fc.array(of, { minLength: 1, maxLength: 4 })

const voted = votes.map((v) => [
  term('v', v),
  term(
    'K',
    v.reduce((a, b) => a + b),
  ),
])
const one = (sym: string, of: fc.Arbitrary<Term['value']>) => of.map((v) => [term(sym, v)])
const some = (of: Record<string, fc.Arbitrary<Term['value']>>) =>
  fc.record(of).map((values) => Object.entries(values).map(([sym, value]) => term(sym, value)))
const gradient = some({ p: probabilities, '‖h‖': size })

const TERMS: Record<Exclude<FormulaId, 'none' | 'random'>, fc.Arbitrary<Term[]>> = {
  leastConfident: one('p₁', share),
  margin: top.map(([a, b]) => [term('p₁', a), term('p₂', b)]),
  powerMargin: some({
    γ: fc.constantFrom(0.5, 1, 2),
    m: fc.double({ min: 0, max: 0.9999, noNaN: true }),
    g: fc.double({ min: -3, max: 9, noNaN: true }),
  }),
  entropy: one('p', probabilities),
  voteEntropy: voted,
  consensusEntropy: one('p̄', probabilities),
  meanKL: some({
    'H(p̄)': fc.double({ min: 0.7, max: 1.4, noNaN: true }),
    'H(pₖ)': list(fc.double({ min: 0, max: 0.7, noNaN: true })),
  }),
  maxDisagreement: one('KLₖ', list(size)),
  variationRatio: voted,
  'gradientLength.L2': gradient,
  'gradientLength.L1': gradient,
  expectedError: fc
    .tuple(probabilities, fc.array(share, { minLength: 4, maxLength: 4 }))
    .map(([p, l]) => [term('p', p), term('ℓ', l.slice(0, p.length))]),
  weighted: some({ U: size, s: share, β: fc.constantFrom(0, 0.5, 1, 2) }),
  distance: some({ x: place, c: place }),
  closeness: some({ x: place, x̄: place }),
  typiClust: some({ n: count, k: count, Σd: fc.double({ min: 0.5, max: 20, noNaN: true }) }),
  kMeans: some({ n: count, d: size }),
  probCover: some({ 'n(δ)': count, 'n₀': count }),
  rankedBatch: some({ α: share, d: size, U: share }),
  'rankedBatch.first': one('d̄', size),
  clusterMargin: fc.tuple(top, share).map(([[a, b], o]) => [term('p₁', a), term('p₂', b), term('o', o)]),
  'badge.first': one('‖g‖²', size),
  badge: some({ '‖g‖²': size, '‖g′‖²': size, '⟨g,g′⟩': share }),
  information: some({
    'H(y)': fc.double({ min: 1.4, max: 3, noNaN: true }),
    'E[H(y|θ)]': fc.double({ min: 0, max: 1.4, noNaN: true }),
  }),
}

const because = { text: '', args: {} }
const written = (formula: FormulaId, terms: Term[]) => {
  const result = FORMULAS[formula](terms)
  return { ...formulaText({ formula, terms, result, because }, result)!, value: result }
}

describe('the arithmetic that is printed', () => {
  it('is done by the test as it is read', () => {
    expect(calculate('1 − (0.510 − 0.490)')).toBeCloseTo(0.98, 12)
    expect(calculate('−(3/5 log 3/5 + 2/5 log 2/5)')).toBeCloseTo(0.673, 3)
    expect(calculate('1 − max (3, 2) / 5')).toBeCloseTo(0.4, 12)
    expect(calculate('‖(0.100, −0.200) − (1.500, 0.250)‖')).toBeCloseTo(1.4705, 4)
    expect(calculate('40 + t/(1 + t),  t = 20 / 4.500')).toBeCloseTo(40.8163, 4)
    expect(calculate('0.900 (1 − 1/(1 + 0.500)) + (1 − 0.900) 0.400')).toBeCloseTo(0.34, 12)
    expect(calculate('2 log(1 − 0.250) + −0.500')).toBeCloseTo(-1.0754, 4)
  })

  it.each(Object.entries(TERMS))('%s gives the result that is printed', (id, terms) => {
    const about: number[] = []
    fc.assert(
      fc.property(terms, (values) => {
        const { filled, result, exact, value } = written(id as FormulaId, values)
        const read = calculate(filled!)
        if (exact) expect(num(read)).toBe(num(result.replaceAll(',', '').replace('−', '-')))
        else {
          about.push(value)
          expect(Math.abs(read - value)).toBeLessThan(0.0011)
        }
      }),
      { seed: 7, numRuns: 300 },
    )
    expect(about.length).toBeLessThan(12)
  })

  it('takes more decimals where three would not add up, and says where none do', () => {
    const margin = (p: number) => written('margin', [term('p₁', p), term('p₂', 1 - p)])
    expect(margin(0.50026)).toMatchObject({ filled: '1 − (0.5003 − 0.4997)', result: '0.999', digits: 4 })
    expect(margin(0.51)).toMatchObject({ filled: '1 − (0.510 − 0.490)', result: '0.980', digits: 3 })
    const certain = written('leastConfident', [term('p₁', 1 - 1e-9)])
    expect(certain).toMatchObject({ filled: '1 − 1.000', result: '0.000', exact: true })
    const edge = written('powerMargin', [term('γ', 1), term('m', 1 - 1e-12), term('g', 0)])
    expect(edge).toMatchObject({ filled: '1 log(1 − 1.0000000) + 0', exact: false })
  })
})
