import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { source } from '../../src/core/math/random.ts'
import { defaults, type Params } from '../../src/core/params.ts'
import { pickBatch } from '../../src/core/query/pick.ts'
import { explainPoint } from '../../src/core/query/explain.ts'
import { strategyOf } from '../../src/core/query/registry.ts'
import { ARMS, banditState } from '../../src/core/query/bandit.ts'
import type { Ctx, PastRound } from '../../src/core/query/types.ts'
import { world } from './query-world.ts'

const pick = (id: string, c: Ctx, b: number, params: Params = {}) =>
  run(pickBatch(strategyOf(id), c, { ...defaults(strategyOf(id).meta.params), ...params }, b))
const ids = (id: string, c: Ctx, b: number, params: Params = {}) =>
  pick(id, c, b, params).picks.map((p) => p.id)

/** The same state with the candidates at the given places, all with the same probabilities. */
function placed(c: Ctx, xy: readonly (readonly number[])[]): Ctx {
  const { n } = c.cand
  const even = new Float64Array(n * c.C).fill(1 / c.C)
  return { ...c, cand: { ...c.cand, xy: Float64Array.from(xy.flat()), p: even } }
}
const corners = Array.from({ length: 20 }, (_, i) => [10 * (i % 2) + i / 100, 10 * (Math.floor(i / 2) % 2)])
const cornerOf = (c: Ctx, id: number) => {
  const row = c.cand.ids.indexOf(id)
  return `${Math.round(c.cand.xy[2 * row] / 10)}${Math.round(c.cand.xy[2 * row + 1] / 10)}`
}

describe('strategies that cover the pool', () => {
  it.each(['kCentre', 'kMeans', 'typiClust', 'probCover', 'rankedBatch', 'clusterMargin'])(
    '%s asks once in each of four groups',
    (id) => {
      const c = placed(world({ seed: 2, n: 20, C: 2, labelled: 0, K: 1 }), corners)
      expect(
        new Set(ids(id, c, 4, id === 'probCover' ? { delta: 1 } : {}).map((i) => cornerOf(c, i))),
      ).toHaveLength(4)
    },
  )

  it('k-centre begins at the middle of the pool', () => {
    const c = world({ seed: 5, n: 40, C: 2, labelled: 0, K: 1 })
    const at = c.cand.ids.indexOf(ids('kCentre', c, 1)[0])
    const mean = [0, 1].map((a) => c.pool.xy.filter((_, k) => k % 2 === a).reduce((s, v) => s + v, 0) / 40)
    const far = (i: number) => Math.hypot(c.cand.xy[2 * i] - mean[0], c.cand.xy[2 * i + 1] - mean[1])
    expect(far(at)).toBe(Math.min(...Array.from(c.cand.ids.keys(), far)))
  })
})

describe('BADGE', () => {
  const c = world({ seed: 6, n: 25, C: 3, labelled: 3, K: 1 })

  it('begins with the longest gradient, drawn or greedy', () => {
    const { scores, picks } = pick('badge', c, 4)
    expect(picks[0].score).toBe(Math.max(...scores))
    expect(ids('badge', c, 4, { greedy: true })[0]).toBe(picks[0].id)
  })

  it('draws the second in proportion to the squared distance', () => {
    const seconds = Array.from({ length: 600 }, (_, seed) => {
      const rnd = source(seed)
      return ids('badge', { ...c, seed, rnd }, 2)[1]
    })
    const { prep, picks } = pick('badge', c, 1)
    const d2 = run(strategyOf('badge').score(c.cand, c, {}, prep, [picks[0].row]))
    const sum = d2.reduce((a, b) => a + b, 0)
    d2.forEach((d, row) => {
      const expected = (600 * d) / sum
      const seen = seconds.filter((id) => id === c.cand.ids[row]).length
      expect(Math.abs(seen - expected)).toBeLessThan(4.5 * Math.sqrt(expected + 1))
    })
  })
})

describe('BatchBALD', () => {
  const c = world({ seed: 9, n: 12, C: 2, labelled: 2, K: 5 })
  const score = (chosen: number[], combinations: number) =>
    run(strategyOf('batchBald').score(c.cand, c, { combinations }, undefined, chosen))

  it('begins as mean KL and grows with every point', () => {
    const single = run(strategyOf('meanKL').score(c.cand, c, {}, undefined, []))
    score([], 512).forEach((s, i) => expect(s).toBeCloseTo(single[i], 12))
    const { picks } = pick('batchBald', c, 6)
    for (let j = 1; j < 6; j++) expect(picks[j].score).toBeGreaterThanOrEqual(picks[j - 1].score)
    expect(picks[5].score).toBeLessThanOrEqual(Math.log(5))
  })

  it('comes near the exact value where it samples, nearer with more samples', () => {
    const worst = (chosen: number[]) => {
      const exact = score(chosen, 2 ** chosen.length)
      const sampled = score(chosen, 2 ** chosen.length - 1)
      return Math.max(...exact.map((e, i) => Math.abs(e - sampled[i])))
    }
    expect(worst([0, 1, 2, 3, 4])).toBeGreaterThan(0)
    expect(worst([0, 1, 2, 3, 4])).toBeLessThan(0.25)
    expect(worst([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])).toBeLessThan(0.08)
  })
})

describe('cluster margin', () => {
  const c = world({ seed: 12, n: 60, C: 2, labelled: 4, K: 1 })

  it('is margin for a batch of one', () => {
    expect(ids('clusterMargin', c, 1)).toEqual(ids('margin', c, 1))
  })

  it('stays on the short list', () => {
    const best = new Set(ids('margin', c, 20))
    for (const id of ids('clusterMargin', c, 4)) expect(best).toContain(id)
  })
})

describe('explore and exploit', () => {
  it('spends the share epsilon at random, by a coin of the round', () => {
    const rounds = Array.from({ length: 200 }, (_, round) =>
      world({ seed: 3, n: 8, C: 2, labelled: 2, K: 1, round }),
    )
    const via = rounds.map((c) => {
      const batch = pick('epsilonMixture', c, 1)
      const why = explainPoint(
        strategyOf('epsilonMixture'),
        batch,
        defaults(strategyOf('epsilonMixture').meta.params),
        batch.picks[0].id,
      )!
      const explored = why.via!.text === 'via.explore'
      expect(batch.picks[0].id).toBe(ids(explored ? 'random' : 'margin', c, 1)[0])
      return explored
    })
    // 40 expected, standard deviation 5.7.
    expect(Math.abs(via.filter(Boolean).length - 40)).toBeLessThan(20)
  })

  it('is its base at 0 and random at 1', () => {
    const c = world({ seed: 4, n: 20, C: 2, labelled: 2, K: 1 })
    expect(ids('epsilonMixture', c, 5, { epsilon: 0 })).toEqual(ids('margin', c, 5))
    expect(ids('epsilonMixture', c, 5, { epsilon: 1 })).toEqual(ids('random', c, 5))
  })
})

describe('switch point', () => {
  const c = world({ seed: 4, n: 20, C: 2, labelled: 4, K: 1 })

  it('covers below the number of labels and refines from it on', () => {
    expect(ids('switchPoint', c, 3, { at: 100 })).toEqual(ids('kCentre', c, 3))
    expect(ids('switchPoint', c, 3, { at: 4 })).toEqual(ids('margin', c, 3))
  })

  it('switches within a batch', () => {
    const two = ids('kCentre', c, 2)
    const asked = ids('switchPoint', c, 3, { at: 6 })
    expect(asked.slice(0, 2)).toEqual(two)
    const left = ids('margin', c, 20).filter((id) => !two.includes(id))
    expect(asked[2]).toBe(left[0])
  })
})

describe('the automatic choice', () => {
  const xy = Float64Array.from({ length: 80 }, (_, k) => (k % 2 ? 0 : k / 2))
  const lab = { n: 40, ids: Int32Array.from({ length: 40 }, (_, i) => i), xy }
  const round = (id: number): PastRound => ({ strategy: 'bandit', ids: [id], scores: [0], labels: [0] })
  const past = Array.from({ length: 39 }, (_, r) => round(r + 1))
  const rnd = source(11)

  it('keeps equal chances while nothing surprises', () => {
    const state = banditState(past, lab, new Int32Array(40), rnd, 0.3)
    expect(state.rewards).toEqual(new Array(39).fill(0))
    for (const chance of state.chances) for (const p of chance) expect(p).toBeCloseTo(1 / ARMS.length, 12)
  })

  it('raises the chance of the arm whose answers surprise, and keeps a floor for all', () => {
    const arms = banditState(past, lab, new Int32Array(40), rnd, 0.3).arms
    // Points lie on a line, so the nearest earlier one is the neighbour: a change of class is a surprise.
    const y = new Int32Array(40)
    for (let i = 1; i < 40; i++) y[i] = arms[i - 1] === 2 ? 1 - y[i - 1] : y[i - 1]
    const state = banditState(past, lab, y, rnd, 0.3)
    const now = state.chances[39]
    expect(state.rewards.some((r) => r === 1)).toBe(true)
    expect(now[2]).toBe(Math.max(...now))
    for (const chance of state.chances) {
      expect(chance.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12)
      for (const p of chance) expect(p).toBeGreaterThanOrEqual(0.3 / 4 - 1e-12)
    }
  })

  it('is a fold: a longer past does not change what came before, other strategies only add labels', () => {
    const y = Int32Array.from({ length: 40 }, (_, i) => i % 3)
    const long = banditState(past, lab, y, rnd, 0.3)
    const short = banditState(past.slice(0, 10), { ...lab, n: 11, ids: lab.ids.slice(0, 11) }, y, rnd, 0.3)
    expect(long.chances.slice(0, 11)).toEqual(short.chances)
    expect(long.arms.slice(0, 11)).toEqual(short.arms)
    const others = past.map((r) => ({ ...r, strategy: 'margin' }))
    expect(banditState(others, lab, y, rnd, 0.3).chances).toHaveLength(1)
  })

  it('asks as the arm it drew', () => {
    for (let seed = 0; seed < 12; seed++) {
      const c = world({ seed, n: 15, C: 2, labelled: 3, K: 1 })
      const arm = banditState([], c.lab, c.lab.y, c.rnd, 0.3).arms[0]
      expect(ids('bandit', c, 2)).toEqual(ids(ARMS[arm], c, 2))
    }
  })
})
