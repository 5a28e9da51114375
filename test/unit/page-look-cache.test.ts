import { describe, expect, it } from 'vitest'
import { fold } from '../../src/core/session/fold.ts'
import { LookCache } from '../../src/page/look-cache.ts'
import { EMPTY_LOOK, type Look } from '../../src/page/look.ts'
import { clouds, spec } from './session-world.ts'

const world = clouds(40)
const stateOf = (seed: number) => fold(spec({ seed }), [], world)
const states = Array.from({ length: 500 }, (_, i) => stateOf(i))
const look = (bytes: number): Look => ({ ...EMPTY_LOOK, candidateIds: new Int32Array(bytes / 4) })

describe('looks that are kept', () => {
  it('are found again for the same state and the same wish alone', () => {
    const cache = new LookCache()
    const seen = look(400)
    cache.set(states[0], 'a', seen)
    expect(cache.get(states[0], 'a')).toBe(seen)
    expect(cache.get(states[0], 'b')).toBeUndefined()
    expect(cache.get(states[1], 'a')).toBeUndefined()
    cache.clear()
    expect(cache.get(states[0], 'a')).toBeUndefined()
  })

  it('hold 500 rounds of an ordinary session', () => {
    const cache = new LookCache()
    for (const state of states) cache.set(state, '', look(150_000))
    expect(states.every((state) => cache.get(state, '') !== undefined)).toBe(true)
  })

  it('never take more memory than they may, and give up those used longest ago', () => {
    const cache = new LookCache(10 * 6000)
    for (let i = 0; i < 100; i++) {
      cache.set(states[i], '', look(3952))
      cache.get(states[0], '')
    }
    expect(cache.size).toBe(10)
    expect(cache.get(states[0], '')).toBeDefined()
    expect(cache.get(states[99], '')).toBeDefined()
    expect(cache.get(states[1], '')).toBeUndefined()
    cache.set(states[1], '', look(100_000))
    expect(cache.get(states[1], '')).toBeUndefined()
    expect(cache.size).toBe(10)
  })
})
