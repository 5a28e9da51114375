export interface Standardised {
  readonly z: Float64Array
  readonly mean: number
  /** Population standard deviation, 1 for a constant column. */
  readonly scale: number
}

/**
 * (v - mean) / population standard deviation, in float64 and two passes: small differences on a huge offset survive, which
 * they would not in float32 (its step near 1e12 is 65,536). The mean is summed from differences to the first value. Values whose
 * squares leave the range of float64 are brought into it first.
 */
export function standardise(values: Float64Array): Standardised {
  const plain = twoPasses(values)
  if (plain.squares - plain.squares === 0 && (plain.squares > 0 || values.every((v) => v === values[0])))
    return plain
  const most = values.reduce((m, v) => Math.max(m, Math.abs(v)), 0)
  const { z, mean, scale } = twoPasses(values.map((v) => v / most))
  return { z, mean: mean * most, scale: Math.max(scale * most, Number.MIN_VALUE) }
}

function twoPasses(values: Float64Array): Standardised & { readonly squares: number } {
  const n = values.length
  const first = values[0]
  let sum = 0
  for (let i = 0; i < n; i++) sum += values[i] - first
  const mean = first + sum / n
  let squares = 0
  for (let i = 0; i < n; i++) squares += (values[i] - mean) * (values[i] - mean)
  const sd = Math.sqrt(squares / n)
  const scale = sd > 0 ? sd : 1
  return { z: values.map((v) => (v - mean) / scale), mean, scale, squares }
}
