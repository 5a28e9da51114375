/** Half-width of the 95 % normal interval, in standard deviations. */
const Z = 1.959963984540054

/**
 * The 95 % interval of a share of which `right` of `n` were seen (Wilson 1927): it stays within 0 and 1 and is honest for small n.
 * Null without any.
 */
export function wilson(right: number, n: number): readonly [number, number] | null {
  if (n < 1) return null
  const p = right / n
  const centre = (p + (Z * Z) / (2 * n)) / (1 + (Z * Z) / n)
  const half = (Z * Math.sqrt((p * (1 - p)) / n + (Z * Z) / (4 * n * n))) / (1 + (Z * Z) / n)
  return [Math.max(0, centre - half), Math.min(1, centre + half)]
}
