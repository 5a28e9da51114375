import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { source } from '../../src/core/math/random.ts'
import { buildCommittee } from '../../src/core/model/committee.ts'
import { typedTrainer } from '../../src/core/model/trainer.ts'
import { modelById } from '../../src/core/model/registry.ts'
import { lattice } from '../../src/engine/lattice.ts'
import { predictMembers } from '../../src/core/model/members.ts'
import { predictLattice } from '../../src/engine/predict.ts'
import { sectors } from './model-data.ts'

const nodes = lattice({ x0: -3.5, y0: -2.25, x1: 4, y1: 3 }, 23)

describe('prediction over a lattice', () => {
  it.each([
    [2, { features: 'bumps-6' }],
    [3, { features: 'bumps-6' }],
    [5, { features: 'bumps', grid: 4, extent: 2, sigma: 0.9 }],
    [3, { features: 'quadratic' }],
  ] as const)('is that of its nodes within rounding: %i classes, %o', (C, params) => {
    const t = sectors(30, C)
    const model = run(modelById('logistic').fit(t, params, source(1)))
    expect(Boolean(model.lattice)).toBe(params.features !== 'quadratic')
    const members = run(
      buildCommittee(
        { id: 'bayesianBootstrap', k: 3 },
        t,
        { id: 'logistic', params, fitted: model },
        source(2),
        typedTrainer,
      ),
    )
    const over = run(predictLattice(members, nodes))
    const exact = run(predictMembers(members, nodes.xy, nodes.n))
    expect(over.length).toBe(3 * nodes.n * C)
    const worst = over.reduce((most, p, i) => Math.max(most, Math.abs(p - exact[i])), 0)
    expect(worst).toBeLessThan(1e-13)
  })

  it.each([
    ['logistic', 'bayesianBootstrap'],
    ['network', 'seeds'],
  ] as const)('is the same where the first member is known: %s', (id, committee) => {
    const t = sectors(12, 3)
    const base = run(modelById('logistic').fit(t, {}, source(1)))
    const members = run(
      buildCommittee({ id: committee, k: 3 }, t, { id, params: {}, fitted: base }, source(2), typedTrainer),
    )
    const first = run(predictLattice([members[0]], nodes))
    expect(run(predictLattice(members, nodes, first))).toEqual(run(predictLattice(members, nodes)))
    const of = (known?: Float64Array) => run(predictMembers(members, nodes.xy, nodes.n, undefined, known))
    expect(of(of().subarray(0, first.length))).toEqual(of())
  })

  it('takes some of the rows, and pauses between them', () => {
    const model = run(modelById('logistic').fit(sectors(30, 3), { features: 'bumps-6' }, source(1)))
    const rows = { w: nodes.w, h: 2, n: 2 * nodes.w, xy: nodes.xy.subarray(6 * nodes.w, 10 * nodes.w) }
    const whole = run(predictLattice([model], nodes))
    expect(run(predictLattice([model], rows))).toEqual(whole.subarray(9 * nodes.w, 15 * nodes.w))
    const fine = lattice(nodes.box, 100)
    expect([...predictLattice([model], fine)].length).toBeGreaterThan(3)
  })
})
