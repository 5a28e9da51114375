import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generatorById } from '../../src/core/data/generators.ts'
import { run } from '../../src/core/job.ts'
import { defaultSpec } from '../../src/core/session/spec.ts'
import { runUnit, summarise, unitsOf, type Finished } from '../../src/core/study/experiment.ts'
import { planOf, stopsOf, trialOf } from '../../src/core/study/plan.ts'
import { apart } from '../../src/page/study/apart.ts'
import { rowsOf, studyCsv } from '../../src/page/study/report.ts'

const spec = defaultSpec()
const arms = [
  { id: 'random', params: {} },
  { id: 'margin', params: {} },
]
const plan = planOf(spec, { ...spec.settings, stop: [{ id: 'plateau', params: {} }] }, arms, {
  first: 4,
  last: 10,
  seeds: 4,
})
const finished: readonly Finished[] = unitsOf(plan).map((unit) =>
  run(runUnit(unit, ({ seed }) => generatorById('moons')!.make(seed, 400, { noise: 0.15 }))),
)

describe('the plan of a study', () => {
  it('lets the truth answer where a person does, and lets no rule end a run', () => {
    for (const { spec } of unitsOf(plan)) {
      expect(spec.settings.oracle.map((a) => a.kind)).toEqual(['truth'])
      expect(spec.settings.stop).toEqual([])
    }
  })

  it('goes on from the seed of the session, also past the last one', () => {
    expect(plan.seeds).toEqual([44, 45, 46, 47])
    const late = planOf({ ...spec, seed: 0xffffffff }, spec.settings, arms, { first: 4, last: 5, seeds: 2 })
    expect(late.seeds).toEqual([0xffffffff, 0])
  })

  it('grades at ascending counts from the first to the last', () => {
    fc.assert(
      fc.property(fc.nat(500), fc.integer({ min: 1, max: 500 }), (first, more) => {
        const at = stopsOf(first, first + more)
        expect(at[0]).toBe(first)
        expect(at.at(-1)).toBe(first + more)
        expect(at.length).toBeLessThanOrEqual(21)
        for (let i = 1; i < at.length; i++) expect(at[i]).toBeGreaterThan(at[i - 1])
      }),
    )
  })

  it('has a trial of a few seeds and labels', () => {
    const trial = trialOf(plan, 2, 3)
    expect(trial.seeds).toEqual([44, 45])
    expect(trial.at).toEqual([4, 7])
    expect(trialOf(plan, 1, 100).at).toEqual([4, 10])
  })
})

describe('the table of a study', () => {
  const rows = rowsOf(plan, summarise(plan, finished), finished)

  it('has the mean of the last grades and of the differences, seed by seed', () => {
    const last = (arm: string) =>
      unitsOf(plan).flatMap(({ key, arm: its }) =>
        its === arm ? [finished.find((f) => f.key === key)!.accuracy.at(-1)!] : [],
      )
    const [random, margin] = rows
    const differences = last('margin').map((v, i) => v - last('random')[i])
    expect(random.against).toBeNull()
    expect(margin.mean).toBeCloseTo(last('margin').reduce((a, b) => a + b, 0) / 4, 12)
    expect(margin.against!.each).toEqual(differences)
    expect(margin.against!.diff).toBeCloseTo(differences.reduce((a, b) => a + b, 0) / 4, 12)
    expect(margin.against!.wins).toBe(differences.filter((d) => d > 0).length)
  })

  it('leaves out what has not been run, and compares only seeds that both have', () => {
    const some = finished.slice(0, 3)
    const [random, margin] = rowsOf(plan, summarise(plan, some), some)
    expect([random.seeds, margin.seeds]).toEqual([2, 1])
    expect(margin.against!.each).toHaveLength(1)
    expect(rowsOf(plan, summarise(plan, []), [])).toEqual([])
  })

  it('is saved with a row for each grade', () => {
    const lines = studyCsv(plan, finished).trim().split('\r\n')
    expect(lines).toHaveLength(1 + 8 * plan.at.length)
    expect(lines[1].split(',').slice(0, 3)).toEqual(['random', '44', '4'])
  })
})

describe('marks at the ends of curves', () => {
  it('keep their order, their distance and their place where there is room', () => {
    const wanted = fc.array(fc.double({ min: 0, max: 200, noNaN: true }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(wanted, (ys) => {
        const places = apart(ys, 20, [0, 200])
        for (const [i, a] of ys.entries()) {
          expect(places[i]).toBeGreaterThanOrEqual(-1e-9)
          expect(places[i]).toBeLessThanOrEqual(200 + 1e-9)
          for (const [j, b] of ys.entries())
            if (a < b) expect(places[j] - places[i]).toBeGreaterThanOrEqual(20 - 1e-9)
        }
        const free = ys.every((a, i) => ys.every((b, j) => i === j || Math.abs(a - b) >= 20))
        if (free) expect(places).toEqual(ys)
      }),
    )
  })
})
