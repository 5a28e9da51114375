import { log, pow } from '../math/portable.ts'
import type { Term } from './types.ts'

/**
 * The formulas of explanations, each evaluated from its terms alone and without the code of the strategies, so that an
 * explanation whose numbers do not give the score is found out.
 */
type Values = Readonly<Record<string, number | readonly number[]>>

const one = (t: Values, sym: string): number => t[sym] as number
const many = (t: Values, sym: string): readonly number[] => t[sym] as readonly number[]
const total = (v: readonly number[]): number => v.reduce((a, b) => a + b, 0)
const mean = (v: readonly number[]): number => total(v) / v.length
const entropyOf = (p: readonly number[]): number => 0 - total(p.map((v) => (v > 0 ? v * log(v) : 0)))
const power = (s: number, beta: number): number => (beta === 0 ? 1 : s > 0 ? pow(s, beta) : 0)
const shares = (t: Values): number[] => many(t, 'v').map((v) => v / one(t, 'K'))
const apart = (a: readonly number[], b: readonly number[]): number =>
  Math.sqrt(total(a.map((v, i) => (v - b[i]) * (v - b[i]))))

/** Sum over the answers y of p_y |p - e_y|. */
function expectedResidual(p: readonly number[], length: (r: readonly number[]) => number): number {
  return total(p.map((py, y) => py * length(p.map((v, c) => (c === y ? v - 1 : v)))))
}
const euclidean = (r: readonly number[]): number => Math.sqrt(total(r.map((v) => v * v)))
const absolute = (r: readonly number[]): number => total(r.map((v) => Math.abs(v)))

const formulas = {
  none: { written: '–', value: () => 0 },
  random: { written: 'u ~ U(0, 1)', value: (t) => one(t, 'u') },
  leastConfident: { written: '1 − p₁', value: (t) => 1 - one(t, 'p₁') },
  margin: { written: '1 − (p₁ − p₂)', value: (t) => 1 - (one(t, 'p₁') - one(t, 'p₂')) },
  powerMargin: {
    written: 'γ log(1 − m) + g',
    value: (t) => one(t, 'γ') * log(Math.max(1 - one(t, 'm'), 1e-300)) + one(t, 'g'),
  },
  entropy: { written: 'H(p) = −Σ p log p', value: (t) => entropyOf(many(t, 'p')) },
  voteEntropy: { written: 'H(v) = −Σ (v/K) log (v/K)', value: (t) => entropyOf(shares(t)) },
  consensusEntropy: { written: 'H(p̄) = −Σ p̄ log p̄', value: (t) => entropyOf(many(t, 'p̄')) },
  meanKL: {
    written: 'H(p̄) − mean H(pₖ)',
    value: (t) => Math.max(0, one(t, 'H(p̄)') - mean(many(t, 'H(pₖ)'))),
  },
  maxDisagreement: { written: 'max KL(pₖ ‖ p̄)', value: (t) => Math.max(...many(t, 'KLₖ')) },
  variationRatio: { written: '1 − max v / K', value: (t) => 1 - Math.max(...shares(t)) },
  'gradientLength.L2': {
    written: 'Σ pᵧ ‖p − eᵧ‖ · ‖h‖',
    value: (t) => expectedResidual(many(t, 'p'), euclidean) * one(t, '‖h‖'),
  },
  'gradientLength.L1': {
    written: 'Σ pᵧ ‖p − eᵧ‖₁ · ‖h‖₁',
    value: (t) => expectedResidual(many(t, 'p'), absolute) * one(t, '‖h‖'),
  },
  expectedError: {
    written: '−Σ pᵧ ℓᵧ / Σ pᵧ',
    value: (t) => -total(many(t, 'p').map((p, y) => p * many(t, 'ℓ')[y])) / total(many(t, 'p')),
  },
  weighted: { written: 'U · s^β', value: (t) => one(t, 'U') * power(one(t, 's'), one(t, 'β')) },
  distance: { written: '‖x − c‖', value: (t) => apart(many(t, 'x'), many(t, 'c')) },
  closeness: { written: '1 / (1 + ‖x − x̄‖)', value: (t) => 1 / (1 + apart(many(t, 'x'), many(t, 'x̄'))) },
  typiClust: {
    written: 'n + t/(1 + t),  t = k / Σd',
    value(t) {
      const typicality = one(t, 'k') > 0 ? one(t, 'k') / (one(t, 'Σd') + 1e-7) : 1
      return one(t, 'n') + typicality / (1 + typicality)
    },
  },
  kMeans: { written: 'n + 1/(1 + d)', value: (t) => one(t, 'n') + 1 / (1 + one(t, 'd')) },
  probCover: { written: 'n(δ) − n₀', value: (t) => one(t, 'n(δ)') - one(t, 'n₀') },
  rankedBatch: {
    written: 'α (1 − 1/(1 + d)) + (1 − α) U',
    value: (t) => one(t, 'α') * (1 - 1 / (1 + one(t, 'd'))) + (1 - one(t, 'α')) * one(t, 'U'),
  },
  'rankedBatch.first': { written: '1 / (1 + d̄)', value: (t) => 1 / (1 + one(t, 'd̄')) },
  clusterMargin: {
    written: '1 − (p₁ − p₂) − (1 − o)',
    value: (t) => 1 - (one(t, 'p₁') - one(t, 'p₂')) - (1 - one(t, 'o')),
  },
  'badge.first': { written: '‖g‖²', value: (t) => one(t, '‖g‖²') },
  badge: {
    written: '‖g‖² + ‖g′‖² − 2⟨g, g′⟩',
    value: (t) => one(t, '‖g‖²') + one(t, '‖g′‖²') - 2 * one(t, '⟨g,g′⟩'),
  },
  information: {
    written: 'H(y₁…y_b) − E[H(y₁…y_b | θ)]',
    value: (t) => Math.max(0, one(t, 'H(y)') - one(t, 'E[H(y|θ)]')),
  },
} satisfies Record<string, { written: string; value: (t: Values) => number }>

export type FormulaId = keyof typeof formulas

const each = <T>(f: (id: FormulaId) => T): Record<FormulaId, T> =>
  Object.fromEntries(Object.keys(formulas).map((id) => [id, f(id as FormulaId)])) as Record<FormulaId, T>

const valuesOf = (terms: readonly Term[]): Values => Object.fromEntries(terms.map((t) => [t.sym, t.value]))

/** The value of each formula for the terms of an explanation. */
export const FORMULAS: Record<FormulaId, (terms: readonly Term[]) => number> = each(
  (id) => (terms) => formulas[id].value(valuesOf(terms)),
)

/** How each formula is written, in the symbols of its terms. */
export const WRITTEN: Record<FormulaId, string> = each((id) => formulas[id].written)
