import { generatorById } from '../core/data/generators.ts'
import { lawProbabilities } from '../core/data/made/truth.ts'
import type { Job } from '../core/job.ts'
import { readParams } from '../core/params.ts'
import { boundaryProbabilities } from '../core/session/boundary.ts'
import { gridOf, lattice } from './lattice.ts'
import type { Grid } from './protocol/state.ts'
import type { TruthRequest } from './protocol/background.ts'

/** Nodes over which a drawn boundary passes from one class to the other: its contour is then no staircase. */
const SLOPE = 4

/** Class probabilities of the true law over a lattice; null where there is none, or it does not say. */
export function* truthGrid(request: TruthRequest): Job<Grid | null> {
  const { box, res } = request
  const nodes = lattice(box, res)
  if ('boundary' in request) {
    const { boundary, C } = request
    const soft = (SLOPE * Math.max(box.x1 - box.x0, box.y1 - box.y0)) / res
    return gridOf(nodes, boundaryProbabilities(boundary, nodes.xy, nodes.n, C, soft))
  }
  const { generator, params, seed, when } = request
  const made = generatorById(generator)
  if (!made) return null
  const law = made.law(readParams(made.params, params).params, seed)
  const p = yield* lawProbabilities(law, nodes.xy, nodes.n, when)
  return p && gridOf(nodes, p)
}
