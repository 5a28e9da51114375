import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generatorById } from '../../src/core/data/generators.ts'
import { run } from '../../src/core/job.ts'
import { defaultSpec } from '../../src/core/session/spec.ts'
import {
  runUnit,
  summarise,
  unitsOf,
  type Finished,
  type Plan,
  type Unit,
} from '../../src/core/study/experiment.ts'
import { planOf, stopsOf, trialOf } from '../../src/core/study/plan.ts'
import { Pace } from '../../src/core/study/pace.ts'
import { Trial } from '../../src/core/study/trial.ts'
import { madeBySeed } from '../../src/engine/study-api.ts'
import { apart } from '../../src/page/study/apart.ts'
import { rowsOf, studyCsv } from '../../src/page/study/report.ts'
import { targetRows } from '../../src/page/study/targets.ts'

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

  it('has a trial of a few seeds, and of a few labels in the middle of a run', () => {
    const trial = trialOf(plan, 2, 3)
    expect(trial.seeds).toEqual([44, 45])
    expect(trial.at).toEqual([5, 8])
    expect(trial.data[0].spec.start).toEqual({ rule: 'random', n: 5 })
    const whole = trialOf(plan, 1, 100)
    expect(whole.at).toEqual([4, 10])
    expect(whole.data).toEqual(plan.data)
    const results = unitsOf(trial).map((unit) => run(runUnit(unit, madeBySeed)))
    for (const { at, asked } of results) expect([at, asked.length]).toEqual([[5, 8], 3])
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

describe('the table of targets', () => {
  const plain: Plan = { ...plan, arms: plan.arms.slice(0, 2), seeds: [1, 2], at: [4, 6, 8, 10] }
  const accuracy: Readonly<Record<string, readonly number[]>> = {
    'random 1': [0.5, 0.6, 0.7, 0.8],
    'random 2': [0.5, 0.6, 0.7, 0.8],
    'margin 1': [0.5, 0.9, 0.6, 0.9],
    'margin 2': [0.5, 0.7, 0.6, 0.9],
  }
  const done = unitsOf(plain).map((unit): Finished => ({
    ...finished[0],
    key: unit.key,
    at: plain.at,
    accuracy: accuracy[`${unit.arm} ${unit.seed}`],
  }))

  it('has the labels to the target and to stay there, what they save, and the deficiency of the mean curves', () => {
    const [random, margin] = targetRows(plain, done, 0.7)
    expect(random).toEqual({ arm: 'random', reach: 8, stay: 8, against: null })
    expect(margin).toMatchObject({
      arm: 'margin',
      reach: 6,
      stay: 10,
      against: { saved: 2, percent: 25, rate: 0.75 },
    })
    // Distances to 0.8: 0.3 + 0 + 0.2 - 0.1 against 0.3 + 0.2 + 0.1 + 0.
    expect(margin.against!.deficiency).toBeCloseTo(0.4 / 0.6, 12)
    expect(targetRows(plain, done, 0.95)[1]).toMatchObject({
      reach: null,
      stay: null,
      against: { saved: null },
    })
  })

  it('compares on the seeds that both have, and says nothing without one', () => {
    expect(targetRows(plain, [], 0.7)).toEqual([])
    const key = (arm: string, seed: number) =>
      unitsOf(plain).find((u) => u.arm === arm && u.seed === seed)!.key
    const without = done.filter((f) => f.key !== key('random', 2))
    expect(targetRows(plain, without, 0.85)[1].reach).toBe(6)
  })

  it('stands beside the effect and the t test of the last count', () => {
    const [, margin] = rowsOf(plan, summarise(plan, finished), finished)
    const d = margin.against!.each
    const m = d.reduce((a, b) => a + b, 0) / d.length
    const sd = Math.sqrt(d.reduce((sum, v) => sum + (v - m) ** 2, 0) / (d.length - 1))
    expect(margin.against!.effect).toBeCloseTo(m / sd, 12)
    expect(margin.against!.pT).toBeGreaterThan(0)
    expect(margin.against!.pT).toBeLessThanOrEqual(1)
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

describe('what a study will cost', () => {
  it('is told by short runs, the last of them, then by whole ones behind the first of each worker', () => {
    const trial = new Trial(plan, trialOf(plan, 2, 3), 1)
    const short = unitsOf(trialOf(plan, 2, 3))
    const whole = unitsOf(plan)
    expect(trial.units.map(({ key }) => key)).toEqual([...short, ...whole].map(({ key }) => key))
    const run = (units: readonly Unit[], ms: number) => units.forEach(({ key }) => trial.took(key, ms))
    const wholeSeed = (seed: number, ms: number) =>
      run(
        whole.filter((u) => u.seed === seed),
        ms,
      )
    const expectSeed = (low: number, high: number) => {
      expect(trial.seed!.low).toBeCloseTo(low, 9)
      expect(trial.seed!.high).toBeCloseTo(high, 9)
    }
    run(
      short.filter(({ seed }) => seed === 44),
      900,
    )
    expect(trial.rough).toBeNull()
    expect(trial.seed).toBeNull()
    run(short, 8)
    // Two arms, 4 of the 7 label counts from 4 to 10.
    expect(trial.rough).toBeCloseTo((2 * 8 * 7) / 4, 12)
    expectSeed(28 / 1.5, 28 * 1.5)
    wholeSeed(44, 900)
    expectSeed(28 / 1.1, 1800 * 1.1)
    wholeSeed(45, 11)
    expectSeed(22 / 1.1, 22 * 1.1)
    wholeSeed(47, 15)
    expectSeed(22 / 1.1, 30 * 1.1)
  })

  it('is told anew while it runs, by the last runs of each arm', () => {
    const pace = new Pace(plan)
    const units = unitsOf(plan)
    const key = (arm: string) => units.find((u) => u.arm === arm)!.key
    expect(pace.of([])).toBe(0)
    expect(pace.of(units)).toBeNull()
    pace.took('of another plan', 1000)
    pace.took(key('random'), 1000)
    expect(pace.of(units)).toBeNull()
    expect(pace.of(units.filter(({ arm }) => arm === 'random'))).toBe(4000)
    for (let i = 0; i < 8; i++) pace.took(key('random'), i % 2 ? 1 : 3)
    pace.took(key('margin'), 10)
    expect(pace.of(units)).toBe(4 * 2 + 4 * 10)
  })
})
