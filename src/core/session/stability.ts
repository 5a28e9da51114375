import type { ClassIx } from '../data/types.ts'
import { confusion } from './metrics.ts'

export interface Stability {
  /** Share of the points that both models name alike; null without points. */
  readonly agreement: number | null
  /** Cohen's kappa; null without points, and where both name the same one class everywhere. */
  readonly kappa: number | null
}

/** How alike two models name the same points. */
export function stability(a: ArrayLike<ClassIx>, b: ArrayLike<ClassIx>, C: number): Stability {
  const n = a.length
  const table = confusion(a, b, C)
  let equal = 0
  let chance = 0
  for (let c = 0; c < C; c++) {
    equal += table[c * C + c]
    let row = 0
    let column = 0
    for (let d = 0; d < C; d++) {
      row += table[c * C + d]
      column += table[d * C + c]
    }
    chance += row * column
  }
  return {
    agreement: n > 0 ? equal / n : null,
    kappa: chance < n * n ? (equal * n - chance) / (n * n - chance) : null,
  }
}
