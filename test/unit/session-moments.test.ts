import { describe, expect, it } from 'vitest'
import { fold } from '../../src/core/session/fold.ts'
import { marksOf, momentAt, moments, wayOf } from '../../src/core/session/moments.ts'
import { append, goto, path, ROOT, treeOfLog } from '../../src/core/session/tree.ts'
import { answer, ask, clouds, skip, spec } from './session-world.ts'

const world = clouds(40)
const s = spec({ start: { rule: 'hand', n: 0, ids: [0, 1] }, exam: { kind: 'none' } })
const log = [
  ask([5, 6]),
  answer(6, 1),
  skip(5),
  ask([7]),
  { t: 'set', patch: { strategy: { id: 'random' } } } as const,
  ask([8], 'random'),
  answer(8, 1),
  ask([9], 'random'),
]
const tree = treeOfLog(s, log)
const all = moments(tree, world)

describe('the moments of a session', () => {
  it('are those at which it waited for an answer', () => {
    expect(all.map((m) => [m.node, m.round, m.labelled, m.open?.ids, m.next?.t ?? null])).toEqual([
      [0, 1, 2, [5, 6], 'answer'],
      [1, 1, 3, [5, 6], 'pass'],
      [3, 2, 3, [7], 'set'],
      [5, 2, 3, [8], 'answer'],
      [7, 3, 4, [9], null],
    ])
    expect(all.map((m) => m.settings.strategy.id)).toEqual(['margin', 'margin', 'margin', 'random', 'random'])
  })

  it('carry what the fold of their log gives', () => {
    for (const m of all) {
      const state = fold(s, path(tree, m.node), world)
      expect([state.open, state.order.length, state.settings]).toEqual([m.open, m.labelled, m.settings])
      expect(state.rounds.length + 1).toBe(m.round)
    }
  })

  it('include what redo would bring, and the end of a way at which nothing is asked', () => {
    const back = goto(tree, 3)
    expect(moments(back, world)).toEqual(all)
    expect(momentAt(all, 4)).toBe(2)
    expect(momentAt(all, 2)).toBe(1)
    expect(momentAt(all, 0)).toBe(0)
    const ended = goto(treeOfLog(s, log.slice(0, 7)), 6)
    expect(moments(ended, world).at(-1)).toMatchObject({ node: 6, labelled: 4, open: null, next: null })
    expect(moments(treeOfLog(s, []), world)).toMatchObject([{ node: ROOT, step: 0, labelled: 2 }])
  })

  it('follow the branch last visited', () => {
    const branched = append(goto(tree, 3), answer(7, 0))
    expect(wayOf(branched)).toEqual([0, 1, 2, 3, 8])
    expect(wayOf(goto(goto(branched, 7), 3))).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  })
})

describe('the marks of the time line', () => {
  it('are the labels in their order, the start as one', () => {
    const start = fold(s, [], world)
    expect(marksOf(tree, start, wayOf(tree)).map((m) => [m.labels, m.id, m.label])).toEqual([
      [2, 1, 1],
      [3, 6, 1],
      [4, 8, 1],
    ])
  })
})
