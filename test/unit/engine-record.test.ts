import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { typedTrainer } from '../../src/core/model/trainer.ts'
import { expectedGain, stopRound } from '../../src/core/query/stopping.ts'
import { slim } from '../../src/core/session/views.ts'
import { loadMore } from '../../src/engine/code.ts'
import { look } from '../../src/engine/jobs.ts'
import { record } from '../../src/engine/record.ts'
import { createCaches } from '../../src/engine/seen.ts'
import { isPart } from '../../src/engine/stream.ts'
import { bands, requestFor, session } from './engine-scene.ts'

const data = bands(120)

describe('the record of a past model for the stopping rules', () => {
  it('is what a look at the state would have left, the expected gain included', async () => {
    await loadMore()
    for (const labels of [0, 5, 20]) {
      const state = session(data, labels)
      const show = ['expectedErrorReduction']
      const parts = [...look(createCaches(), data, requestFor(state, { show }), typedTrainer)].filter(isPart)
      const { poolP } = parts.find((p) => p.s === 'model')!
      const ahead = parts.find(
        (p) => p.s === 'scores' && p.complete && p.strategy === 'expectedErrorReduction',
      )
      const { pool, candidates } = slim(state)
      const p = Float64Array.from(poolP)
      const asked = Float64Array.from(
        [...candidates].flatMap((id) => [...p.subarray(2 * pool.indexOf(id), 2 * pool.indexOf(id) + 2)]),
      )
      const gain = expectedGain(ahead?.s === 'scores' ? ahead.picks[0].score : NaN, asked, 2)
      const request = { data: data.hash, state: slim(state), gain: 'expectedErrorReduction' }
      const found = run(record(createCaches(), data, request, typedTrainer))
      expect(found).toEqual(stopRound(labels + 2, 2, p, asked, { gain }))
      expect(run(record(createCaches(), data, { ...request, gain: null }, typedTrainer)).gain).toBeNull()
    }
  })
})
