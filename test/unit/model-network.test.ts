import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { source } from '../../src/core/math/random.ts'
import { fittedNetwork, netShape, network, startNetworks, trained } from '../../src/core/model/network.ts'
import { dropoutMask, initialParams, layerSizes, paramCount } from '../../src/core/model/net.ts'
import { typedTrainer } from '../../src/core/model/trainer.ts'
import type { NetShape, TrainSet } from '../../src/core/model/types.ts'
import { largestGap, lattice, predict, reordered, sectors, trainSet } from './model-data.ts'

const rnd = source(5)

/** Loss of one network, written without any shortcut. */
function loss(
  net: NetShape,
  flat: Float64Array,
  t: TrainSet,
  w: Float64Array,
  mask: (l: number, j: number) => number,
): number {
  const sizes = layerSizes(net)
  const total = w.reduce((s, v) => s + v, 0)
  let sum = 0
  for (let i = 0; i < t.n; i++) {
    let h = [t.xy[2 * i], t.xy[2 * i + 1]]
    let at = 0
    for (let l = 1; l < sizes.length; l++) {
      const z = Array.from({ length: sizes[l] }, (_, j) =>
        h.reduce((s, v, k) => s + v * flat[at + k * sizes[l] + j], flat[at + sizes[l - 1] * sizes[l] + j]),
      )
      at += (sizes[l - 1] + 1) * sizes[l]
      h =
        l === sizes.length - 1
          ? z
          : z.map((v, j) => mask(l - 1, j) * (net.activation === 'tanh' ? Math.tanh(v) : Math.max(0, v)))
    }
    const top = Math.max(...h)
    sum += (w[i] / total) * (top + Math.log(h.reduce((s, v) => s + Math.exp(v - top), 0)) - h[t.y[i]])
  }
  let at = 0
  for (let l = 1; l < sizes.length; l++) {
    for (let k = 0; k < sizes[l - 1] * sizes[l]; k++) sum += (net.decay / 2) * flat[at + k] * flat[at + k]
    at += (sizes[l - 1] + 1) * sizes[l]
  }
  return sum
}

/** Adam on differences of that loss. */
function slowTraining(
  net: NetShape,
  t: TrainSet,
  w: Float64Array,
  init: Float64Array,
  steps: number,
  member: number,
): Float64Array {
  const theta = init.slice()
  const m = new Float64Array(theta.length)
  const v = new Float64Array(theta.length)
  for (let step = 1; step <= steps; step++) {
    const mask = (l: number, j: number) =>
      net.dropout > 0 ? dropoutMask(rnd, net.dropout, member, step, l, j) : 1
    const g = theta.map((_, k) => {
      const at = (by: number) =>
        loss(
          net,
          theta.map((x, i) => (i === k ? x + by : x)),
          t,
          w,
          mask,
        )
      return (at(1e-5) - at(-1e-5)) / 2e-5
    })
    for (let k = 0; k < theta.length; k++) {
      m[k] = 0.9 * m[k] + 0.1 * g[k]
      v[k] = 0.999 * v[k] + 0.001 * g[k] * g[k]
      theta[k] -=
        (net.learningRate * (m[k] / (1 - 0.9 ** step))) / (Math.sqrt(v[k] / (1 - 0.999 ** step)) + 1e-8)
    }
  }
  return theta
}

describe('the typed trainer', () => {
  const shape = (over: Partial<NetShape>): NetShape => ({
    hidden: [4],
    C: 3,
    activation: 'tanh',
    decay: 0,
    dropout: 0,
    learningRate: 0.05,
    steps: 5,
    ...over,
  })
  it.each([
    ['one layer, tanh', shape({})],
    ['two layers, decay', shape({ hidden: [3, 5], decay: 0.02, C: 2 })],
    ['rectifier', shape({ activation: 'relu', hidden: [6] })],
    ['dropout', shape({ hidden: [5, 4], dropout: 0.4 })],
  ])('does what Adam on differences of the loss does: %s', (_, net) => {
    const t = sectors(9, net.C)
    const K = 2
    const P = paramCount(net)
    const weights = Float64Array.from({ length: K * t.n }, (_, i) => 0.2 + ((i * 5) % 7))
    const init = new Float64Array(K * P)
    for (let k = 0; k < K; k++) init.set(initialParams(net, rnd, k), k * P)
    const training = typedTrainer.start(net, t, weights, init, K, rnd)
    for (let step = 0; step < net.steps; step++) training.step()
    const flat = training.params()
    for (let k = 0; k < K; k++) {
      const w = weights.subarray(k * t.n, (k + 1) * t.n)
      const slow = slowTraining(net, t, w, init.slice(k * P, (k + 1) * P), net.steps, k)
      expect(largestGap(flat.subarray(k * P, (k + 1) * P), slow)).toBeLessThan(1e-5)
      const data = loss({ ...net, decay: 0 }, flat.subarray(k * P, (k + 1) * P), t, w, () => 1)
      expect(training.loss()[k]).toBeCloseTo(data, 10)
    }
  })

  it('learns: the loss of separable points falls below 0.05 in 80 steps', () => {
    const t = trainSet([-1, 0, -1, 1, 1, 0, 1, 1, 0, -2, 0.2, -2], [0, 0, 1, 1, 2, 2], 3)
    const training = startNetworks(t, netShape({}, 3), t.w, [0], rnd, typedTrainer)
    const before = training.run.loss()[0]
    for (let step = 0; step < 80; step++) training.run.step()
    expect(before).toBeGreaterThan(0.5)
    expect(training.run.loss()[0]).toBeLessThan(0.05)
  })

  it('trains members together as it trains them alone, and a preview does not disturb the end', () => {
    const t = sectors(13, 2)
    const net = netShape({ steps: 12 }, 2)
    const together = startNetworks(t, net, Float64Array.of(...t.w, ...t.w), [0, 1], rnd, typedTrainer)
    for (let step = 0; step < 12; step++) {
      together.run.step()
      if (step === 4) together.run.loss()
      if (step === 5) together.fitted()
    }
    const members = together.fitted()
    for (const k of [0, 1]) {
      const [alone] = run(trained(startNetworks(t, net, t.w, [k], rnd, typedTrainer)))
      expect(members[k].params).toEqual(alone.params)
    }
    expect(members[0].params).not.toEqual(members[1].params)
  })
})

describe('networks', () => {
  it('start from draws of member and position within the Glorot limit, biases 0', () => {
    const net = netShape({ layers: 1, units: 8 }, 2)
    const a = initialParams(net, rnd, 3)
    expect(a).toEqual(initialParams(net, source(5), 3))
    expect(a).not.toEqual(initialParams(net, rnd, 4))
    const limit = Math.sqrt(6 / (2 + 8))
    expect(a.subarray(0, 16).every((v) => Math.abs(v) < limit)).toBe(true)
    expect([...a.subarray(16, 24)]).toEqual(new Array(8).fill(0))
    expect(Math.max(...a.subarray(0, 16))).toBeGreaterThan(limit / 2)
  })

  it('know nothing without labels', () => {
    for (const t of [trainSet([], [], 3), trainSet([1, 1], [2], 3, [0])]) {
      const f = run(network.fit(t, {}, rnd))
      expect(predict(f, lattice(3)).every((v) => v === 1 / 3)).toBe(true)
    }
  })

  it('forget the order of labelling', () => {
    const t = sectors(10, 3)
    const order = Array.from({ length: 10 }, (_, i) => (i * 3) % 10)
    expect(run(network.fit(reordered(t, order), { steps: 10 }, rnd)).params).toEqual(
      run(network.fit(t, { steps: 10 }, rnd)).params,
    )
  })

  it('embed the last hidden layer after a constant: the head on it gives the prediction', () => {
    const net = netShape({ layers: 2, units: 5, steps: 20 }, 3)
    const f = run(network.fit(sectors(15, 3), { layers: 2, units: 5, steps: 20 }, rnd))
    const grid = lattice(5).subarray(0, 14)
    const { h, dim } = f.embed!(grid, 7)
    expect(dim).toBe(6)
    const head = f.params.subarray(paramCount(net) - 18)
    const p = predict(f, grid)
    for (let i = 0; i < 7; i++) {
      expect(h[i * dim]).toBe(1)
      const z = [0, 1, 2].map((c) => {
        let sum = head[15 + c]
        for (let j = 0; j < 5; j++) sum += h[i * dim + 1 + j] * head[j * 3 + c]
        return Math.exp(sum)
      })
      const total = z[0] + z[1] + z[2]
      for (let c = 0; c < 3; c++) expect(p[i * 3 + c]).toBeCloseTo(z[c] / total, 12)
    }
  })

  it('predict any range of rows alike', () => {
    const f = fittedNetwork(netShape({}, 2), initialParams(netShape({}, 2), rnd, 0))
    const grid = lattice(4)
    const all = predict(f, grid)
    const part = new Float64Array(32).fill(-1)
    f.predict(grid, 16, part, 3, 9)
    expect(part.subarray(6, 18)).toEqual(all.subarray(6, 18))
    expect(part.filter((v) => v === -1).length).toBe(20)
  })
})
