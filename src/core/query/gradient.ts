import type { Fitted } from '../model/types.ts'
import { argmax } from './measures.ts'

/** Gradients of the log-loss with respect to the last linear layer: (p - e_y) times h for the answer y. */

export type Norm = 'L2' | 'L1'

export interface Embedding {
  /** n x dim */
  readonly h: Float64Array
  readonly dim: number
}

/**
 * Input of the model's last linear layer for n points, with its constant 1 (first) or without. Models without such a layer are
 * taken as linear in the plane: 1, x, y.
 */
export function embedded(model: Fitted, xy: Float64Array, n: number, bias: boolean): Embedding {
  const { h, dim } = model.embed?.(xy, n) ?? plane(xy, n)
  if (bias) return { h, dim }
  const out = new Float64Array(n * (dim - 1))
  for (let i = 0; i < n; i++) out.set(h.subarray(i * dim + 1, (i + 1) * dim), i * (dim - 1))
  return { h: out, dim: dim - 1 }
}

function plane(xy: Float64Array, n: number): Embedding {
  const h = new Float64Array(3 * n).fill(1)
  for (let i = 0; i < n; i++) h.set(xy.subarray(2 * i, 2 * i + 2), 3 * i + 1)
  return { h, dim: 3 }
}

/** Length of `dim` numbers that begin at `at`. */
export function rowLength(h: Float64Array, at: number, dim: number, norm: Norm): number {
  let sum = 0
  for (let d = at; d < at + dim; d++) sum += norm === 'L1' ? Math.abs(h[d]) : h[d] * h[d]
  return norm === 'L1' ? sum : Math.sqrt(sum)
}

/** Sum over the answers y of p_y |p - e_y|, for the row of C probabilities that begins at `at`. */
export function expectedResidual(p: Float64Array, at: number, C: number, norm: Norm): number {
  let expected = 0
  for (let y = 0; y < C; y++) {
    let sum = 0
    for (let c = 0; c < C; c++) {
      const r = c === y ? 1 - p[at + c] : p[at + c]
      sum += norm === 'L1' ? r : r * r
    }
    expected += p[at + y] * (norm === 'L1' ? sum : Math.sqrt(sum))
  }
  return expected
}

/** p - e_y for the likeliest class y of each of n rows, n x C. */
export function hallucinated(p: Float64Array, n: number, C: number): Float64Array {
  const q = p.slice(0, n * C)
  for (let i = 0; i < n; i++) q[i * C + argmax(p, i * C, C)] -= 1
  return q
}
