import type { Job } from '../job.ts'
import { cholesky, solveCholesky } from '../math/cholesky.ts'
import { dot } from './common.ts'
import { CHUNK, curvature, descend, objective, slope } from './newton.ts'
import { scratch, type Problem, type Scratch } from './problem.ts'

/** Squared decrement at which a fit ends: what is left after the last step is far below what any score shows. */
const FINE = 1e-20
/** Squared decrement below which rounding may keep the next one from being smaller. */
const CONVERGED = 1e-12
const MOST_STEPS = 300
/** Steps that one factor is kept for at most, and those after which it is judged at the latest. */
const MOST_PAIRS = 24
const PATIENCE = 4

/** Buffers of fits of one size, one after the other. */
export interface Workspace {
  readonly s: Scratch
  readonly pairs: Pairs
}
export const workspace = (m: Pick<Problem, 'n' | 'R' | 'C' | 'D'>): Workspace => ({
  s: scratch(m),
  pairs: pairsOf(m.R * m.D),
})

/** Where to begin and to end. */
export interface Course {
  /** The lower Cholesky factor of a Hessian that is near enough to begin with; it is not written to. */
  readonly factor?: Float64Array
  /** Plain steps of Newton, each with a factor of its own: at most so many, the last that whose squared decrement is at most `tolerance`. */
  readonly plain?: { readonly steps: number; readonly tolerance: number }
}

/**
 * Takes `v` to the minimum: Newton's method with step halving that keeps a factor of the Hessian for several steps and corrects it by
 * the changes of the gradient that these steps saw (L-BFGS around a factor: Nocedal & Wright, "Numerical Optimization", 2nd ed. 2006,
 * algorithm 7.4). A kept step is a pass over the rows, where a new factor needs the products of all pairs of features.
 */
export function* optimise(
  m: Problem,
  v: Float64Array,
  { s, pairs }: Workspace,
  { factor, plain }: Course = {},
): Job<void> {
  const N = m.R * m.D
  const patience = plain ? 1 : patienceOf(m)
  const tolerance = plain ? plain.tolerance : FINE
  let L = factor
  let f = 0
  let isClassified = false
  if (L) {
    pairs.clear()
    f = objective(m, v, s)
    slope(m, v, s)
  }
  // What the decrement has to be by now for the factor to be kept: a tenth less with each step.
  let goal = 0
  let last = Infinity
  let work = 0
  for (let steps = plain ? plain.steps : MOST_STEPS; steps > 0;) {
    if (!L) {
      f = yield* curvature(m, v, s, isClassified)
      if (!cholesky(s.H, N)) return
      L = s.H
      pairs.clear()
    }
    const age = pairs.count()
    const decrement = pairs.direction(L, s.gradient, s.step)
    if (decrement <= tolerance || (decrement <= CONVERGED && age > 0 && decrement > last / 2)) {
      for (let i = 0; i < N; i++) v[i] -= s.step[i]
      return
    }
    goal = age === 0 ? decrement : goal / 10
    last = decrement
    isClassified = true
    if (age === MOST_PAIRS || (age >= patience && decrement > goal)) {
      L = undefined
      continue
    }
    steps--
    pairs.leave(v, s.gradient)
    const reached = descend(m, v, f, decrement, s)
    // Where no step helps with the factor of this very place, none will.
    if (reached === null && age === 0 && L === s.H) return
    if (reached === null || plain) {
      L = undefined
      isClassified = reached !== null
      continue
    }
    f = reached
    slope(m, v, s)
    pairs.arrive(v, s.gradient)
    work += (4 * m.n + N) * N
    if (work > CHUNK) {
      work = 0
      yield
    }
  }
}

/** How many steps a factor is kept for before it is judged: as many as it costs, up to a few. */
function patienceOf({ n, C, R, D }: Problem): number {
  const N = R * D
  const factor = (n * D * N * (R + 1)) / 4 + (N * N * N) / 6
  const step = (2 * n + N) * N + 8 * n * C
  return Math.max(1, Math.min(PATIENCE, Math.round(factor / step)))
}

/** Steps since the factor was made and the changes of the gradient that they brought. */
interface Pairs {
  /** How many there are. */
  count(): number
  clear(): void
  /** Notes where a step begins. */
  leave(v: Float64Array, gradient: Float64Array): void
  /** Adds the step that has come here. */
  arrive(v: Float64Array, gradient: Float64Array): void
  /** Writes the step for this gradient, to be gone against, and returns its squared decrement. `L` = the factor. */
  direction(L: Float64Array, gradient: Float64Array, step: Float64Array): number
}

function pairsOf(N: number): Pairs {
  const steps = new Float64Array(MOST_PAIRS * N)
  const changes = new Float64Array(MOST_PAIRS * N)
  const curvatures = new Float64Array(MOST_PAIRS)
  const shares = new Float64Array(MOST_PAIRS)
  let count = 0
  return {
    count: () => count,
    clear: () => void (count = 0),
    leave(v, gradient) {
      steps.set(v, count * N)
      changes.set(gradient, count * N)
    },
    arrive(v, gradient) {
      let curvature = 0
      for (let i = 0, at = count * N; i < N; i++, at++) {
        steps[at] = v[i] - steps[at]
        changes[at] = gradient[i] - changes[at]
        curvature += steps[at] * changes[at]
      }
      // The objective is convex: only rounding can say otherwise.
      if (curvature > 0) curvatures[count++] = curvature
    },
    direction(L, gradient, step) {
      step.set(gradient)
      for (let j = count - 1; j >= 0; j--) {
        const share = (shares[j] = dot(steps, j * N, step, N) / curvatures[j])
        for (let i = 0, at = j * N; i < N; i++, at++) step[i] -= share * changes[at]
      }
      solveCholesky(L, N, step)
      for (let j = 0; j < count; j++) {
        const rest = shares[j] - dot(changes, j * N, step, N) / curvatures[j]
        for (let i = 0, at = j * N; i < N; i++, at++) step[i] += rest * steps[at]
      }
      return dot(gradient, 0, step, N)
    },
  }
}
