import type { Job } from '../core/job.ts'
import type { Fitted } from '../core/model/types.ts'
import { predictPoints } from '../core/query/context.ts'
import { aleatoric, bald, meanKL } from '../core/query/measures.ts'
import type { Ctx } from '../core/query/types.ts'
import { fillLattice, type Lattice, type Nodes } from './lattice.ts'
import { density, measured, predictLattice } from './predict.ts'
import type { FieldId } from './protocol/state.ts'
import { needsCommittee, type Scored } from './scoring.ts'
import type { Stream } from './stream.ts'

/** Fields that a committee makes, nats. Consensus entropy is the sum of the aleatoric and the epistemic part. */
const OF_COMMITTEE = { disagreement: meanKL, aleatoric, epistemic: bald } as const
export const needsMembers = (id: FieldId): boolean => Object.hasOwn(OF_COMMITTEE, id)
/** Fields that the parts about the model and the committee show coarsely already. */
export const isShownBefore = (id: FieldId): boolean => id === 'probability' || id === 'disagreement'

/** A value over the plane: `channels` numbers for each of n nodes. */
export interface Field {
  readonly channels: number
  readonly values: (nodes: Nodes) => Job<Float64Array>
}

/**
 * The field of a state; null where there is none: no field wanted, one of the committee without a committee, utility of a
 * strategy whose score means something only at the candidates. `asking` is the asking strategy once it has been scored.
 */
export function fieldOf(id: FieldId, c: Ctx, asking: Scored | undefined): Field | null {
  const { model, committee, C, geo, pool } = c
  switch (id) {
    case 'none':
      return null
    case 'probability':
      return { channels: C, values: (nodes) => predictLattice([model], nodes) }
    case 'disagreement':
    case 'aleatoric':
    case 'epistemic':
      return committee ? { channels: 1, values: (nodes) => ofMembers(id, committee, C, nodes) } : null
    case 'density':
      return { channels: 1, values: ({ xy, n }) => density(geo, pool.n, xy, n) }
    case 'utility': {
      if (!asking || asking.wanted.strategy.meta.map !== 'plane') return null
      const { wanted, batch } = asking
      const members = needsCommittee(wanted) ? committee : undefined
      return {
        channels: 1,
        *values({ xy, n }) {
          const q = yield* predictPoints(model, members, xy, n)
          return yield* wanted.strategy.score(q, batch.used, wanted.params, batch.prep, [])
        },
      }
    }
  }
}

function* ofMembers(
  id: keyof typeof OF_COMMITTEE,
  committee: readonly Fitted[],
  C: number,
  nodes: Nodes,
): Job<Float64Array> {
  return yield* measured(OF_COMMITTEE[id], yield* predictLattice(committee, nodes), nodes.n, C)
}

/** The field over a lattice, as parts. */
export function* fieldStage(id: FieldId, { channels, values }: Field, nodes: Lattice): Stream<void> {
  yield* fillLattice(nodes, channels, values, `field/${id}`, function* (grid, from, to) {
    yield { s: 'fine', field: id, grid, from, to }
  })
}
