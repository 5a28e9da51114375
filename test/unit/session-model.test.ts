import fc from 'fast-check'
import { expect, it } from 'vitest'
import { check } from '../../src/core/session/check.ts'
import { readSession, writeSession } from '../../src/core/session/file.ts'
import { fold, replay, stateHash } from '../../src/core/session/fold.ts'
import { readLink, writeLink } from '../../src/core/session/link.ts'
import { packLog, unpackLog } from '../../src/core/session/log.ts'
import { auditPick } from '../../src/core/session/oracle.ts'
import { canonical } from '../../src/core/session/canonical.ts'
import { Timeline } from '../../src/core/session/timeline.ts'
import {
  append,
  goto,
  path,
  redo,
  redoStep,
  ROOT,
  treeOf,
  undo,
  undoStep,
} from '../../src/core/session/tree.ts'
import type { Event, Spec, State, Tree } from '../../src/core/session/types.ts'
import { askable } from '../../src/core/session/views.ts'
import { answer, ask, catalogue, clouds, pathHash, pin, spec, unsure } from './session-world.ts'

const world = clouds(16, 12)
const noisy = { id: 'Ana', kind: 'noisy', error: 0.2, cost: 3, seconds: 2 } as const
const you = spec().settings.oracle[0]
const specs: readonly Spec[] = [
  spec({ start: { rule: 'perClass', n: 1 } }, { budget: 30 }),
  spec(
    { start: { rule: 'spread', n: 3 } },
    { oracle: [you, noisy], votesPerPoint: 2, merge: 'weighted', turns: 'rotate' },
  ),
  spec({ exam: { kind: 'paid', n: 3 } }, { retrainEvery: 3, merge: 'majority', budgetIn: 'cost' }),
  spec({ mode: 'stream' }, { stream: { rule: 'variable', params: {} } }),
]

/** An event that can often, but not always, happen in `s`, chosen by two numbers. */
function propose(s: State, kind: number, x: number): Event {
  const pool = askable(s)
  const one = pool.length > 0 ? pool[x % pool.length] : x
  const open = s.open?.ids[x % s.open.ids.length] ?? x % 12
  switch (kind % 13) {
    case 0:
      return ask([one])
    case 1:
      return ask([...pool.slice(x % 5, (x % 5) + 3)])
    case 2:
      return { ...ask([one], 'you'), tied: [] } as Event
    case 3:
      return ask(auditPick(s, 1 + (x % 2)), 'audit')
    case 4:
    case 5:
    case 6:
      return { t: 'answer', id: open, label: x % s.classes.length, who: x % 3 ? 'you' : 'Ana', ms: x * 10 }
    case 7:
      return { t: 'answer', id: s.order[x % s.order.length] ?? 0, label: x % 3, who: 'you', sure: 2 }
    case 8:
      return x % 2 ? unsure(open, x % 4 ? 'you' : 'Ana') : { t: 'pass', id: open, who: 'you', why: 'skip' }
    case 9: {
      const patches = [
        { batch: x + 1 },
        { merge: 'last' },
        { retrainEvery: x % 4 },
        { committee: { k: x + 1 } },
      ]
      return { t: 'set', patch: patches[x % 4] as never }
    }
    case 10:
      return { t: 'classes', names: [...s.classes, `new ${x}`] }
    case 11:
      return x % 2
        ? { t: 'points', add: [{ xy: [x / 3, 1], truth: 0 }], move: [{ id: x % 12, xy: [0.5, x / 7] }] }
        : { t: 'points', remove: [x % 12] }
    default:
      return { t: 'advance', n: 1 + (x % 2) }
  }
}

/** Moves of a person: mostly events, sometimes through time, sometimes out into a file and back. */
function act(tree: Tree, state: State, kind: number, x: number): Tree {
  switch (kind) {
    case 13:
      return undo(tree)
    case 14:
      return redo(tree)
    case 15:
      return goto(tree, (x % (tree.nodes.length + 1)) - 1)
    case 16:
      return undoStep(tree)
    case 17:
      return redoStep(tree)
    case 18:
      return pin(tree, `pin ${x % 3}`)
    case 19:
      return x % 3 === 0 ? reloaded(tree) : tree
    default: {
      const e = propose(state, kind, x)
      return check(state, e) ? tree : append(tree, e)
    }
  }
}

/** As `expect(a).toBe(b)`, without its cost: it is asked some 60,000 times. */
function same(a: unknown, b: unknown): void {
  if (!Object.is(a, b)) expect(a).toBe(b)
}

function reloaded(tree: Tree): Tree {
  const file = readSession(writeSession(tree), catalogue)
  if (!file.ok) throw new Error(file.code)
  same(canonical(file.tree), canonical(tree))
  same(canonical([...file.tree.last]), canonical([...tree.last]))
  return file.tree
}

/** The head's log as a link gives it back. */
function shared(tree: Tree): readonly Event[] {
  const link = readLink(writeLink(tree.spec, path(tree), catalogue), catalogue)
  if (!link.ok) throw new Error(link.code)
  expect(link.spec).toEqual(tree.spec)
  expect(link.warnings).toEqual([])
  return link.events
}

const bare = (log: readonly Event[]): string =>
  JSON.stringify(log.map((e) => (e.t === 'ask' ? [e.ids, e.by, e.fp] : e)))

/** Moves, as `31 kind + x`. */
const moves = fc.array(fc.nat(20 * 31 - 1), { minLength: 3, maxLength: 14 })

it('keeps its promises over 10,000 random sessions', () => {
  let events = 0
  let branched = 0
  fc.assert(
    fc.property(fc.constantFrom(...specs), moves, fc.nat(19), (s, script, turn) => {
      const timeline = new Timeline(s, world, 200_000)
      let tree = treeOf(s)
      let before = tree
      for (const move of script) {
        if (tree.nodes.length < 5) before = tree
        tree = act(tree, timeline.at(tree, tree.head), Math.floor(move / 31), move % 31)
      }
      events += tree.nodes.length
      branched += tree.nodes.some((n, i) => n.parent !== i - 1) ? 1 : 0

      // Incremental fold = fold of the whole path.
      const log = path(tree)
      const hash = stateHash(fold(s, log, world))
      same(stateHash(timeline.at(tree, tree.head)), hash)

      // Redo after undo is the identity.
      const back = redo(undo(tree))
      same(back.nodes, tree.nodes)
      if (tree.head !== ROOT) same(back.head, tree.head)

      // Whatever is added later, also on branches, the log before it stays.
      const old = before.head !== ROOT && before.nodes[before.head].e.t === 'set' ? ROOT : before.head
      same(pathHash(tree, old), pathHash(before, old))

      // A log in a link leads to the same state; only scores and ties are gone.
      const packed = unpackLog(packLog(log))
      const given = turn === 0 ? shared(tree) : packed.ok ? packed.events : []
      same(bare(given), bare(log))
      const again = replay(s, given, world, turn === 0 ? catalogue : undefined)
      same(again.refusal, null)
      if (turn < 5) same(stateHash(again.state), hash)
    }),
    { numRuns: 10_000 },
  )
  expect(events).toBeGreaterThan(20_000)
  expect(branched).toBeGreaterThan(1000)
})

it('undoes a deed and redoes it, wherever the session rests', () => {
  const s = specs[0]
  const deeds = fc.array(fc.tuple(fc.nat(12), fc.nat(30)), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(deeds, (script) => {
      const timeline = new Timeline(s, world)
      let tree = treeOf(s)
      const settle = () => {
        const state = timeline.at(tree, tree.head)
        const [id] = askable(state)
        if (!state.open && id !== undefined && !check(state, ask([id]))) tree = append(tree, ask([id]))
      }
      settle()
      for (const [kind, x] of script) {
        const state = timeline.at(tree, tree.head)
        const e = propose(state, kind, x)
        if (e.t === 'ask' || check(state, e)) continue
        tree = append(tree, e)
        settle()
      }
      const back = undoStep(tree)
      expect(redoStep(back)).toEqual(tree)
      // What was open before the deed is open again.
      if (back.head !== ROOT && back.nodes[back.head].e.t === 'ask')
        expect(timeline.at(back, back.head).open).not.toBeNull()
    }),
    { numRuns: 500 },
  )
})

it('folds a long session, scrubs it, and opens it from a file', () => {
  const big = clouds(6000)
  const s = spec({ start: { rule: 'random', n: 0 }, exam: { kind: 'none' } }, { budget: 10_000 })
  const log = Array.from({ length: 2500 }, (_, i) => [ask([2 * i]), answer(2 * i, i % 2)]).flat()
  const state = fold(s, log, big)
  expect(state.rounds).toHaveLength(2500)
  const file = readSession(
    writeSession({ ...treeOf(s), nodes: log.map((e, i) => ({ parent: i - 1, e })), head: 4999 }),
    catalogue,
  )
  if (!file.ok) throw new Error(file.code)
  expect(stateHash(new Timeline(s, big).at(file.tree, 4999))).toBe(stateHash(state))
})
