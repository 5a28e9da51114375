import type { PointId } from '../data/types.ts'

/** Share of each of `kinds` values 0..kinds-1 among `values`; others (such as -1, unknown) count in the whole. All 0 without values. */
export function shares(values: ArrayLike<number>, kinds: number): Float64Array {
  const out = new Float64Array(kinds)
  for (let i = 0; i < values.length; i++) {
    const v = values[i]
    if (v >= 0 && v < kinds) out[v] += 1 / values.length
  }
  return out
}

/** Share of the asked points in each group of the data (see `Dataset.group`). */
export const groupShares = (ids: readonly PointId[], group: Int32Array, groups: number): Float64Array =>
  shares(
    ids.map((id) => group[id]),
    groups,
  )

/** Share of each class among the labels of the asked points. */
export const classShares = (ids: readonly PointId[], label: Int32Array, C: number): Float64Array =>
  shares(
    ids.map((id) => label[id]),
    C,
  )

/** Shares in whole percent whose sum is that of the shares, rounded: what is left over goes to the largest remainders. */
export function wholePercents(of: ArrayLike<number>): number[] {
  const exact = Array.from(of, (share) => 100 * share)
  const whole = exact.map((v) => Math.floor(v + 1e-9))
  const lacking = Math.round(exact.reduce((a, b) => a + b, 0)) - whole.reduce((a, b) => a + b, 0)
  const order = exact.map((_, i) => i).sort((a, b) => exact[b] - whole[b] - (exact[a] - whole[a]) || a - b)
  for (const i of order.slice(0, lacking)) whole[i]++
  return whole
}
