import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { readSession, writeSession } from '../../src/core/session/file.ts'
import { fold, stateHash } from '../../src/core/session/fold.ts'
import { prune } from '../../src/core/session/timeline.ts'
import { append, goto, path, treeOf } from '../../src/core/session/tree.ts'
import type { Event, Tree } from '../../src/core/session/types.ts'
import { session as en } from '../../src/text/en/session.ts'
import { answer, ask, catalogue, clouds, pin, skip, spec, unsure } from './session-world.ts'

const world = clouds(40, 30)
const noisy = { id: 'Ana', kind: 'noisy', error: 0.25, cost: 2, seconds: 3 } as const
const own = spec(
  { seed: 7, start: { rule: 'hand', n: 0, ids: [3, 0, 8, 5] } },
  { oracle: [spec().settings.oracle[0], noisy] },
)
const grow = (tree: Tree, ...events: Event[]) => events.reduce(append, tree)

/** A session with every kind of event, and a branch. */
const trunk = grow(
  treeOf(own),
  ask([20]),
  { t: 'answer', id: 20, label: 0, who: 'you', sure: 2, ms: 1200 },
  ask([21, 22]),
  unsure(21),
  answer(21, 1, 'Ana'),
  skip(22),
  { t: 'set', patch: { strategy: { id: 'density', params: { beta: 2 } }, batch: 2 } },
  { t: 'classes', names: ['A', 'B', 'ねこ'] },
  { t: 'points', add: [{ xy: [0.1, 0.2], truth: 1 }], move: [{ id: 5, xy: [1, 1] }], remove: [20] },
  ask([23], 'you'),
  answer(23, 2),
)
const tree = grow(pin(goto(trunk, 1), 'fork'), ask([24]), answer(24, 1))
const read = (text: string) => readSession(text, catalogue)
const edit = (change: (json: Record<string, unknown>) => void): string => {
  const json = JSON.parse(writeSession(tree)) as Record<string, unknown>
  change(json)
  return JSON.stringify(json)
}

describe('a session file', () => {
  it('gives back the same tree', () => {
    expect(read(writeSession(tree))).toEqual({ ok: true, tree, ignored: [] })
  })

  it.each([
    ['not-a-session', ''],
    ['not-a-session', '[]'],
    ['not-a-session', 'null'],
    ['not-a-session', '{"format":"other","v":1}'],
    ['not-a-session', edit((j) => (j.v = 'x'))],
    ['newer-version', edit((j) => (j.v = 4))],
    ['bad-file', edit((j) => delete j.nodes)],
    ['bad-file', edit((j) => (j.head = 99))],
    ['bad-file', edit((j) => (j.nodes = [{ parent: 0, e: ask([1]) }]))],
    ['bad-file', edit((j) => (j.pins = [{ name: 'x', node: 50 }]))],
    ['bad-file', edit((j) => (j.last = [[0, 0]]))],
    ['bad-file', edit((j) => delete j.spec)],
    ['bad-file', edit((j) => (j.spec = { ...own, seed: 0.5 }))],
    [
      'bad-file',
      edit((j) => (j.spec = { ...own, settings: { ...own.settings, strategy: { id: 'gpt', params: {} } } })),
    ],
    ['bad-file', edit((j) => (j.nodes = [{ parent: -1, e: { t: 'explode' } }]))],
  ])('is refused: %s', (code, text) => {
    const result = read(text)
    expect(result).toMatchObject({ ok: false, code })
  })

  it('names the place of the damage', () => {
    const text = edit((j) => ((j.nodes as { e: { label: number } }[])[1].e.label = -3))
    expect(read(text)).toEqual({ ok: false, code: 'bad-file', args: { at: 'nodes[1].e.label', given: '-3' } })
  })

  it('leaves unknown keys out and names them', () => {
    const result = read(edit((j) => Object.assign(j, { colour: 'red' })))
    expect(result).toMatchObject({ ok: true, tree, ignored: [{ at: 'colour', given: 'red' }] })
  })

  it('cannot reach the prototype of anything', () => {
    const text = writeSession(tree)
      .replace('{"parent"', '{"__proto__":{"polluted":1},"parent"')
      .replace('"params":{', '"params":{"__proto__":{"polluted":1},"constructor":1,')
    const result = read(text)
    expect(result.ok).toBe(false)
    expect(({} as { polluted?: number }).polluted).toBeUndefined()
  })
})

describe.each([1, 2])('files of version %i', (version) => {
  const stored = readFileSync(new URL(`../fixtures/sessions/v${version}.json`, import.meta.url), 'utf8')

  it('keep folding to the same states', () => {
    const result = read(stored)
    if (!result.ok) throw new Error(result.code)
    const at = (node: number) => stateHash(fold(result.tree.spec, path(result.tree, node), world))
    expect([-1, 1, 5, 10, 12].map(at)).toEqual(HASHES)
    expect(prune(result.tree, world, catalogue).ignored).toEqual([])
    expect(result.tree).toEqual(tree)
  })
})
/** Change only together with a new version of files. */
const HASHES = ['ddc3a09f', '036a4697', '8ca38146', '766e8de7', '5c9f1729']

it('survives 1,000 mutated files and says what was wrong', () => {
  const whole = writeSession(tree)
  const values = [
    null,
    -1,
    0,
    1,
    7,
    1e9,
    0.5,
    '',
    'x',
    '__proto__',
    true,
    [],
    {},
    [1, 2],
    { id: 'x', params: {} },
  ]
  let refused = 0
  let pruned = 0

  /** Replaces the value at a place of the JSON that `steps` leads to. */
  const replaced = (steps: number[], value: unknown, drop: boolean): string => {
    const json: unknown = JSON.parse(whole)
    let at = json as Record<string, unknown>
    for (const step of steps) {
      const keys = Object.keys(at)
      const key = keys[step % keys.length]
      const next = at[key]
      if (typeof next === 'object' && next !== null && Object.keys(next).length > 0 && step % 7 > 0)
        at = next as Record<string, unknown>
      else if (drop) delete at[key]
      else at[key] = structuredClone(value)
    }
    return JSON.stringify(json)
  }
  const byValue = fc
    .tuple(
      fc.array(fc.nat(50), { minLength: 2, maxLength: 7 }),
      fc.constantFrom<unknown>(...values),
      fc.boolean(),
    )
    .map(([steps, value, drop]) => replaced(steps, value, drop))
  /** Another number in an event: well formed, but mostly impossible. */
  const byNumber = fc
    .tuple(fc.nat(30), fc.constantFrom('id', 'label', 'ids'), fc.nat(45))
    .map(([at, key, n]) =>
      edit((json) => {
        const events = (json.nodes as { e: Record<string, unknown> }[]).map((node) => node.e)
        const having = events.filter((e) => key in e)
        having[at % having.length][key] = key === 'ids' ? [n] : n
      }),
    )
  const byText = fc
    .tuple(
      fc.nat(whole.length),
      fc.nat(4),
      fc.string({ unit: fc.constantFrom(...'{}[]",:0-9aé'), maxLength: 3 }),
    )
    .map(([at, cut, put]) => whole.slice(0, at) + put + whole.slice(at + cut))
  fc.assert(
    fc.property(fc.oneof(byValue, byNumber, byText), (text) => {
      const result = read(text)
      if (!result.ok) {
        refused++
        expect(Object.hasOwn(en, `error.${result.code}`)).toBe(true)
        return
      }
      const sound = prune(result.tree, world, catalogue)
      for (const { refusal } of sound.ignored) {
        pruned++
        expect(Object.hasOwn(en, `error.${refusal.code}`)).toBe(true)
      }
      fold(sound.tree.spec, path(sound.tree), world)
    }),
    { numRuns: 1000 },
  )
  expect(refused).toBeGreaterThan(300)
  expect(pruned).toBeGreaterThan(100)
})
