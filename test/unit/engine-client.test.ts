import { describe, expect, it } from 'vitest'
import type { Dataset } from '../../src/core/data/types.ts'
import { source } from '../../src/core/math/random.ts'
import { Engine, type Look } from '../../src/engine/client.ts'
import type { Connection, RemoteApi } from '../../src/engine/connection.ts'
import { engineError } from '../../src/engine/errors.ts'
import type { LookRequest, Outcome, Part } from '../../src/engine/protocol/look.ts'

/** About so many turns of the event loop. */
async function turns(n: number): Promise<void> {
  for (let k = 0; k < n; k++) await new Promise((resolve) => setTimeout(resolve))
}
const never = new Promise<never>(() => {})
const look = (round: number) => ({ data: 'h', state: { round } }) as unknown as Look
const data = {
  hash: 'h',
  frame: { offset: [0, 0], scale: [1, 1] },
  xy: new Float64Array(2),
  truth: new Int32Array(1),
}

interface Stub extends Connection {
  readonly calls: string[]
  die(): void
}

/** A connection whose calls can be replaced one by one; by default every look ends at once. */
function stub(replace: Partial<RemoteApi> = {}, place: Connection['place'] = 'worker'): Stub {
  const calls: string[] = []
  let dead = (_detail: string) => {}
  return {
    calls,
    place,
    api: {
      hello: async () => ({ algo: 'test', trainer: 'none', tensors: 0 }),
      ping: async () => {},
      begin: () => never,
      data: async ({ hash }) => void calls.push(`data ${hash}`),
      look: async (request, port) => {
        calls.push(`look ${request.state.round}${request.typedOnly ? ' typed' : ''}`)
        return finish(request, port)
      },
      why: () => never,
      grades: async () => [],
      recheck: async () => null,
      record: () => new Promise(() => {}),
      arrivals: async () => ({ scores: new Float64Array(0), named: new Int32Array(0) }),
      table: () => never,
      truth: () => never,
      prospects: async () => {},
      standings: async () => {},
      reliability: () => never,
      selfGrade: () => never,
      training: async () => {},
      rest: async () => {},
      stop: async () => {},
      ...replace,
    },
    onDeath: (listener) => (dead = listener),
    close: () => void calls.push('close'),
    die: () => dead('test'),
  }
}

/** The end of a look as the worker sends it. */
function finish(request: LookRequest, port: MessagePort, outcome: Outcome = 'done'): Outcome {
  port.postMessage({ s: 'end', epoch: request.epoch, outcome })
  port.close()
  return outcome
}

/** An engine whose first, second, ... worker is given. */
function engine(workers: readonly (() => Connection)[], patience = 3000) {
  let started = 0
  const statuses: string[] = []
  const e = new Engine({
    worker: async () => workers[Math.min(started++, workers.length - 1)](),
    page: async () => stub({}, 'page'),
    patience,
  })
  e.listen((s) => statuses.push(s.code))
  e.setData(data as unknown as Dataset)
  return { e, statuses, started: () => started }
}

/** A part that tells of which state it is. */
const sendNote = ({ state, epoch }: LookRequest, port: MessagePort): void =>
  port.postMessage({ s: 'note', code: 'pick', args: { of: state.round }, epoch, ms: 0 })

describe('newest look wins', () => {
  it('shows the pick of the final state after 30 fast answers, and never an older one after a newer one', async () => {
    const rnd = source(7)
    const stopped = new Set<number>()
    const worker = stub({
      stop: async (epoch) => void stopped.add(epoch),
      look: async (request, port) => {
        for (const stage of [0, 1, 2]) {
          await turns(12 * rnd(1, request.epoch, stage))
          // A worker that reacts late to being stopped must not matter.
          if (stopped.has(request.epoch) && rnd(2, request.epoch, stage) < 0.5)
            return finish(request, port, 'superseded')
          sendNote(request, port)
        }
        return finish(request, port)
      },
    })
    const { e } = engine([() => worker])
    const shown: number[] = []
    const prospects: Promise<Outcome>[] = []
    let asked = 0
    for (let answer = 1; answer <= 30; answer++) {
      asked = answer
      prospects.push(
        e.look(look(answer), (part: Part) => {
          if (part.s !== 'note') return
          expect(part.args.of).toBe(asked)
          shown.push(Number(part.args.of))
        }),
      )
      await turns(6 * rnd(3, answer))
    }
    const settled = await Promise.all(prospects)
    expect(settled.at(-1)).toBe('done')
    expect(shown.at(-1)).toBe(30)
    expect(shown).toEqual([...shown].sort((a, b) => a - b))
    expect(shown.filter((v) => v === 30)).toHaveLength(3)
  })

  it('keeps one running and one waiting', async () => {
    const ports: [LookRequest, MessagePort][] = []
    const worker = stub({
      look: async (request, port) => {
        ports.push([request, port])
        return 'done'
      },
    })
    const { e } = engine([() => worker])
    const first = e.look(look(1), () => {})
    await expect.poll(() => ports.length).toBe(1)
    const second = e.look(look(2), () => {})
    const third = e.look(look(3), () => {})
    expect(await second).toBe('superseded')
    expect(ports).toHaveLength(1)
    finish(...ports[0], 'superseded')
    expect(await first).toBe('superseded')
    await expect.poll(() => ports.length).toBe(2)
    expect(ports[1][0].state.round).toBe(3)
    e.stop()
    finish(...ports[1], 'superseded')
    expect(await third).toBe('superseded')
  })

  it('sends a data set once, and again when the worker has lost it', async () => {
    let lost = true
    const worker: Stub = stub({
      look: async (request, port) => {
        worker.calls.push(`look ${request.state.round}`)
        if (request.state.round === 2 && lost) {
          lost = false
          throw engineError('need-data')
        }
        return finish(request, port)
      },
    })
    const { e } = engine([() => worker])
    await e.look(look(1), () => {})
    await e.look(look(2), () => {})
    expect(worker.calls).toEqual(['data h', 'look 1', 'look 2', 'data h', 'look 2'])
  })

  it('passes on the errors of the engine as they are', async () => {
    const { e } = engine([
      () => stub({ look: () => Promise.reject(engineError('not-finite', '', { where: 'p' })) }),
    ])
    await expect(e.look(look(1), () => {})).rejects.toMatchObject({
      code: 'not-finite',
      args: { where: 'p' },
    })
    await expect(engine([() => stub()]).e.why(1)).rejects.toMatchObject({ code: 'no-look' })
  })
})

it('engines that take turns never look at the same time, and each gets its answer', async () => {
  let running = 0
  let line: Promise<unknown> = Promise.resolve()
  const turn = (work: () => Promise<Outcome>) => {
    const mine = line.then(work)
    line = mine.catch(() => {})
    return mine
  }
  const busy = () =>
    stub({
      look: async (request, port) => {
        expect(++running).toBe(1)
        await turns(5)
        running--
        return finish(request, port)
      },
    })
  const engines = [1, 2, 3].map(() => {
    const e = new Engine({ worker: async () => busy(), page: async () => stub({}, 'page'), turn })
    e.setData(data as unknown as Dataset)
    return e
  })
  const outcomes = await Promise.all(
    [1, 2, 3, 4].flatMap((round) => engines.map((e) => e.look(look(round), () => {}))),
  )
  expect(outcomes.slice(-3)).toEqual(['done', 'done', 'done'])
})

describe('a worker that dies', () => {
  const crashing = () => {
    const s: Stub = stub({
      look: (request) => {
        s.calls.push(`look ${request.state.round}${request.typedOnly ? ' typed' : ''}`)
        queueMicrotask(s.die)
        return never
      },
    })
    return s
  }

  it('is replaced and asked the same, data first', async () => {
    const next = stub()
    const { e, statuses } = engine([crashing, () => next])
    expect(await e.look(look(1), () => {})).toBe('done')
    expect(next.calls).toEqual(['data h', 'look 1'])
    expect(statuses).toEqual(['restarted'])
  })

  it('twice: the same request without tfjs; three times: an error, and the next look starts afresh', async () => {
    const third = crashing()
    const fourth = stub()
    const { e, statuses } = engine([crashing, crashing, () => third, () => fourth])
    await expect(e.look(look(1), () => {})).rejects.toMatchObject({ code: 'engine-stopped' })
    expect(third.calls).toEqual(['data h', 'look 1 typed', 'close'])
    expect(statuses).toEqual(['restarted', 'typed-after-crash'])
    expect(await e.look(look(2), () => {})).toBe('done')
    expect(fourth.calls).toEqual(['data h', 'look 2'])
  })

  it('is noticed by its silence', async () => {
    const silent = stub({ look: () => never, ping: () => never })
    const { e, statuses } = engine([() => silent, () => stub()], 60)
    expect(await e.look(look(1), () => {})).toBe('done')
    expect(silent.calls).toContain('close')
    expect(statuses).toEqual(['restarted'])
  })

  it('is not taken for dead while it answers pings', async () => {
    let pings = 0
    const slow = stub({
      ping: async () => void pings++,
      look: async (request, port) => {
        while (pings <= 12) await turns(1)
        return finish(request, port)
      },
    })
    const { e, started } = engine([() => slow], 60)
    expect(await e.look(look(1), () => {})).toBe('done')
    expect(started()).toBe(1)
  })

  it('between two looks, or at any moment of many, changes no outcome', async () => {
    const rnd = source(3)
    const slow = () => {
      const s: Stub = stub({
        look: async (request, port) => {
          await turns(4 * rnd(1, request.epoch))
          sendNote(request, port)
          return finish(request, port)
        },
      })
      return s
    }
    const { e, started } = engine([slow])
    for (let round = 1; round <= 40; round++) {
      const shown: number[] = []
      const outcome = e.look(look(round), (p) => void (p.s === 'note' && shown.push(Number(p.args.of))))
      await turns(3 * rnd(2, round))
      e.crash()
      expect(await outcome).toBe('done')
      expect(shown.at(-1)).toBe(round)
    }
    expect(started()).toBeGreaterThan(20)
  })

  it('rejects a question about a point after the second death', async () => {
    const s = (): Stub => {
      const c: Stub = stub({ why: () => (queueMicrotask(c.die), never) })
      return c
    }
    const { e } = engine([s])
    await e.look(look(1), () => {})
    await expect(e.why(0)).rejects.toMatchObject({ code: 'worker-died' })
  })
})

describe('where no worker can start', () => {
  it('the engine runs in the page and says so', async () => {
    const refuse = () => {
      throw new DOMException('blocked', 'SecurityError')
    }
    const { e, statuses, started } = engine([refuse])
    expect(await e.look(look(1), () => {})).toBe('done')
    expect(statuses).toEqual(['in-page'])
    expect(started()).toBe(2)
  })

  it('says so to whoever begins to listen later', async () => {
    const refuse = () => Promise.reject(new Error('blocked'))
    const e = new Engine({ worker: refuse, page: async () => stub({}, 'page') })
    await e.hello()
    const said: string[] = []
    e.listen(({ code }) => said.push(code))
    expect(said).toEqual(['in-page'])
  })

  it('and where nothing can start, the error says so', async () => {
    const fail = () => Promise.reject(new Error('offline'))
    const e = new Engine({ worker: fail, page: fail })
    await expect(e.look(look(1), () => {})).rejects.toMatchObject({
      code: 'no-engine',
      detail: 'Error: offline',
    })
    await expect(e.hello()).rejects.toMatchObject({ code: 'no-engine' })
  })
})
