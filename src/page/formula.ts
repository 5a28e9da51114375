import { WRITTEN, type FormulaId } from '../core/query/formulas.ts'
import type { Term, Why } from '../core/query/types.ts'
import { int, num } from '../text/format.ts'

/** An explanation as it is read: the formula, the same with this point's numbers, and what comes out. */
export interface FormulaText {
  readonly written: string
  /** Null where there is nothing to put in. */
  readonly filled: string | null
  readonly result: string
}

/** So many numbers of a list are written out; of a longer one the first three and the last. */
const MOST = 4

export const shortened = (parts: readonly string[], by: string): string =>
  (parts.length <= MOST ? parts : [...parts.slice(0, MOST - 1), '…', parts[parts.length - 1]]).join(by)

/** Counts as they are, everything else with three decimals. */
export const figure = (v: number): string => (Number.isInteger(v) ? int(v).replace('-', '−') : num(v))

/** The value of a term: one number, or a list in brackets. */
export const figures = (value: Term['value']): string =>
  typeof value === 'number' ? figure(value) : `(${shortened(value.map(figure), ', ')})`

type Values = Readonly<Record<string, Term['value']>>
const one = (t: Values, sym: string): string => figure(t[sym] as number)
const list = (t: Values, sym: string): readonly number[] => t[sym] as readonly number[]
const all = (t: Values, sym: string): string => figures(t[sym])
const sum = (parts: readonly string[]): string => shortened(parts, ' + ')
const entropy = (p: readonly string[]): string => `−(${sum(p.map((v) => `${v} log ${v}`))})`
const shares = (t: Values): string[] => list(t, 'v').map((v) => `${figure(v)}/${one(t, 'K')}`)
const products = (a: readonly number[], b: readonly number[]): string =>
  sum(a.map((v, i) => `${figure(v)} · ${figure(b[i])}`))

/** Length of p − e_y for each answer y. */
const residuals = (p: readonly number[], length: (r: readonly number[]) => number): number[] =>
  p.map((_, y) => length(p.map((v, c) => (c === y ? v - 1 : v))))
const gradient =
  (length: (r: readonly number[]) => number) =>
  (t: Values): string =>
    `(${products(list(t, 'p'), residuals(list(t, 'p'), length))}) · ${one(t, '‖h‖')}`

const FILLED: Record<FormulaId, (t: Values) => string | null> = {
  none: () => null,
  random: () => null,
  leastConfident: (t) => `1 − ${one(t, 'p₁')}`,
  margin: (t) => `1 − (${one(t, 'p₁')} − ${one(t, 'p₂')})`,
  powerMargin: (t) => `${one(t, 'γ')} log(1 − ${one(t, 'm')}) + ${one(t, 'g')}`,
  entropy: (t) => entropy(list(t, 'p').map(figure)),
  voteEntropy: (t) => entropy(shares(t)),
  consensusEntropy: (t) => entropy(list(t, 'p̄').map(figure)),
  meanKL: (t) => `${one(t, 'H(p̄)')} − mean ${all(t, 'H(pₖ)')}`,
  maxDisagreement: (t) => `max ${all(t, 'KLₖ')}`,
  variationRatio: (t) => `1 − max ${all(t, 'v')} / ${one(t, 'K')}`,
  'gradientLength.L2': gradient((r) => Math.hypot(...r)),
  'gradientLength.L1': gradient((r) => r.reduce((s, v) => s + Math.abs(v), 0)),
  expectedError: (t) => {
    const p = list(t, 'p')
    return `−(${products(p, list(t, 'ℓ'))}) / ${figure(p.reduce((s, v) => s + v, 0))}`
  },
  weighted: (t) => `${one(t, 'U')} · ${one(t, 's')}^${one(t, 'β')}`,
  distance: (t) => `‖${all(t, 'x')} − ${all(t, 'c')}‖`,
  closeness: (t) => `1 / (1 + ‖${all(t, 'x')} − ${all(t, 'x̄')}‖)`,
  typiClust: (t) => `${one(t, 'n')} + t/(1 + t),  t = ${one(t, 'k')} / ${one(t, 'Σd')}`,
  kMeans: (t) => `${one(t, 'n')} + 1/(1 + ${one(t, 'd')})`,
  probCover: (t) => `${one(t, 'n(δ)')} − ${one(t, 'n₀')}`,
  rankedBatch: (t) => `${one(t, 'α')} (1 − 1/(1 + ${one(t, 'd')})) + (1 − ${one(t, 'α')}) ${one(t, 'U')}`,
  'rankedBatch.first': (t) => `1 / (1 + ${one(t, 'd̄')})`,
  clusterMargin: (t) => `1 − (${one(t, 'p₁')} − ${one(t, 'p₂')}) − (1 − ${one(t, 'o')})`,
  'badge.first': (t) => one(t, '‖g‖²'),
  badge: (t) => `${one(t, '‖g‖²')} + ${one(t, '‖g′‖²')} − 2 · ${one(t, '⟨g,g′⟩')}`,
  information: (t) => `${one(t, 'H(y)')} − ${one(t, 'E[H(y|θ)]')}`,
}

/**
 * An explanation as text. `natural` is the score as the page writes it; where that is minus the result (less is better), the
 * formula is written without its minus. Null for an explanation without a formula.
 */
export function formulaText({ formula, terms, result }: Why, natural: number): FormulaText | null {
  if (formula === 'none' || !Object.hasOwn(FILLED, formula)) return null
  const id = formula as FormulaId
  const turned = natural !== result
  const sign = (text: string) => (turned ? text.replace(/^−/, '') : text)
  const filled = FILLED[id](Object.fromEntries(terms.map((t) => [t.sym, t.value])))
  return {
    written: sign(WRITTEN[id]),
    filled: filled === null ? null : sign(filled),
    result: figure(natural),
  }
}
