import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { createLearner } from '../../src/core/study/learner.ts'
import { begin } from '../../src/core/session/begin.ts'
import { runStreamSession } from '../../src/core/study/stream-run.ts'
import { lineOf, runUnit, unitsOf, type Scenarios } from '../reference/curriculum.ts'
import { dataOf, modelOf, runMeanDifference, specOf, strategyOf } from '../reference/scenario-adapter.ts'

const file = JSON.parse(
  readFileSync(new URL('../reference/values/scenarios.json', import.meta.url), 'utf8'),
) as Scenarios

/** A few seeds of the checks with wide margins; all checks at all seeds are run by `npm run curriculum`. */
const QUICK: readonly (readonly [string, number])[] = [
  ['S0a', 3],
  ['S1a', 12],
  ['S2a', 8],
  ['S2f', 6],
  ['S3a', 3],
  ['S4e', 3],
  ['S5b', 8],
  ['S6c_entropy', 4],
  ['S9c', 1],
  ['S13a', 5],
  ['S15a', 8],
]

describe('reference scenarios, a few seeds', () => {
  it.each(QUICK)('%s', (id, seeds) => {
    const units = unitsOf(file, [id], 5000, seeds)
    const line = lineOf(
      file,
      id,
      units.map((unit) => runUnit(file, unit)),
    )
    expect(line.pass, line.measured).toBe(true)
  })
})

describe('a stream whose classes turn by a right angle', () => {
  it('leaves a fixed threshold wrong and its budget unspent, while a variable one learns anew', () => {
    const recipe = { ...file.generators.stream_square, drift: 'rotate' }
    const reference = { ...file, generators: { stream_square: recipe } }
    const init = { how: 'perclass', n0: 10 }
    const scene = { generator: 'stream_square', model: 'lr_lin', lam: 1, strategy: 'lc', init }
    const seed = 5004
    const data = dataOf('stream_square', reference, seed)
    const ends = (rule: string) => {
      const spec = specOf({ ...scene, seed })
      const stream = { rule, params: { budget: 0.1, w: 100, memory: 50 } }
      const settings = { ...spec.settings, stream }
      return run(runStreamSession({ ...spec, settings }, data, [data.nPool - 20]))[0]
    }
    const [fixed, variable] = [ends('fixed'), ends('variable')]
    expect(variable.accuracy).toBeGreaterThan(0.95)
    expect(variable.accuracy! - fixed.accuracy!).toBeGreaterThan(0.05)
    expect(fixed.labels).toBeLessThan(0.7 * variable.labels)
  })
})

describe('names of the scenarios', () => {
  it('gives the means, the difference and its deviation in points', () => {
    const check = {
      id: 'own',
      generator: 'two_gauss_d4',
      model: 'lr_lin',
      lam: 1,
      a: 'margin',
      b: 'margin',
      n_labels: 8,
      n_labels_b: 4,
      init: { how: 'perclass', n0: 2 },
      batch: 2,
      metric: 'bal',
      oracle_a: null,
    }
    const { mean_a: a, mean_b: b, diff, sd } = runMeanDifference(check, file, [1, 2, 3])
    expect(a - b).toBeCloseTo(diff, 9)
    expect(a).toBeGreaterThan(80)
    expect(sd).toBeGreaterThanOrEqual(0)
  })

  it('knows every data set, model, start and strategy', () => {
    const strategies =
      'margin lc infodens kcenter random egl topk_margin eps.2 kl_bag ve_bag ranked_b5'.split(' ')
    Object.keys(file.generators).forEach((generator, i) => {
      const data = dataOf(generator, file, 7)
      const strategy = strategies[i % strategies.length]
      const model = Object.keys(file.models)[i % Object.keys(file.models).length]
      const init = { how: 'perclass', n0: 1 }
      const spec = specOf({ generator, model, lam: 1, strategy, init, seed: 7 })
      const state = begin(spec, data)
      expect(state.order.length, generator).toBe(data.classes.length)
      expect(run(createLearner().look(state)).length, strategy).toBeGreaterThan(0)
    })
  })

  it('starts with the groups that a scenario names', () => {
    const groups = (generator: string, how: string, n0: number | number[]) => {
      const data = dataOf(generator, file, 3)
      const spec = specOf({
        generator,
        model: 'rbf6',
        lam: 0.1,
        strategy: 'random',
        init: { how, n0 },
        seed: 3,
      })
      return begin(spec, data).order.map((id) => data.group[id])
    }
    expect(groups('missed_cluster', 'groups01', 2)).toEqual([0, 0, 1, 1])
    expect(groups('overlap_and_gap', 'groups012', [1, 1, 3])).toEqual([0, 1, 2, 2, 2])
    expect(groups('moons_outliers', 'moons_out', 2)).toEqual([0, 0, 1, 1])
    expect(groups('moons_outliers', 'random', 5)).toHaveLength(5)
  })

  it('reads the lattice of bumps off the name of a model', () => {
    const named = (name: string) => modelOf(name, 0.1).params
    expect(named('rbf8')).toMatchObject({ grid: 8, extent: 3, sigma: 6 / 7 })
    expect(named('rbf9w')).toMatchObject({ grid: 9, extent: 4, sigma: 1 })
    expect(named('rbf7')).toEqual({ features: 'bumps-7', lambda: 0.1, biasLambda: 0.01 })
  })

  it('refuses names that it does not know', () => {
    expect(() => strategyOf('psychic')).toThrow(RangeError)
    expect(() => modelOf('tree', 1)).toThrow(RangeError)
    expect(() => unitsOf(file, ['S99'], 0)).toThrow(RangeError)
  })
})
