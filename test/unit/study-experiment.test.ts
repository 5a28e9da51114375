import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import {
  experiment,
  missing,
  runUnit,
  pairedAt,
  summarise,
  unitsOf,
  type Finished,
  type Plan,
} from '../../src/core/study/experiment.ts'
import { line, lineSpec } from './study-world.ts'

const make = (spec: { seed: number }) => line(spec.seed, 60, 200)
const plan: Plan = {
  data: [{ id: 'line', spec: lineSpec(0) }],
  arms: [
    { id: 'random', settings: { strategy: { id: 'random' } } },
    { id: 'margin', settings: { strategy: { id: 'margin' } } },
  ],
  seeds: [1, 2, 3, 4, 5],
  at: [4, 8, 14],
}
const all = unitsOf(plan).map((unit) => run(runUnit(unit, make)))

describe('experiment', () => {
  it('is a list of plain units with names of their own, all arms of a seed together', () => {
    const units = unitsOf(plan)
    expect(units.map((u) => `${u.seed}${u.arm}`).slice(0, 3)).toEqual(['1random', '1margin', '2random'])
    expect(new Set(units.map((u) => u.key)).size).toBe(10)
    expect(structuredClone(units)).toEqual(units)
    expect(JSON.parse(JSON.stringify(all[0]))).toEqual(all[0])
    expect(unitsOf({ ...plan, at: [4, 8] })[0].key).not.toBe(units[0].key)
  })

  it('goes on where it was stopped and gives the same numbers', () => {
    const kept: Finished[] = []
    const job = experiment(plan, [], make, (f) => kept.push(f))
    while (kept.length < 3) job.next()
    job.return()
    expect(missing(plan, kept)).toHaveLength(7)
    run(experiment(plan, [...kept], make, (f) => kept.push(f)))
    expect(kept).toEqual(all)
    run(
      experiment(plan, kept, make, () => {
        throw new Error('nothing is left')
      }),
    )
  })

  it('summarises in the order of the plan, whoever was first', () => {
    const summary = summarise(plan, all)
    expect(summarise(plan, [...all].reverse())).toEqual(summary)
    const [random, margin] = summary
    expect(random).toMatchObject({ arm: 'random', at: [4, 8, 14], against: null, seeds: plan.seeds })
    expect(margin.score[0].mean).toBe(random.score[0].mean)
    expect(margin.against!.at).toEqual([4, 8, 14])
    expect(pairedAt(margin.against!, 4)).toMatchObject({ n: 5, ties: 5, meanDiff: 0 })
    expect(pairedAt(margin.against!, 14).meanDiff).toBeGreaterThan(0.01)
    expect(margin.areas).toHaveLength(5)
  })

  it('compares the seeds that both arms have finished', () => {
    const [, margin] = summarise(
      plan,
      all.filter((_, i) => i !== 2),
    )
    expect([margin.seeds.length, pairedAt(margin.against!, 4).n]).toEqual([5, 4])
    expect(summarise(plan, [])[1]).toMatchObject({ seeds: [], at: [], score: [], against: { at: [] } })
  })
})
