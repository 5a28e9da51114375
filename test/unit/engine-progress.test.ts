import { expect, it } from 'vitest'
import { typedTrainer } from '../../src/core/model/trainer.ts'
import { loadMore } from '../../src/engine/code.ts'
import { look } from '../../src/engine/jobs.ts'
import { createCaches } from '../../src/engine/seen.ts'
import { isPart } from '../../src/engine/stream.ts'
import type { PartBody } from '../../src/engine/protocol/look.ts'
import { bands, requestFor, session } from './engine-scene.ts'

type Scores = Extract<PartBody, { s: 'scores' }>
const data = bands(80)

/** The parts of one strategy in their order. */
function partsOf(id: string, batch: number): Scores[] {
  const state = session(data, 8, { strategy: { id, params: {} }, batch })
  const parts = look(createCaches(), data, requestFor(state, { show: [] }), typedTrainer)
  return [...parts].filter(
    (p): p is Scores => p !== undefined && isPart(p) && p.s === 'scores' && p.strategy === id,
  )
}

it.each(['batchBald', 'rankedBatch', 'kCentre'])('a joint batch arrives pick by pick: %s', async (id) => {
  await loadMore()
  const parts = partsOf(id, 4)
  expect(parts.map((p) => p.complete)).toEqual([false, false, false, true])
  const last = parts[3]
  expect(new Set(last.picks.map((p) => p.id)).size).toBe(4)
  for (const [k, part] of parts.slice(0, 3).entries()) {
    expect([part.done, part.of]).toEqual([k + 1, 4])
    expect(part.picks).toEqual(last.picks.slice(0, k + 1))
    expect(part.scores).toEqual(last.scores)
  }
})

it('one question arrives at once, and so does a batch whose points are judged one by one', async () => {
  await loadMore()
  expect(partsOf('batchBald', 1).map((p) => p.complete)).toEqual([true])
  expect(partsOf('margin', 4).map((p) => p.complete)).toEqual([true])
})

it('a look-ahead arrives block by block in a seeded order', async () => {
  await loadMore()
  const parts = partsOf('expectedErrorReduction', 1)
  expect(parts.length).toBeGreaterThan(3)
  expect(parts.map((p) => p.complete)).toEqual(parts.map((_, k) => k === parts.length - 1))
  const again = partsOf('expectedErrorReduction', 1)
  expect(again.map((p) => p.subset)).toEqual(parts.map((p) => p.subset))
})
