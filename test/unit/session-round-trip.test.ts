import fc from 'fast-check'
import { expect, it } from 'vitest'
import { check } from '../../src/core/session/check.ts'
import { readSession, writeSession } from '../../src/core/session/file.ts'
import { fold, stateHash } from '../../src/core/session/fold.ts'
import { prune } from '../../src/core/session/timeline.ts'
import { append, goto, path, treeOf } from '../../src/core/session/tree.ts'
import type { Event, State } from '../../src/core/session/types.ts'
import { ask, catalogue, clouds, pin, skip, spec, unsure } from './session-world.ts'

const world = clouds(40, 30)
const noisy = { id: 'Ana', kind: 'noisy', error: 0.25, cost: 2, seconds: 3 } as const
const own = spec(
  { seed: 7, start: { rule: 'hand', n: 0, ids: [3, 0, 8, 5] } },
  { oracle: [spec().settings.oracle[0], noisy] },
)

const id = fc.nat(45)
const coordinate = fc.double({ min: -9, max: 9, noNaN: true })
const xy = fc.tuple(coordinate, coordinate)
const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 })
const answer = fc.record({
  t: fc.constant('answer' as const),
  id,
  label: fc.nat(2),
  who: fc.constantFrom('you', 'Ana'),
  sure: fc.constantFrom<1 | 2 | 3>(1, 2, 3),
  ms: fc.nat(600_000),
})
const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 3, arbitrary: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }).map((ids) => ask(ids)) },
  { weight: 3, arbitrary: answer },
  id.map(skip),
  id.map((point) => unsure(point)),
  fc.integer({ min: 1, max: 5 }).map((batch) => ({ t: 'set', patch: { batch } }) as const),
  fc
    .double({ min: 0, max: 8, noNaN: true })
    .map((beta) => ({ t: 'set', patch: { strategy: { id: 'density', params: { beta } } } }) as const),
  name.map((last) => ({ t: 'classes', names: ['A', 'B', last] }) as const),
  fc
    .tuple(id, xy, xy)
    .map(([id, at, to]) => ({ t: 'points', add: [{ xy: at, truth: 1 }], move: [{ id, xy: to }] }) as const),
)
/** An event, a way to another node, or a name for the node. */
const step = fc.oneof(
  { weight: 8, arbitrary: event },
  { weight: 1, arbitrary: fc.nat() },
  { weight: 1, arbitrary: name },
)

/** Reactions are to what is open, if anything is. */
const toOpen = (e: Event, { open }: State): Event =>
  open && (e.t === 'answer' || e.t === 'pass') ? { ...e, id: open.ids[e.id % open.ids.length] } : e

it('a file gives back any session: the same tree, and the same states', () => {
  let nodes = 0
  const kinds = new Set<string>()
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40, size: 'max' }), (steps) => {
      let tree = treeOf(own)
      for (const s of steps) {
        const n = tree.nodes.length
        if (typeof s === 'number') tree = goto(tree, (s % (n + 1)) - 1)
        else if (typeof s === 'string') tree = n > 0 ? pin(tree, s) : tree
        else {
          const state = fold(own, path(tree), world)
          const e = toOpen(s, state)
          if (check(state, e, catalogue) === null) tree = append(tree, e)
        }
      }
      const read = readSession(writeSession(tree), catalogue)
      expect(read).toEqual({ ok: true, tree, ignored: [] })
      if (!read.ok) return
      expect(prune(read.tree, world, catalogue)).toEqual({ tree, ignored: [] })
      const at = (of: typeof tree) =>
        [...of.nodes.keys()]
          .filter((node) => node % 4 === 0 || node === of.head)
          .map((node) => stateHash(fold(of.spec, path(of, node), world)))
      expect(at(read.tree)).toEqual(at(tree))
      nodes += tree.nodes.length
      for (const { e } of tree.nodes) kinds.add(e.t)
    }),
    { numRuns: 120, seed: 8 },
  )
  expect(nodes).toBeGreaterThan(500)
  expect([...kinds].sort()).toEqual(['answer', 'ask', 'classes', 'pass', 'points', 'set'])
})
