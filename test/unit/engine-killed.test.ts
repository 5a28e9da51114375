import { wrap } from 'comlink'
import { expect, it } from 'vitest'
import { source } from '../../src/core/math/random.ts'
import { askEvent, pending } from '../../src/core/session/pending.ts'
import { step } from '../../src/core/session/fold.ts'
import type { Settings, State } from '../../src/core/session/types.ts'
import { Engine } from '../../src/engine/client.ts'
import type { Connection } from '../../src/engine/connection.ts'
import { serve } from '../../src/engine/fallback.ts'
import type { Api } from '../../src/engine/protocol/api.ts'
import type { Part } from '../../src/engine/protocol/look.ts'
import { bands, requestFor, session } from './engine-scene.ts'

const data = bands(160)
const ROUNDS = 50
/** A third death over one request would be the request's fault. */
const KILLS = 2

/** A worker as the page sees it, behind the same messages, that runs in this thread. */
async function connect(): Promise<Connection> {
  const port = serve()
  return { api: wrap<Api>(port), place: 'worker', onDeath() {}, close: () => port.close() }
}
function start() {
  const counted = { workers: 0 }
  const engine = new Engine({
    worker: () => {
      counted.workers++
      return connect()
    },
  })
  engine.setData(data)
  return { engine, counted }
}

/** A session of questions and true answers; `disturb` may end the worker while a look runs, and returns when it has done its worst. */
async function play(engine: Engine, settings: Partial<Settings>, disturb: (round: number) => Promise<void>) {
  let state: State = session(data, 2, settings)
  for (let round = 0; round < ROUNDS; round++) {
    const parts: Part[] = []
    const request = requestFor(state, { show: [], want: ['model', 'scores'] })
    const [outcome] = await Promise.all([engine.look(request, (p) => parts.push(p)), disturb(round)])
    expect(outcome).toBe('done')
    const asked = parts.filter((p) => p.s === 'scores' && p.asking && p.complete).at(-1)
    if (asked?.s !== 'scores') throw new Error('nothing was asked')
    state = step(state, askEvent(state, asked.picks, 'test'))
    for (let next = pending(state); next.for === 'answer'; next = pending(state))
      state = step(state, { t: 'answer', id: next.id, label: data.truth[next.id], who: 'you' })
  }
  engine.close()
  return state
}

const facts = (state: State) => ({
  rounds: state.rounds,
  order: state.order,
  label: [...state.label],
  spent: state.spent,
})

it('a worker that is killed at 100 random moments of a session leaves the same picks and the same state', async () => {
  const settings = { strategy: { id: 'meanKL', params: {} } }
  const calm = start()
  const expected = await play(calm.engine, settings, async () => {})
  expect(calm.counted.workers).toBe(1)

  const { engine, counted } = start()
  const rnd = source(11)
  let kills = 0
  const state = await play(engine, settings, async (round) => {
    for (let k = 0; k < KILLS; k++) {
      // None to a dozen turns of the event loop, in which a look goes on.
      for (let turns = 12 * rnd(1, round, k); turns > 1; turns--)
        await new Promise((resolve) => setTimeout(resolve))
      engine.crash()
      kills++
    }
  })
  expect(kills).toBe(100)
  expect(counted.workers).toBeGreaterThan(50)
  expect(facts(state)).toEqual(facts(expected))
})
