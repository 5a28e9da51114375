import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { log } from '../../src/core/math/portable.ts'
import { typedTrainer } from '../../src/core/model/trainer.ts'
import { aleatoric, bald, consensusEntropy, meanKL } from '../../src/core/query/measures.ts'
import { fitCommittee, fitModel } from '../../src/engine/fitting.ts'
import { look } from '../../src/engine/jobs.ts'
import { lattice } from '../../src/engine/lattice.ts'
import { predictMembers } from '../../src/core/model/members.ts'
import { BANDWIDTH } from '../../src/engine/predict.ts'
import type { FieldId } from '../../src/engine/protocol/state.ts'
import { makeScene } from '../../src/engine/scene.ts'
import { createCaches, seenOf } from '../../src/engine/seen.ts'
import { isPart } from '../../src/engine/stream.ts'
import { bands, requestFor, session } from './engine-scene.ts'
import { loadMore } from '../../src/engine/code.ts'

beforeAll(loadMore)

const data = bands(120)
const state = session(data, 8, { committee: { id: 'posterior', k: 4, params: {} } })
const C = 2
const K = 4

/** The field that the engine sends, and what its values are to be made from. */
function fieldAt(field: FieldId) {
  const request = requestFor(state, { field, show: [] })
  const caches = createCaches()
  const parts = [...look(caches, data, request, typedTrainer)].filter(isPart)
  const grids = parts.flatMap((p) => (p.s === 'fine' && p.to === p.grid.h ? [p.grid] : []))
  const nodes = lattice(request.box, request.res.fine)
  const scene = makeScene(data, request.state, typedTrainer)
  const last = (jobs: Generator) => {
    for (let step = jobs.next(); ; step = jobs.next()) if (step.done) return step.value
  }
  const members = last(
    fitCommittee(
      caches.committees,
      scene,
      () => fitModel(caches.models, scene),
      function* () {},
    ),
  )
  return {
    grid: grids[grids.length - 1],
    nodes,
    m: run(predictMembers(members, nodes.xy, nodes.n)),
    geo: seenOf(caches, scene, request).geo,
  }
}

describe('the values of a map are those of the core', () => {
  it.each([
    ['aleatoric', aleatoric],
    ['epistemic', bald],
  ] as const)('%s', (field, measure) => {
    const { grid, nodes, m } = fieldAt(field)
    expect(grid.values).toHaveLength(nodes.n)
    const work = new Float64Array(C)
    for (let i = 0; i < nodes.n; i += 7)
      expect(grid.values[i]).toBeCloseTo(measure(m, i * C, K, nodes.n * C, C, work), 6)
    expect(Math.max(...grid.values)).toBeGreaterThan(0.01)
    expect(Math.max(...grid.values)).toBeLessThanOrEqual(log(C) + 1e-6)
  })

  it('density', () => {
    const { grid, nodes, geo } = fieldAt('density')
    const direct = geo.density(nodes.xy, nodes.n, BANDWIDTH)
    for (let i = 0; i < nodes.n; i += 7) expect(grid.values[i]).toBeCloseTo(direct[i], 6)
  })

  it('both parts of the uncertainty add up to the consensus entropy, and the epistemic one is the mean KL', () => {
    const { grid: a, nodes, m } = fieldAt('aleatoric')
    const { grid: e } = fieldAt('epistemic')
    const work = new Float64Array(C)
    for (let i = 0; i < nodes.n; i += 7) {
      const at = [m, i * C, K, nodes.n * C, C, work] as const
      expect(a.values[i] + e.values[i]).toBeCloseTo(consensusEntropy(...at), 5)
      expect(e.values[i]).toBeCloseTo(meanKL(...at), 6)
    }
  })
})
