import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { source } from '../../src/core/math/random.ts'
import { featureMap, featureMatrix } from '../../src/core/model/features.ts'
import { fitLogistic, logistic, type LogisticFit } from '../../src/core/model/logistic.ts'
import { lookAhead } from '../../src/core/model/lookahead.ts'
import { optimise, workspace } from '../../src/core/model/optimum.ts'
import type { TrainSet } from '../../src/core/model/types.ts'
import { hessianOf, largestGap, lattice, predict, reordered, sectors, trainSet } from './model-data.ts'

const rnd = source(1)
const fit = (
  t: TrainSet,
  features: string,
  lambda = 0.1,
  biasLambda = 0.01,
  symmetric = false,
): LogisticFit => run(fitLogistic(t, featureMap({ features }), { lambda, biasLambda, symmetric }))

/** Gradient of the penalised loss in the class weights (one row for a sigmoid), from predictions alone. */
function gradient(
  t: TrainSet,
  features: string,
  W: Float64Array,
  lambda: number,
  biasLambda: number,
): Float64Array {
  const params = { features, lambda, biasLambda }
  const map = featureMap(params)
  const phi = featureMatrix(map, t.xy, t.n)
  const p = predict(logistic.restore(W, t.C, params), t.xy)
  const rows = W.length / map.dim
  return Float64Array.from(W, (value, k) => {
    const [c, d] = [Math.floor(k / map.dim), k % map.dim]
    const label = rows === 1 ? 1 : c
    let g = (d === 0 ? biasLambda : lambda) * value
    for (let i = 0; i < t.n; i++)
      g += t.w[i] * (p[i * t.C + label] - (t.y[i] === label ? 1 : 0)) * phi[i * map.dim + d]
    return g
  })
}

describe('features', () => {
  it('are the constant, then polynomials or bumps', () => {
    const row = (features: string, x: number, y: number) => [
      ...featureMatrix(featureMap({ features }), Float64Array.of(x, y), 1),
    ]
    expect(row('linear', 2, -3)).toEqual([1, 2, -3])
    expect(row('quadratic', 2, -3)).toEqual([1, 2, -3, 4, 9, -6])
    for (const [preset, grid, extent, sigma] of [
      ['bumps-6', 6, 3, 1.2],
      ['bumps-6-wide', 6, 4, 1.6],
      ['bumps-7', 7, 3, 1],
    ] as const) {
      const values = row(preset, 0.3, -1.1)
      const expected = [1]
      for (let i = 0; i < grid; i++)
        for (let j = 0; j < grid; j++) {
          const dx = 0.3 - (-extent + (2 * extent * i) / (grid - 1))
          const dy = -1.1 - (-extent + (2 * extent * j) / (grid - 1))
          expected.push(Math.exp(-(dx * dx + dy * dy) / (2 * sigma * sigma)))
        }
      expect(values.length).toBe(1 + grid * grid)
      expect(largestGap(values, expected)).toBeLessThan(1e-15)
    }
  })
})

describe('the optimum', () => {
  it.each([
    [2, 'linear'],
    [2, 'bumps-6'],
    [3, 'quadratic'],
    [4, 'linear'],
    [8, 'bumps-7'],
  ] as const)('has no gradient: %i classes, %s', (C, features) => {
    const t = { ...sectors(60, C), w: Float64Array.from({ length: 60 }, (_, i) => 0.25 + (i % 4)) }
    const f = fit(t, features)
    expect(
      largestGap(gradient(t, features, f.params, 0.1, 0.01), new Float64Array(f.params.length)),
    ).toBeLessThan(1e-9)
  })

  it.each([2, 3, 5])(
    'is where plain steps of Newton lead, with new factors or kept ones: %i classes',
    (C) => {
      for (const [n, features, lambda] of [
        [6, 'bumps-6', 0.1],
        [90, 'bumps-6', 1e-4],
        [40, 'linear', 1e-6],
        [120, 'quadratic', 100],
      ] as const) {
        const t = { ...sectors(n, C), w: Float64Array.from({ length: n }, (_, i) => 0.01 + (i % 7)) }
        const f = fit(t, features, lambda)
        const { problem } = f
        const v = new Float64Array(f.v.length)
        run(optimise(problem, v, workspace(problem), { plain: { steps: 200, tolerance: 1e-24 } }))
        // The part of a weight that its penalty alone decides is as exact as its loss, so that of a small penalty less so.
        expect(largestGap(f.v, v)).toBeLessThan(1e-10 / Math.sqrt(lambda))
        const far = Float64Array.from(v, (x, k) => x + 0.5 - (k % 2))
        run(optimise(problem, far, workspace(problem), { factor: f.factor() }))
        expect(largestGap(far, v)).toBeLessThan(1e-10 / Math.sqrt(lambda))
      }
    },
  )

  it.each([
    [2, 'bumps-6'],
    [3, 'linear'],
  ] as const)('has the Hessian that differences of the gradient show: %i classes, %s', (C, features) => {
    const t = sectors(30, C)
    const f = fit(t, features)
    const N = f.params.length
    const H = hessianOf(f)
    const h = 1e-5
    for (let k = 0; k < N; k++) {
      const shifted = (by: number) =>
        gradient(
          t,
          features,
          f.params.map((v, i) => (i === k ? v + by : v)),
          0.1,
          0.01,
        )
      const up = shifted(h)
      const down = shifted(-h)
      const column = up.map((v, i) => (v - down[i]) / (2 * h))
      expect(largestGap(column, H.subarray(k * N, (k + 1) * N))).toBeLessThan(1e-7)
    }
  })

  it('of a symmetric softmax on two classes is that of a sigmoid with half the penalty', () => {
    const t = sectors(40, 2)
    const grid = lattice(9)
    expect(
      largestGap(
        predict(fit(t, 'quadratic', 1, 0.2, true), grid),
        predict(fit(t, 'quadratic', 0.5, 0.1), grid),
      ),
    ).toBeLessThan(1e-12)
  })

  it('does not depend on the order of labelling, to the last bit', () => {
    const t = sectors(25, 3)
    const order = Array.from({ length: 25 }, (_, i) => (i * 7) % 25)
    expect(fit(reordered(t, order), 'bumps-6').params).toEqual(fit(t, 'bumps-6').params)
  })

  it('exists for one class, separable points and no label', () => {
    const grid = lattice(5)
    const one = predict(fit(trainSet([0, 0, 1, 1], [1, 1], 3), 'bumps-6', 0.01, 0), grid)
    expect(one.every((v) => Number.isFinite(v))).toBe(true)
    expect(one[1]).toBeGreaterThan(0.99)
    const apart = fit(trainSet([-1, 0, 1, 0], [0, 1], 2), 'linear', 1e-6, 0)
    expect(
      largestGap(gradient(trainSet([-1, 0, 1, 0], [0, 1], 2), 'linear', apart.params, 1e-6, 0), [0, 0, 0]),
    ).toBeLessThan(1e-9)
    expect([...predict(fit(trainSet([], [], 4), 'quadratic'), grid)]).toEqual(new Array(100).fill(0.25))
  })

  it('treats a weight as that many copies, and 0 as none', () => {
    const doubled = trainSet([0, 0, 1, 1, 1, 1, 2, 0], [0, 1, 1, 0], 2)
    const weighted = trainSet([0, 0, 1, 1, 2, 0, 9, 9], [0, 1, 0, 1], 2, [1, 2, 1, 0])
    expect(largestGap(fit(doubled, 'linear').params, fit(weighted, 'linear').params)).toBeLessThan(1e-13)
  })
})

describe('refitting with one more label', () => {
  const grid = lattice(12)
  const extra = { x: 0.4, y: -1.3, label: 1 }
  const grown = (t: TrainSet): TrainSet =>
    trainSet([...t.xy, extra.x, extra.y], [...t.y, extra.label], t.C, [...t.w, 1], [...t.ids, 999])

  it.each([
    [2, 'linear', 20],
    [2, 'bumps-6', 30],
    [3, 'linear', 20],
    [5, 'quadratic', 50],
  ] as const)('arrives where a cold fit arrives: %i classes, %s', (C, features, n) => {
    const t = sectors(n, C)
    const base = fit(t, features)
    const cold = predict(fit(grown(t), features), grid)
    const look = lookAhead(base, grid, 144)
    const seen = new Float64Array(144 * C)
    look.probabilities(extra.x, extra.y, extra.label, 30, seen)
    expect(largestGap(seen, cold)).toBeLessThan(1e-7)
    look.probabilities(extra.x, extra.y, extra.label, 3, seen)
    expect(largestGap(seen, cold)).toBeLessThan(0.01)
  })

  it('looks ahead the same whatever was looked at before', () => {
    const t = sectors(20, 3)
    const look = lookAhead(fit(t, 'linear'), grid, 144)
    const fresh = new Float64Array(144)
    const later = new Float64Array(144)
    look.losses(1, 1, 2, 3, 'log', fresh)
    look.losses(-2, 0.5, 0, 1, 'log', later)
    look.losses(1, 1, 0, 3, 'zeroOne', later)
    look.losses(1, 1, 2, 3, 'log', later)
    expect(later).toEqual(fresh)
  })

  it.each([2, 3])('gives the losses of its own probabilities: %i classes', (C) => {
    const look = lookAhead(fit(sectors(20, C), 'linear', 0.001), grid, 144)
    const p = new Float64Array(144 * C)
    const out = new Float64Array(144)
    const row = (i: number) => [...p.subarray(i * C, (i + 1) * C)]
    look.probabilities(0.5, 0.5, 0, 3, p)
    look.losses(0.5, 0.5, 0, 3, 'log', out)
    const entropy = out.map((_, i) => -row(i).reduce((sum, v) => sum + (v > 0 ? v * Math.log(v) : 0), 0))
    expect(largestGap(out, entropy)).toBeLessThan(1e-13)
    look.losses(0.5, 0.5, 0, 3, 'zeroOne', out)
    expect(
      largestGap(
        out,
        out.map((_, i) => 1 - Math.max(...row(i))),
      ),
    ).toBeLessThan(1e-13)
  })
})

describe('the factor of the Hessian', () => {
  it('is there without labels and without any penalty', () => {
    for (const t of [trainSet([], [], 3), trainSet([1, 1, 1, 1], [0, 0], 3)])
      expect(fit(t, 'linear', 0, 0).factor().every(Number.isFinite)).toBe(true)
  })

  it.each([NaN, Infinity, 1e200])('names the place where a coordinate is %f', (x) => {
    const t = trainSet([0, 0, x, 1, 1, 0], [0, 1, 2], 3)
    expect(() => fit(t, 'quadratic').factor()).toThrow('not finite: logistic/hessian')
  })
})

describe('prediction', () => {
  it('comes back from the flat parameters, and row ranges fill only their rows', () => {
    for (const C of [2, 4]) {
      const params = { features: 'bumps', grid: 4, extent: 2, sigma: 0.9, lambda: 0.2, biasLambda: 0.01 }
      const model = run(logistic.fit(sectors(20, C), params, rnd))
      const grid = lattice(6)
      const all = predict(model, grid)
      expect(predict(logistic.restore(model.params, C, params), grid)).toEqual(all)
      const part = new Float64Array(36 * C).fill(-1)
      model.predict(grid, 36, part, 10, 20)
      expect(part.subarray(10 * C, 20 * C)).toEqual(all.subarray(10 * C, 20 * C))
      expect(part.filter((v) => v === -1).length).toBe(26 * C)
    }
  })

  it('keeps full precision in the smaller probability', () => {
    const model = logistic.restore(Float64Array.of(0, 30, 0), 2, { features: 'linear' })
    const p = predict(model, Float64Array.of(-2, 0))
    expect(p[1] / Math.exp(-60)).toBeCloseTo(1, 12)
  })
})
