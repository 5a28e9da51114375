import { PURPOSE } from '../math/random.ts'
import type { Rnd } from '../model/types.ts'

/** Cross-validated accuracy on the labels that a model is trained on. */
export interface SelfGrade {
  /** Share of the labels that are named rightly by a model that was trained without them. */
  readonly accuracy: number
  readonly folds: number
  /** Labels. */
  readonly n: number
}

/**
 * The fold (0 to k - 1) of each of the points `ids` with the classes `y`, for cross-validation: each class in an order of the seed,
 * dealt out in turn, so that every fold has its share of it and no two differ by more than one point in size. A point keeps its
 * place in the order whatever else is labelled.
 */
export function stratifiedFolds(
  ids: ArrayLike<number>,
  y: ArrayLike<number>,
  k: number,
  rnd: Rnd,
): Int32Array {
  const order = Array.from(ids, (_, i) => i)
  const drawn = order.map((i) => rnd(PURPOSE.fold, ids[i]))
  order.sort((a, b) => y[a] - y[b] || drawn[a] - drawn[b] || ids[a] - ids[b])
  const fold = new Int32Array(ids.length)
  order.forEach((row, place) => (fold[row] = place % k))
  return fold
}
