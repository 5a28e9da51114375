import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { check } from '../../src/core/session/check.ts'
import { Draft } from '../../src/core/session/draft.ts'
import { Timeline } from '../../src/core/session/timeline.ts'
import { append, goto, ROOT, treeOf, treeOfLog } from '../../src/core/session/tree.ts'
import type { Event, Spec, State, Tree } from '../../src/core/session/types.ts'
import { coarseToFine, reach } from '../../src/page/curve-parts.ts'
import { Graded } from '../../src/page/graded.ts'
import { milestones } from '../../src/page/milestones.ts'
import { keyOf } from '../../src/page/model-key.ts'
import { answer, ask, catalogue, clouds, spec } from './session-world.ts'

const world = clouds(60)
const you = spec().settings.oracle[0]
const noisy = { id: 'Ana', kind: 'noisy', error: 0.25, cost: 2, seconds: 30 } as const
const start = { start: { rule: 'hand', n: 0, ids: [0, 1, 2, 3] } } as const
const SESSIONS: readonly Spec[] = [
  spec({ ...start, exam: { kind: 'none' } }, { oracle: [you, noisy] }),
  spec({ ...start, exam: { kind: 'paid', n: 4 } }, { oracle: [you, noisy], retrainEvery: 2 }),
  spec(
    { ...start, mode: 'stream', exam: { kind: 'none' } },
    { stream: { rule: 'variable', params: { s: 0.2, memory: 5 } } },
  ),
]
const id = fc.nat(60)
const said = fc
  .tuple(id, fc.nat(1), fc.constantFrom('you', 'Ana'), fc.constantFrom<1 | 2 | 3>(1, 2, 3))
  .map(([point, label, who, sure]): Event => ({ t: 'answer', id: point, label, who, sure }))
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 2, arbitrary: fc.tuple(id, id).map((ids) => ask([...new Set(ids)], 'audit')) },
  { weight: 4, arbitrary: said },
  fc
    .constantFrom<Extract<Event, { t: 'set' }>['patch'][]>(
      { merge: 'majority' },
      { votesPerPoint: 2 },
      { retrainEvery: 3 },
      { retrainEvery: 0 },
      { classWeights: 'balanced' },
      { model: { id: 'knn', params: { k: 3 } } },
    )
    .map((patch): Event => ({ t: 'set', patch })),
  fc.tuple(id, fc.nat(8)).map(([point, x]): Event => ({
    t: 'points',
    move: [{ id: point, xy: [x / 8, 0] }],
    add: [{ xy: [x / 8, 1], truth: x % 2 }],
  })),
  fc.constant<Event>({ t: 'classes', names: ['A', 'B', 'C'] }),
  fc.constant<Event>({ t: 'advance', n: 1 }),
)

const round = fc.tuple(id, said).map(([point, e]) => [ask([point]), e])

/** A tree of those of the events that can happen; numbers go to other nodes. */
function grown(own: Spec, steps: readonly (Event | number)[]): Tree {
  const timeline = new Timeline(own, world)
  return steps.reduce((tree: Tree, step): Tree => {
    if (typeof step === 'number') return goto(tree, (step % (tree.nodes.length + 1)) - 1)
    const state = timeline.at(tree, tree.head)
    const waits = state.open?.ids.find((i) => !state.open!.answered.includes(i))
    const e = step.t === 'answer' && waits !== undefined && step.sure !== 3 ? { ...step, id: waits } : step
    return check(state, e, catalogue) === null ? append(tree, e) : tree
  }, treeOf(own))
}
/** What milestones are, state by state. */
function plainly(tree: Tree, at: (node: number) => State) {
  const found = new Map<number, { node: number; key: string; spent: State['spent'] }>()
  const way: number[] = []
  for (let k = tree.head; k !== ROOT; k = tree.nodes[k].parent) way.push(k)
  for (const node of [ROOT, ...way.reverse()]) {
    if (node !== ROOT && tree.nodes[node].e.t === 'ask') continue
    const state = at(node)
    if (state.train.length === state.order.length)
      found.set(state.order.length, { node, key: keyOf(state), spent: state.spent })
  }
  return [...found].sort((a, b) => a[0] - b[0]).map(([labels, m]) => ({ labels, ...m }))
}

afterEach(() => void vi.restoreAllMocks())

describe('the milestones of a way', () => {
  it('are the moments at which the model knows every label, and have the names of their states', () => {
    let seen = 0
    const some = fc.array(
      fc.oneof(
        { weight: 7, arbitrary: round },
        { weight: 7, arbitrary: event.map((e) => [e]) },
        fc.nat().map((to) => [to]),
      ),
      {
        minLength: 10,
        maxLength: 40,
        size: 'max',
      },
    )
    fc.assert(
      fc.property(fc.constantFrom(...SESSIONS), some, fc.nat(), (own, all, cut) => {
        const tree = grown(own, all.flat())
        const timeline = new Timeline(own, world)
        const at = (node: number) => timeline.at(tree, node)
        // Part of the way is known before, as it is while a session goes on.
        milestones(tree, at, (cut % (tree.nodes.length + 1)) - 1)
        const found = milestones(tree, at).map(({ labels, node, key, spent }) => ({
          labels,
          node,
          key,
          spent,
        }))
        expect(found).toEqual(plainly(tree, at))
        seen += found.length
      }),
      { numRuns: 300 },
    )
    expect(seen).toBeGreaterThan(600)
  })

  it('of 5,000 events fold each of them once, and one more event folds one', () => {
    const large = clouds(2600)
    const own = spec({ ...start, exam: { kind: 'none' } }, { budget: 5000 })
    const log = Array.from({ length: 2500 }, (_, i) => [ask([i + 4]), answer(i + 4, i % 2)]).flat()
    const tree = treeOfLog(own, log)
    const timeline = new Timeline(own, large)
    const at = (node: number) => timeline.at(tree, node)
    const applied = vi.spyOn(Draft.prototype, 'apply')
    expect(milestones(tree, at)).toHaveLength(2501)
    expect(applied).toHaveBeenCalledTimes(5000)
    expect(milestones(tree, at)).toHaveLength(2501)
    expect(applied).toHaveBeenCalledTimes(5000)
    at(tree.head)
    applied.mockClear()
    const more = [ask([2550]), answer(2550, 1)].reduce(append, tree)
    expect(milestones(more, (node) => timeline.at(more, node))).toHaveLength(2502)
    expect(applied).toHaveBeenCalledTimes(2)
  })
})

describe('the name of a model', () => {
  const named = (own: Spec, log: readonly Event[]) =>
    keyOf(new Timeline(own, world).at(treeOfLog(own, log), log.length - 1))
  const log = [ask([5]), answer(5, 0), ask([6]), answer(6, 1)]
  const [own] = SESSIONS

  it('is that of the labels, not of the way to them', () => {
    expect(named(own, [...log.slice(2), ...log.slice(0, 2)])).toBe(named(own, log))
    expect(named(own, [...log.slice(0, 3), answer(6, 0), answer(6, 1)])).toBe(named(own, log))
  })
  it('differs with every label, weight, model and class weight', () => {
    const others: Event[][] = [
      [...log.slice(0, 3), answer(6, 0)],
      [ask([5]), answer(5, 1), ask([6]), answer(6, 0)],
      [...log.slice(0, 3), { t: 'answer', id: 6, label: 1, who: 'you', sure: 1 }],
      [...log, { t: 'set', patch: { classWeights: 'balanced' } }],
      [...log, { t: 'set', patch: { model: { id: 'knn', params: { k: 5 } } } }],
      log.slice(0, 2),
    ]
    expect(new Set([log, ...others].map((l) => named(own, l))).size).toBe(others.length + 1)
  })
})

describe('what is graded in the background', () => {
  it('comes from coarse to fine, each once', () => {
    expect(coarseToFine([0, 1, 2, 3, 4, 5, 6, 7, 8])).toEqual([0, 8, 4, 2, 6, 1, 3, 5, 7])
    for (const n of [0, 1, 2, 3, 10, 101]) {
      const all = Array.from({ length: n }, (_, i) => i)
      expect(coarseToFine(all).sort((a, b) => a - b)).toEqual(all)
    }
  })

  it('is kept within bounds, and what was found by it stays', () => {
    const graded = new Graded(30)
    graded.name('a', Uint8Array.of(0, 1, 1, 0, 0, 1, 1, 0, 0, 1))
    graded.name('b', Uint8Array.of(0, 1, 1, 0, 0, 1, 1, 0, 1, 0))
    expect(graded.agreement('a', 'b')).toBe(0.8)
    for (const key of ['c', 'd', 'e']) graded.name(key, new Uint8Array(10))
    expect(graded.agreement('a', 'b')).toBe(0.8)
    expect(graded.agreement('b', 'c')).toBeUndefined()
    expect(graded.agreement('c', 'e')).toBe(1)
  })
})

describe('the random baseline', () => {
  const at = (own: Spec) => new Timeline(own, world).at(treeOf(own), ROOT)
  const reached = (settings: Parameters<typeof spec>[1], part: Partial<Spec> = {}) => {
    const state = at(spec({ ...start, exam: { kind: 'none' }, ...part }, settings))
    return reach(state, state)
  }
  it('goes as far as the budget, whatever that counts', () => {
    expect(reached({ budget: 24 })).toBe(20)
    expect(reached({ budget: 24, budgetIn: 'points' })).toBe(20)
    expect(reached({ budget: 24, oracle: [you, noisy], votesPerPoint: 2 })).toBe(10)
    expect(reached({ budget: 40, budgetIn: 'cost', oracle: [noisy] })).toBe(16)
    expect(reached({ budget: 10, budgetIn: 'minutes', oracle: [noisy] })).toBe(16)
    expect(reached({ budget: 24 }, { exam: { kind: 'paid', n: 5 } })).toBe(15)
    expect(reached({ budget: 1, budgetIn: 'minutes', oracle: [{ ...you, seconds: 0 }] })).toBe(Infinity)
  })
})
