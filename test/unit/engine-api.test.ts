import { describe, expect, it, vi } from 'vitest'
import { moons } from '../../src/core/data/moons.ts'
import { begin } from '../../src/core/session/begin.ts'
import { FIRST_SPEC } from '../../src/core/session/first.ts'
import { createApi } from '../../src/engine/api.ts'
import type { Api } from '../../src/engine/protocol/api.ts'
import type { LookRequest, Part, PortMessage } from '../../src/engine/protocol/look.ts'
import type { LoadTfjs } from '../../src/engine/trainer.ts'
import { bands, requestFor, session } from './engine-scene.ts'

const data = bands(150)
const state = session(data, 8)

/** The messages of one look, and how it ended. */
function ask(api: Api, request: LookRequest) {
  const { port1, port2 } = new MessageChannel()
  const messages: PortMessage[] = []
  const ended = new Promise<void>((resolve) => {
    port1.onmessage = ({ data: message }: MessageEvent<PortMessage>) => {
      messages.push(message)
      if (message.s === 'end') {
        port1.close()
        resolve()
      }
    }
  })
  const outcome = api.look(structuredClone(request), port2)
  outcome.catch(() => port1.close())
  return { messages, outcome, ended }
}

function served(loadTfjs: LoadTfjs | null = null): Api {
  const api = createApi(loadTfjs)
  api.hello({ wasm: { plain: '/missing', simd: '/missing' } })
  api.data(structuredClone({ hash: data.hash, frame: data.frame, xy: data.xy, truth: data.truth }))
  return api
}

describe('the engine behind its messages', () => {
  it('answers a real state that was cloned, with times that grow, and ends', async () => {
    const { messages, outcome, ended } = ask(served(), requestFor(state, { epoch: 7 }))
    expect(await outcome).toBe('done')
    await ended
    expect(messages.at(-1)).toEqual({ s: 'end', epoch: 7, outcome: 'done' })
    const parts = messages.slice(0, -1) as Part[]
    expect(parts.every((p) => p.epoch === 7 && p.took >= 0)).toBe(true)
    expect(parts.map((p) => p.ms)).toEqual(parts.map((p) => p.ms).sort((a, b) => a - b))
    expect(new Set(parts.map((p) => p.s))).toEqual(new Set(['model', 'scores', 'final', 'fine']))
  })

  it('makes what the first session begins with, which is whole after a journey', async () => {
    const spec = structuredClone(FIRST_SPEC)
    const { dataset, start } = structuredClone(await served().begin(spec))
    const { data: made, seed } = FIRST_SPEC
    if (made.kind !== 'made') throw new Error('the first data are generated')
    const own = moons.make(seed, made.n, made.params)
    expect(dataset).toEqual(own)
    expect(start).toEqual(begin(FIRST_SPEC, own))
    expect(start.xy).toBe(dataset.xy)
    const other = { ...spec, data: { ...made, id: 'circles' } }
    await expect(served().begin(other)).rejects.toMatchObject({ code: 'internal' })
  })

  it('stops an older look at its next pause, and nothing of it comes afterwards', async () => {
    const api = served()
    const old = ask(api, requestFor(state, { epoch: 1, res: { preview: 60, fine: 300 } }))
    const young = ask(api, requestFor(state, { epoch: 2 }))
    expect(await old.outcome).toBe('superseded')
    expect(await young.outcome).toBe('done')
    await Promise.all([old.ended, young.ended])
    expect(old.messages.some((m) => m.s === 'fine')).toBe(false)
    expect(await ask(api, requestFor(state, { epoch: 1 })).outcome).toBe('superseded')
  })

  it('stops on demand', async () => {
    const api = served()
    const running = ask(api, requestFor(state, { epoch: 3, res: { preview: 60, fine: 300 } }))
    api.stop(3)
    expect(await running.outcome).toBe('superseded')
    expect(await ask(api, requestFor(state, { epoch: 4 })).outcome).toBe('done')
  })

  it('names unknown data, unknown strategies and values that are no numbers', async () => {
    const api = served()
    const request = requestFor(state)
    await expect(ask(api, { ...request, data: 'other' }).outcome).rejects.toMatchObject({ code: 'need-data' })
    await expect(ask(api, { ...request, epoch: 2, show: ['x'] }).outcome).rejects.toMatchObject({
      code: 'unknown-strategy',
      args: { id: 'x' },
    })
    const xy = data.xy.slice().fill(NaN, 0, 1)
    await expect(async () => api.data({ ...data, xy })).rejects.toMatchObject({
      code: 'not-finite',
      args: { where: 'data[0]' },
    })
    const edits = {
      ids: request.state.pool.slice(0, 1),
      xy: Float64Array.of(NaN, 0),
      truth: Int32Array.of(0),
    }
    const broken = { ...request, epoch: 3, state: { ...request.state, edits } }
    await expect(ask(api, broken).outcome).rejects.toMatchObject({ code: 'not-finite' })
  })

  it('trusts nothing that it remembers after a fault', async () => {
    const scoresOf = async (api: Api) => {
      const { messages, outcome, ended } = ask(api, requestFor(state, { epoch: 9 }))
      await outcome
      await ended
      return messages.flatMap((m) => (m.s === 'scores' ? [[m.strategy, m.scores, m.picks]] : []))
    }
    const api = served()
    const { sqrt } = Math
    // The arithmetic goes wrong: first unseen, so that a model is kept, then so that it shows.
    let left = 1000
    const harm = vi.spyOn(Math, 'sqrt').mockImplementation((x) => (left-- > 0 ? 3 * sqrt(x) : NaN))
    const request = requestFor(state)
    await ask(api, { ...request, want: ['model'] }).outcome.catch(() => {})
    left = 0
    const other = session(data, 12)
    await expect(ask(api, requestFor(other, { epoch: 2 })).outcome).rejects.toMatchObject({
      code: 'not-finite',
    })
    harm.mockRestore()
    expect(await scoresOf(api)).toEqual(await scoresOf(served()))
  })

  it('trains with the typed arrays where tfjs cannot be loaded, and says so', async () => {
    const api = served(() => Promise.reject(new Error('chunk missing')))
    const network = session(data, 8, {
      model: { id: 'network', params: { steps: 5 } },
      committee: { id: 'seeds', k: 2, params: {} },
    })
    const { messages, outcome, ended } = ask(api, requestFor(network))
    expect(await outcome).toBe('done')
    await ended
    expect(messages[0]).toMatchObject({ s: 'note', code: 'trainer-typed', args: { reason: 'chunk missing' } })
    expect(messages[1]).toMatchObject({ s: 'trainer', name: 'typed' })
    expect(await api.hello({ wasm: null })).toMatchObject({ trainer: 'typed', tensors: 0 })
  })

  it('reports a point, with or without a look before', async () => {
    const request = requestFor(state)
    const [id] = request.state.candidates
    const fresh = await served().why(request, id)
    const api = served()
    await ask(api, request).outcome
    const after = await api.why(request, id)
    expect(fresh.scores.map((s) => s.strategy)).toEqual(
      after.scores.map((s) => s.strategy).filter((s) => s !== 'expectedErrorReduction'),
    )
    expect({ ...fresh, scores: [] }).toEqual({ ...after, scores: [] })
  })

  it('grades label sets in turn; a newer call ends an older one', async () => {
    const api = served()
    const { state: slim } = requestFor(state)
    ask(api, requestFor(state, { epoch: 1 }))
    ask(api, requestFor(state, { epoch: 2 }))
    api.stop(2)
    const request = { data: data.hash, state: slim, trains: [slim.train, slim.train] }
    const grades = await api.grades(request)
    expect(grades).toHaveLength(2)
    expect(grades[0]).toEqual(grades[1])
    const old = api.grades({
      ...request,
      trains: [slim.train, { ...slim.train, w: slim.train.w.map((w) => w / 2) }],
    })
    const young = api.grades(request)
    await expect(old).rejects.toMatchObject({ code: 'superseded' })
    expect(await young).toEqual(grades)
  })

  it('lets background work stand still while nobody sees the page, and go on where it was', async () => {
    const api = served()
    const { state: slim } = requestFor(state)
    const trains = Array.from({ length: 20 }, (_, k) => ({
      ...slim.train,
      w: slim.train.w.map((w) => w / (k + 1)),
    }))
    const request = { data: data.hash, state: slim, trains }
    /** Turns of the event loop until a call has settled, `most` at the most. */
    const turns = async (call: unknown, most = Infinity): Promise<number> => {
      let settled = false
      void Promise.resolve(call).then(() => (settled = true))
      let n = 0
      for (; !settled && n < most; n++) await new Promise((resolve) => setTimeout(resolve))
      return n
    }
    const awake = api.grades(request)
    const needed = await turns(awake)
    const fresh = served()
    const asleep = fresh.grades(request)
    fresh.rest(true)
    const most = 10 + 3 * needed
    expect(await turns(asleep, most)).toBe(most)
    fresh.rest(false)
    expect(await asleep).toEqual(await awake)
  })
})
