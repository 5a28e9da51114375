import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { source } from '../../src/core/math/random.ts'
import { averageSigmoid } from '../../src/core/model/gaussian-process.ts'
import { modelById } from '../../src/core/model/registry.ts'
import { versionSpace } from '../../src/core/model/threshold.ts'
import type { ModelId, TrainSet } from '../../src/core/model/types.ts'
import type { Params } from '../../src/core/params.ts'
import { largestGap, lattice, predict, sectors, trainSet } from './model-data.ts'

const rnd = source(2)
const at = (id: ModelId, t: TrainSet, params: Params, ...xy: number[]) => [
  ...predict(run(modelById(id).fit(t, params, rnd)), Float64Array.from(xy)),
]

describe('k nearest neighbours', () => {
  const t = trainSet([0, 0, 1, 0, 2, 0, 0, 0], [0, 1, 1, 1], 2, [1, 1, 1, 2])
  it('let exact matches take all the weight', () => {
    expect(at('knn', t, { k: 3, weights: 'distance' }, 0, 0)).toEqual([1 / 3, 2 / 3])
    expect(at('knn', t, { k: 3, weights: 'uniform' }, 0, 0)).toEqual([0.25, 0.75])
  })
  it('vote by the inverse of the distance', () => {
    const [p0] = at('knn', trainSet([0, 0, 3, 0], [0, 1], 2), { k: 2, weights: 'distance' }, 1, 0)
    expect(p0).toBeCloseTo(2 / 3, 15)
  })
  it('prefer the smaller id among equally near points', () => {
    const tie = (ids: number[]) =>
      at('knn', trainSet([-1, 0, 1, 0], [0, 1], 2, [1, 1], ids), { k: 1, weights: 'uniform' }, 0, 0)
    expect(tie([5, 9])).toEqual([1, 0])
    expect(tie([9, 5])).toEqual([0, 1])
  })
  it('are as many as there are', () => {
    expect(at('knn', trainSet([0, 0], [2], 3), { k: 50, weights: 'distance' }, 1, 1)).toEqual([0, 0, 1])
  })
})

describe('naive Bayes', () => {
  it('gives no probability to a class that was never seen', () => {
    expect(at('naiveBayes', sectors(20, 2), {}, 0, 0)).toHaveLength(2)
    const p = at('naiveBayes', { ...sectors(20, 2), C: 3 }, {}, 0, 0)
    expect(p[2]).toBe(0)
    expect(p[0] + p[1]).toBeCloseTo(1, 14)
  })
  it('stays finite where all points coincide', () => {
    const p = at('naiveBayes', trainSet([1, 1, 1, 1, 1, 1], [0, 0, 1], 2), {}, 1, 1, 2, 2)
    expect(p[0]).toBeCloseTo(2 / 3, 12)
    expect(p[2] + p[3]).toBeCloseTo(1, 12)
  })
})

describe('Parzen windows', () => {
  it('know nothing far from all labels when there is no prior mass', () => {
    expect(at('parzen', sectors(10, 2), { gamma: 100, classPrior: 0 }, 50, 50)).toEqual([0.5, 0.5])
  })
  it('count weights', () => {
    const [p] = at('parzen', trainSet([1, 0, -1, 0], [0, 1], 2, [3, 1]), { gamma: 1, classPrior: 0 }, 0, 0)
    expect(p).toBeCloseTo(0.75, 15)
  })
})

describe('the Gaussian process', () => {
  // Values by numpy: Newton to convergence, the variance from the inverse of K + W^-1, error functions of scipy.
  it('agrees with an independent computation, weights included', () => {
    const t = trainSet(
      [0.462, -1.051, 0.525, -0.266, -0.221, -2.571, 2.57, 0.015, -0.713, -0.724, 2.316, -1.154],
      [0, 1, 0, 1, 0, 1],
      2,
      [1, 2, 0.5, 1, 0.25, 3],
    )
    const p = at('gaussianProcess', t, { lengthScale: 0.7, variance: 2 }, 0, 0, 3, -4)
    expect(p[1]).toBeCloseTo(0.6095195613076783, 9)
    expect(p[3]).toBeCloseTo(0.5000353290932874, 9)
  })
  it('averages the sigmoid as a numerical integral does', () => {
    for (const [mean, variance] of [
      [0, 1],
      [1, 0.5],
      [-2, 3],
      [3, 0],
    ]) {
      let sum = 0
      let mass = 0
      for (let z = -8; z <= 8; z += 0.01) {
        const w = Math.exp((-z * z) / 2)
        sum += w / (1 + Math.exp(-(mean + Math.sqrt(variance) * z)))
        mass += w
      }
      expect(Math.abs(averageSigmoid(mean, variance) - sum / mass)).toBeLessThan(1e-3)
    }
  })
  it('is even between mirrored classes and far from all labels', () => {
    const t = trainSet([-1, 0, 1, 0], [0, 1], 2)
    const [, centre, , far, , right] = at('gaussianProcess', t, {}, 0, 0, 40, 40, 1, 0)
    expect(centre).toBeCloseTo(0.5, 7)
    expect(far).toBeCloseTo(0.5, 7)
    expect(right).toBeGreaterThan(0.6)
  })
  it('uses a seeded subset of at most maxPoints labels, which one more label hardly changes', () => {
    const t = sectors(120, 2)
    const used = (set: TrainSet) => {
      const { params } = run(modelById('gaussianProcess').fit(set, { maxPoints: 40 }, rnd))
      return Array.from({ length: params.length / 4 }, (_, i) => `${params[4 * i]},${params[4 * i + 1]}`)
    }
    const all = used(t)
    const fewer = used({ ...t, n: 119 })
    expect(all).toHaveLength(40)
    expect(fewer.filter((p) => !all.includes(p)).length).toBeLessThanOrEqual(1)
  })
})

describe('the nearest class mean', () => {
  it('is a softmax over negative squared distances', () => {
    const t = trainSet([0, 0, 2, 0, 5, 5], [0, 0, 1], 3, [3, 1, 1])
    const d = [0.25, (0.75 - 5) ** 2 + 16]
    const e = [Math.exp(-d[0]), Math.exp(-d[1])]
    const p = at('classMean', t, {}, 0.75, 1)
    expect(largestGap(at('classMean', t, {}, 0.5, 0.5), p)).toBeGreaterThan(0)
    const own = at('classMean', t, {}, 1, 0)
    expect(own[2]).toBe(0)
    expect(own[0] + own[1]).toBeCloseTo(1, 15)
    const q = at('classMean', t, {}, 0.75, 0.5)
    const [d0, d1] = [0.25 ** 2 + 0.25, 4.25 ** 2 + 4.5 ** 2]
    expect(q[0]).toBeCloseTo(Math.exp(-d0) / (Math.exp(-d0) + Math.exp(-d1)), 14)
    expect(e[0]).toBeGreaterThan(e[1])
  })
})

describe('the threshold', () => {
  it('keeps the interval of consistent thresholds and cuts it in the middle', () => {
    const t = trainSet([0.1, 0, 0.9, 0, 0.6, 0], [0, 1, 1], 2)
    expect(versionSpace(t, { from: 0, to: 1 })).toEqual({
      lo: 0.1,
      hi: 0.6,
      threshold: 0.35,
      left: 0,
      right: 1,
      errors: 0,
    })
    expect(versionSpace(trainSet([0.3, 0], [1], 2), { from: 0, to: 1 })).toMatchObject({
      lo: 0,
      hi: 0.3,
      errors: 0,
    })
    expect(versionSpace(trainSet([], [], 2), { from: 0, to: 1 })).toMatchObject({
      lo: 0,
      hi: 1,
      threshold: 0.5,
    })
    expect(at('threshold', t, { from: 0, to: 1 }, 0.35, 7)).toEqual([0.5, 0.5])
  })

  it('makes no more training errors than any threshold', () => {
    for (let seed = 0; seed < 20; seed++) {
      const t = { ...sectors(12, 2, seed), w: Float64Array.from({ length: 12 }, (_, i) => 1 + (i % 3)) }
      const err = (cut: number) =>
        t.w.reduce((sum, w, i) => sum + ((t.xy[2 * i] > cut ? 1 : 0) === t.y[i] ? 0 : w), 0)
      const space = versionSpace(t, {})
      const least = Math.min(...Array.from(t.w, (_, i) => err(t.xy[2 * i])), err(-9))
      expect(space.errors).toBe(least)
      expect(err(space.threshold)).toBe(least)
    }
  })

  it('turns round where that is allowed and errs less', () => {
    const t = trainSet([0, 0, 1, 0], [1, 0], 2)
    expect(versionSpace(t, { orientation: 'either' })).toMatchObject({ left: 1, right: 0, errors: 0 })
    expect(versionSpace(t, { orientation: 'falling' })).toMatchObject({ left: 1, right: 0, errors: 0 })
    expect(versionSpace(t, { orientation: 'rising' }).errors).toBe(1)
  })

  it('halves its gap with every label of the middle point', () => {
    const truth = 0.637
    let t = trainSet([], [], 2)
    for (let k = 0; k < 12; k++) {
      const { threshold } = versionSpace(t, { from: 0, to: 1 })
      t = trainSet([...t.xy, threshold, 0], [...t.y, threshold > truth ? 1 : 0], 2)
    }
    const { lo, hi } = versionSpace(t, { from: 0, to: 1 })
    expect(hi - lo).toBe(2 ** -12)
    expect(truth > lo && truth < hi).toBe(true)
  })
})

it('every model copes with 2,000 labels', () => {
  const t = sectors(2000, 3)
  const grid = lattice(4)
  const quick: Partial<Record<ModelId, Params>> = {
    network: { steps: 2 },
    gaussianProcess: { maxPoints: 40 },
    logistic: { features: 'quadratic' },
  }
  for (const id of [
    'logistic',
    'network',
    'knn',
    'naiveBayes',
    'parzen',
    'gaussianProcess',
    'classMean',
    'threshold',
  ] as const) {
    const p = at(id, t, quick[id] ?? {}, ...grid)
    for (let i = 0; i < 16; i++) expect(p[3 * i] + p[3 * i + 1] + p[3 * i + 2], id).toBeCloseTo(1, 9)
  }
})
