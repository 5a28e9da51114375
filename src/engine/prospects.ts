import { finite, type Progress } from '../core/job.ts'
import type { Fitted, NetTrainer } from '../core/model/types.ts'
import { predictPoints } from '../core/query/context.ts'
import { gatherPoints } from '../core/query/geo.ts'
import { embedded, rowLength } from '../core/query/gradient.ts'
import { changeOf, outlookOf } from '../core/query/outcome.ts'
import { subset } from '../core/query/subset.ts'
import { fitModel } from './fitting.ts'
import { gridOf, lattice } from './lattice.ts'
import { predictLattice } from './predict.ts'
import type { DataMessage } from './protocol/state.ts'
import type { Prospect, ProspectsRequest } from './protocol/background.ts'
import { makeScene } from './scene.ts'
import type { Caches } from './seen.ts'

/** Unlabelled points that are compared at the most; of more, a seeded subset. */
const COMPARED = 2000

/**
 * The model now, then the model after each answer in turn: trained from a cold start as it would be if that answer were given, so
 * that it is the very model which follows. Compared on the unlabelled points without the one in question.
 */
export function* prospects(
  caches: Caches,
  data: DataMessage,
  { state, id, trains, box, res }: ProspectsRequest,
  trainer: NetTrainer,
): Generator<Prospect | Progress | undefined, void> {
  const scene = makeScene(data, state, trainer)
  const { C, candidates, rnd } = scene
  const others = candidates.ids.filter((other) => other !== id)
  const rows = subset(rnd, others.length, COMPARED, state.round)
  const ids = rows ? rows.map((row) => others[row]) : others
  const xy = gatherPoints(scene.xy, ids)
  const nodes = lattice(box, res)
  const here = gatherPoints(scene.xy, [id])

  function* look(model: Fitted) {
    const over = yield* predictLattice([model], nodes)
    return {
      p: finite((yield* predictPoints(model, undefined, xy, ids.length)).p, 'outcome/pool'),
      at: (yield* predictPoints(model, undefined, here, 1)).p,
      grid: gridOf(nodes, finite(over, 'outcome/plane')),
    }
  }

  const model = yield* fitModel(caches.models, scene)
  const now = yield* look(model)
  const length = lengthAt(model, here)
  yield {
    label: null,
    p: Array.from(now.at),
    grid: now.grid,
    outlook: outlookOf(now.p, ids.length, C),
    change: changeOf(now.p, now.p, ids.length, C),
    gradient: null,
  }
  for (let label = 0; label < trains.length; label++) {
    const after = makeScene(data, { ...state, train: trains[label] }, trainer)
    const next = yield* look(yield* fitModel(caches.models, after))
    yield {
      label,
      p: Array.from(next.at),
      grid: next.grid,
      outlook: outlookOf(next.p, ids.length, C),
      change: changeOf(now.p, next.p, ids.length, C),
      gradient: length === null ? null : residual(now.at, label) * length,
    }
  }
}

/** Length of the features at a place, where the model is linear in some. */
function lengthAt(model: Fitted, here: Float64Array): number | null {
  if (!model.embed) return null
  const { h, dim } = embedded(model, here, 1, true)
  return rowLength(h, 0, dim, 'L2')
}

/** Length of p - e_y. */
function residual(p: Float64Array, y: number): number {
  let sum = 0
  for (let c = 0; c < p.length; c++) sum += (p[c] - (c === y ? 1 : 0)) * (p[c] - (c === y ? 1 : 0))
  return Math.sqrt(sum)
}
