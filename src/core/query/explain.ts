import type { Params } from '../params.ts'
import type { Batch } from './pick.ts'
import type { Strategy, Why } from './types.ts'

/**
 * Why a scored candidate has its score: for a pick given the picks before it, for any other before the first pick. Null where
 * the point was not scored.
 */
export function explainPoint(strategy: Strategy, batch: Batch, params: Params, id: number): Why | null {
  const { used, prep, picks } = batch
  const row = used.cand.ids.indexOf(id)
  if (row < 0) return null
  const place = picks.findIndex((pick) => pick.row === row)
  const chosen = picks.slice(0, Math.max(0, place)).map((pick) => pick.row)
  return strategy.explain(row, used, params, prep, chosen)
}
