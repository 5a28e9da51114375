import type { Fitted, ModelId, TrainSet } from './types.ts'

/** x, y, class and weight of every point as one flat array, for models that are their data. */
export function packRows(t: TrainSet): Float64Array {
  const flat = new Float64Array(4 * t.n)
  for (let i = 0; i < t.n; i++) {
    flat[4 * i] = t.xy[2 * i]
    flat[4 * i + 1] = t.xy[2 * i + 1]
    flat[4 * i + 2] = t.y[i]
    flat[4 * i + 3] = t.w[i]
  }
  return flat
}

/** The inverse of `packRows`; ids are row numbers. */
export function unpackRows(flat: Float64Array, C: number): TrainSet {
  const n = flat.length / 4
  return {
    n,
    C,
    xy: Float64Array.from({ length: 2 * n }, (_, k) => flat[4 * (k >> 1) + (k & 1)]),
    y: Int32Array.from({ length: n }, (_, i) => flat[4 * i + 2]),
    w: Float64Array.from({ length: n }, (_, i) => flat[4 * i + 3]),
    ids: Int32Array.from({ length: n }, (_, i) => i),
  }
}

/** A fitted model from a function that writes the C probabilities of one point to `out[at..]`. */
export function pointwise(
  id: ModelId,
  C: number,
  params: Float64Array,
  row: (x: number, y: number, out: Float64Array, at: number) => void,
): Fitted {
  return {
    id,
    C,
    params,
    predict(xy, n, out, from = 0, to = n) {
      for (let i = from; i < to; i++) row(xy[2 * i], xy[2 * i + 1], out, i * C)
    },
  }
}

/** Divides C non-negative values at `out[at..]` by their sum; uniform where all are 0. */
export function normalise(out: Float64Array, at: number, C: number): void {
  let sum = 0
  for (let c = 0; c < C; c++) sum += out[at + c]
  if (sum > 0) for (let c = 0; c < C; c++) out[at + c] /= sum
  else out.fill(1 / C, at, at + C)
}
