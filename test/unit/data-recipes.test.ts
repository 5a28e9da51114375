import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { generatorById } from '../../src/core/data/generators.ts'
import { type MadeGenerator } from '../../src/core/data/made/make.ts'
import { generatorFromRecipe, type Recipe } from '../../src/core/data/recipes.ts'

const { generators: recipes } = JSON.parse(
  readFileSync(new URL('../reference/values/scenarios.json', import.meta.url), 'utf8'),
) as { generators: Record<string, Recipe> }

const make = (recipe: Recipe, seed = 3) => {
  const g = generatorFromRecipe(recipe)
  return g.make(seed, g.defaultN, {})
}

describe('the reference recipes give the same points as the generators of their names', () => {
  test.each(Object.keys(recipes))('%s', (name) => {
    const g = generatorById(name) as MadeGenerator
    const d = make(recipes[name])
    expect(d.hash).toBe(g.make(3, g.defaultN, {}).hash)
    expect([d.n - d.nPool, d.classes.length]).toEqual([g.test, g.classes])
  })
})

describe('recipes with other numbers', () => {
  test('a mixture with three classes, named groups and its own sizes', () => {
    const recipe: Recipe = {
      type: 'gaussian_mixture',
      N: 200,
      T: 50,
      components: [
        { w: 0.5, mean: [0, 0], std: [0.1, 0.1], cls: 0, group: 'b' },
        { w: 0.25, mean: [5, 0], std: [0.1, 0.1], cls: 2, group: 'a' },
        { w: 0.25, mean: [0, 5], std: 0.1, cls: 1, group: 'b' },
      ],
    }
    const g = generatorFromRecipe(recipe, 'mine')
    const d = g.make(1, g.defaultN, {})
    expect([d.id, d.nPool, d.n, d.classes, g.groups]).toEqual(['mine', 200, 250, ['A', 'B', 'C'], ['b', 'a']])
    for (let i = 0; i < d.n; i++) {
      const near = (x: number, y: number) =>
        Math.abs(d.xy[2 * i] - x) < 1 && Math.abs(d.xy[2 * i + 1] - y) < 1
      expect([near(0, 0), near(0, 5), near(5, 0)].indexOf(true)).toBe(d.truth[i])
      expect(d.group[i]).toBe(d.truth[i] === 2 ? 1 : 0)
    }
  })

  test('numbers that are stated in words are read', () => {
    const far = make({ type: 'moons_plus_outliers', outlier_fraction: 0.5, outliers: 'radius~U(20, 21)' })
    const radii = [...far.group.keys()]
      .filter((i) => far.group[i] === 2)
      .map((i) => Math.sqrt(far.xy[2 * i] ** 2 + far.xy[2 * i + 1] ** 2))
    expect(radii).toHaveLength(200)
    expect(Math.min(...radii)).toBeGreaterThan(19.99)
    expect(Math.max(...radii)).toBeLessThan(21.01)

    const wide = make({ type: 'xor', centres: '(+-4,+-4)', std: 0.01 })
    expect(wide.xy.every((v) => Math.abs(Math.abs(v) - 4) < 0.1)).toBe(true)

    const copies = make({
      type: 'moons_duplicates',
      base: 'moons noise .3: each repeated 10x with N(0,.0) jitter',
      N: 100,
    })
    const places = new Set(
      Array.from({ length: 100 }, (_, i) => `${copies.xy[2 * i]} ${copies.xy[2 * i + 1]}`),
    )
    expect(places.size).toBe(10)
  })

  test('a stream with a drift of its own', () => {
    const d = make({ type: 'stream', T: 300, drift_at: 100, drift: 'rotate' })
    expect(d.nPool).toBe(300)
    for (let i = 0; i < 300; i++) expect(d.truth[i]).toBe(d.xy[2 * i + (i < 100 ? 0 : 1)] > 0 ? 1 : 0)
  })

  test('an unknown type is refused by name', () => {
    expect(() => generatorFromRecipe({ type: 'fractal' })).toThrow(/fractal/)
    expect(() => generatorFromRecipe({ type: 'constructor' })).toThrow(RangeError)
  })
})
