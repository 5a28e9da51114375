import type { Job } from '../job.ts'
import { solveLowerT } from '../math/cholesky.ts'
import { log } from '../math/portable.ts'
import { PURPOSE } from '../math/random.ts'
import { normalQuantile } from '../math/special.ts'
import type { Params } from '../params.ts'
import { withWeights, type LogisticFit } from './logistic.ts'
import type { Fitted, Model, Rnd, TrainSet } from './types.ts'

/** Sizes that a committee may have. */
export const MEMBERS = { min: 2, max: 20 } as const
/** The number of members that a committee has for a wish of `k`. */
export const memberCount = (k: number): number => Math.min(MEMBERS.max, Math.max(MEMBERS.min, Math.round(k)))

/** Weights of a member of the Bayesian bootstrap (Rubin 1981): each point's own weight times an Exp(1) draw of (member, point). */
export function bootstrapWeights(t: TrainSet, member: number, rnd: Rnd): Float64Array {
  return t.w.map((w, i) => -w * log(rnd(PURPOSE.bootstrap, member, t.ids[i])))
}

/** K models of one kind, each trained with its own weights of the Bayesian bootstrap. */
export function* bootstrapped(t: TrainSet, model: Model, params: Params, K: number, rnd: Rnd): Job<Fitted[]> {
  const members: Fitted[] = []
  for (let m = 0; m < K; m++) {
    members.push(yield* model.fit({ ...t, w: bootstrapWeights(t, m, rnd) }, params, rnd))
    yield { done: m + 1, of: K }
  }
  return members
}

/**
 * Draws from the Laplace approximation N(theta, H^-1) of a logistic model: theta + L^-T z with H = L L'. Coordinate i of
 * member m is normal draw (m, i).
 */
export function* posteriorDraws(fit: LogisticFit, K: number, rnd: Rnd): Job<Fitted[]> {
  const L = fit.factor()
  const N = fit.v.length
  const members: Fitted[] = []
  for (let m = 0; m < K; m++) {
    const draw = Float64Array.from({ length: N }, (_, i) => normalQuantile(rnd(PURPOSE.posterior, m, i)))
    solveLowerT(L, N, draw)
    for (let i = 0; i < N; i++) draw[i] += fit.v[i]
    members.push(withWeights(fit, draw))
    yield { done: m + 1, of: K }
  }
  return members
}
