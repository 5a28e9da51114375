import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { models, type Fixture } from '../reference/families/models.ts'

interface Stored extends Fixture {
  readonly expected: unknown
  readonly tolerance: number
  /** Largest distance of other systems from `expected`. */
  readonly checks: Readonly<Record<string, number>>
}

/** The largest absolute difference of two nested lists; Infinity where their shapes differ. */
function distance(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b)
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return Infinity
  const keys = Object.keys(b).sort()
  if (keys.join() !== Object.keys(a).sort().join()) return Infinity
  return keys.reduce((most, k) => Math.max(most, distance((a as never)[k], (b as never)[k])), 0)
}

for (const family of ['logistic_regression', 'models'])
  describe(`reference values: ${family}`, () => {
    const { fixtures } = JSON.parse(
      readFileSync(new URL(`../reference/values/${family}.json`, import.meta.url), 'utf8'),
    ) as { fixtures: Stored[] }
    it.each(fixtures.map((f) => [f.name, f] as const))('%s', (_, fixture) => {
      const expected = fixture.expected as Record<string, unknown>
      const answer = models[family](fixture)
      expect(Object.keys(answer).sort()).toEqual(Object.keys(expected).sort())
      for (const key of Object.keys(expected)) {
        // scikit-learn's L-BFGS stops short of the optimum; how far is part of the fixture.
        const own = key.startsWith('sklearn_lbfgs') ? fixture.checks.maxdiff_sklearn_lbfgs_proba : 0
        expect(distance(answer[key], expected[key]), key).toBeLessThanOrEqual(fixture.tolerance + own)
      }
    })
  })
