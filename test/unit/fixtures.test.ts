import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { families, runFixture, type Fixture } from '../reference/adapter.ts'

interface Stored extends Fixture {
  readonly expected: Readonly<Record<string, unknown>>
  readonly tolerance: number
  readonly checks: Readonly<Record<string, number>>
}

const folder = new URL('../reference/values/', import.meta.url)

/** The largest absolute difference of two nested values; Infinity where their shapes differ. */
function distance(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b)
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return a === b ? 0 : Infinity
  const keys = Object.keys(b)
  if (keys.length !== Object.keys(a).length) return Infinity
  return keys.reduce((most, k) => Math.max(most, distance((a as never)[k], (b as never)[k])), 0)
}

interface Family {
  readonly family: string
  readonly fixtures: readonly Stored[]
}

const stored = readdirSync(folder).flatMap((file): readonly Family[] => {
  const read = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Partial<Family> & {
    families?: Family[]
  }
  if (read.families) return read.families
  return read.family && read.fixtures ? [{ family: read.family, fixtures: read.fixtures }] : []
})

describe('families', () => {
  it('all have reference values', () => {
    expect(new Set([...stored.map((s) => s.family), 'issue_tests'])).toEqual(new Set(families))
  })

  it('are named where another is asked for', () => {
    const asked = () => runFixture('toString', { name: '', input: {}, params: {} })
    expect(asked).toThrow(/no family "toString"; there are .*uncertainty/)
  })

  it('answer what they are given, whatever a fixture is called', async () => {
    const severalKinds = stored.filter((s) => ['models', 'stream', 'learning_curve'].includes(s.family))
    for (const { family, fixtures } of severalKinds)
      for (const fixture of fixtures)
        expect(await runFixture(family, { ...fixture, name: 'other' }), fixture.name).toEqual(
          await runFixture(family, fixture),
        )
  })

  it('answer a small test without a name of its own by its input, and refuse what they cannot read', async () => {
    const asked = (input: unknown) => runFixture('issue_tests', { name: 'new', input, params: {} })
    expect(await asked({ proba: [[1, 0]] })).toMatchObject({ entropy_nats: [0], margin: [1] })
    expect(await asked({ scores: [0.1, 0.3, 0.3], n: 2 })).toMatchObject({ picks: [1, 2] })
    expect(() => asked({ tea: 'leaves' })).toThrow(/no test "new"/)
  })
})

for (const { family, fixtures } of stored) {
  describe(`reference values: ${family}`, () => {
    it.each(fixtures.map((f) => [f.name, f] as const))('%s', async (_, fixture) => {
      const answer = (await runFixture(family, fixture)) as Record<string, unknown>
      expect(Object.keys(answer).sort()).toEqual(Object.keys(fixture.expected).sort())
      for (const [key, value] of Object.entries(fixture.expected)) {
        // scikit-learn's L-BFGS stops short of the optimum; how far is part of the fixture.
        const own = key.startsWith('sklearn_lbfgs') ? fixture.checks.maxdiff_sklearn_lbfgs_proba : 0
        expect(distance(answer[key], value), key).toBeLessThanOrEqual(fixture.tolerance + own)
      }
    })
  })
}

describe('cases from bug reports against other systems', () => {
  const { tests } = JSON.parse(readFileSync(new URL('issue_tests.json', folder), 'utf8')) as {
    tests: (Stored & { id: string })[]
  }
  it.each(tests.map((t) => [t.id, t] as const))('%s', async (_, test) => {
    const answer = (await runFixture('issue_tests', test)) as Record<string, unknown>
    expect(Object.keys(answer).sort()).toEqual(Object.keys(test.expected).sort())
    for (const key of Object.keys(test.expected))
      if (key === 'each_at_least') expect(answer[key]).toBeGreaterThanOrEqual(Number(test.expected[key]))
      else expect(distance(answer[key], test.expected[key]), key).toBeLessThanOrEqual(test.tolerance)
  })
})
