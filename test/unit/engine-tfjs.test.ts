import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { source } from '../../src/core/math/random.ts'
import { startNetworkCommittee } from '../../src/core/model/committee.ts'
import { predictMembers } from '../../src/core/model/members.ts'
import { trained } from '../../src/core/model/network.ts'
import { typedTrainer } from '../../src/core/model/trainer.ts'
import type { NetTrainer } from '../../src/core/model/types.ts'
import type { Params } from '../../src/core/params.ts'
import { lattice } from '../../src/engine/lattice.ts'
import { predictLattice } from '../../src/engine/predict.ts'
import { chooseTrainer } from '../../src/engine/trainer.ts'
import { createTrainer } from '../../src/engine/tfjs.ts'
import { tensors } from '../../src/engine/kernels.ts'
import { compareTrainers, spirals } from './engine-agreement.ts'

const wasm = (name: string) =>
  fileURLToPath(new URL(`../../node_modules/@tensorflow/tfjs-backend-wasm/dist/${name}`, import.meta.url))
const urls = { plain: wasm('tfjs-backend-wasm.wasm'), simd: wasm('tfjs-backend-wasm-simd.wasm') }

let tfjs: NetTrainer
beforeAll(async () => {
  tfjs = await createTrainer(urls)
})

describe('tfjs as trainer of networks', () => {
  it('is settled by one start', async () => {
    const load = () => import('../../src/engine/tfjs.ts')
    expect(await createTrainer(urls)).toBe(tfjs)
    expect((await chooseTrainer(load, urls)).trainer).toBe(tfjs)
    expect((await chooseTrainer(load, null)).trainer).toBe(typedTrainer)
  })

  it.each([
    ['seeds', 3, 20, {}],
    ['bayesianBootstrap', 2, 50, {}],
    ['dropout', 3, 20, {}],
    ['seeds', 4, 30, { layers: 1, units: 8, activation: 'relu', decay: 0.01 }],
    ['bayesianBootstrap', 3, 12, { layers: 3, dropout: 0.2, steps: 40 }],
    ['seeds', 2, 1, { units: 2 }],
    ['dropout', 4, 3, { layers: 3, units: 32, steps: 20 }],
  ] as const)('agrees with the typed arrays: %s, %i classes, %i labels', (id, C, n, params: Params) => {
    const { worst, picks } = compareTrainers(tfjs, id, C, n, params)
    expect(worst).toBeLessThan(1e-3)
    for (const { chosen, ties } of picks) expect(ties).toContain(chosen)
  })

  it.each([
    ['seeds', 3, {}],
    ['dropout', 2, {}],
    ['bayesianBootstrap', 4, { layers: 1, activation: 'relu' }],
    ['seeds', 2, { layers: 3, units: 5, steps: 10 }],
  ] as const)('computes the maps that its members predict: %s, %i classes', (id, C, params: Params) => {
    const training = startNetworkCommittee(id, spirals(C, 25), params, 3, source(4), tfjs)
    const members = run(trained(training))
    const before = tensors()
    const nodes = lattice({ x0: -2, y0: -3, x1: 4, y1: 1.5 }, 90)
    const over = run(predictLattice(members, nodes))
    const exact = run(predictMembers(members, nodes.xy, nodes.n))
    expect(over.length).toBe(exact.length)
    const worst = over.reduce((most, p, i) => Math.max(most, Math.abs(p - exact[i])), 0)
    expect(worst).toBeGreaterThan(0)
    expect(worst).toBeLessThan(1e-5)
    expect(tensors()).toBe(before)
  })

  it('trains several committees in turn, and where the memory grows meanwhile', () => {
    const start = (n: number, k: number) =>
      startNetworkCommittee('seeds', spirals(3, n), {}, k, source(n), tfjs)
    const alone = run(trained(start(12, 3))).map(({ params }) => params)
    const one = start(12, 3)
    const other = start(20, 2)
    for (let step = 0; step < one.net.steps; step++) {
      other.run.step()
      if (step === 2) {
        const large = start(4000, 12)
        large.run.step()
        large.run.dispose()
      }
      one.run.step()
    }
    expect(one.fitted().map(({ params }) => params)).toEqual(alone)
    one.run.dispose()
    other.run.dispose()
  })

  it('keeps no tensor, also of a run that was left in the middle', () => {
    const before = tensors()
    for (let i = 0; i < 5; i++) {
      const training = startNetworkCommittee('seeds', spirals(3, 12), {}, 4, source(i), tfjs)
      if (i % 2 === 0) run(trained(training))
      else {
        const job = trained(training)
        job.next()
        job.return([])
      }
    }
    expect(tensors()).toBe(before)
  })

  it('leaves a network without labels at zero, and gives the loss of the typed arrays', () => {
    const empty = {
      n: 0,
      C: 3,
      xy: new Float64Array(0),
      y: new Int32Array(0),
      w: new Float64Array(0),
      ids: new Int32Array(0),
    }
    for (const member of run(trained(startNetworkCommittee('seeds', empty, {}, 2, source(1), tfjs))))
      expect(member.params.every((v) => v === 0)).toBe(true)
    const losses = [tfjs, typedTrainer].map((trainer) => {
      const { run: training } = startNetworkCommittee('seeds', spirals(3, 20), {}, 3, source(1), trainer)
      for (let step = 0; step < 10; step++) training.step()
      const loss = training.loss()
      training.dispose()
      return loss
    })
    losses[0].forEach((loss, k) => expect(loss).toBeCloseTo(losses[1][k], 4))
  })
})
