import { describe, expect, it } from 'vitest'
import { generators } from '../../src/core/data/generators.ts'
import { lawProbabilities } from '../../src/core/data/made/truth.ts'
import { run } from '../../src/core/job.ts'
import { defaults } from '../../src/core/params.ts'
import { argmax } from '../../src/core/query/measures.ts'
import { truthGrid } from '../../src/engine/truth.ts'

const SEED = 3

describe('the true law', () => {
  it.each(generators.map((g) => [g.id, g] as const))('%s names most of what it draws', (_, g) => {
    const law = g.law(defaults(g.params), SEED)
    const drawn = g.make(SEED, 400, {})
    // Of a stream that drifts, the part of each moment is asked for that moment's points.
    const p = run(lawProbabilities(law, drawn.xy, drawn.n, 0))
    if (p === null) {
      expect(g.id).toBe('dasguptaLine')
      return
    }
    let right = 0
    let n = 0
    for (let i = drawn.nPool; i < drawn.n; i++) {
      const row = p.subarray(i * law.classes, (i + 1) * law.classes)
      expect(row.reduce((a, b) => a + b)).toBeCloseTo(1, 12)
      if (g.id === 'streamSquare' && drawn.group[i] !== 0) continue
      n++
      if (argmax(row, 0, law.classes) === drawn.truth[i]) right++
    }
    // The rule of Bayes is beaten by no model: clouds that overlap are named right as often as they can be.
    expect(right / n).toBeGreaterThan(g.id === 'anisoGauss' ? 0.85 : 0.75)
  })

  it('of two equal clouds is the logistic function of the distance from the middle', () => {
    const g = generators.find((g) => g.id === 'twoGauss')!
    const p = run(lawProbabilities(g.law({ separation: 4 }, SEED), Float64Array.of(0, 1, 0.5, -2), 2))!
    expect(p[0]).toBeCloseTo(0.5, 12)
    expect(p[3]).toBeCloseTo(1 / (1 + Math.exp(-4 * 0.5)), 12)
  })

  it('of a stream is that of the moment', () => {
    const g = generators.find((g) => g.id === 'streamSquare')!
    const law = g.law({ drift: 'rotate', driftAt: 0.5 }, SEED)
    const right = (when: number) => run(lawProbabilities(law, Float64Array.of(1, -1), 1, when))![1]
    expect([right(0.2), right(0.8)]).toEqual([1, 0])
  })

  it('comes as a lattice over a part of the plane, and not at all for data that nobody made', () => {
    const request = { params: {}, seed: SEED, when: 1, box: { x0: -3, y0: -2, x1: 3, y1: 2 }, res: 30 }
    const grid = run(truthGrid({ ...request, generator: 'moons' }))!
    expect([grid.w, grid.h, grid.channels]).toEqual([30, 20, 2])
    expect(grid.values.every((v) => v >= 0 && v <= 1)).toBe(true)
    expect(run(truthGrid({ ...request, generator: 'penguins' }))).toBeNull()
  })
})
