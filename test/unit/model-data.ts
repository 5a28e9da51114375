import { run } from '../../src/core/job.ts'
import { source, PURPOSE } from '../../src/core/math/random.ts'
import type { LogisticFit } from '../../src/core/model/logistic.ts'
import { curvature } from '../../src/core/model/newton.ts'
import { isSigmoid, scratch } from '../../src/core/model/problem.ts'
import type { Fitted, TrainSet } from '../../src/core/model/types.ts'

/** C noisy sectors of the square [-2, 2]^2, coordinates on a lattice of 2^-12. */
export function sectors(n: number, C: number, seed = 1): TrainSet {
  const rnd = source(seed)
  const snap = (u: number) => Math.round((4 * u - 2) * 4096) / 4096
  const xy = Float64Array.from({ length: 2 * n }, (_, k) => snap(rnd(PURPOSE.data, k >> 1, k & 1)))
  return trainSet(
    xy,
    Array.from({ length: n }, (_, i) => {
      if (rnd(PURPOSE.data, i, 2) < 0.1) return Math.floor(rnd(PURPOSE.data, i, 3) * C)
      const [x, y] = [xy[2 * i], xy[2 * i + 1]]
      const side = x + y > 0 ? 0 : 1
      return (side + (x > y ? 2 : 0)) % C
    }),
    C,
  )
}

export function trainSet(
  xy: ArrayLike<number>,
  y: readonly number[],
  C: number,
  w?: readonly number[],
  ids?: readonly number[],
): TrainSet {
  return {
    n: y.length,
    C,
    xy: Float64Array.from(xy),
    y: Int32Array.from(y),
    w: Float64Array.from(w ?? y.map(() => 1)),
    ids: Int32Array.from(ids ?? y.map((_, i) => i)),
  }
}

/** The same points in another order. */
export function reordered(t: TrainSet, order: readonly number[]): TrainSet {
  return trainSet(
    order.flatMap((i) => [t.xy[2 * i], t.xy[2 * i + 1]]),
    order.map((i) => t.y[i]),
    t.C,
    order.map((i) => t.w[i]),
    order.map((i) => t.ids[i]),
  )
}

/** A lattice over [-3, 3]^2, side x side. */
export function lattice(side: number): Float64Array {
  const xy = new Float64Array(2 * side * side)
  for (let i = 0; i < side * side; i++) {
    xy[2 * i] = -3 + (6 * (i % side)) / (side - 1)
    xy[2 * i + 1] = -3 + (6 * Math.floor(i / side)) / (side - 1)
  }
  return xy
}

export function predict(f: Fitted, xy: Float64Array): Float64Array {
  const out = new Float64Array((xy.length / 2) * f.C)
  f.predict(xy, xy.length / 2, out)
  return out
}

export const largestGap = (a: ArrayLike<number>, b: ArrayLike<number>): number =>
  a.length === b.length
    ? Array.from(a).reduce((most, v, i) => Math.max(most, Math.abs(v - b[i])), 0)
    : Infinity

/**
 * Hessian of the penalised loss at the optimum in the class weights: D x D of a sigmoid, otherwise CD x CD, row major. With an
 * unpenalised intercept the latter is singular in the common direction of the intercepts.
 */
export function hessianOf({ problem: m, v }: LogisticFit): Float64Array {
  const { C, R, D, Q, penalty } = m
  const s = scratch(m)
  run(curvature(m, v, s))
  const free = s.H
  const N = R * D
  for (let i = 0; i < N; i++) for (let j = 0; j < i; j++) free[j * N + i] = free[i * N + j]
  if (isSigmoid(m)) return free
  // Q (free Hessian) Q', and the penalty of the direction that all classes share.
  const H = new Float64Array(C * D * C * D)
  for (let c = 0; c < C; c++)
    for (let e = 0; e < C; e++)
      for (let a = 0; a < D; a++) {
        const row = (c * D + a) * C * D + e * D
        H[row + a] += penalty[a] / C
        for (let r = 0; r < R; r++)
          for (let t = 0; t < R; t++) {
            const q = Q[c * R + r] * Q[e * R + t]
            if (q !== 0) for (let b = 0; b < D; b++) H[row + b] += q * free[(r * D + a) * N + t * D + b]
          }
      }
  return H
}
