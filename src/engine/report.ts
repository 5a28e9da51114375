import type { PointId } from '../core/data/types.ts'
import type { Job } from '../core/job.ts'
import { predictMembers } from '../core/model/members.ts'
import { predictPoints } from '../core/query/context.ts'
import { distance, gatherPoints } from '../core/query/geo.ts'
import { explainPoint } from '../core/query/explain.ts'
import { rank } from '../core/query/ranks.ts'
import { density } from './predict.ts'
import type { Line, PointReport } from './protocol/look.ts'
import type { Scored } from './scoring.ts'
import type { Seen } from './seen.ts'

/** Labelled points that a report names. */
const NEAREST = 5

/**
 * All that is known of one point of a state: predictions, scores of the strategies `shown` with their reasons, density, nearest
 * labels.
 */
export function* report(seen: Seen, id: PointId, shown: readonly string[]): Job<PointReport> {
  const { scene, ctx } = seen
  const xy = gatherPoints(scene.xy, [id])
  const { p } = yield* predictPoints(ctx.model, undefined, xy, 1)
  const members = ctx.committee ? yield* predictMembers(ctx.committee, xy, 1) : new Float64Array(0)
  const scored = [...seen.scored.values()]
    .filter(({ wanted }) => shown.includes(wanted.strategy.meta.id))
    .sort((a, b) => Number(b.wanted.asking) - Number(a.wanted.asking))
  const scores = []
  for (const s of scored) {
    const line = lineOf(s, id)
    if (line) scores.push(line)
    yield
  }
  const { pool } = scene
  const all = yield* seen.densities()
  const [here] = yield* density(seen.geo, pool.n, xy, 1)
  return {
    id,
    p,
    members,
    scores,
    density: here,
    denserThan: all.filter((d) => d < here).length / Math.max(1, pool.n),
    nearest: nearestLabels(seen, xy),
  }
}

/** The score of a point under a strategy; null where it has none. */
export function lineOf({ wanted, batch }: Scored, id: PointId): Line | null {
  const { strategy, params, tolerance } = wanted
  const why = explainPoint(strategy, batch, params, id)
  if (!why) return null
  const { scores } = batch
  const row = batch.used.cand.ids.indexOf(id)
  return {
    strategy: strategy.meta.id,
    score: scores[row],
    ...rank(scores, row, tolerance),
    of: scores.length,
    place: placeOf(scores, row),
    why,
  }
}

/** Where a score lies between the lowest and the highest, 0 to 1. */
function placeOf(scores: Float64Array, row: number): number {
  let lowest = Infinity
  let highest = -Infinity
  for (const s of scores) {
    lowest = Math.min(lowest, s)
    highest = Math.max(highest, s)
  }
  return highest > lowest ? (scores[row] - lowest) / (highest - lowest) : 1
}

function nearestLabels({ scene }: Seen, xy: Float64Array): PointReport['nearest'] {
  const { lab } = scene
  return Array.from(lab.ids, (id, i) => ({ id, label: lab.y[i], distance: distance(xy, 0, lab.xy, i) }))
    .sort((a, b) => a.distance - b.distance)
    .slice(0, NEAREST)
}
