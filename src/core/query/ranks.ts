import { TOLERANCE, type TieKey } from './ties.ts'

/** All rows, best first, as `topK` would pick them. */
export function order(scores: Float64Array, key: TieKey, tolerance = TOLERANCE): Int32Array {
  const rows = Int32Array.from(scores, (_, i) => i).sort((a, b) => scores[b] - scores[a])
  for (let from = 0; from < rows.length;) {
    let to = from + 1
    while (to < rows.length && scores[rows[to]] >= scores[rows[from]] - tolerance) to++
    if (to - from > 1) rows.subarray(from, to).sort((a, b) => key(a) - key(b))
    from = to
  }
  return rows
}

/** Competition rank of a row (1 = best; ties share the best rank) and whether it shares it. */
export function rank(
  scores: Float64Array,
  row: number,
  tolerance = TOLERANCE,
): { rank: number; equal: boolean } {
  let better = 0
  let same = 0
  for (let i = 0; i < scores.length; i++) {
    if (scores[i] > scores[row] + tolerance) better++
    else if (scores[i] >= scores[row] - tolerance) same++
  }
  return { rank: better + 1, equal: same > 1 }
}
