import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { typedTrainer } from '../../src/core/model/trainer.ts'
import { STRATEGY_METAS } from '../../src/core/query/registry.ts'
import { slim } from '../../src/core/session/views.ts'
import { createApi } from '../../src/engine/api.ts'
import { loadMore } from '../../src/engine/code.ts'
import { isEngineError } from '../../src/engine/errors.ts'
import type { Standing } from '../../src/engine/protocol/background.ts'
import { report } from '../../src/engine/report.ts'
import { makeScene } from '../../src/engine/scene.ts'
import { createCaches, seenOf, type Caches } from '../../src/engine/seen.ts'
import { standings } from '../../src/engine/standings.ts'
import { bands, requestFor, session } from './engine-scene.ts'

const data = bands(60)
const state = session(data, 8)
const [id] = requestFor(state).state.candidates
const all = STRATEGY_METAS.filter(({ family }) => family !== 'human')
const costly = all.filter(({ cost }) => cost === 'refits').map((s) => s.id)

beforeAll(loadMore)

const stand = (change = {}, of = state, caches: Caches = createCaches()): Standing[] =>
  [
    ...standings(
      caches,
      data,
      { data: data.hash, state: slim(of), id, costly: false, ...change },
      typedTrainer,
    ),
  ].flatMap((v) => (v && 'line' in v ? [v] : []))
const idsOf = (found: readonly Standing[]) => found.map((s) => s.strategy).sort()

describe('how a point stands under every strategy', () => {
  it('is told once for each strategy, of which those that refit for every candidate are left out', () => {
    const cheap = all.map((s) => s.id).filter((s) => !costly.includes(s))
    expect(costly.length).toBeGreaterThan(0)
    expect(idsOf(stand())).toEqual([...cheap].sort())
    expect(idsOf(stand({ costly: true }))).toEqual(all.map((s) => s.id).sort())
  })

  it('begins with the strategy that asks, whatever it costs', () => {
    const asking = session(data, 8, {
      strategy: { id: 'expectedErrorReduction', params: { candidates: 20 } },
    })
    expect(idsOf(stand({}, asking))).toContain('expectedErrorReduction')
    expect(stand()[0]).toMatchObject({ strategy: 'margin' })
  })

  it('gives the score, rank and ties that a report of the shown strategies gives', () => {
    const caches = createCaches()
    const found = stand({}, state, caches)
    const request = requestFor(state)
    const seen = seenOf(caches, makeScene(data, request.state, typedTrainer), request)
    const shown = run(report(seen, id, ['margin', 'kCentre', 'meanKL']))
    for (const line of shown.scores)
      expect(found.find((s) => s.strategy === line.strategy)!.line).toEqual(line)
    // What was scored for the comparison is not shown where it was not switched on.
    expect(shown.scores.map((s) => s.strategy)).toEqual(['margin', 'kCentre', 'meanKL'])
  })

  it('places every score between the lowest and the highest', () => {
    const { candidates } = slim(state)
    const caches = createCaches()
    const places = Array.from(candidates, (id) => stand({ id }, state, caches)[0].line!.place)
    expect(Math.min(...places)).toBe(0)
    expect(Math.max(...places)).toBe(1)
  })

  it('has no score for a labelled point', () => {
    const found = stand({ id: slim(state).labelled.ids[0] })
    expect(found.every((s) => s.line === null && s.lacks === null)).toBe(true)
  })

  it('says what a strategy lacks', () => {
    const without = session(data, 8, {
      model: { id: 'knn', params: { k: 5 } },
      committee: { id: 'posterior', k: 5, params: {} },
    })
    const lacking = stand({}, without).filter((s) => s.lacks === 'committee')
    expect(lacking.map((s) => s.strategy)).toEqual(expect.arrayContaining(['meanKL', 'voteEntropy']))
    expect(lacking.every((s) => s.line === null)).toBe(true)
  })
})

describe('the call for it', () => {
  const ask = (api = createApi(null)) => {
    api.data({ hash: data.hash, frame: data.frame, xy: data.xy, truth: data.truth })
    const { port1, port2 } = new MessageChannel()
    const heard: Standing[] = []
    port1.onmessage = ({ data }: MessageEvent<Standing>) => void heard.push(data)
    const request = { data: data.hash, state: slim(state), id, costly: true }
    const answer = api.standings(request, port2).catch((e: unknown) => e)
    return { api, port1, heard, answer }
  }
  const isEnded = (e: unknown) => isEngineError(e) && e.code === 'superseded'

  it('is ended by a newer one', async () => {
    const first = ask()
    const second = ask(first.api)
    expect(await first.answer).toSatisfy(isEnded)
    expect(await second.answer).toBeUndefined()
    await expect.poll(() => second.heard.length).toBe(all.length)
  })

  it('is ended by the one who asked', async () => {
    const { port1, answer, heard } = ask()
    port1.postMessage('end')
    expect(await answer).toSatisfy(isEnded)
    expect(heard.length).toBeLessThan(all.length)
  })
})
