import { readParams, type Params, type ParamSpec } from '../params.ts'
import { predicted } from '../session/metrics.ts'
import { argmax, leastConfident } from './measures.ts'
import { alike, packNamed, type Named } from './named.ts'
import type { Because } from './types.ts'

/**
 * What a stopping rule may know of one trained model. There is no place here for the hidden truth: a rule that looked at it
 * would stop at a moment that nobody could know.
 */
export interface StopRound {
  readonly C: number
  /** Labelled points when the model was trained. */
  readonly labels: number
  /** Class named for each point of the pool, in the same order in every round. */
  readonly named: Named
  /** Mean probability of the named class over the pool; null for an empty pool. */
  readonly confidence: number | null
  /** Largest 1 - p(named class) among the points that may be asked; null where there are none. */
  readonly uncertainty: number | null
  /** Accuracy on the paid validation set; null without one. */
  readonly paid: number | null
  /** Fall of the expected loss by the best question; null where no look-ahead was computed. */
  readonly gain: number | null
}

/** The record of a model from its probabilities for the pool (n x C) and for the candidates (m x C). */
export function stopRound(
  labels: number,
  C: number,
  pool: Float64Array,
  candidates: Float64Array,
  { paid = null, gain = null }: { paid?: number | null; gain?: number | null } = {},
): StopRound {
  const tops = (p: Float64Array) =>
    Float64Array.from({ length: p.length / C }, (_, i) => p[i * C + argmax(p, i * C, C)])
  const trust = tops(pool)
  const open = tops(candidates)
  return {
    C,
    labels,
    named: packNamed(predicted(pool, trust.length, C), C),
    confidence: trust.length > 0 ? trust.reduce((a, b) => a + b, 0) / trust.length : null,
    uncertainty: open.length > 0 ? 1 - open.reduce((a, b) => Math.min(a, b)) : null,
    paid,
    gain,
  }
}

/**
 * Fall of the expected 0/1 loss by the best question, never below 0: the share of errors that the model expects of itself on the
 * unlabelled points now (`p`, n x C), minus what it expects after the answer. `best` is the best score of expected error
 * reduction, which is minus the latter.
 */
export function expectedGain(best: number, p: Float64Array, C: number): number {
  const n = p.length / C
  let now = 0
  for (let i = 0; i < n; i++) now += leastConfident(p, i * C, C) / n
  return Math.max(0, now + best)
}

/** Spent and allowed, in the unit of the budget. */
export interface StopBudget {
  readonly spent: number
  readonly limit: number
}

export interface Verdict {
  /** What the rule looks at; null while it is not known. */
  readonly value: number | null
  readonly threshold: number
  readonly stop: boolean
  /** `why.<text>` is the sentence. */
  readonly why: Because
}

export interface StopRule {
  readonly id: string
  readonly params: readonly ParamSpec[]
  readonly source: string
  /** `past` = one record per trained model, oldest first, the model of now last; `labelled` = labelled points now. */
  value(past: readonly StopRound[], labelled: number, budget: StopBudget, p: Params): Verdict
}

interface Finding {
  readonly value: number | null
  readonly threshold: number
  readonly stop: boolean
  readonly args?: Because['args']
}

function rule(
  id: string,
  params: readonly ParamSpec[],
  source: string,
  find: (past: readonly StopRound[], p: Params, budget: StopBudget) => Finding,
): StopRule {
  return {
    id,
    params,
    source,
    value(past, labelled, budget, given) {
      const p = readParams(params, given).params
      const { value, threshold, stop, args = {} } = find(past, p, budget)
      const state = stop ? 'stop' : value === null ? 'unknown' : 'go'
      const numbers = { labelled, threshold, ...(value !== null && { value }), ...args }
      return { value, threshold, stop, why: { text: `stop.${id}.${state}`, args: numbers } }
    },
  }
}

const rounds = (key: string, value: number): ParamSpec => ({
  key,
  kind: 'integer',
  default: value,
  min: 1,
  max: 100,
})
const share = (key: string, value: number, step: number): ParamSpec => ({
  key,
  kind: 'number',
  default: value,
  min: 0,
  max: 1,
  step,
})

const now = (past: readonly StopRound[]): StopRound | undefined => past[past.length - 1]

const budget = rule('budget', [], 'Settles 2009, section 6.7', (_past, _p, { spent, limit }) => ({
  value: spent,
  threshold: limit,
  stop: spent >= limit,
}))

const target = rule('target', [share('target', 0.95, 0.01)], 'A goal on a paid validation set', (past, p) => {
  const value = now(past)?.paid ?? null
  const threshold = Number(p.target)
  return { value, threshold, stop: value !== null && value >= threshold }
})

/** Over a level that is watched: how much its best of the last `window` rounds is above the best before. */
const plateau = rule(
  'plateau',
  [
    { key: 'watch', kind: 'choice', default: 'paid', options: ['paid', 'confidence'] },
    rounds('window', 10),
    share('progress', 0.005, 0.001),
  ],
  'Vlachos 2008 (confidence); Laws and Schuetze 2008 (gradient of performance)',
  (past, p) => {
    const threshold = Number(p.progress)
    const window = Number(p.window)
    const levels = past.map((r) => (p.watch === 'paid' ? r.paid : r.confidence))
    const known = levels.filter((v) => v !== null)
    const args = { window }
    if (known.length < levels.length || known.length <= window)
      return { value: null, threshold, stop: false, args }
    const value = Math.max(...known.slice(-window)) - Math.max(...known.slice(0, -window))
    return { value, threshold, stop: value < threshold, args }
  },
)

const uncertainty = rule(
  'uncertainty',
  [share('most', 0.1, 0.01)],
  'Zhu, Wang and Hovy 2008 (maximum uncertainty)',
  (past, p) => {
    const value = now(past)?.uncertainty ?? null
    const threshold = Number(p.most)
    return { value, threshold, stop: value !== null && value <= threshold }
  },
)

/** Mean agreement of each model with the one before it, over the last `window` pairs. */
const stable = rule(
  'stable',
  [rounds('window', 10), share('kappa', 0.99, 0.005)],
  'Bloodgood and Vijay-Shanker 2009, section 3',
  (past, p) => {
    const threshold = Number(p.kappa)
    const window = Number(p.window)
    const last = past.slice(-window - 1)
    const pairs = last.slice(1).map((r, i) => alike(last[i].named, r.named, r.C))
    const value = pairs.length < window ? null : meanOf(pairs.map((s) => s.kappa))
    const agreement = meanOf(pairs.map((s) => s.agreement)) ?? 0
    return { value, threshold, stop: value !== null && value >= threshold, args: { window, agreement } }
  },
)

/** Null where one of the values is. */
function meanOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((v) => v !== null)
  return known.length === 0 || known.length < values.length
    ? null
    : known.reduce((a, b) => a + b, 0) / known.length
}

const gain = rule(
  'gain',
  [share('worth', 0.001, 0.001)],
  'Roy and McCallum 2001; Settles 2009, section 6.7',
  (past, p) => {
    const value = now(past)?.gain ?? null
    const threshold = Number(p.worth)
    return { value, threshold, stop: value !== null && value < threshold }
  },
)

/** Every stopping rule, in the order of the page. */
export const STOP_RULES: readonly StopRule[] = [budget, target, plateau, uncertainty, stable, gain]

/** The rule of an id, undefined where there is none. */
export const findStopRule = (id: string): StopRule | undefined => STOP_RULES.find((r) => r.id === id)

export interface Judgement {
  readonly id: string
  readonly verdict: Verdict
}

/** What each of several rules says; it is time to stop as soon as one of them says so. Rules that do not exist are left out. */
export function judge(
  rules: readonly { readonly id: string; readonly params: Params }[],
  past: readonly StopRound[],
  labelled: number,
  spent: StopBudget,
): { readonly stop: boolean; readonly each: readonly Judgement[] } {
  const each = rules.flatMap(({ id, params }) => {
    const found = findStopRule(id)
    return found ? [{ id, verdict: found.value(past, labelled, spent, params) }] : []
  })
  return { stop: each.some((e) => e.verdict.stop), each }
}
