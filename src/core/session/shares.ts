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
