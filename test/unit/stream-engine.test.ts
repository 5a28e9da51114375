import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { typedTrainer } from '../../src/core/model/trainer.ts'
import { defaults } from '../../src/core/params.ts'
import { decideArrival, STREAM_RULES } from '../../src/core/query/stream.ts'
import { drive, type Look } from '../../src/core/session/driver.ts'
import { type Picked } from '../../src/core/session/pending.ts'
import { step } from '../../src/core/session/fold.ts'
import { begin } from '../../src/core/session/begin.ts'
import { memoryOf } from '../../src/core/session/stream.ts'
import type { Settings, Spec, State } from '../../src/core/session/types.ts'
import { examIds, remembered, slim, trainSet } from '../../src/core/session/views.ts'
import { createLearner } from '../../src/core/study/learner.ts'
import { arrivals } from '../../src/engine/arrivals.ts'
import { look } from '../../src/engine/jobs.ts'
import { createCaches } from '../../src/engine/seen.ts'
import { isPart } from '../../src/engine/stream.ts'
import { requestFor } from './engine-scene.ts'
import { data, specOf } from './stream-scene.ts'

/** Asks the engine as the page does, and lets the core decide. */
function engineLook(): Look {
  const caches = createCaches()
  return function* (state) {
    const request = { ...requestFor(state), data: data.hash, show: [], want: ['scores'] as const }
    const asked: Picked[] = []
    for (const part of look(caches, data, request, typedTrainer))
      if (!part || !isPart(part)) yield part
      else if (part.s === 'scores' && part.asking && part.complete)
        asked.push(...part.picks.filter(({ score }) => decideArrival(state, score)?.ask))
    return asked
  }
}

const logOf = (spec: Spec, look: Look) => run(drive(begin(spec, data), look, { fp: '' })).events

describe('a stream', () => {
  const committee: Partial<Settings> = {
    strategy: { id: 'voteEntropy', params: {} },
    committee: { id: 'bayesianBootstrap', k: 3, params: {} },
  }
  it.each([
    ...STREAM_RULES.map(({ id }) => [id, {}] as const),
    ['cal', committee] as const,
    ['variable', { strategy: { id: 'kCentre', params: {} } }] as const,
    ['random', { strategy: { id: 'random', params: {} }, retrainEvery: 3 }] as const,
  ])('is asked about by the engine as by the loop of studies: %s', (rule, settings) => {
    const params = { ...defaults(STREAM_RULES.find((r) => r.id === rule)!.params), budget: 0.3, memory: 12 }
    const spec = specOf({ ...settings, stream: { rule, params } })
    const own = logOf(spec, createLearner().look)
    expect(own.filter((e) => e.t === 'ask').length).toBeGreaterThan(5)
    expect(own.filter((e) => e.t === 'advance').length).toBeGreaterThan(5)
    expect(logOf(spec, engineLook())).toEqual(own)
  })

  it('is judged afterwards as it was when it arrived', () => {
    const spec = specOf({ stream: { rule: 'variable', params: { budget: 0.3, memory: 12 } } })
    const caches = createCaches()
    let state = begin(spec, data)
    for (const event of logOf(spec, createLearner().look)) {
      if (event.t === 'ask') {
        const ids = Int32Array.from(event.ids)
        const judged = [...arrivalsOf(caches, state, ids)]
        expect(judged).toEqual([event.score[0]])
      }
      state = step(state, event)
    }
    expect(state.order.length).toBeGreaterThan(20)
  })
})

const arrivalsOf = (caches: ReturnType<typeof createCaches>, state: State, ids: Int32Array) =>
  run(arrivals(caches, data, { data: data.hash, state: slim(state), ids }, typedTrainer)).scores

/** A stream of which these items were asked about, the others let pass. */
function passed(spec: Spec, asks: readonly boolean[]): State {
  let state = begin(spec, data)
  for (const ask of asks) {
    if (!ask) {
      state = step(state, { t: 'advance', n: 1 })
      continue
    }
    const id = state.arrivals![state.stream!.t]
    state = step(state, { t: 'ask', ids: [id], by: 'margin', score: [], tied: [], fp: '' })
    state = step(state, { t: 'answer', id, label: data.truth[id], who: 'truth' })
  }
  return state
}
const deeds = fc.array(fc.boolean(), { maxLength: 60 })

describe('the memory of a stream', () => {
  it('holds the latest labels in their order, and no more than it may', () => {
    fc.assert(
      fc.property(deeds, fc.integer({ min: 0, max: 30 }), (asks, memory) => {
        const state = passed(specOf({ stream: { rule: 'random', params: { memory } } }), asks)
        const kept = remembered(state)
        const most = memory === 0 ? Infinity : memory
        expect(kept.length).toBe(Math.min(most, state.train.length))
        expect(kept).toEqual(state.train.slice(state.train.length - kept.length))
        expect([...slim(state).train.ids]).toEqual(kept)
        expect([...slim(state).labelled.ids]).toEqual(state.order)
      }),
      { numRuns: 60 },
    )
  })

  it('forgets one label with each that it gains once it is full', () => {
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 20 }), (memory) => {
        const spec = specOf({ stream: { rule: 'random', params: { memory } } })
        const asks = Array<boolean>(25).fill(true)
        const before = remembered(passed(spec, asks))
        const after = remembered(passed(spec, [...asks, true]))
        expect(after.slice(0, -1)).toEqual(before.slice(1))
      }),
      { numRuns: 20 },
    )
  })

  it('is of no concern where there is no stream, and balances the classes that it holds', () => {
    const stream = { rule: 'random', params: { memory: 5 } }
    const asks = Array<boolean>(20).fill(true)
    const state = passed(specOf({ stream, classWeights: 'balanced' }), asks)
    const { y, w } = trainSet(state)
    for (const c of new Set(y)) {
      const sum = w.reduce((s, v, i) => (y[i] === c ? s + v : s), 0)
      expect(sum).toBeCloseTo(5 / new Set(y).size, 12)
    }
    const pool = begin({ ...specOf({ stream }), mode: 'pool', start: { rule: 'random', n: 9 } }, data)
    expect(trainSet(pool).ids).toHaveLength(9)
  })

  it('has a default for rules whose parameters are not filled in', () => {
    for (const { params } of STREAM_RULES) expect(memoryOf({})).toBe(memoryOf(defaults(params)))
  })
})

describe('the exam of a drifting stream', () => {
  it('follows the law of the last item', () => {
    const spec = specOf({ stream: { rule: 'random', params: {} } })
    const groups = (state: State) => [...new Set([...examIds(state)].map((id) => data.group[id]))]
    const items = begin(spec, data).arrivals!.length
    expect(groups(passed(spec, []))).toEqual([0])
    expect(groups(passed(spec, Array<boolean>(items).fill(false)))).toEqual([1])
    expect(groups(begin({ ...spec, mode: 'pool' }, data))).toEqual([0, 1])
  })
})
