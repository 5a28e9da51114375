import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { source } from '../../src/core/math/random.ts'
import { models } from '../../src/core/model/catalogue.ts'
import { modelById } from '../../src/core/model/registry.ts'
import type { ModelId, TrainSet } from '../../src/core/model/types.ts'
import { defaults, type Params } from '../../src/core/params.ts'
import { lattice, predict, reordered, trainSet } from './model-data.ts'

/** Few places and many coincidences: duplicates, one class, weights of 0, classes that nobody has. */
const sets = fc
  .tuple(
    fc.integer({ min: 2, max: 5 }),
    fc.array(
      fc.record({
        x: fc.oneof(fc.integer({ min: -2, max: 2 }), fc.double({ min: -8, max: 8, noNaN: true })),
        y: fc.integer({ min: -2, max: 2 }),
        label: fc.nat(4),
        w: fc.constantFrom(0, 0.4, 1, 1, 1, 7),
      }),
      { maxLength: 12 },
    ),
  )
  .map(([C, rows]) =>
    trainSet(
      rows.flatMap((r) => [r.x, r.y]),
      rows.map((r) => r.label % C),
      C,
      rows.map((r) => r.w),
      rows.map((_, i) => 100 - i),
    ),
  )

const few: Partial<Record<ModelId, Params>> = {
  network: { units: 4, steps: 6 },
  logistic: { lambda: 0.01, biasLambda: 0, features: 'quadratic' },
}
const points = Float64Array.of(...lattice(4), 0, 0, 1, 1, -2, 2, 300, -200)

describe.each(models.map((m) => m.id))('%s', (id) => {
  const model = modelById(id)
  const rnd = source(3)
  const params = { ...defaults(model.meta.params), ...few[id] }
  const fit = (t: TrainSet) => run(model.fit(t, params, rnd))

  it('predicts finite rows that sum to 1, uniform without labels, and leaves its inputs alone', () => {
    fc.assert(
      fc.property(sets, (t) => {
        const copy = structuredClone(t)
        const p = predict(fit(t), points)
        expect(t).toEqual(copy)
        for (let i = 0; i < points.length / 2; i++) {
          const row = p.subarray(i * t.C, (i + 1) * t.C)
          expect(row.every((v) => v >= 0 && v <= 1)).toBe(true)
          expect(row.reduce((sum, v) => sum + v, 0)).toBeCloseTo(1, 9)
          if (t.w.every((w) => w === 0)) expect(row.every((v) => Math.abs(v - 1 / t.C) < 1e-15)).toBe(true)
        }
      }),
      { numRuns: 60, seed: 1 },
    )
  })

  it('comes back from its flat parameters and forgets the order of labelling', () => {
    fc.assert(
      fc.property(sets, (t) => {
        const f = fit(t)
        const p = predict(f, points)
        expect(predict(model.restore(f.params.slice(), t.C, params), points)).toEqual(p)
        const back = Array.from({ length: t.n }, (_, i) => t.n - 1 - i)
        expect(predict(fit(reordered(t, back)), points)).toEqual(p)
      }),
      { numRuns: 30, seed: 2 },
    )
  })
})
