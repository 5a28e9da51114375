import { log } from '../math/exp-log.ts'
import { PURPOSE, source } from '../math/random.ts'
import { normalQuantile } from '../math/normal.ts'
import type { Rnd } from '../model/types.ts'
import { readParams, type Params, type ParamSpec } from '../params.ts'
import { mayAsk, nextStream } from '../session/stream-step.ts'
import { startStream, type StreamState } from '../session/stream.ts'
import type { State } from '../session/types.ts'
import type { Because } from './types.ts'

/** One item of a stream, as a rule sees it. */
export interface StreamItem {
  /** How much there is to learn, on the scale of 1 - the largest probability (see `streamUtility`). */
  readonly u: number
  /** Number of classes. */
  readonly C: number
  /** The item's own uniform draw number k. */
  uniform(k: number): number
  /** The item's own standard normal draw. */
  normal(): number
}

export interface StreamDecision {
  readonly ask: boolean
  /** `why.<text>` is the sentence. */
  readonly why: Because
  /** The stream after the item. */
  readonly next: StreamState
}

/** Decides item by item whether to ask; what is let pass does not come back. */
export interface StreamRule {
  readonly id: string
  /** One or two capitals: the tag of its questions. */
  readonly letter: string
  readonly params: readonly ParamSpec[]
  readonly source: string
  /** Parameters that are missing have their defaults. */
  init(p: Params): StreamState
  decide(item: StreamItem, s: StreamState, p: Params): StreamDecision
}

const budget: ParamSpec = { key: 'budget', kind: 'number', default: 0.1, min: 0, max: 1, step: 0.01 }
const window: ParamSpec = { key: 'w', kind: 'integer', default: 100, min: 1, max: 1000 }
const step: ParamSpec = { key: 's', kind: 'number', default: 0.01, min: 0, max: 0.5, step: 0.01 }
const theta0: ParamSpec = { key: 'theta0', kind: 'number', default: 1, min: 0, max: 2, step: 0.05 }
const spread: ParamSpec = { key: 'spread', kind: 'number', default: 1, min: 0, max: 2, step: 0.05 }
const share: ParamSpec = { key: 'v', kind: 'number', default: 0.1, min: 0, max: 1, step: 0.05 }
const memory: ParamSpec = { key: 'memory', kind: 'integer', default: 50, min: 0, max: 1000 }
const above: ParamSpec = { key: 'above', kind: 'number', default: 0, min: 0, max: 1, step: 0.01 }

const ZLIOBAITE = 'Zliobaite, Bifet, Pfahringer and Holmes 2014'

/** What a rule thinks of an item that the budget would pay for. `text` names the kind of reason. */
interface Opinion {
  readonly ask: boolean
  readonly text: string
  readonly args: Because['args']
}

function rule(
  id: string,
  letter: string,
  own: readonly ParamSpec[],
  source: string,
  judge: (item: StreamItem, s: StreamState, p: Params) => Opinion,
  limit = budget,
): StreamRule {
  const params = [limit, window, ...own, memory]
  return {
    id,
    letter,
    params,
    source,
    init: startStream,
    decide(item, s, given) {
      const p = readParams(params, given).params
      const open = mayAsk(s, p)
      const { ask, text, args } = open ? judge(item, s, p) : spent(s, p)
      const why = { text: `stream.${text}.${ask ? 'ask' : 'pass'}`, args }
      return { ask, why, next: nextStream(s, id, p, ask, open && id === 'split' ? item.uniform(0) : 1) }
    },
  }
}

const spent = (s: StreamState, p: Params): Opinion => ({
  ask: false,
  text: 'spent',
  args: { share: s.spentHat / Number(p.w), budget: Number(p.budget) },
})

/** Asks a share of the items, whatever they are. */
const drawn = (draw: number, p: Params): Opinion => ({
  ask: draw <= Number(p.budget),
  text: 'drawn',
  args: { draw, budget: Number(p.budget) },
})

/** Asks where the confidence 1 - u lies under the threshold of the moment. */
function under(u: number, threshold: number): Opinion {
  const confidence = 1 - u
  return { ask: confidence < threshold, text: 'under', args: { confidence, threshold } }
}

/** The confidence up to which `fixed` asks: 1/C + budget (1 - 1/C). */
export const fixedThreshold = (share: number, C: number): number => 1 / C + share * (1 - 1 / C)

const random = rule('random', 'R', [], ZLIOBAITE + ', algorithm 1', (item, _, p) => drawn(item.uniform(0), p))

const fixed = rule('fixed', 'FT', [], ZLIOBAITE + ', algorithm 2', ({ u, C }, _, p) => {
  const threshold = fixedThreshold(Number(p.budget), C)
  const confidence = 1 - u
  return { ask: confidence <= threshold, text: 'under', args: { confidence, threshold } }
})

const variable = rule('variable', 'VT', [theta0, step], ZLIOBAITE + ', algorithm 3', ({ u }, { theta }) =>
  under(u, theta),
)

const randomisedVariable = rule(
  'randomisedVariable',
  'RV',
  [theta0, step, spread],
  ZLIOBAITE + ', algorithm 4',
  (item, { theta }, p) => under(item.u, theta * (1 + Number(p.spread) * item.normal())),
)

const split = rule('split', 'SP', [theta0, step, share], ZLIOBAITE + ', algorithm 5', (item, { theta }, p) =>
  Number(p.v) > item.uniform(0) ? drawn(item.uniform(1), p) : under(item.u, theta),
)

/** Every item that the committee does not agree on; over a utility that is 0 where all members agree. */
const cal = rule(
  'cal',
  'CA',
  [above],
  'Cohn, Atlas and Ladner 1994 (region of uncertainty); Dasgupta 2011, section 2',
  ({ u }, _, p) => ({ ask: u > Number(p.above), text: 'disagreement', args: { u, above: Number(p.above) } }),
  { ...budget, default: 1 },
)

/** A threshold that follows the share of the budget: below it lie, in the long run, just as many items as may be asked. */
const budgetManager = rule(
  'budget',
  'BM',
  [theta0, step],
  'Robbins and Monro 1951 (a quantile by stochastic approximation); Kottke, Krempl and Spiliopoulou 2015 (a quantile of the latest utilities)',
  ({ u }, { theta }) => under(u, theta),
)

/** Every stream rule, in the order of the page. */
export const STREAM_RULES: readonly StreamRule[] = [
  random,
  fixed,
  variable,
  randomisedVariable,
  split,
  budgetManager,
  cal,
]

/** The rule of an id, undefined where there is none. */
export const findStreamRule = (id: string): StreamRule | undefined => STREAM_RULES.find((r) => r.id === id)

/** The largest value of utilities that have one. */
const MOST: Readonly<Record<string, (C: number) => number>> = {
  leastConfident: (C) => 1 - 1 / C,
  variationRatio: (C) => 1 - 1 / C,
  margin: () => 1,
  consensusMargin: () => 1,
  random: () => 1,
  entropy: log,
  voteEntropy: log,
  consensusEntropy: log,
  meanKL: log,
  maxDisagreement: log,
}

/**
 * A strategy's score of one item on the scale of 1 - the largest probability, 0 to 1 - 1/C, so that one threshold suits every
 * utility: a bounded score in proportion to its largest value, an unbounded one as u / (1 + u). Monotone; order is kept.
 */
export function streamUtility(strategy: string, score: number, C: number): number {
  if (C < 2) return 0
  const most = MOST[strategy]?.(C)
  const share = most === undefined ? Math.max(0, score) / (1 + Math.max(0, score)) : score / most
  return (1 - 1 / C) * Math.min(1, share)
}

/** The item on offer, with the draws that belong to its place `s.t` in the stream. */
export const itemAt = (u: number, C: number, s: StreamState, rnd: Rnd): StreamItem => ({
  u,
  C,
  uniform: (k) => rnd(PURPOSE.streamRule, s.t, k),
  normal: () => normalQuantile(rnd(PURPOSE.streamRule, s.t, 2)),
})

/**
 * What the rule of the settings decides about the present item of a stream, which the asking strategy gave this score. Null
 * without a stream or a rule. The loop of studies and the page both decide by it.
 */
export function decideArrival(
  state: Pick<State, 'settings' | 'stream' | 'spec' | 'classes'>,
  score: number,
): (StreamDecision & { readonly u: number }) | null {
  const { settings, stream, spec, classes } = state
  const rule = findStreamRule(settings.stream?.rule ?? '')
  if (!rule || !stream) return null
  const u = streamUtility(settings.strategy.id, score, classes.length)
  const item = itemAt(u, classes.length, stream, source(spec.seed))
  return { ...rule.decide(item, stream, settings.stream?.params ?? {}), u }
}

export interface StreamRun {
  /** Places of the items that were asked about. */
  readonly queried: readonly number[]
  /** Decayed count of labels and threshold after each item. */
  readonly spentHat: readonly number[]
  readonly theta: readonly number[]
}

/** A rule over items whose utilities are known beforehand. */
export function runStream(rule: StreamRule, items: readonly StreamItem[], p: Params): StreamRun {
  const run = { queried: [] as number[], spentHat: [] as number[], theta: [] as number[] }
  let s = rule.init(p)
  items.forEach((item, i) => {
    const { ask, next } = rule.decide(item, s, p)
    if (ask) run.queried.push(i)
    s = next
    run.spentHat.push(s.spentHat)
    run.theta.push(s.theta)
  })
  return run
}
