export interface Standardised {
  readonly z: Float64Array
  readonly mean: number
  /** Population standard deviation, 1 for a constant column. */
  readonly scale: number
}

/**
 * (v - mean) / population standard deviation, in float64 and two passes: small differences on a huge offset survive, which
 * they would not in float32 (its step near 1e12 is 65,536). The mean is summed from differences to the first value.
 */
export function standardise(values: Float64Array): Standardised {
  const n = values.length
  const first = values[0]
  let sum = 0
  for (let i = 0; i < n; i++) sum += values[i] - first
  const mean = first + sum / n
  let squares = 0
  for (let i = 0; i < n; i++) squares += (values[i] - mean) * (values[i] - mean)
  const sd = Math.sqrt(squares / n)
  const scale = sd > 0 ? sd : 1
  return { z: values.map((v) => (v - mean) / scale), mean, scale }
}
