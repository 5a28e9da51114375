import { describe, expect, it } from 'vitest'
import { FORMULAS, WRITTEN, type FormulaId } from '../../src/core/query/formulas.ts'
import type { Term } from '../../src/core/query/types.ts'
import { figure, figures, formulaText } from '../../src/page/formula.ts'

const term = (sym: string, value: Term['value']): Term => ({ sym, value })
const p = [0.5, 0.3, 0.2]

/** Terms as the strategies give them, and what is to be read. */
const CASES: Record<Exclude<FormulaId, 'none'>, { terms: Term[]; filled: string | null }> = {
  random: { terms: [term('u', 0.613)], filled: null },
  leastConfident: { terms: [term('p₁', 0.51)], filled: '1 − 0.510' },
  margin: { terms: [term('p₁', 0.51), term('p₂', 0.49)], filled: '1 − (0.510 − 0.490)' },
  powerMargin: {
    terms: [term('γ', 2), term('m', 0.25), term('g', -0.5)],
    filled: '2 log(1 − 0.250) + −0.500',
  },
  entropy: {
    terms: [term('p', p)],
    filled: '−(0.500 log 0.500 + 0.300 log 0.300 + 0.200 log 0.200)',
  },
  voteEntropy: { terms: [term('v', [3, 2]), term('K', 5)], filled: '−(3/5 log 3/5 + 2/5 log 2/5)' },
  consensusEntropy: { terms: [term('p̄', [0.6, 0.4])], filled: '−(0.600 log 0.600 + 0.400 log 0.400)' },
  meanKL: {
    terms: [term('H(p̄)', 0.69), term('H(pₖ)', [0.5, 0.6, 0.4, 0.55, 0.45])],
    filled: '0.690 − mean (0.500, 0.600, 0.400, …, 0.450)',
  },
  maxDisagreement: { terms: [term('KLₖ', [0.1, 0.25])], filled: 'max (0.100, 0.250)' },
  variationRatio: { terms: [term('v', [3, 2]), term('K', 5)], filled: '1 − max (3, 2) / 5' },
  'gradientLength.L2': {
    terms: [term('p', [0.6, 0.4]), term('‖h‖', 0.25)],
    filled: '(0.600 · 0.566 + 0.400 · 0.849) · 0.250',
  },
  'gradientLength.L1': {
    terms: [term('p', [0.6, 0.4]), term('‖h‖', 2.5)],
    filled: '(0.600 · 0.800 + 0.400 · 1.200) · 2.500',
  },
  expectedError: {
    terms: [term('p', [0.6, 0.4]), term('ℓ', [0.3, 0.45])],
    filled: '−(0.600 · 0.300 + 0.400 · 0.450) / 1',
  },
  weighted: { terms: [term('U', 0.69), term('s', 0.2), term('β', 1)], filled: '0.690 · 0.200^1' },
  distance: {
    terms: [term('x', [0.1, -0.2]), term('c', [1.5, 0.25])],
    filled: '‖(0.100, −0.200) − (1.500, 0.250)‖',
  },
  closeness: {
    terms: [term('x', [0.1, 0.2]), term('x̄', [0.3, 0.4])],
    filled: '1 / (1 + ‖(0.100, 0.200) − (0.300, 0.400)‖)',
  },
  typiClust: {
    terms: [term('n', 40), term('k', 20), term('Σd', 4.5)],
    filled: '40 + t/(1 + t),  t = 20 / 4.500',
  },
  kMeans: { terms: [term('n', 12), term('d', 0.25)], filled: '12 + 1/(1 + 0.250)' },
  probCover: { terms: [term('n(δ)', 30), term('n₀', 4)], filled: '30 − 4' },
  rankedBatch: {
    terms: [term('α', 0.9), term('d', 0.5), term('U', 0.4)],
    filled: '0.900 (1 − 1/(1 + 0.500)) + (1 − 0.900) 0.400',
  },
  'rankedBatch.first': { terms: [term('d̄', 1.25)], filled: '1 / (1 + 1.250)' },
  clusterMargin: {
    terms: [term('p₁', 0.6), term('p₂', 0.4), term('o', 1)],
    filled: '1 − (0.600 − 0.400) − (1 − 1)',
  },
  'badge.first': { terms: [term('‖g‖²', 0.75)], filled: '0.750' },
  badge: {
    terms: [term('‖g‖²', 0.75), term('‖g′‖²', 0.5), term('⟨g,g′⟩', 0.125)],
    filled: '0.750 + 0.500 − 2 · 0.125',
  },
  information: { terms: [term('H(y)', 1.2), term('E[H(y|θ)]', 0.9)], filled: '1.200 − 0.900' },
}

describe('the formula of an explanation', () => {
  it.each(Object.entries(CASES))('%s is written and filled in', (id, { terms, filled }) => {
    const result = FORMULAS[id as FormulaId](terms)
    const because = { text: id, args: {} }
    expect(formulaText({ formula: id, terms, result, because }, result)).toEqual({
      written: WRITTEN[id as FormulaId],
      filled,
      result: figure(result),
      digits: 3,
      exact: true,
    })
  })

  it('loses its minus where the page writes a loss', () => {
    const { terms } = CASES.expectedError
    const why = { formula: 'expectedError', terms, result: -0.36, because: { text: '', args: {} } }
    expect(formulaText(why, 0.36)).toEqual({
      written: 'Σ pᵧ ℓᵧ / Σ pᵧ',
      filled: '(0.600 · 0.300 + 0.400 · 0.450) / 1',
      result: '0.360',
      digits: 3,
      exact: true,
    })
  })

  it('is absent where nothing was computed', () => {
    const because = { text: 'you', args: {} }
    expect(formulaText({ formula: 'none', terms: [], result: 0, because }, 0)).toBeNull()
    expect(formulaText({ formula: 'toString', terms: [], result: 0, because }, 0)).toBeNull()
  })

  it('shortens long lists and keeps counts whole', () => {
    expect(figures([1, 2, 3, 4])).toBe('(1, 2, 3, 4)')
    expect(figures([1, 2, 3, 4, 5])).toBe('(1, 2, 3, …, 5)')
    expect(figures(-3)).toBe('−3')
    expect(figures(0.98123)).toBe('0.981')
  })
})
