import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { defaults, type Params } from '../../src/core/params.ts'
import { FORMULAS, type FormulaId, WRITTEN } from '../../src/core/query/formulas.ts'
import { Missing, needsOf } from '../../src/core/query/helpers.ts'
import { pickBatch } from '../../src/core/query/pick.ts'
import { explainPoint } from '../../src/core/query/explain.ts'
import { findStrategy, STRATEGIES, strategyOf } from '../../src/core/query/registry.ts'
import type { Ctx, Strategy } from '../../src/core/query/types.ts'
import { variantName, variants } from '../golden/variants.ts'
import { draws, hardRow, RUNS, softRow, world, worlds, type World } from './query-world.ts'

const every = STRATEGIES.flatMap((s) =>
  variants(s.meta.params).map((p) => [variantName(s.meta.id, s.meta.params, p), s, p] as const),
)

const prepared = (s: Strategy, c: Ctx, p: Params) => s.prepare && run(s.prepare(c, p))
const scores = (s: Strategy, c: Ctx, p: Params, chosen: number[] = []) =>
  run(s.score(c.cand, c, p, prepared(s, c, p), chosen))
const ids = (s: Strategy, c: Ctx, p: Params, b: number) => run(pickBatch(s, c, p, b)).picks.map((q) => q.id)

describe('the registry', () => {
  it('has unique ids and letters, and finds strategies by id', () => {
    const metas = STRATEGIES.map((s) => s.meta)
    expect(new Set(metas.map((m) => m.id)).size).toBe(metas.length)
    expect(new Set(metas.map((m) => m.letter)).size).toBe(metas.length)
    for (const m of metas) expect(m.letter).toMatch(/^([A-Z]{1,2}|You)$/)
    expect(findStrategy('margin')).toBe(strategyOf('margin'))
    expect(findStrategy('__proto__')).toBeUndefined()
    expect(() => strategyOf('nobody')).toThrow(RangeError)
  })

  it('adds the needs of the strategies that parameters name', () => {
    expect(needsOf(strategyOf('topK'), { base: 'margin' })).toEqual([])
    expect(needsOf(strategyOf('topK'), { base: 'meanKL' })).toEqual(['committee'])
    expect(needsOf(strategyOf('switchPoint'), { first: 'kCentre', then: 'meanKL', at: 5 })).toEqual([
      'geo',
      'committee',
    ])
  })

  it('says what is missing', () => {
    const c = world({ seed: 1, n: 5, C: 2, labelled: 2, K: 3 })
    const alone: Ctx = { ...c, committee: undefined, cand: { ...c.cand, m: undefined } }
    const params = defaults(strategyOf('meanKL').meta.params)
    expect(() => scores(strategyOf('meanKL'), alone, params)).toThrow(Missing)
    const bent: Ctx = { ...c, model: { ...c.model, id: 'knn' } }
    const look = strategyOf('expectedLogLoss')
    expect(() => scores(look, bent, defaults(look.meta.params))).toThrow(Missing)
  })
})

describe.each(every)('%s', (_, s, p) => {
  it('gives finite scores, also for probabilities of exactly 0 and 1, and leaves its input alone', () => {
    fc.assert(
      fc.property(worlds, fc.boolean(), (w, hard) => {
        const c = world({ ...w, rows: hard ? hardRow : softRow })
        const before = [c.cand.p, c.cand.m!, c.cand.xy, c.lab.xy].map((v) => v.slice())
        const first = scores(s, c, p)
        expect(first).toHaveLength(c.cand.n)
        expect(first.every(Number.isFinite)).toBe(true)
        if (c.cand.n > 2) expect(scores(s, c, p, [0, 2]).every(Number.isFinite)).toBe(true)
        expect([c.cand.p, c.cand.m!, c.cand.xy, c.lab.xy]).toEqual(before)
      }),
      RUNS,
    )
  })

  it('explains each score with terms that give it', () => {
    fc.assert(
      fc.property(worlds, fc.boolean(), (w, hard) => {
        const c = world({ ...w, batch: 3, rows: hard ? hardRow : softRow })
        const prep = prepared(s, c, p)
        for (const chosen of c.cand.n > 3 ? [[], [1], [3, 0]] : [[]]) {
          const score = run(s.score(c.cand, c, p, prep, chosen))
          for (let i = 0; i < c.cand.n; i++) {
            if (chosen.includes(i)) continue
            const why = s.explain(i, c, p, prep, chosen)
            expect(Object.keys(WRITTEN)).toContain(why.formula)
            const size = Math.max(1, ...why.terms.flatMap((t) => t.value).map(Math.abs))
            const again = FORMULAS[why.formula as FormulaId](why.terms)
            expect(Math.abs(again - why.result), `row ${i} of ${chosen}`).toBeLessThanOrEqual(1e-12 * size)
            expect(Math.abs(why.result - score[i])).toBeLessThanOrEqual(1e-12 * size)
          }
        }
      }),
      RUNS,
    )
  })

  it('does not depend on the order of the pool', () => {
    fc.assert(
      fc.property(worlds, (w) => {
        const u = draws(w.seed, 902)
        const order = Array.from({ length: w.n }, (_, i) => i).sort(() => u() - 0.5)
        const plain = world(w)
        const mixed = world({ ...w, order })
        const a = scores(s, plain, p)
        const b = scores(s, mixed, p)
        order.forEach((row, i) => expect(b[i]).toBeCloseTo(a[row], 9))
        expect(ids(s, mixed, p, 3)).toEqual(ids(s, plain, p, 3))
      }),
      RUNS,
    )
  })

  it('asks distinct points of the pool, the same for the same seed, whatever the size of pool and batch', () => {
    const sizes = fc.record({ n: fc.integer({ min: 0, max: 6 }), b: fc.integer({ min: 1, max: 9 }) })
    fc.assert(
      fc.property(worlds, sizes, (w: World, { n, b }) => {
        const c = world({ ...w, n })
        const batch = run(pickBatch(s, c, p, b))
        const asked = batch.picks.map((pick) => pick.id)
        expect(asked).toHaveLength(s.meta.family === 'human' ? 0 : Math.min(n, b))
        expect(new Set(asked).size).toBe(asked.length)
        for (const pick of batch.picks) {
          expect(c.cand.ids[pick.row]).toBe(pick.id)
          expect(pick.tied).toBeGreaterThanOrEqual(1)
          const why = explainPoint(s, batch, p, pick.id)!
          expect(why.result).toBeCloseTo(pick.score, 9)
        }
        expect(ids(s, world({ ...w, n }), p, b)).toEqual(asked)
      }),
      RUNS,
    )
  })
})

describe('maps of the plane', () => {
  it.each(every.filter(([, s]) => s.meta.map === 'plane'))(
    '%s gives a point its score, whether it is a candidate or not',
    (_, s, p) => {
      fc.assert(
        fc.property(worlds, (w) => {
          const c = world(w)
          const prep = prepared(s, c, p)
          for (const chosen of w.n > 2 ? [[], [1]] : [[]]) {
            const known = run(s.score(c.cand, c, p, prep, chosen))
            const fresh = run(s.score({ ...c.cand }, c, p, prep, chosen))
            known.forEach((score, i) => expect(fresh[i]).toBeCloseTo(score, 12))
          }
        }),
        RUNS,
      )
    },
  )
})
