import { done } from '../job.ts'
import { exp } from '../math/exp-log.ts'
import type { Params } from '../params.ts'
import { modelMeta } from './catalogue.ts'
import { fullParams, tidy } from './common.ts'
import { normalise, packRows, pointwise, unpackRows } from './rows.ts'
import type { Fitted, Model, TrainSet } from './types.ts'

const meta = modelMeta('parzen')

/** Kernel mass of each class at (x, y): sum over its points of w_i exp(-gamma d_i^2), C values at `out[at..]`. */
export function frequencies(
  t: TrainSet,
  gamma: number,
  x: number,
  y: number,
  out: Float64Array,
  at: number,
): void {
  out.fill(0, at, at + t.C)
  for (let i = 0; i < t.n; i++) {
    const dx = t.xy[2 * i] - x
    const dy = t.xy[2 * i + 1] - y
    out[at + t.y[i]] += t.w[i] * exp(-gamma * (dx * dx + dy * dy))
  }
}

function fitted(t: TrainSet, given: Params): Fitted {
  const params = fullParams(meta, given)
  const gamma = Number(params.gamma)
  const prior = Number(params.classPrior)
  return pointwise('parzen', t.C, packRows(t), (x, y, out, at) => {
    frequencies(t, gamma, x, y, out, at)
    for (let c = 0; c < t.C; c++) out[at + c] += prior
    normalise(out, at, t.C)
  })
}

/** Parzen windows: p_c is proportional to the kernel mass of the class plus a prior mass. Uniform where both are 0. */
export const parzen: Model = {
  meta,
  fit: (t, params) => done(fitted(tidy(t), params)),
  restore: (flat, C, params) => fitted(unpackRows(flat, C), params),
}
