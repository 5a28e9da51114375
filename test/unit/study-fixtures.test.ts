import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Fixture } from '../reference/families/models.ts'
import { streams } from '../reference/families/streams.ts'

interface Stored extends Fixture {
  readonly expected: Readonly<Record<string, unknown>>
  readonly tolerance: number
}

const read = (family: string): Stored[] =>
  (
    JSON.parse(readFileSync(new URL(`../reference/values/${family}.json`, import.meta.url), 'utf8')) as {
      fixtures: Stored[]
    }
  ).fixtures

/** The largest absolute difference of two numbers or lists; Infinity where one of them is missing or longer. */
function distance(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return Math.abs(a - b)
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b ? 0 : Infinity
  if (a.length !== b.length) return Infinity
  return a.reduce((most: number, v, i) => Math.max(most, distance(v, b[i])), 0)
}

for (const family of ['stream', 'learning_curve'])
  describe(`reference values: ${family}`, () => {
    it.each(read(family).map((f) => [f.name, f] as const))('%s', (_, fixture) => {
      const answer = streams[family](fixture)
      expect(Object.keys(answer).sort()).toEqual(Object.keys(fixture.expected).sort())
      for (const key of Object.keys(fixture.expected))
        expect(distance(answer[key], fixture.expected[key]), key).toBeLessThanOrEqual(fixture.tolerance)
    })
  })
