import { describe, expect, it } from 'vitest'
import { packLog, unpackLog } from '../../src/core/session/log.ts'
import { rejoin } from '../../src/core/session/rejoin.ts'
import { append, goto, leaves, path, redo, ROOT, treeOf } from '../../src/core/session/tree.ts'
import type { Event, Tree } from '../../src/core/session/types.ts'
import { answer, ask, spec } from './session-world.ts'

const grow = (tree: Tree, ...events: Event[]) => events.reduce(append, tree)
const trunk = grow(treeOf(spec()), ask([1]), answer(1, 0), ask([2]), answer(2, 1), ask([3]))
/** As a link gives a log back. */
function linked(log: readonly Event[]): readonly Event[] {
  const read = unpackLog(packLog(log))
  if (!read.ok) throw new Error(read.why)
  return read.events
}

describe('a kept session and the log that was written down beside it', () => {
  const kept = grow(goto(trunk, 1), ask([7]), answer(7, 0))

  it('is the kept session where both agree, scores and branches included', () => {
    expect(rejoin(kept, linked(path(kept)))).toEqual(kept)
  })

  it('goes on with what was not kept yet', () => {
    const later = grow(kept, ask([8]), answer(8, 1))
    const joined = rejoin(kept, linked(path(later)))
    expect(path(joined).at(-1)).toEqual(answer(8, 1))
    expect(joined.nodes.slice(0, kept.nodes.length)).toEqual(kept.nodes)
    expect(leaves(joined)).toHaveLength(2)
  })

  it('stands where the log ends, and redo leads on', () => {
    const joined = rejoin(kept, linked(path(kept, 1)))
    expect(joined.head).toBe(1)
    expect(redo(joined).nodes[redo(joined).head].e).toEqual(ask([7]))
    expect(rejoin(kept, []).head).toBe(ROOT)
  })

  it('begins a branch where the log took another way', () => {
    const joined = rejoin(kept, linked([...path(kept, 0), answer(1, 1)]))
    expect(leaves(joined)).toHaveLength(3)
    expect(path(joined)).toEqual([ask([1]), answer(1, 1)])
  })

  it('finds its place among equal events', () => {
    const set = (batch: number): Event => ({ t: 'set', patch: { batch } })
    const one = grow(trunk, set(3))
    // A change beside it that is dragged until it is the same.
    const full = grow(goto(one, trunk.head), set(2), set(3), ask([9]), answer(9, 0))
    expect(rejoin(full, linked(path(full)))).toEqual(full)
  })
})
