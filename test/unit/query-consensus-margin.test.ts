import { expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { consensusMargin } from '../../src/core/query/strategies/consensusMargin.ts'
import { context, pick } from '../reference/families/strategy-pool.ts'

/** Two members, three points. */
const members = [
  [
    [0.9, 0.1, 0],
    [0.6, 0.3, 0.1],
    [0.4, 0.3, 0.3],
  ],
  [
    [0.1, 0.9, 0],
    [0.6, 0.2, 0.2],
    [0.5, 0.1, 0.4],
  ],
]
const X = [
  [0, 0],
  [1, 0],
  [2, 0],
]

it('is the margin of the mean, not the mean of the margins', () => {
  const c = context({ X, members })
  const scores = run(consensusMargin.score(c.cand, c, {}, undefined, []))
  // Means (.5, .5, 0), (.6, .25, .15) and (.45, .2, .35).
  ;[1, 1 - 0.35, 1 - 0.1].forEach((wanted, i) => expect(scores[i]).toBeCloseTo(wanted, 12))
  expect(pick('consensusMargin', c, 3).picks.map((p) => p.id)).toEqual([0, 2, 1])
})

it('is the margin of the model where all members are alike', () => {
  const alike = context({ X, members: [members[1], members[1]], proba: members[1] })
  const own = (id: string) => [...pick(id, alike, 1).scores]
  own('margin').forEach((wanted, i) => expect(own('consensusMargin')[i]).toBeCloseTo(wanted, 12))
})
