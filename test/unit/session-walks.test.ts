import { describe, expect, it } from 'vitest'
import { PURPOSE, uniform } from '../../src/core/math/random.ts'
import { readSession, writeSession } from '../../src/core/session/file.ts'
import { fold, replay, stateHash, step } from '../../src/core/session/fold.ts'
import { begin } from '../../src/core/session/begin.ts'
import { check } from '../../src/core/session/check.ts'
import { readLink, writeLink } from '../../src/core/session/link.ts'
import { rejoin } from '../../src/core/session/rejoin.ts'
import { prune, Timeline } from '../../src/core/session/timeline.ts'
import { append, goto, path, redo, ROOT, treeOf, undo } from '../../src/core/session/tree.ts'
import type { DeepPartial, Event, Settings, State, Tree } from '../../src/core/session/types.ts'
import { catalogue, clouds, pathHash, pin, spec } from './session-world.ts'

const WALKS = 10_000
const world = clouds(12)
const own = spec({ start: { rule: 'hand', n: 0, ids: [0] }, exam: { kind: 'none' } })
const start = begin(own, world)
const noisy = { id: 'Ana', kind: 'noisy', error: 0.25, cost: 2, seconds: 3 } as const

const SETTINGS: readonly DeepPartial<Settings>[] = [
  { batch: 1 },
  { batch: 3 },
  { retrainEvery: 2 },
  { merge: 'majority' },
  { strategy: { id: 'random', params: {} } },
]

/** An event of any kind, often possible. */
function eventOf(state: State, pick: (below: number) => number): Event {
  const open = state.open?.ids.find((id) => !state.open!.answered.includes(id))
  const id = open ?? pick(14)
  const who = pick(4) === 0 ? 'Ana' : 'you'
  switch (pick(open === undefined ? 8 : 12)) {
    case 0:
      return { t: 'set', patch: SETTINGS[pick(SETTINGS.length)] }
    case 1:
      return { t: 'set', patch: { oracle: [own.settings.oracle[0], noisy], votesPerPoint: 1 + pick(2) } }
    case 2:
      return { t: 'classes', names: ['A', 'B', 'C'].slice(0, 2 + pick(2)) }
    case 3:
      return { t: 'points', add: [{ xy: [pick(9) / 8, 0.5], truth: pick(2) }], remove: [pick(12)] }
    case 4:
      return { t: 'points', move: [{ id: pick(12), xy: [0.25, pick(9) / 8] }] }
    case 5:
    case 6:
    case 7:
      return {
        t: 'ask',
        ids: [id, pick(12)].slice(0, 1 + pick(2)),
        by: pick(3) ? 'margin' : 'you',
        score: [],
        tied: [],
        fp: '1/core',
      }
    case 8:
      return { t: 'pass', id, who, why: pick(2) ? 'skip' : 'unsure' }
    default:
      return {
        t: 'answer',
        id,
        label: pick(2),
        who,
        ...(pick(2) && { sure: (1 + pick(3)) as 1 | 2 | 3, ms: pick(9000) }),
      }
  }
}

/** Events, undo, redo, branches, pins and ways through file and link in any order; the state is folded along, event by event. */
function walk(seed: number): { tree: Tree; states: Map<number, State>; refused: number; moves: number } {
  let drawn = 0
  const pick = (below: number) => Math.floor(uniform(seed, PURPOSE.sample, drawn++) * below)
  let tree = treeOf(own)
  const states = new Map<number, State>([[ROOT, start]])
  let refused = 0
  let moves = 0
  for (let k = 0, n = 5 + pick(8); k < n; k++) {
    const state = states.get(tree.head)!
    const move = pick(14)
    if (move === 0) tree = undo(tree)
    else if (move === 1) tree = redo(tree)
    else if (move === 2) tree = goto(tree, pick(tree.nodes.length + 1) - 1)
    else if (move === 3) tree = pin(tree, `pin ${k}`)
    else {
      const e = eventOf(state, pick)
      if (check(state, e, catalogue)) {
        refused++
        continue
      }
      const at = tree.head
      const isBranch = tree.nodes.some(({ parent }) => parent === at)
      const before = isBranch ? pathHash(tree) : ''
      const next = append(tree, e)
      // A branch keeps the hash of what it branches from; a change that is dragged on takes the place of the one before.
      if (next.nodes[next.head].parent === at) {
        if (isBranch) expect(pathHash(next, at)).toBe(before)
        states.set(next.head, step(state, e))
      } else states.set(next.head, fold(own, path(next), world))
      tree = next
      continue
    }
    moves++
  }
  return { tree, states, refused, moves }
}

describe('10,000 walks through a session', () => {
  it('fold from the start = fold event by event = replay = what file and link bring back', () => {
    let refused = 0
    let moves = 0
    let branches = 0
    for (let seed = 1; seed <= WALKS; seed++) {
      const { tree, states, ...counts } = walk(seed)
      refused += counts.refused
      moves += counts.moves
      if (tree.nodes.some(({ parent }, k) => parent !== k - 1)) branches++
      const log = path(tree)
      const hash = stateHash(states.get(tree.head)!)
      expect(stateHash(fold(own, log, world)) === hash, `fold, walk ${seed}`).toBe(true)

      // Reading specs is what takes long: every fourth walk goes through file and link, every sixteenth through all.
      if (seed % 4 > 0) continue
      const written = writeSession(tree)
      const file = readSession(written, catalogue)
      expect(file.ok && writeSession(file.tree) === written, `file, walk ${seed}`).toBe(true)
      const link = readLink(writeLink(own, log, catalogue), catalogue)
      const same =
        link.ok && link.warnings.length === 0 && JSON.stringify(link.events) === JSON.stringify(log)
      expect(same, `link, walk ${seed}`).toBe(true)
      if (seed % 16 > 0 || !file.ok || !link.ok) continue

      expect(file.tree).toEqual(tree)
      expect(stateHash(replay(own, log, world, catalogue).state)).toBe(hash)
      const sound = prune(file.tree, world, catalogue)
      expect(sound.ignored).toEqual([])
      const some = (seed % (tree.nodes.length + 1)) - 1
      expect(stateHash(new Timeline(own, world).at(sound.tree, some))).toBe(stateHash(states.get(some)!))
      expect(rejoin(tree, link.events)).toEqual(tree)
    }
    expect(moves).toBeGreaterThan(WALKS)
    expect(refused).toBeGreaterThan(WALKS / 2)
    expect(branches).toBeGreaterThan(WALKS / 5)
  })
})
