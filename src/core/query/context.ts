import type { Job } from '../job.ts'
import { source } from '../math/random.ts'
import { predictMembers, type Features } from '../model/members.ts'
import type { Fitted, TrainSet } from '../model/types.ts'
import { gatherPoints, makeGeo } from './geo.ts'
import type { Ctx, Geo, PastRound, Points } from './types.ts'

/** Rows predicted between two yields. */
const ROWS = 256

/** Predictions of the model and of each member (K x n x C, member by member) for n points; `features` as for `predictMembers`. */
export function* predictPoints(
  model: Fitted,
  committee: readonly Fitted[] | undefined,
  xy: Float64Array,
  n: number,
  features?: Features,
): Job<Points> {
  const size = n * model.C
  if (committee || features) {
    const all = yield* predictMembers([model, ...(committee ?? [])], xy, n, features)
    return { n, xy, p: all.subarray(0, size), ...(committee && { m: all.subarray(size) }) }
  }
  const p = new Float64Array(size)
  for (let from = 0; from < n; from += ROWS) {
    if (from > 0) yield
    model.predict(xy, n, p, from, Math.min(n, from + ROWS))
  }
  return { n, xy, p }
}

export interface ContextParts {
  readonly seed: number
  readonly round: number
  /** Questions per round; 1 where left out. */
  readonly batch?: number
  readonly model: Fitted
  readonly committee?: readonly Fitted[]
  readonly lab: TrainSet
  /** What may be asked. */
  readonly candidates: { readonly ids: Int32Array; readonly xy: Float64Array }
  /** Features of the candidates, where model and members are logistic models of one kind. */
  readonly features?: Features
  /** Every row of the pool, asked or not. */
  readonly pool: { readonly n: number; readonly xy: Float64Array }
  /** Kept from an earlier state of the same pool, so that densities are computed once. */
  readonly geo?: Geo
  readonly past?: readonly PastRound[]
}

/** All that a strategy may look at in this state: predictions for the candidates, geometry, chance. */
export function* makeContext(parts: ContextParts): Job<Ctx> {
  const { model, committee, candidates, pool, seed } = parts
  const { ids, xy } = candidates
  const rnd = source(seed)
  const points = yield* predictPoints(model, committee, xy, ids.length, parts.features)
  return {
    C: model.C,
    seed,
    round: parts.round,
    batch: parts.batch ?? 1,
    rnd,
    cand: { ...points, ids },
    unlabelled: { n: ids.length, xy, ids },
    lab: parts.lab,
    model,
    committee,
    pool,
    geo: parts.geo ?? makeGeo(pool, rnd),
    past: parts.past ?? [],
  }
}

/** The same state with only the named candidate rows to be scored. */
export function narrow(c: Ctx, rows: ArrayLike<number>): Ctx {
  const { cand, C } = c
  const n = rows.length
  const members = cand.m ? cand.m.length / (cand.n * C) : 0
  return {
    ...c,
    cand: {
      n,
      ids: Int32Array.from(rows, (row) => cand.ids[row]),
      xy: gatherPoints(cand.xy, rows),
      p: gatherRows(cand.p, rows, C, 0),
      ...(cand.m && { m: joinRows(cand.m, rows, C, members, cand.n) }),
    },
  }
}

function gatherRows(p: Float64Array, rows: ArrayLike<number>, C: number, start: number): Float64Array {
  const out = new Float64Array(rows.length * C)
  for (let r = 0; r < rows.length; r++) {
    const at = start + rows[r] * C
    out.set(p.subarray(at, at + C), r * C)
  }
  return out
}

function joinRows(m: Float64Array, rows: ArrayLike<number>, C: number, K: number, n: number): Float64Array {
  const out = new Float64Array(K * rows.length * C)
  for (let k = 0; k < K; k++) out.set(gatherRows(m, rows, C, k * n * C), k * rows.length * C)
  return out
}
