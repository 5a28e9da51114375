import { expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { source } from '../../src/core/math/random.ts'
import type { Ctx } from '../../src/core/query/types.ts'
import { powerMargin } from '../../src/core/query/strategies/powerMargin.ts'

/** Two candidates with margins 0.5 and 0: weights (1 - m)^2 of 1/4 and 1. */
const context = (round: number) =>
  ({
    C: 2,
    round,
    rnd: source(7),
    cand: { n: 2, ids: Int32Array.of(3, 8), p: Float64Array.of(0.75, 0.25, 0.5, 0.5) },
  }) as unknown as Ctx

it('draws in proportion to the power of one minus the margin', () => {
  let second = 0
  const ROUNDS = 4000
  for (let round = 0; round < ROUNDS; round++) {
    const c = context(round)
    const [a, b] = run(powerMargin.score(c.cand, c, { power: 2 }, null, []))
    if (b > a) second++
  }
  expect(second / ROUNDS).toBeGreaterThan(0.77)
  expect(second / ROUNDS).toBeLessThan(0.83)
})
