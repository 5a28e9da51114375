import { run } from '../../../src/core/job.ts'
import type { Fitted, TrainSet } from '../../../src/core/model/types.ts'
import { defaults, type Params } from '../../../src/core/params.ts'
import { makeContext } from '../../../src/core/query/context.ts'
import * as measures from '../../../src/core/query/measures.ts'
import { pickBatch } from '../../../src/core/query/pick.ts'
import { strategyOf } from '../../../src/core/query/registry.ts'
import type { Ctx } from '../../../src/core/query/types.ts'

export type Answer = Record<string, unknown>
export interface Fixture {
  readonly name?: string
  readonly id?: string
  readonly input: Readonly<Record<string, unknown>>
  readonly params?: Readonly<Record<string, unknown>>
}
export type Matrix = readonly (readonly number[])[]

/** Reference values resolve ties by the lowest index. */
export const LOWEST = { ties: 'lowest', tolerance: 1e-12 } as const

export const flat = (rows: Matrix): Float64Array => Float64Array.from(rows.flat())
export const rowsOf = (v: Float64Array, width: number): number[][] =>
  Array.from({ length: v.length / width }, (_, i) => [...v.subarray(i * width, (i + 1) * width)])
export const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i)
export const seeds = (text: unknown): number[] => range(Number(String(text).split('..')[1]) + 1)

/** A model that says `p` of the points it is asked about. */
export const saying = (p: Float64Array, C: number): Fitted => ({
  id: 'classMean',
  C,
  params: new Float64Array(),
  predict: (_xy, n, out) => out.set(p.subarray(0, n * C)),
})

export interface Pool {
  readonly X: Matrix
  readonly ids?: readonly number[]
  readonly proba?: Matrix
  readonly members?: readonly Matrix[]
  readonly labelled?: { readonly X: Matrix; readonly y?: readonly number[]; readonly ids?: readonly number[] }
  readonly model?: Fitted
  readonly seed?: number
  readonly batch?: number
}

export function context(pool: Pool): Ctx {
  const n = pool.X.length
  const C = pool.model?.C ?? pool.proba?.[0]?.length ?? pool.members?.[0][0]?.length ?? 2
  const even = new Float64Array(n * C).fill(1 / C)
  return run(
    makeContext({
      seed: pool.seed ?? 0,
      round: 0,
      batch: pool.batch,
      model: pool.model ?? saying(pool.proba ? flat(pool.proba) : even, C),
      committee: pool.members?.map((m) => saying(flat(m), C)),
      lab: trainSet(pool.labelled?.X ?? [], pool.labelled?.y, C, pool.labelled?.ids),
      candidates: { ids: Int32Array.from(pool.ids ?? range(n)), xy: flat(pool.X) },
      pool: { n, xy: flat(pool.X) },
    }),
  )
}

export function trainSet(
  X: Matrix,
  y: readonly number[] | undefined,
  C: number,
  ids?: readonly number[],
): TrainSet {
  return {
    n: X.length,
    C,
    xy: flat(X),
    y: Int32Array.from(y ?? X.map(() => 0)),
    w: new Float64Array(X.length).fill(1),
    ids: Int32Array.from(ids ?? X.map((_, i) => 1_000_000 + i)),
  }
}

/** The pool of which `labelled` rows are labelled; ids are rows of X. */
export function split(X: Matrix, labelled: readonly number[], more: Partial<Pool> = {}): Ctx {
  const ids = range(X.length).filter((i) => !labelled.includes(i))
  return context({
    ...more,
    X: ids.map((i) => X[i]),
    ids,
    labelled: { X: labelled.map((i) => X[i]), ids: labelled },
  })
}

export function pick(id: string, c: Ctx, b: number, params: Params = {}, options: object = LOWEST) {
  const strategy = strategyOf(id)
  return run(pickBatch(strategy, c, { ...defaults(strategy.meta.params), ...params }, b, options))
}
export const ids = (batch: { picks: readonly { id: number }[] }): number[] => batch.picks.map((p) => p.id)
export const pickScores = (batch: { picks: readonly { score: number }[] }): number[] =>
  batch.picks.map((p) => p.score)

export function scores(id: string, c: Ctx, params: Params = {}): number[] {
  return [...pick(id, c, 1, params).scores]
}

export function ofRows(measure: measures.RowMeasure, proba: Matrix): number[] {
  const out = new Float64Array(proba.length)
  measures.measureRows(measure, flat(proba), proba[0].length, out, 0, out.length)
  return [...out]
}

export function ofMembers(measure: measures.CommitteeMeasure, members: readonly Matrix[]): number[] {
  const out = new Float64Array(members[0].length)
  measures.measureMembers(measure, flat(members.flat()), out.length, members[0][0].length, out, 0, out.length)
  return [...out]
}
