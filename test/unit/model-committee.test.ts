import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { PURPOSE, source } from '../../src/core/math/random.ts'
import { normalQuantile } from '../../src/core/math/normal.ts'
import { models } from '../../src/core/model/catalogue.ts'
import { buildCommittee, startNetworkCommittee } from '../../src/core/model/committee.ts'
import { bootstrapWeights, bootstrapped } from '../../src/core/model/resampled.ts'
import { memberKinds } from '../../src/core/model/kinds.ts'
import type { LogisticFit } from '../../src/core/model/logistic.ts'
import { predictMembers } from '../../src/core/model/members.ts'
import { typedTrainer } from '../../src/core/model/trainer.ts'
import { modelById } from '../../src/core/model/registry.ts'
import type { CommitteeId, Fitted, ModelId, TrainSet } from '../../src/core/model/types.ts'
import { bald, measureMembers } from '../../src/core/query/measures.ts'
import type { Params } from '../../src/core/params.ts'
import { hessianOf, largestGap, lattice, predict, reordered, sectors, trainSet } from './model-data.ts'

const rnd = source(11)
const quick: Partial<Record<ModelId, Params>> = {
  network: { units: 4, steps: 8 },
  logistic: { features: 'linear' },
}
function committee(
  id: CommitteeId,
  t: TrainSet,
  modelId: ModelId = 'logistic',
  k = 5,
  given: Params = {},
): Fitted[] {
  const params = quick[modelId] ?? {}
  const base = run(modelById(modelId).fit(t, params, rnd))
  return run(
    buildCommittee({ id, k, params: given }, t, { id: modelId, params, fitted: base }, rnd, typedTrainer),
  )
}
const grid = lattice(5)
const spread = (members: Fitted[]) => {
  const p = members.map((m) => predict(m, grid))
  const C = members[0].C
  const all = new Float64Array(members.length * p[0].length)
  p.forEach((q, k) => all.set(q, k * q.length))
  const n = grid.length / 2
  const epistemic = new Float64Array(n)
  measureMembers(bald, all, n, C, epistemic, 0, n)
  return Math.max(...epistemic)
}

describe('posterior draws', () => {
  it('lie at the Mahalanobis distance of their normal draws, whatever the labels', () => {
    for (const t of [sectors(12, 2), sectors(40, 2)]) {
      const base = run(modelById('logistic').fit(t, quick.logistic!, rnd)) as LogisticFit
      const H = hessianOf(base)
      committee('posterior', t, 'logistic', 4).forEach((member, m) => {
        const d = member.params.map((v, i) => v - base.params[i])
        let distance = 0
        for (let i = 0; i < 3; i++) for (let j = 0; j < 3; j++) distance += d[i] * H[i * 3 + j] * d[j]
        const z = [0, 1, 2].map((i) => normalQuantile(rnd(PURPOSE.posterior, m, i)))
        expect(distance).toBeCloseTo(z[0] ** 2 + z[1] ** 2 + z[2] ** 2, 9)
      })
    }
  })

  it('move every class against the others alike', () => {
    const t = sectors(30, 4)
    const base = run(modelById('logistic').fit(t, quick.logistic!, rnd)) as LogisticFit
    const H = hessianOf(base)
    const N = base.params.length
    committee('posterior', t, 'logistic', 3).forEach((member, m) => {
      const d = member.params.map((v, i) => v - base.params[i])
      for (let k = 0; k < 3; k++) expect(d[k] + d[3 + k] + d[6 + k] + d[9 + k]).toBeCloseTo(0, 12)
      let distance = 0
      for (let i = 0; i < N; i++) for (let j = 0; j < N; j++) distance += d[i] * H[i * N + j] * d[j]
      let squares = 0
      for (let i = 0; i < 9; i++) squares += normalQuantile(rnd(PURPOSE.posterior, m, i)) ** 2
      expect(distance).toBeCloseTo(squares, 8)
    })
  })
})

describe('the Bayesian bootstrap', () => {
  it('draws Exp(1) weights by member and point id, not by order', () => {
    const t = sectors(400, 2)
    const w = bootstrapWeights(t, 3, rnd)
    const mean = w.reduce((s, v) => s + v, 0) / 400
    expect(mean).toBeGreaterThan(0.85)
    expect(mean).toBeLessThan(1.15)
    const order = Array.from({ length: 400 }, (_, i) => 399 - i)
    expect(bootstrapWeights(reordered(t, order), 3, rnd)).toEqual(w.slice().reverse())
    expect(bootstrapWeights(t, 4, rnd)).not.toEqual(w)
  })

  it('keeps the other members as they are when one more is asked for', () => {
    const t = sectors(10, 3)
    const [five, six] = [5, 6].map((k) => committee('bayesianBootstrap', t, 'logistic', k))
    five.forEach((m, k) => expect(six[k].params).toEqual(m.params))
  })

  it.each([2, 3])('has members that are fits of their own, whatever came before, for %i classes', (C) => {
    const t = reordered(
      sectors(30, C),
      Array.from({ length: 30 }, (_, i) => (7 * i) % 30),
    )
    const halved = { ...t, w: t.w.map((w, i) => (i % 5 === 0 ? 0 : w / 2)) }
    const model = modelById('logistic')
    const params = { features: 'bumps-6' } as const
    const members = run(bootstrapped(halved, model, params, 3, rnd))
    members.forEach((member, k) => {
      const alone = run(model.fit({ ...halved, w: bootstrapWeights(halved, k, rnd) }, params, rnd))
      expect(largestGap(member.params, alone.params)).toBeLessThan(1e-9)
      expect(largestGap(predict(member, grid), predict(alone, grid))).toBeLessThan(1e-10)
    })
    // The start is the fit of the same points: where it comes from, their order and what was fitted before leave no bit behind.
    const sorted = reordered(
      halved,
      Array.from({ length: 30 }, (_, i) => i).sort((a, b) => halved.ids[a] - halved.ids[b]),
    )
    run(bootstrapped(sectors(12, C), model, params, 2, rnd))
    const plain = run(model.fit(halved, params, rnd))
    for (const again of [
      run(bootstrapped(halved, model, params, 3, rnd, plain)),
      run(bootstrapped(halved, model, params, 3, rnd, model.restore(plain.params, C, params))),
      run(bootstrapped(sorted, model, params, 3, rnd)),
    ])
      again.forEach((member, k) => expect(member.params).toEqual(members[k].params))
    const n = grid.length / 2
    const each = members.flatMap((member) => [...predict(member, grid)])
    expect([...run(predictMembers(members, grid, n))]).toEqual(each)
    const features = members[0].embed?.(grid, n)
    expect([...run(predictMembers(members, grid, n, features))]).toEqual(each)
  })

  it.each(models.map((m) => m.id))('goes with %s, also where one class has a single label', (id) => {
    const y = Array.from({ length: 20 }, (_, i) => (i === 7 ? 1 : 0))
    const members = committee('bayesianBootstrap', { ...sectors(20, 2), y: Int32Array.from(y) }, id, 8)
    expect(members).toHaveLength(8)
    for (const m of members) {
      const p = predict(m, grid)
      for (let i = 0; i < 25; i++) expect(p[2 * i] + p[2 * i + 1]).toBeCloseTo(1, 9)
    }
  })
})

describe('committees of networks', () => {
  const t = sectors(10, 2)
  it.each(['seeds', 'bayesianBootstrap', 'dropout'] as const)('%s disagree', (id) => {
    expect(spread(committee(id, t, 'network'))).toBeGreaterThan(1e-4)
  })

  it('by seeds hold the single network as their first member', () => {
    const [first] = committee('seeds', t, 'network')
    expect(first.params).toEqual(run(modelById('network').fit(t, quick.network!, rnd)).params)
  })

  it('by dropout silence about as many units as the rate says', () => {
    const members = committee('dropout', t, 'network', 20, { rate: 0.5 })
    // Rows of the second layer's weights (from parameter 12, 4 x 4) are 0 where their unit is off.
    const off = members.flatMap((m) =>
      [0, 1, 2, 3].map((i) => m.params.subarray(12 + 4 * i, 16 + 4 * i).every((v) => v === 0)),
    )
    const share = off.filter(Boolean).length / off.length
    expect(share).toBeGreaterThan(0.3)
    expect(share).toBeLessThan(0.7)
  })

  it('can be looked at before they are done', () => {
    const training = startNetworkCommittee('seeds', t, quick.network!, 3, rnd, typedTrainer)
    for (let step = 0; step < 4; step++) training.run.step()
    const preview = training.fitted()
    for (let step = 4; step < training.net.steps; step++) training.run.step()
    const final = training.fitted()
    expect(final.map((m) => m.params)).toEqual(committee('seeds', t, 'network', 3).map((m) => m.params))
    expect(preview[0].params).not.toEqual(final[0].params)
  })
})

describe('committees in general', () => {
  it('have 2 to 20 members', () => {
    expect(committee('bayesianBootstrap', sectors(6, 2), 'classMean', 1)).toHaveLength(2)
    expect(committee('bayesianBootstrap', sectors(6, 2), 'classMean', 99)).toHaveLength(20)
  })

  it('of kinds are all different', () => {
    expect(new Set(memberKinds(20).map((k) => JSON.stringify(k))).size).toBe(20)
    expect(committee('kinds', sectors(10, 3), 'knn', 6).map((m) => m.id)).toEqual(
      memberKinds(6).map((k) => k.id),
    )
  })

  it('agree on everything before the first label', () => {
    const none = trainSet([], [], 3)
    for (const m of models)
      for (const id of m.committees) {
        if (id === 'posterior') continue
        for (const member of committee(id, none, m.id, 3))
          expect(
            predict(member, grid).every((v) => Math.abs(v - 1 / 3) < 1e-12),
            `${id} of ${m.id}`,
          ).toBe(true)
      }
  })

  it('are all buildable where the catalogue offers them, and refused elsewhere', () => {
    const t = sectors(8, 3)
    for (const m of models) for (const id of m.committees) expect(committee(id, t, m.id, 2)).toHaveLength(2)
    expect(() => committee('posterior', t, 'knn')).toThrow(RangeError)
    expect(() => committee('seeds', t, 'logistic')).toThrow(RangeError)
    expect(() => committee('posterior', t, 'network')).toThrow(RangeError)
  })
})
