import { generatorById } from '../core/data/generators.ts'
import { lawProbabilities } from '../core/data/made/truth.ts'
import type { Job } from '../core/job.ts'
import { readParams } from '../core/params.ts'
import { gridOf, lattice } from './lattice.ts'
import type { Grid, TruthRequest } from './protocol.ts'

/** Class probabilities of the law of a generated set over a lattice; null where there is no such law, or it does not say. */
export function* truthGrid({ generator, params, seed, when, box, res }: TruthRequest): Job<Grid | null> {
  const made = generatorById(generator)
  if (!made) return null
  const nodes = lattice(box, res)
  const law = made.law(readParams(made.params, params).params, seed)
  const p = yield* lawProbabilities(law, nodes.xy, nodes.n, when)
  return p && gridOf(nodes, p)
}
