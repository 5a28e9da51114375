import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { source } from '../../src/core/math/random.ts'
import { models } from '../../src/core/model/catalogue.ts'
import { buildCommittee } from '../../src/core/model/committee.ts'
import { modelById } from '../../src/core/model/registry.ts'
import { typedTrainer } from '../../src/core/model/trainer.ts'
import type { ModelId } from '../../src/core/model/types.ts'
import { defaults, type Params } from '../../src/core/params.ts'
import { makeContext } from '../../src/core/query/context.ts'
import { FORMULAS, type FormulaId } from '../../src/core/query/formulas.ts'
import { pickBatch } from '../../src/core/query/pick.ts'
import { TOLERANCE, tieSet } from '../../src/core/query/ties.ts'
import { STRATEGIES } from '../../src/core/query/registry.ts'
import type { Ctx, Strategy } from '../../src/core/query/types.ts'
import { extremes, variantName, variants } from '../golden/variants.ts'
import { trainSet } from './model-data.ts'
import { hardRow, world } from './query-world.ts'

/** Every strategy with its defaults, its options and the limits of its numbers. */
const every = STRATEGIES.flatMap((s) => {
  const { id, params } = s.meta
  const all = new Map([...extremes(params), ...variants(params)].map((p) => [variantName(id, params, p), p]))
  return [...all].map(([name, p]) => [name, s, p] as const)
})
const human = (s: Strategy) => s.meta.family === 'human'

/** Picks are distinct and of the pool, scores are finite, and the terms of every score give it again. */
function holds(s: Strategy, c: Ctx, p: Params, b: number): void {
  const { picks, scores, used, prep } = run(pickBatch(s, c, p, b))
  expect(picks).toHaveLength(human(s) ? 0 : Math.min(b, used.cand.n))
  expect(new Set(picks.map((pick) => pick.id)).size).toBe(picks.length)
  for (const pick of picks) expect(used.cand.ids[pick.row]).toBe(pick.id)
  expect(scores.every(Number.isFinite)).toBe(true)
  scores.forEach((score, i) => {
    const { formula, terms, result } = s.explain(i, used, p, prep, [])
    const size = Math.max(1, ...terms.flatMap((t) => t.value).map(Math.abs))
    expect(Math.abs(result - score)).toBeLessThanOrEqual(1e-12 * size)
    expect(Math.abs(FORMULAS[formula as FormulaId](terms) - score)).toBeLessThanOrEqual(1e-12 * size)
  })
}

describe.each(every)('%s', (_, s, p) => {
  it.each([
    ['nothing is left to ask, nothing has a label', 0, 0],
    ['every point has a label', 0, 6],
    ['one point is left, nothing has a label', 1, 0],
    ['one point is left', 1, 6],
  ])('holds where %s', (_where, n, labelled) => {
    holds(s, world({ seed: 8, n, C: 3, labelled, K: 3 }), p, 2)
  })

  it('holds where points coincide, where one class alone has labels, and where the model is certain', () => {
    const coincident = fc.record({
      seed: fc.nat(1e6),
      n: fc.integer({ min: 2, max: 9 }),
      C: fc.integer({ min: 2, max: 4 }),
      labelled: fc.integer({ min: 0, max: 4 }),
      K: fc.integer({ min: 1, max: 3 }),
      places: fc.integer({ min: 1, max: 3 }),
      seen: fc.integer({ min: 1, max: 2 }),
    })
    fc.assert(
      fc.property(coincident, ({ places, ...w }) => {
        holds(s, world({ ...w, at: (u) => Math.floor(u * places), rows: hardRow }), p, 4)
      }),
      { numRuns: 8, seed: 3 },
    )
  })

  it('does not depend on the order of the classes', () => {
    const orders = fc.shuffledSubarray([0, 1, 2], { minLength: 3 })
    fc.assert(
      fc.property(fc.nat(1e6), orders, (seed, relabel) => {
        const w = { seed, n: 8, C: 3, labelled: 5, K: 3 }
        const [a, b] = [world(w), world({ ...w, relabel })].map((c) => run(pickBatch(s, c, p, 3)))
        a.scores.forEach((score, i) => expect(b.scores[i]).toBeCloseTo(score, 8))
        expect(b.picks.map((pick) => pick.id)).toEqual(a.picks.map((pick) => pick.id))
      }),
      { numRuns: 5, seed: 4 },
    )
  })
})

/** Labels and candidates on a few places, with a fitted model and its first committee. */
function fittedWorld(id: ModelId, y: readonly number[], C: number): Ctx {
  const rnd = source(6)
  const params: Params = id === 'network' ? { units: 4, steps: 8 } : {}
  const place = (k: number) => [(k % 3) - 1, (k % 2) * 1e3]
  const n = 9
  const lab = trainSet(
    y.flatMap((_, i) => place(i)),
    y,
    C,
  )
  const xy = Float64Array.from({ length: 2 * (n + y.length) }, (_, k) => place(k >> 1)[k & 1])
  const model = run(modelById(id).fit(lab, params, rnd))
  const [committee] = models.find((m) => m.id === id)!.committees
  return run(
    makeContext({
      seed: 6,
      round: 0,
      model,
      committee: run(
        buildCommittee({ id: committee, k: 3 }, lab, { id, params, fitted: model }, rnd, typedTrainer),
      ),
      lab,
      candidates: {
        ids: Int32Array.from({ length: n }, (_, i) => y.length + i),
        xy: xy.slice(2 * y.length),
      },
      pool: { n: n + y.length, xy },
    }),
  )
}

describe.each(models.map((m) => m.id))('over a fitted %s', (id) => {
  const able = STRATEGIES.filter((s) => id === 'logistic' || !s.meta.needs.includes('refit'))
  it.each([
    ['no label', [], 3],
    ['one label', [1], 2],
    ['one class', [2, 2, 2, 2], 3],
    ['labels that contradict each other', [0, 1, 0, 1, 0, 1, 1, 0, 1, 0, 1, 0], 2],
  ])('every strategy holds with %s', (_, y, C) => {
    const c = fittedWorld(id, y, C)
    for (const s of able) holds(s, c, defaults(s.meta.params), 3)
  })
})

it('a tie set is all scores within 1e-9 of the top, wherever that lies', () => {
  const steps = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(steps, fc.integer({ min: -99, max: 99 }), (down, shift) => {
      // Steps of a tenth of the tolerance; exactly at the tolerance rounding decides.
      const scores = Float64Array.from(down, (d) => (shift - d) * 1e-10)
      const top = Math.min(...down)
      const within = down.flatMap((d, i) => (d - top < 10 ? [i] : []))
      const beyond = down.flatMap((d, i) => (d - top > 10 ? [i] : []))
      const ties = tieSet(scores, TOLERANCE)
      expect(ties).toEqual(expect.arrayContaining(within))
      expect(ties.filter((i) => beyond.includes(i))).toEqual([])
    }),
  )
})
