import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { branches, cut, nameBranch, overlap } from '../../src/core/session/branches.ts'
import { firstAt, labelsTo, saving } from '../../src/core/session/saving.ts'
import { append, goto, leaves, path, ROOT, treeOf, treeOfLog } from '../../src/core/session/tree.ts'
import type { Tree } from '../../src/core/session/types.ts'
import { answer, ask, pathHash, pin, skip, spec, unsure } from './session-world.ts'

const trunk = treeOfLog(spec(), [ask([1]), answer(1, 0), ask([2]), answer(2, 1), ask([3])])
const forked = [ask([5], 'random'), answer(5, 0), ask([6], 'random')].reduce(append, goto(trunk, 1))

describe('branches', () => {
  it('are the ways that were answered on, with what is their own', () => {
    expect(branches(trunk)).toEqual([
      { leaf: 4, from: ROOT, own: [0, 1, 2, 3, 4], name: null, current: true },
    ])
    expect(branches(forked)).toEqual([
      { leaf: 4, from: 1, own: [2, 3, 4], name: null, current: false },
      { leaf: 7, from: 1, own: [5, 6, 7], name: null, current: true },
    ])
    const asked = append(goto(trunk, 1), ask([9]))
    expect(branches(goto(asked, 4)).map((b) => b.leaf)).toEqual([4])
    expect(branches(treeOf(spec()))).toEqual([])
  })

  it('are not lost where they end in twigs that carry no answer', () => {
    const skipped = [skip(3), ask([4])].reduce(append, trunk)
    const twigs = [unsure(3), ask([5])].reduce(append, goto(skipped, 4))
    expect(branches(twigs).map((b) => [b.leaf, b.from, b.current])).toEqual([[8, ROOT, true]])
    const tree = [answer(1, 1), ask([6])].reduce(append, goto(twigs, 0))
    expect(branches(tree).map((b) => [b.leaf, b.from, b.current])).toEqual([
      [8, 0, false],
      [10, 0, true],
    ])
    const left = cut(tree, branches(tree)[0])
    expect(path(left)).toEqual(path(tree))
    expect(leaves(left)).toHaveLength(1)
  })

  it('are named, and a name that is taken gets a number', () => {
    const [first, second] = branches(forked)
    let tree = nameBranch(forked, first, ' careful ')
    tree = nameBranch(tree, second, 'careful')
    expect(branches(tree).map((b) => b.name)).toEqual(['careful', 'careful 2'])
    tree = nameBranch(tree, branches(tree)[0], 'quick')
    expect(branches(append(tree, answer(6, 1))).map((b) => b.name)).toEqual(['quick', 'careful 2'])
    expect(branches(nameBranch(tree, branches(tree)[0], ' ')).map((b) => b.name)).toEqual([null, 'careful 2'])
  })

  it('are taken away without touching another, the one of the head never', () => {
    const [first, second] = branches(forked)
    const left = cut(forked, first)
    expect(path(left)).toEqual(path(forked))
    expect(left.nodes).toHaveLength(5)
    expect(branches(left)).toHaveLength(1)
    expect(cut(forked, second)).toBe(forked)
    const named = cut(pin(pin(forked, 'kept', 7), 'lost', 3), first)
    expect(named.pins).toEqual([{ name: 'kept', node: 4 }])
  })

  it('keep their logs and hashes when any other is taken away', () => {
    const step = fc.record({ to: fc.nat(40), id: fc.nat(5), label: fc.nat(1) })
    fc.assert(
      fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), fc.nat(), (steps, at) => {
        let tree: Tree = treeOf(spec())
        for (const { to, id, label } of steps)
          tree = [ask([id]), answer(id, label)].reduce(append, goto(tree, (to % (tree.nodes.length + 1)) - 1))
        const all = branches(tree)
        const gone = all[at % all.length]
        const left = cut(tree, gone)
        const logs = (t: Tree) => leaves(t).map((leaf) => pathHash(t, leaf))
        expect(pathHash(left)).toBe(pathHash(tree))
        if (gone.current) {
          expect(left).toBe(tree)
          return
        }
        const kept = logs(tree).filter((h) => h !== pathHash(tree, gone.leaf))
        expect(logs(left)).toEqual(expect.arrayContaining(kept))
        for (const [from, to] of left.last) expect(left.nodes[to].parent).toBe(from)
      }),
      { numRuns: 300 },
    )
  })

  it('count the points that both asked', () => {
    expect(overlap({ order: [0, 1] }, { order: [0, 1, 5, 6, 7] }, { order: [0, 1, 6, 8] })).toEqual({
      both: 1,
      a: 3,
      b: 2,
    })
  })
})

describe('the saving', () => {
  const own = [
    { labels: 4, value: 0.8 },
    { labels: 12, value: 0.953 },
    { labels: 13, value: 0.94 },
  ]
  const random = [
    { labels: 4, value: 0.8 },
    { labels: 30, value: 0.945 },
    { labels: 40, value: 0.955 },
  ]

  it('reads both curves at the highest hundredth that both hold', () => {
    expect(saving(own, random)).toEqual({ target: 0.94, own: 12, other: 30 })
    expect(labelsTo(random, 0.8)).toBe(4)
    expect(labelsTo(random, 0.95)).toBe(35)
    expect(labelsTo(random, 0.96)).toBeNull()
    expect(firstAt(own, 0.9)).toBe(12)
  })

  it('does not count a lucky model that the next one fell behind', () => {
    const lucky = [
      { labels: 4, value: 0.8 },
      { labels: 5, value: 0.95 },
      { labels: 6, value: 0.7 },
    ]
    expect(saving(lucky, random)).toBeNull()
    const later = [...lucky, { labels: 20, value: 0.95 }]
    expect(saving(later, random)).toEqual({ target: 0.95, own: 20, other: 35 })
  })

  it('is not spoken of where nothing was learnt or nothing is known', () => {
    expect(saving([{ labels: 4, value: 0.9 }], random)).toBeNull()
    expect(saving([], random)).toBeNull()
    expect(saving(own, [])).toBeNull()
  })
})
