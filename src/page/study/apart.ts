/**
 * Places for marks that want to be at `wanted` (px) and at least `gap` apart within `[from, to]`, in the order of `wanted`. Where
 * they do not all fit, they lie closer.
 */
export function apart(
  wanted: readonly number[],
  gap: number,
  [from, to]: readonly [number, number],
): number[] {
  const order = wanted.map((_, i) => i).sort((a, b) => wanted[a] - wanted[b] || a - b)
  const step = Math.min(gap, (to - from) / Math.max(1, wanted.length - 1))
  const places = [...wanted]
  let lowest = from
  for (const i of order) {
    places[i] = Math.max(lowest, wanted[i])
    lowest = places[i] + step
  }
  let highest = to
  for (const i of [...order].reverse()) {
    places[i] = Math.min(highest, places[i])
    highest = places[i] - step
  }
  return places
}
