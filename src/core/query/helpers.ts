import type { Job } from '../job.ts'
import { pow } from '../math/pow.ts'
import type { Params } from '../params.ts'
import type { Need, Points, Strategy } from './types.ts'

/** A strategy was asked although the state lacks what its `needs` name. */
export class Missing extends Error {
  readonly code = 'missing'
  readonly what: Need
  constructor(what: Need) {
    super(`missing: ${what}`)
    this.name = 'Missing'
    this.what = what
  }
}

/** n values that `fill` writes `rows` at a time, with a pause after each block. */
export function* inBlocks(
  n: number,
  rows: number,
  fill: (out: Float64Array, from: number, to: number) => void,
): Job<Float64Array> {
  const out = new Float64Array(n)
  const block = Math.max(1, Math.floor(rows))
  for (let from = 0; from < n; from += block) {
    if (from > 0) yield { done: from, of: n }
    fill(out, from, Math.min(n, from + block))
  }
  return out
}

/** Rows from..to-1 of points, without probabilities. */
export function slice(
  q: Points,
  from: number,
  to: number,
): { n: number; xy: Float64Array; ids?: Int32Array } {
  return { n: to - from, xy: q.xy.subarray(2 * from, 2 * to), ids: q.ids?.subarray(from, to) }
}

/** The members' probabilities; throws Missing without a committee. */
export function membersOf(q: Points): Float64Array {
  if (!q.m) throw new Missing('committee')
  return q.m
}

/** s^beta for s >= 0; negative s counts as 0. */
export function raised(s: number, beta: number): number {
  if (beta === 0) return 1
  if (!(s > 0)) return 0
  return beta === 1 ? s : pow(s, beta)
}

/** t / (1 + t): the same order as t >= 0, below 1. */
export const squashed = (t: number): number => t / (1 + t)

/** What a strategy needs with these parameters: its own needs and those of the strategies that its parameters name. */
export const needsOf = (strategy: Strategy, params: Params): readonly Need[] => [
  ...new Set([...strategy.meta.needs, ...(strategy.needsWith?.(params) ?? [])]),
]
