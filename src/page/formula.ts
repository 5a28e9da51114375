import { FORMULAS, WRITTEN, type FormulaId } from '../core/query/formulas.ts'
import type { Term, Why } from '../core/query/types.ts'
import { int, num } from '../text/format.ts'

/** An explanation as it is read: the formula, the same with this point's numbers, and what comes out. */
export interface FormulaText {
  readonly written: string
  /** Null where there is nothing to put in. */
  readonly filled: string | null
  readonly result: string
  /** Decimals of the numbers that are put in: as many as it takes to arrive at the result that is written. */
  readonly digits: number
  /** Whether the numbers give the result as it is written. */
  readonly exact: boolean
}

/** So many numbers of a list are written out; of a longer one the first three and the last. */
const MOST = 4

const shortened = (parts: readonly string[], by: string): string =>
  (parts.length <= MOST ? parts : [...parts.slice(0, MOST - 1), '…', parts[parts.length - 1]]).join(by)

/** Decimals of scores, and the most that are written where fewer would not add up. */
const FEWEST = 3
const MOST_DECIMALS = 7
/** Decimals of a result, as in every table of scores. */
const RESULT = 3

/** A number as it is written, as a number again. */
const rounded = (v: number, digits: number): number => (Number.isInteger(v) ? v : Number(v.toFixed(digits)))

/** Counts as they are, everything else with `digits` decimals. */
export const figure = (v: number, digits = FEWEST): string =>
  Number.isInteger(v) ? int(v).replace('-', '−') : num(v, digits)

/** The value of a term: one number, or a list in brackets. */
export const figures = (value: Term['value'], digits = FEWEST): string =>
  typeof value === 'number'
    ? figure(value, digits)
    : `(${shortened(
        value.map((v) => figure(v, digits)),
        ', ',
      )})`

/** Terms by symbol, and how their numbers are written. */
class Terms {
  readonly digits: number
  private readonly values: ReadonlyMap<string, Term['value']>

  constructor(terms: readonly Term[], digits: number) {
    this.digits = digits
    this.values = new Map(terms.map((t) => [t.sym, t.value]))
  }

  value = (sym: string): number => this.values.get(sym) as number
  list = (sym: string): readonly number[] => this.values.get(sym) as readonly number[]
  /** A number as it is written. */
  f = (v: number): string => figure(v, this.digits)
  one = (sym: string): string => this.f(this.value(sym))
  all = (sym: string): string => figures(this.values.get(sym)!, this.digits)
  /** What the written number says. */
  said = (v: number): number => rounded(v, this.digits)
}

const sum = (parts: readonly string[]): string => shortened(parts, ' + ')
const total = (v: readonly number[]): number => v.reduce((s, x) => s + x, 0)
const entropy = (p: readonly string[]): string => `−(${sum(p.map((v) => `${v} log ${v}`))})`
const shares = (t: Terms): string[] => t.list('v').map((v) => `${t.f(v)}/${t.one('K')}`)
const products = (t: Terms, a: readonly number[], b: readonly number[]): string =>
  sum(a.map((v, i) => `${t.f(v)} · ${t.f(b[i])}`))
const product = (t: Terms, a: readonly number[], b: readonly number[]): number =>
  total(a.map((v, i) => t.said(v) * t.said(b[i])))

interface Filled {
  readonly text: (t: Terms) => string | null
  /** What the written numbers give; the formula of their terms unless other numbers are written. */
  readonly gives?: (t: Terms) => number
}

/** Length of p − e_y for each answer y. */
const residuals = (p: readonly number[], length: (r: readonly number[]) => number): number[] =>
  p.map((_, y) => length(p.map((v, c) => (c === y ? v - 1 : v))))
const gradient = (length: (r: readonly number[]) => number): Filled => ({
  text: (t) => `(${products(t, t.list('p'), residuals(t.list('p'), length))}) · ${t.one('‖h‖')}`,
  gives: (t) => product(t, t.list('p'), residuals(t.list('p'), length)) * t.said(t.value('‖h‖')),
})

const FILLED: Record<FormulaId, Filled> = {
  none: { text: () => null },
  random: { text: () => null },
  leastConfident: { text: (t) => `1 − ${t.one('p₁')}` },
  margin: { text: (t) => `1 − (${t.one('p₁')} − ${t.one('p₂')})` },
  powerMargin: { text: (t) => `${t.one('γ')} log(1 − ${t.one('m')}) + ${t.one('g')}` },
  entropy: { text: (t) => entropy(t.list('p').map(t.f)) },
  voteEntropy: { text: (t) => entropy(shares(t)) },
  consensusEntropy: { text: (t) => entropy(t.list('p̄').map(t.f)) },
  meanKL: { text: (t) => `${t.one('H(p̄)')} − mean ${t.all('H(pₖ)')}` },
  maxDisagreement: { text: (t) => `max ${t.all('KLₖ')}` },
  variationRatio: { text: (t) => `1 − max ${t.all('v')} / ${t.one('K')}` },
  'gradientLength.L2': gradient((r) => Math.hypot(...r)),
  'gradientLength.L1': gradient((r) => total(r.map(Math.abs))),
  expectedError: {
    text: (t) => `−(${products(t, t.list('p'), t.list('ℓ'))}) / ${t.f(total(t.list('p')))}`,
    gives: (t) => -product(t, t.list('p'), t.list('ℓ')) / t.said(total(t.list('p'))),
  },
  weighted: { text: (t) => `${t.one('U')} · ${t.one('s')}^${t.one('β')}` },
  distance: { text: (t) => `‖${t.all('x')} − ${t.all('c')}‖` },
  closeness: { text: (t) => `1 / (1 + ‖${t.all('x')} − ${t.all('x̄')}‖)` },
  typiClust: { text: (t) => `${t.one('n')} + t/(1 + t),  t = ${t.one('k')} / ${t.one('Σd')}` },
  kMeans: { text: (t) => `${t.one('n')} + 1/(1 + ${t.one('d')})` },
  probCover: { text: (t) => `${t.one('n(δ)')} − ${t.one('n₀')}` },
  rankedBatch: {
    text: (t) => `${t.one('α')} (1 − 1/(1 + ${t.one('d')})) + (1 − ${t.one('α')}) ${t.one('U')}`,
  },
  'rankedBatch.first': { text: (t) => `1 / (1 + ${t.one('d̄')})` },
  clusterMargin: { text: (t) => `1 − (${t.one('p₁')} − ${t.one('p₂')}) − (1 − ${t.one('o')})` },
  'badge.first': { text: (t) => t.one('‖g‖²') },
  badge: { text: (t) => `${t.one('‖g‖²')} + ${t.one('‖g′‖²')} − 2 · ${t.one('⟨g,g′⟩')}` },
  information: { text: (t) => `${t.one('H(y)')} − ${t.one('E[H(y|θ)]')}` },
}

const roundedTerms = (terms: readonly Term[], digits: number): Term[] =>
  terms.map(({ sym, value }) => ({
    sym,
    value: typeof value === 'number' ? rounded(value, digits) : value.map((v) => rounded(v, digits)),
  }))

/** The fewest decimals with which the numbers that are written give the result that is written; null where none do. */
function decimalsOf(id: FormulaId, { terms, result }: Why): number | null {
  const { gives } = FILLED[id]
  for (let digits = FEWEST; digits <= MOST_DECIMALS; digits++) {
    const value = gives ? gives(new Terms(terms, digits)) : FORMULAS[id](roundedTerms(terms, digits))
    if (rounded(value, RESULT) === rounded(result, RESULT)) return digits
  }
  return null
}

/**
 * An explanation as text. `natural` is the score as the page writes it; where that is minus the result (less is better), the
 * formula is written without its minus. Null for an explanation without a formula.
 */
export function formulaText(why: Why, natural: number): FormulaText | null {
  const { formula, terms, result } = why
  if (formula === 'none' || !Object.hasOwn(FILLED, formula)) return null
  const id = formula as FormulaId
  const turned = natural !== result
  const sign = (text: string) => (turned ? text.replace(/^−/, '') : text)
  const short = FILLED[id].text(new Terms(terms, FEWEST))
  // Nobody can add up a list that is not written out.
  const decimals = short === null || short.includes('…') ? FEWEST : decimalsOf(id, why)
  const digits = decimals ?? MOST_DECIMALS
  const filled = FILLED[id].text(new Terms(terms, digits))
  return {
    written: sign(WRITTEN[id]),
    filled: filled === null ? null : sign(filled),
    result: figure(natural),
    digits,
    exact: decimals !== null,
  }
}
