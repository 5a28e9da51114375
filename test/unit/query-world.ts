import fc from 'fast-check'
import { run } from '../../src/core/job.ts'
import { source } from '../../src/core/math/random.ts'
import { modelById } from '../../src/core/model/registry.ts'
import type { Fitted } from '../../src/core/model/types.ts'
import { makeContext } from '../../src/core/query/context.ts'
import type { Ctx, PastRound } from '../../src/core/query/types.ts'

export interface World {
  readonly seed: number
  /** Candidates. */
  readonly n: number
  readonly C: number
  readonly labelled: number
  /** Members of the committee. */
  readonly K: number
  readonly round?: number
  readonly batch?: number
  /** Makes the members' and the model's probabilities; random where left out. */
  readonly rows?: (C: number, u: () => number) => number[]
  /** Coordinate of a uniform draw; spread over -3..3 where left out. */
  readonly at?: (u: number) => number
  /** How many of the classes have labels; all where left out. */
  readonly seen?: number
  /** New index of each class. */
  readonly relabel?: readonly number[]
  /** Order of the candidates; ascending ids where left out. */
  readonly order?: readonly number[]
  readonly past?: readonly PastRound[]
}

/** Small worlds of two to four classes. */
export const worlds = fc.record({
  seed: fc.nat(1e6),
  n: fc.integer({ min: 1, max: 14 }),
  C: fc.integer({ min: 2, max: 4 }),
  labelled: fc.integer({ min: 0, max: 6 }),
  K: fc.integer({ min: 1, max: 5 }),
  round: fc.nat(40),
})
/** Few runs, always the same: every strategy has several variants. */
export const RUNS = { numRuns: 12, seed: 7 } as const

/** A sequence of uniform draws of one seed. */
export function draws(seed: number, purpose = 900): () => number {
  const rnd = source(seed)
  let i = 0
  return () => rnd(purpose, i++)
}

export function softRow(C: number, u: () => number): number[] {
  const weights = Array.from({ length: C }, () => u() + 1e-3)
  const sum = weights.reduce((a, b) => a + b, 0)
  return weights.map((w) => w / sum)
}

/** Rows as hard as they come: certain, impossible, tied, tiny. */
export function hardRow(C: number, u: () => number): number[] {
  const row = new Array<number>(C).fill(0)
  const kind = Math.floor(u() * 5)
  const y = Math.floor(u() * C)
  if (kind === 0) row[y] = 1
  else if (kind === 1) row.fill(1 / C)
  else if (kind === 2) row[y] = row[(y + 1) % C] = 0.5
  else if (kind === 3) {
    row[y] = 1
    row[(y + 1) % C] = 5e-324
  } else return softRow(C, u)
  return row
}

/** The row in the order of the new class indices. */
function renamed(row: readonly number[], relabel: readonly number[]): number[] {
  const out = new Array<number>(row.length)
  row.forEach((p, c) => (out[relabel[c]] = p))
  return out
}

const range = (n: number) => Array.from({ length: n }, (_, i) => i)

/** A state with a fitted logistic model (linear in the plane) whose probabilities are replaced by `rows`. */
export function world(w: World): Ctx {
  const { seed, n, C, labelled, K, rows = softRow, at = (u) => u * 6 - 3, seen = C } = w
  const relabel = w.relabel ?? range(C)
  const all = labelled + n
  const place = draws(seed)
  const points = range(all).map(() => [at(place()), at(place())])
  const say = draws(seed, 901)
  const rowsOf = (count: number) => range(count).map(() => renamed(rows(C, say), relabel))
  const p = rowsOf(n)
  const m = range(K).map(() => rowsOf(n))
  const order = w.order ?? range(n)
  const y = Int32Array.from({ length: labelled }, (_, i) => relabel[i % seen])
  const lab = {
    n: labelled,
    C,
    xy: Float64Array.from(points.slice(0, labelled).flat()),
    y,
    w: new Float64Array(labelled).fill(1),
    ids: Int32Array.from(range(labelled)),
  }
  const model = run(modelById('logistic').fit(lab, { features: 'linear', lambda: 0.5 }, source(seed)))
  const c = run(
    makeContext({
      seed,
      round: w.round ?? 3,
      batch: w.batch,
      model,
      lab,
      candidates: {
        ids: Int32Array.from(order, (i) => labelled + i),
        xy: Float64Array.from(order.flatMap((i) => points[labelled + i])),
      },
      pool: { n: all, xy: Float64Array.from(points.flat()) },
      past: w.past,
    }),
  )
  return {
    ...c,
    committee: range(K).map(() => model as Fitted),
    cand: {
      ...c.cand,
      p: Float64Array.from(order.flatMap((i) => p[i])),
      m: Float64Array.from(m.flatMap((member) => order.flatMap((i) => member[i]))),
    },
  }
}
