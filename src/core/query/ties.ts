import { PURPOSE } from '../math/random.ts'
import type { Ctx } from './types.ts'

/** Scores that differ by at most this much are tied; between networks that tfjs trained, by TOLERANCE_TFJS. */
export const TOLERANCE = 1e-9
export const TOLERANCE_TFJS = 1e-4

/** The order of tied rows: smaller first. */
export type TieKey = (row: number) => number

/** Ties in an order that depends on the seed, the round and the points alone. */
export function seededTies(c: Pick<Ctx, 'rnd' | 'round'> & { cand: { ids: Int32Array } }): TieKey {
  return (row) => c.rnd(PURPOSE.tie, c.round, c.cand.ids[row])
}

/** Ties by row number. */
export const lowestFirst: TieKey = (row) => row

/** Rows within `tolerance` of the top score, ascending. Rows marked in `taken` play no part. */
export function tieSet(scores: Float64Array, tolerance = TOLERANCE, taken?: Uint8Array): number[] {
  let top = -Infinity
  for (let i = 0; i < scores.length; i++) if (scores[i] > top && !taken?.[i]) top = scores[i]
  const rows: number[] = []
  for (let i = 0; i < scores.length; i++) if (scores[i] >= top - tolerance && !taken?.[i]) rows.push(i)
  return rows
}

export interface Picked {
  /** Best first, distinct. */
  readonly rows: number[]
  /** How many rows, itself included, shared the top score when each was picked. */
  readonly tied: number[]
}

/**
 * The k best rows, best first: again and again the tie set of what is left, in the order of `key`. Fewer than k where there are
 * fewer scores. `scores` is left untouched.
 */
export function topK(scores: Float64Array, k: number, key: TieKey, tolerance = TOLERANCE): Picked {
  const taken = new Uint8Array(scores.length)
  const picked: Picked = { rows: [], tied: [] }
  const wanted = Math.min(k, scores.length)
  while (picked.rows.length < wanted) {
    const group = tieSet(scores, tolerance, taken)
    const keys = group.map(key)
    for (let j = 0; j < group.length && picked.rows.length < wanted; j++) {
      bringSmallest(group, keys, j)
      taken[group[j]] = 1
      picked.rows.push(group[j])
      picked.tied.push(group.length - j)
    }
  }
  return picked
}

/** Swaps the row of the smallest key among those from `j` on to place `j`. */
function bringSmallest(rows: number[], keys: number[], j: number): void {
  let least = j
  for (let i = j + 1; i < rows.length; i++) if (keys[i] < keys[least]) least = i
  ;[rows[j], rows[least]] = [rows[least], rows[j]]
  ;[keys[j], keys[least]] = [keys[least], keys[j]]
}
