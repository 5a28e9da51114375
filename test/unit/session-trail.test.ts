import { describe, expect, it } from 'vitest'
import { trail } from '../../src/core/session/trail.ts'
import { goto, path, treeOfLog } from '../../src/core/session/tree.ts'
import { verify } from '../../src/core/session/verify.ts'
import { answer, ask, clouds, skip, spec } from './session-world.ts'

describe('the audit trail', () => {
  const world = clouds(40)
  const s = spec({ start: { rule: 'hand', n: 0, ids: [0, 1] }, exam: { kind: 'none' } })
  const log = [
    ask([5, 6, 7]),
    answer(6, 1),
    skip(5),
    answer(7, 0),
    { t: 'set', patch: { strategy: { id: 'random' } } } as const,
    ask([8], 'random'),
    answer(8, 1),
    answer(6, 0),
    ask([6], 'audit'),
    { t: 'answer', id: 6, label: 1, who: 'you', sure: 2, ms: 900 } as const,
    ask([9], 'random'),
  ]
  const tree = treeOfLog(s, log)
  const rows = trail(tree, world)

  it('has one row per asked point, with the settings and labels of that moment', () => {
    expect(
      rows.map((r) => [r.round, r.id, r.by, r.settings.strategy.id, r.labelled, r.label, r.pass]),
    ).toEqual([
      [0, 5, 'margin', 'margin', 2, null, 'skip'],
      [0, 6, 'margin', 'margin', 2, 'B', null],
      [0, 7, 'margin', 'margin', 2, 'A', null],
      [1, 8, 'random', 'random', 4, 'B', null],
      [2, 6, 'audit', 'random', 5, 'B', null],
      [3, 9, 'random', 'random', 5, null, null],
    ])
    expect(rows[1]).toMatchObject({
      score: 6 / 7,
      tied: 1,
      fp: 'test/none',
      answers: [{ who: 'you', label: 1 }],
    })
    expect(rows[4].answers).toEqual([{ who: 'you', label: 1, sure: 2, ms: 900, round: 2 }])
  })

  it('leads to the moment of each question', () => {
    for (const row of rows) expect(path(goto(tree, row.node)).at(-1)).toMatchObject({ t: 'ask', by: row.by })
  })
})

describe('a recorded question', () => {
  const ids = Int32Array.of(3, 5, 7, 9)
  const now = { ids, scores: Float64Array.of(0.1, 0.5, 0.5 - 1e-12, 0.2), picks: [5], tolerance: 1e-9 }

  it('is the same, tied, or different now', () => {
    const verdicts = verify({ ids: [5, 7, 9, 4], score: [0.5, 0.5] }, now)
    expect(verdicts).toEqual([
      { id: 5, verdict: 'same', rank: 1, of: 4, then: 0.5, now: 0.5 },
      { id: 7, verdict: 'tied', rank: 1, of: 4, then: 0.5, now: 0.5 - 1e-12 },
      { id: 9, verdict: 'different', rank: 3, of: 4, then: null, now: 0.2 },
      { id: 4, verdict: 'different', rank: null, of: 4, then: null, now: null },
    ])
  })
})
