import type { PointId } from '../data/types.ts'

/** What the same strategy finds in the same state now. */
export interface Found {
  /** Candidates and their utilities, higher = asked first. */
  readonly ids: ArrayLike<PointId>
  readonly scores: ArrayLike<number>
  /** Its picks, as many as were asked. */
  readonly picks: readonly PointId[]
  /** Scores this close are tied (1e-9; 1e-4 where tfjs trains). */
  readonly tolerance: number
}

export interface Verdict {
  readonly id: PointId
  /** Picked again; tied with a pick, so that the seed alone decides; or no pick any more. */
  readonly verdict: 'same' | 'tied' | 'different'
  /** Competition rank among the candidates now; null if it is none. */
  readonly rank: number | null
  readonly of: number
  readonly then: number | null
  readonly now: number | null
}

/** Compares a recorded question with what the strategy finds now, point by point. The record stays what happened. */
export function verify(
  asked: { ids: readonly PointId[]; score: readonly number[] },
  found: Found,
): Verdict[] {
  const { ids, scores, picks, tolerance } = found
  const row = new Map(Array.from(ids, (id, i) => [id, i]))
  const scoreOf = (id: PointId): number | null => {
    const i = row.get(id)
    return i === undefined ? null : scores[i]
  }
  const least = picks.reduce((min, id) => Math.min(min, scoreOf(id) ?? min), Infinity)
  return asked.ids.map((id, i) => {
    const now = scoreOf(id)
    let above = 0
    for (let k = 0; now !== null && k < scores.length; k++) if (scores[k] > now + tolerance) above++
    const tied = now !== null && now >= least - tolerance
    return {
      id,
      verdict: picks.includes(id) ? 'same' : tied ? 'tied' : 'different',
      rank: now === null ? null : 1 + above,
      of: ids.length,
      then: asked.score[i] ?? null,
      now,
    }
  })
}
