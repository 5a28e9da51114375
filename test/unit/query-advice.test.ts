import { describe, expect, it } from 'vitest'
import { byCost, forecast, likely, scoredAtMost } from '../../src/core/query/forecast.ts'
import { changeOf, expected, outlookOf } from '../../src/core/query/outcome.ts'
import { recommend, type Situation } from '../../src/core/query/recommend.ts'
import { STRATEGIES } from '../../src/core/query/registry.ts'
import { en } from './text-world.ts'

const rich: Situation = {
  classes: 3,
  labels: 60,
  seen: 3,
  rarest: 15,
  batch: 1,
  network: false,
  committee: 'bayesianBootstrap',
  noise: 0,
}

describe('a recommendation', () => {
  const cases: [string, Partial<Situation>, string][] = [
    ['refines the boundary where much is known', {}, 'known'],
    ['begins with typical points', { labels: 8 }, 'cold'],
    ['looks for classes that nobody has met', { seen: 2 }, 'missing'],
    ['spreads a batch', { batch: 5 }, 'batch'],
    ['spreads a batch by the gradients of a network', { batch: 5, network: true }, 'batchNetwork'],
    ['leaves noise alone', { noise: 0.2 }, 'noise'],
    ['keeps looking for a rare class', { rarest: 2 }, 'rare'],
    ['lets posterior draws disagree', { labels: 20, rarest: 5, committee: 'posterior' }, 'unexplored'],
  ]
  it.each(cases)('%s', (_, change, reason) => {
    expect(recommend({ ...rich, ...change }).reason).toBe(reason)
  })

  it('names a strategy of the registry and has its sentence', () => {
    for (const [, change] of cases) {
      const { strategy, reason } = recommend({ ...rich, ...change })
      expect(STRATEGIES.map((s) => s.meta.id)).toContain(strategy)
      expect(Object.keys(en)).toContain(`recommend.${reason}`)
    }
  })
})

describe('a forecast of cost', () => {
  const measured = { ms: 2, pool: 400, scored: 380 }
  it('grows with the points that are scored', () => {
    expect(forecast('linear', measured, 3800, 2000)).toBeCloseTo(20, 12)
    expect(forecast('members', measured, 3800, 2000)).toBeCloseTo(20, 12)
  })
  it('grows with scored points times the pool, and scores no more than the limit', () => {
    expect(forecast('quadratic', { ms: 2, pool: 400, scored: 400 }, 800, 2000)).toBeCloseTo(8, 12)
    expect(forecast('quadratic', { ms: 2, pool: 400, scored: 400 }, 4000, 2000)).toBeCloseTo(2 * 5 * 10, 12)
  })
  it('stays where a fixed number of refits is tried', () => {
    expect(forecast('refits', measured, 100_000, 2000)).toBe(2)
  })
})

describe('a forecast before anything was computed', () => {
  const known = [
    { id: 'margin', cost: 'linear', ms: 2, pool: 400, scored: 400 },
    { id: 'random', cost: 'linear', ms: 1, pool: 400, scored: 400 },
    { id: 'densityWeighted', cost: 'quadratic', ms: 10, pool: 4000, scored: 2000 },
  ] as const
  it('goes by the strategy itself, or by the slowest that grows alike', () => {
    expect(likely({ id: 'random', cost: 'linear' }, known, 4000, 2000)).toBeCloseTo(10, 12)
    expect(likely({ id: 'entropy', cost: 'linear' }, known, 4000, 2000)).toBeCloseTo(20, 12)
    expect(likely({ id: 'probCover', cost: 'quadratic' }, known, 40_000, 2000)).toBeCloseTo(100, 12)
  })
  it('says nothing where nothing is alike', () => {
    expect(likely({ id: 'voteEntropy', cost: 'members' }, known, 4000, 2000)).toBeNull()
    const refits = [{ id: 'bandit', cost: 'refits', ms: 9, pool: 400, scored: 60 }] as const
    expect(likely({ id: 'expectedErrorReduction', cost: 'refits' }, refits, 4000, 2000)).toBeNull()
  })
  it('knows how many points are scored', () => {
    const { params } = STRATEGIES.map((s) => s.meta).find((m) => m.id === 'expectedErrorReduction')!
    expect(scoredAtMost(params, 2000)).toBe(60)
    expect(scoredAtMost(params, 20)).toBe(20)
    expect(scoredAtMost([], 2000)).toBe(2000)
  })
})

describe('what an answer changes', () => {
  const before = Float64Array.of(0.6, 0.4, 0.2, 0.8)
  const after = Float64Array.of(0.3, 0.7, 0.2, 0.8)
  it('is the points of another class and the probability that moves', () => {
    const change = changeOf(before, after, 2, 2)
    expect(change).toMatchObject({ of: 2, changed: 1 })
    expect(change.moved).toBeCloseTo(0.15, 12)
    expect(changeOf(before, before, 2, 2)).toEqual({ of: 2, changed: 0, moved: 0 })
  })
  it('is the error that the model expects of itself', () => {
    expect(outlookOf(before, 2, 2).error).toBeCloseTo((0.4 + 0.2) / 2, 12)
    expect(outlookOf(new Float64Array(0), 0, 2)).toEqual({ error: 0, logLoss: 0 })
  })
  it('is weighted by the probabilities of the answers', () => {
    expect(expected([0.25, 0.75], [4, 8])).toBeCloseTo(7, 12)
  })
})

describe('the order by cost', () => {
  const s = (id: string, cost: 'linear' | 'members' | 'quadratic' | 'refits') => ({ id, cost })
  const list = [s('a', 'refits'), s('b', 'linear'), s('c', 'quadratic'), s('d', 'linear'), s('e', 'members')]
  const order = (ms: Readonly<Record<string, number>>) =>
    byCost(list, ({ id }) => ms[id] ?? null).map((x) => x.id)

  it('goes by what is known, then by the way of growing, and leaves equal ones where they were', () => {
    expect(order({})).toEqual(['b', 'd', 'e', 'c', 'a'])
    expect(order({ a: 1, c: 9, b: 9 })).toEqual(['a', 'b', 'c', 'd', 'e'])
    expect(order({ d: 2, b: 2, a: 2, c: 1, e: 0 })).toEqual(['e', 'c', 'b', 'd', 'a'])
    expect(list.map((x) => x.id)).toEqual(['a', 'b', 'c', 'd', 'e'])
  })
})
