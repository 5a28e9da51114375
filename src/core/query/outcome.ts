import { argmax, entropy } from './measures.ts'

/** What one answer would change of a model's predictions for n points. */
export interface Change {
  /** Points that were compared. */
  readonly of: number
  /** Points whose likeliest class is another one. */
  readonly changed: number
  /** Mean over the points of the probability that moves from some classes to others (total variation, 0 to 1). */
  readonly moved: number
}

/** Compares n x C probabilities before and after. */
export function changeOf(before: Float64Array, after: Float64Array, n: number, C: number): Change {
  let changed = 0
  let moved = 0
  for (let i = 0; i < n; i++) {
    if (argmax(before, i * C, C) !== argmax(after, i * C, C)) changed++
    for (let c = 0; c < C; c++) moved += Math.abs(before[i * C + c] - after[i * C + c]) / 2
  }
  return { of: n, changed, moved: n > 0 ? moved / n : 0 }
}

/** What a model expects of itself on some points. Means; 0 without points. */
export interface Outlook {
  /** 1 - the largest probability (Roy and McCallum 2001, eq. 5). */
  readonly error: number
  /** Entropy, nats (the same, eq. 4). */
  readonly logLoss: number
}

/** The errors that a model expects of itself on n points with these n x C probabilities. */
export function outlookOf(p: Float64Array, n: number, C: number): Outlook {
  let error = 0
  let logLoss = 0
  for (let i = 0; i < n; i++) {
    error += 1 - p[i * C + argmax(p, i * C, C)]
    logLoss += entropy(p, i * C, C)
  }
  return { error: n > 0 ? error / n : 0, logLoss: n > 0 ? logLoss / n : 0 }
}

/** Mean of values weighted by the probabilities of the answers that they belong to. */
export function expected(p: readonly number[], values: readonly number[]): number {
  let sum = 0
  let weight = 0
  values.forEach((v, k) => {
    sum += p[k] * v
    weight += p[k]
  })
  return weight > 0 ? sum / weight : 0
}
