import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { strategies } from '../reference/families/strategies.ts'

interface Stored {
  readonly name?: string
  readonly id?: string
  readonly input: Readonly<Record<string, unknown>>
  readonly params?: Readonly<Record<string, unknown>>
  readonly expected: Readonly<Record<string, unknown>>
  readonly tolerance: number
}

const read = (family: string) =>
  JSON.parse(readFileSync(new URL(`../reference/values/${family}.json`, import.meta.url), 'utf8')) as {
    fixtures?: Stored[]
    tests?: Stored[]
  }

/** The largest absolute difference of two nested values; Infinity where their shapes, texts or flags differ. */
function distance(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b)
  if (typeof a !== 'object' || typeof b !== 'object' || !a || !b) return a === b ? 0 : Infinity
  const keys = Object.keys(b)
  if (keys.length !== Object.keys(a).length) return Infinity
  return keys.reduce((most, k) => Math.max(most, distance((a as never)[k], (b as never)[k])), 0)
}

const FAMILIES = [
  'uncertainty',
  'qbc',
  'coreset',
  'density',
  'eer',
  'egl',
  'badge',
  'probcover',
  'typiclust',
  'ranked_batch',
]

for (const family of FAMILIES)
  describe(`reference values: ${family}`, () => {
    it.each(read(family).fixtures!.map((f) => [f.name, f] as const))('%s', (_, fixture) => {
      const answer = strategies[family](fixture)
      expect(Object.keys(answer).sort()).toEqual(Object.keys(fixture.expected).sort())
      for (const key of Object.keys(fixture.expected))
        expect(distance(answer[key], fixture.expected[key]), key).toBeLessThanOrEqual(fixture.tolerance)
    })
  })

describe('mistakes that other systems made', () => {
  it.each(read('issue_tests').tests!.map((t) => [t.id, t] as const))('%s', (_, test) => {
    const answer = strategies.issue_tests(test)
    expect(Object.keys(answer).sort()).toEqual(Object.keys(test.expected).sort())
    for (const key of Object.keys(test.expected))
      if (key === 'each_at_least') expect(answer[key]).toBeGreaterThanOrEqual(Number(test.expected[key]))
      else expect(distance(answer[key], test.expected[key]), key).toBeLessThanOrEqual(test.tolerance)
  })
})
