import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { order } from '../../src/core/query/ranks.ts'
import { strategyOf } from '../../src/core/query/registry.ts'
import { lowestFirst } from '../../src/core/query/ties.ts'
import type { Ctx, Strategy } from '../../src/core/query/types.ts'
import { RUNS, world, worlds } from './query-world.ts'

const scores = (s: Strategy, c: Ctx) => run(s.score(c.cand, c, {}, undefined, []))

describe('uncertainty', () => {
  const uncertain = ['leastConfident', 'margin', 'entropy'].map(strategyOf)
  const opinionated = ['voteEntropy', 'consensusEntropy', 'meanKL', 'maxDisagreement', 'variationRatio']

  it('ranks two classes alike under all three measures', () => {
    fc.assert(
      fc.property(worlds, (w) => {
        const c = world({ ...w, C: 2 })
        const [a, b, d] = uncertain.map((s) => [...order(scores(s, c), lowestFirst)])
        expect(b).toEqual(a)
        expect(d).toEqual(a)
      }),
      RUNS,
    )
  })

  it('does not depend on the order of the classes', () => {
    fc.assert(
      fc.property(worlds, (w) => {
        // Vote counts depend on which class wins a tie, so the rows have none.
        const c = world(w)
        const turned = (v: Float64Array) => v.map((_, k) => v[k - (k % w.C) + ((k + 1) % w.C)])
        const other: Ctx = { ...c, cand: { ...c.cand, p: turned(c.cand.p), m: turned(c.cand.m!) } }
        for (const s of [...uncertain, ...opinionated.map(strategyOf)]) {
          const b = scores(s, other)
          scores(s, c).forEach((score, i) => expect(b[i]).toBeCloseTo(score, 12))
        }
      }),
      RUNS,
    )
  })

  it('asks three different points of the simplex', () => {
    const rows = [
      [0.5, 0.5, 0],
      [0.4, 0.3, 0.3],
      [0.52, 0.24, 0.24],
    ]
    const c = world({ seed: 1, n: 3, C: 3, labelled: 0, K: 1 })
    const at: Ctx = { ...c, cand: { ...c.cand, p: Float64Array.from(rows.flat()) } }
    const ranked = uncertain.map((s) => [...order(scores(s, at), lowestFirst)])
    expect(ranked).toEqual([
      [1, 0, 2],
      [0, 1, 2],
      [1, 2, 0],
    ])
  })
})
