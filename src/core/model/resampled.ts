import type { Job } from '../job.ts'
import { log } from '../math/exp-log.ts'
import { PURPOSE } from '../math/random.ts'
import type { Params } from '../params.ts'
import type { Fitted, Model, Rnd, TrainSet } from './types.ts'

/** Sizes that a committee may have. */
export const MEMBERS = { min: 2, max: 20 } as const
/** The number of members that a committee has for a wish of `k`. */
export const memberCount = (k: number): number => Math.min(MEMBERS.max, Math.max(MEMBERS.min, Math.round(k)))

/** Weights of a member of the Bayesian bootstrap (Rubin 1981): each point's own weight times an Exp(1) draw of (member, point). */
export function bootstrapWeights(t: TrainSet, member: number, rnd: Rnd): Float64Array {
  return t.w.map((w, i) => -w * log(rnd(PURPOSE.bootstrap, member, t.ids[i])))
}

/**
 * K models of one kind, each trained with its own weights of the Bayesian bootstrap. `plain` = the model on the same points with
 * their own weights, where it is at hand: members need not be far from it.
 */
export function* bootstrapped(
  t: TrainSet,
  model: Model,
  params: Params,
  K: number,
  rnd: Rnd,
  plain?: Fitted,
): Job<Fitted[]> {
  const fit = model.reweighted
    ? yield* model.reweighted(t, params, plain)
    : (w: Float64Array) => model.fit({ ...t, w }, params, rnd)
  const members: Fitted[] = []
  for (let m = 0; m < K; m++) {
    members.push(yield* fit(bootstrapWeights(t, m, rnd)))
    yield { done: m + 1, of: K }
  }
  return members
}
