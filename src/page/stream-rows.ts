import { decideArrival, type StreamDecision } from '../core/query/stream.ts'
import { decidedAt, prequential, type Arrival } from '../core/session/arrivals.ts'
import type { Dataset } from '../core/data/types.ts'
import type { State, Tree } from '../core/session/types.ts'
import { apart } from '../text/apart.ts'
import { num } from '../text/format.ts'

type Value = string | number | undefined

/** What was found out about an item when it was decided about. */
export interface Verdict {
  readonly score: number
  /** The class that the model named; -1 = not known. */
  readonly named: number
  readonly decision: (StreamDecision & { readonly u: number }) | null
}

/** An item with what is known of it. */
export interface Row extends Arrival {
  readonly verdict: Verdict | null
  /** Whether the model named the true class; null where one of them is not known. */
  readonly right: boolean | null
  /** Running accuracy up to this item. */
  readonly accuracy: number | null
}

/**
 * Verdicts by the state that they were reached in. A node of a tree never changes its past, so it is its own key; a start is named
 * by its spec.
 */
export class Verdicts {
  private readonly known = new WeakMap<object, Map<number, Verdict>>()

  private of(tree: Tree, row: Pick<Arrival, 'node'>): object {
    return decidedAt(tree, row as Arrival) ?? tree.spec
  }
  get(tree: Tree, row: Pick<Arrival, 'node' | 't'>): Verdict | null {
    return this.known.get(this.of(tree, row))?.get(row.t) ?? null
  }
  set(tree: Tree, row: Pick<Arrival, 'node' | 't'>, verdict: Verdict): void {
    const key = this.of(tree, row)
    let own = this.known.get(key)
    if (!own) this.known.set(key, (own = new Map()))
    own.set(row.t, verdict)
  }
}

/** What the rule decided about an item with this score, from what is known of its moment. */
export function verdictOf(state: State, row: Arrival, score: number, named: number): Verdict {
  const moment = { ...state, settings: row.settings, stream: row.before }
  return { score, named, decision: Number.isFinite(score) ? decideArrival(moment, score) : null }
}

/** The items with their verdicts and the running accuracy. */
export function rowsOf(
  tree: Tree,
  arrivals: readonly Arrival[],
  verdicts: Verdicts,
  { truth }: Pick<Dataset, 'truth'>,
): Row[] {
  const known = arrivals.map((row) => {
    const verdict = verdicts.get(tree, row)
    const sure = verdict !== null && verdict.named >= 0 && truth[row.id] >= 0
    return { ...row, verdict, right: sure ? verdict.named === truth[row.id] : null }
  })
  const accuracy = prequential(known.map((row) => row.right))
  return known.map((row, i) => ({ ...row, accuracy: accuracy[i] }))
}

/** Utility above which the rule asks, as far as it has such a limit: for the line of the strip. */
export function limitOf({ verdict, before, settings }: Row): number | null {
  const args = verdict?.decision?.why.args
  if (typeof args?.threshold === 'number') return 1 - args.threshold
  if (typeof args?.above === 'number') return args.above
  const moves = ['variable', 'randomisedVariable', 'split', 'budget'].includes(settings.stream?.rule ?? '')
  return moves ? 1 - before.theta : null
}

/** Items that were let pass since the last question. */
export function passedSince(rows: readonly Arrival[]): number {
  let n = 0
  for (let i = rows.length - 1; i >= 0 && !rows[i].asked; i--) n++
  return n
}

/** Two numbers and how they compare, told apart. */
function compared(of: string, a: Value, sign: string, to: string, b: Value): string {
  const [left, right] = apart(a, b)
  return [of, left, sign, to, right].filter((part) => part !== '').join(' ')
}

/** 1 − u and what it is compared with, told apart with decimals with which u as it is written leads to 1 − u as it is written. */
function complement(u: number, confidence: Value, threshold: Value): readonly [string, string] {
  for (let digits = 3; digits < 9; digits++) {
    const [left, right] = apart(confidence, threshold, num, digits)
    const written = decimalsIn(left)
    if (num(1 - Number(num(u, written)), written) === left) return [left, right]
  }
  return apart(confidence, threshold, num, 9)
}

const decimalsIn = (text: string): number => text.length - text.indexOf('.') - 1

/** Two factors with as many decimals as it takes to arrive at their product with `digits` decimals. */
function factors(a: number, b: number, digits: number): string {
  const product = num(a * b, digits)
  let more = digits
  while (more < 9 && num(Number(a.toFixed(more)) * Number(b.toFixed(more)), digits) !== product) more++
  return `${num(a, more)} · ${num(b, more)}`
}

/** How the rule decided, with its numbers, in symbols. */
export function formulaOf({ verdict, before, settings }: Row): string | null {
  const decision = verdict?.decision
  if (!decision) return null
  const { args, text } = decision.why
  const kind = text.split('.')[1]
  switch (kind) {
    case 'under': {
      const fixed = settings.stream?.rule === 'fixed'
      const sign = decision.ask ? (fixed ? '≤' : '<') : fixed ? '>' : '≥'
      const factor = Number(args.threshold) / before.theta
      const shaken = settings.stream?.rule === 'randomisedVariable'
      const [confidence, against] = complement(decision.u, args.confidence, args.threshold)
      const digits = decimalsIn(confidence)
      const threshold = shaken ? `θ·η = ${factors(before.theta, factor, digits)} = ` : 'θ = '
      return `1 − u = 1 − ${num(decision.u, digits)} = ${confidence} ${sign} ${threshold}${against}`
    }
    case 'drawn':
      return compared('r =', args.draw, decision.ask ? '≤' : '>', 'B =', args.budget)
    case 'spent':
      return compared('û / w =', args.share, '≥', 'B =', args.budget)
    case 'disagreement':
      return compared('u =', args.u, decision.ask ? '>' : '≤', '', args.above)
    default:
      return null
  }
}
