/**
 * The k points of `to` (m of them) that are nearest to (x, y), nearest first, the lowest row first on ties: their rows and
 * distances. All m where k is larger.
 */
export function kNearest(
  x: number,
  y: number,
  to: Float64Array,
  m: number,
  k: number,
): { readonly rows: Int32Array; readonly distances: Float64Array } {
  const size = Math.min(k, m)
  const rows = new Int32Array(size)
  const distances = new Float64Array(size)
  let found = 0
  for (let j = 0; j < m && size > 0; j++) {
    const dx = x - to[2 * j]
    const dy = y - to[2 * j + 1]
    const d = Math.sqrt(dx * dx + dy * dy)
    if (found === size && d >= distances[size - 1]) continue
    let place = found < size ? found++ : size - 1
    for (; place > 0 && distances[place - 1] > d; place--) {
      distances[place] = distances[place - 1]
      rows[place] = rows[place - 1]
    }
    distances[place] = d
    rows[place] = j
  }
  return { rows, distances }
}
