import { describe, expect, it } from 'vitest'
import { fold, stateHash } from '../../src/core/session/fold.ts'
import { prune, Timeline } from '../../src/core/session/timeline.ts'
import {
  append,
  canRedo,
  canUndo,
  children,
  deedsOf,
  goto,
  leaves,
  path,
  redo,
  redoStep,
  ROOT,
  treeOf,
  treeOfLog,
  undo,
  undoStep,
} from '../../src/core/session/tree.ts'
import type { Event, Tree } from '../../src/core/session/types.ts'
import { answer, ask, clouds, pathHash, pin, spec } from './session-world.ts'

const grow = (tree: Tree, ...events: Event[]) => events.reduce(append, tree)
const start = treeOf(spec())
const set = (batch: number): Event => ({ t: 'set', patch: { batch } })

describe('the tree', () => {
  const trunk = grow(start, ask([1]), answer(1, 0), ask([2]), answer(2, 1))

  it('moves back and forth', () => {
    expect(undo(trunk).head).toBe(2)
    expect(redo(undo(trunk))).toEqual(trunk)
    expect(undo(start)).toBe(start)
    expect(redo(trunk)).toBe(trunk)
    expect(path(undo(undo(trunk)))).toEqual([ask([1]), answer(1, 0)])
  })

  it('branches where the head has been continued before, and redo follows the branch last visited', () => {
    const branched = grow(goto(trunk, 1), ask([3]), answer(3, 0))
    expect(children(branched, 1)).toEqual([2, 4])
    expect(leaves(branched)).toEqual([3, 5])
    expect(redo(goto(branched, 1)).head).toBe(4)
    expect(redo(goto(goto(branched, 3), 1)).head).toBe(2)
    expect(path(branched, 3)).toEqual(path(trunk))
  })

  it('takes up a branch that begins with the same event', () => {
    expect(append(goto(trunk, 1), ask([2])).nodes).toHaveLength(4)
    expect(append(goto(trunk, 1), ask([2])).head).toBe(2)
  })

  it('keeps the hash of the prefix', () => {
    const branched = grow(goto(trunk, 1), ask([3]))
    expect(pathHash(branched, 1)).toBe(pathHash(trunk, 1))
    expect(pathHash(branched)).not.toBe(pathHash(trunk, 2))
    expect(pathHash(trunk, ROOT)).toBe(pathHash(start))
    expect(pathHash(treeOf(spec({ seed: 1 })))).not.toBe(pathHash(start))
  })

  it('takes a dragged slider as one change', () => {
    const dragged = grow(start, set(2), set(3), set(4))
    expect(path(dragged)).toEqual([set(4)])
    expect(path(grow(start, set(2), { t: 'set', patch: { budget: 9 } }, set(3)))).toHaveLength(3)
    expect(path(grow(pin(grow(start, set(2)), 'here'), set(3)))).toHaveLength(2)
    expect(append(undo(grow(start, set(2), ask([1]))), set(5)).nodes).toHaveLength(3)
  })
})

describe('undo of deeds', () => {
  const log = [ask([1]), answer(1, 0), ask([2]), answer(2, 1), ask([3])]
  const tree = treeOfLog(spec(), log)

  it('goes back to the moment at which the previous question was open, and forward again', () => {
    const back = undoStep(tree)
    expect(path(back)).toEqual(log.slice(0, 3))
    expect(redoStep(back)).toEqual(tree)
    expect(path(undoStep(back))).toEqual(log.slice(0, 1))
    expect(redoStep(undoStep(back)).head).toBe(2)
  })

  it('ends at the start', () => {
    const first = undoStep(undoStep(tree))
    expect(canUndo(first)).toBe(false)
    expect(undoStep(first).head).toBe(ROOT)
    expect(canRedo(first)).toBe(true)
    expect(canRedo(tree)).toBe(false)
  })

  it('gives a chosen point up together with its answer', () => {
    const chosen = grow(tree, ask([7], 'you'), answer(7, 0), ask([4]))
    expect(path(undoStep(chosen))).toEqual(log)
    expect(redoStep(undoStep(chosen))).toEqual(chosen)
    const open = grow(tree, ask([7], 'you'))
    expect(path(undoStep(open))).toEqual(log)
    expect(redoStep(undoStep(open))).toEqual(open)
  })

  it('takes the items of a stream that were let pass in a row back in one step, before and after answers', () => {
    const passing: Event = { t: 'advance', n: 1 }
    const stream = treeOfLog(spec(), [passing, passing, ask([1]), answer(1, 0), passing, passing, ask([6])])
    const steps = [stream]
    while (canUndo(steps.at(-1)!)) steps.push(undoStep(steps.at(-1)!))
    expect(steps.map((s) => s.head)).toEqual([6, 3, 2, ROOT])
    for (let i = steps.length - 1; i > 0; i--) expect(redoStep(steps[i])).toEqual(steps[i - 1])
    const amid = goto(stream, 0)
    expect(undoStep(amid).head).toBe(ROOT)
    expect(redoStep(amid).head).toBe(2)
  })

  it('takes a batch back answer by answer', () => {
    const batch = treeOfLog(spec(), [ask([1, 2, 3]), answer(1, 0), answer(2, 0)])
    expect(undoStep(batch).head).toBe(1)
  })

  it('takes simulated answers back with the deed of the person before them', () => {
    const { settings } = spec()
    const mixed = { ...settings, oracle: [...settings.oracle, { ...settings.oracle[0], id: 'Ana' }] }
    const ana = { ...mixed.oracle[1], kind: 'noisy' } as const
    const isDeed = deedsOf({ ...mixed, oracle: [mixed.oracle[0], ana] })
    const votes = [
      ask([1]),
      answer(1, 0, 'Ana'),
      answer(1, 0),
      answer(1, 1, 'Ana'),
      ask([2]),
      answer(2, 0, 'Ana'),
    ]
    const t = treeOfLog(spec(), votes)
    const back = undoStep(t, isDeed)
    expect(path(back)).toEqual(votes.slice(0, 2))
    expect(redoStep(back, isDeed)).toEqual(t)
    expect(deedsOf({ ...mixed, oracle: [ana] })(answer(1, 0, 'Ana'))).toBe(true)
  })
})

describe('the time line', () => {
  const world = clouds(3000)
  const settings = { budget: 100_000 }
  const log = Array.from({ length: 1200 }, (_, id) => [ask([id + 100]), answer(id + 100, id % 2)]).flat()
  const s = spec({ start: { rule: 'random', n: 0 }, exam: { kind: 'none' } }, settings)
  const tree = treeOfLog(s, log)

  it('gives the fold of the path at every node, in any order', () => {
    const timeline = new Timeline(s, world)
    for (const node of [2399, 7, 1200, 8, 1201, ROOT, 2399, 64])
      expect(stateHash(timeline.at(tree, node))).toBe(stateHash(fold(s, log.slice(0, node + 1), world)))
    expect(timeline.at(tree, 1200)).toBe(timeline.at(tree, 1200))
  })

  it('keeps no more than its memory', () => {
    const small = new Timeline(s, world, 2_000_000)
    for (let node = 0; node < 2400; node += 3) small.at(tree, node)
    expect(small.size).toBeLessThan(45)
    expect(small.size).toBeGreaterThan(3)
    expect(small.at(tree, 2399).order).toHaveLength(1200)
  })

  it('sees a coalesced change', () => {
    const timeline = new Timeline(s, world)
    const one = append(tree, set(2))
    expect(timeline.at(one, one.head).settings.batch).toBe(2)
    const two = append(one, set(5))
    expect(two.head).toBe(one.head)
    expect(timeline.at(two, two.head).settings.batch).toBe(5)
  })
})

describe('pruning', () => {
  const world = clouds(40)
  const s = spec({ start: { rule: 'random', n: 0 }, exam: { kind: 'none' } })

  it('leaves out what could not happen and all that followed, and moves head and pins to the last good node', () => {
    let tree = grow(treeOf(s), ask([1]), answer(1, 0), ask([2]), answer(2, 7), ask([3]), answer(3, 1))
    tree = pin(tree, 'end')
    tree = grow(goto(tree, 1), ask([4]), answer(4, 1))
    tree = pin(tree, 'other')
    const pruned = prune(goto(tree, 5), world)
    expect(pruned.ignored.map(({ node, refusal }) => [node, refusal.code])).toEqual([[3, 'bad-label']])
    expect(path(pruned.tree)).toEqual([ask([1]), answer(1, 0), ask([2])])
    expect(pruned.tree.pins.map((p) => path(pruned.tree, p.node).length)).toEqual([3, 4])
    expect(redo(undo(pruned.tree))).toEqual(pruned.tree)
    expect(path(pruned.tree, pruned.tree.pins[1].node).at(-1)).toEqual(answer(4, 1))
  })

  it('keeps a sound tree as it is', () => {
    const tree = grow(goto(grow(treeOf(s), ask([1]), answer(1, 0), ask([2])), 1), ask([5]), answer(5, 1))
    expect(prune(tree, world)).toEqual({ tree, ignored: [] })
  })
})
