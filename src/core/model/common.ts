import { exp } from '../math/exp-log.ts'
import { readParams, type Params } from '../params.ts'
import type { ModelMeta, TrainSet } from './types.ts'

/** All parameters of a model: its defaults overlaid with the usable values of `given`. */
export const fullParams = (meta: ModelMeta, given: Params): Params => readParams(meta.params, given).params

/**
 * The points of `t` that count, by id: points of weight 0 are left out and the order of labelling is forgotten, so that the
 * last bit of a model does not depend on it.
 */
export const tidy = (t: TrainSet): TrainSet => gathered(t, tidyRows(t), t.w)

/** The rows of `tidy`, in its order. */
export function tidyRows(t: TrainSet): Int32Array {
  const rows = new Int32Array(t.n)
  let n = 0
  for (let i = 0; i < t.n; i++) if (t.w[i] > 0) rows[n++] = i
  return rows.subarray(0, n).sort((a, b) => t.ids[a] - t.ids[b] || a - b)
}

/** The named rows of `t` with their part of the weights `w`. */
function gathered(t: TrainSet, rows: Int32Array, w: Float64Array): TrainSet {
  const n = rows.length
  const found = {
    n,
    C: t.C,
    xy: new Float64Array(2 * n),
    y: new Int32Array(n),
    w: pickRows(w, rows),
    ids: new Int32Array(n),
  }
  for (let i = 0; i < n; i++) {
    const r = rows[i]
    found.xy[2 * i] = t.xy[2 * r]
    found.xy[2 * i + 1] = t.xy[2 * r + 1]
    found.y[i] = t.y[r]
    found.ids[i] = t.ids[r]
  }
  return found
}

/** The named rows of `values`. */
export function pickRows(values: Float64Array, rows: Int32Array): Float64Array {
  const out = new Float64Array(rows.length)
  for (let i = 0; i < rows.length; i++) out[i] = values[rows[i]]
  return out
}

/** Turns C logits at `out[at..]` into probabilities. -Infinity is probability 0; at least one logit must be finite. */
export function softmax(out: Float64Array, at: number, C: number): void {
  let top = out[at]
  for (let c = 1; c < C; c++) if (out[at + c] > top) top = out[at + c]
  let sum = 0
  for (let c = 0; c < C; c++) {
    const below = out[at + c] - top
    sum += out[at + c] = below === 0 ? 1 : exp(below)
  }
  for (let c = 0; c < C; c++) out[at + c] /= sum
}

/** Sum of a[at + i] * b[i] over i < n, in four partial sums that do not wait for each other. */
export function dot(a: Float64Array, at: number, b: Float64Array, n: number): number {
  let s0 = 0
  let s1 = 0
  let s2 = 0
  let s3 = 0
  let i = 0
  for (; i + 3 < n; i += 4) {
    s0 += a[at + i] * b[i]
    s1 += a[at + i + 1] * b[i + 1]
    s2 += a[at + i + 2] * b[i + 2]
    s3 += a[at + i + 3] * b[i + 3]
  }
  for (; i < n; i++) s0 += a[at + i] * b[i]
  return s0 + s1 + (s2 + s3)
}
