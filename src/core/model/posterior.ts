import type { Job } from '../job.ts'
import { solveLowerT } from '../math/cholesky.ts'
import { PURPOSE } from '../math/random.ts'
import { normalQuantile } from '../math/normal.ts'
import { withWeights, type LogisticFit } from './logistic.ts'
import type { Fitted, Rnd } from './types.ts'

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
