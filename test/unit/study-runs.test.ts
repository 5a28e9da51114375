import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { begin } from '../../src/core/session/begin.ts'
import { createLearner } from '../../src/core/study/learner.ts'
import { gradeLabels, gradePool, grade, runSession } from '../../src/core/study/session-run.ts'
import { runStops } from '../../src/core/study/stop-run.ts'
import { runStreamSession } from '../../src/core/study/stream-run.ts'
import type { DeepPartial, Settings, Spec } from '../../src/core/session/types.ts'
import { line, lineSpec } from './study-world.ts'

const data = line(5, 120, 200)
const ids = Array.from({ length: 120 }, (_, i) => i)

describe('labels chosen by somebody else', () => {
  it('grade a model as if it had asked for them itself', () => {
    const spec = lineSpec(5)
    const { order, measured } = run(runSession(spec, data, [12], grade))
    expect(run(gradeLabels(spec, data, order))).toEqual(measured[0])
    expect(run(gradeLabels(spec, data, [...order].reverse()))).toEqual(measured[0])
    expect(run(gradePool(spec, data))).toEqual(run(gradeLabels(spec, data, ids)))
  })
})

describe('a session with stopping rules', () => {
  const stops = (stop: Settings['stop'], more: Partial<Spec> = {}, of = data, labels = 20) =>
    run(runStops({ ...lineSpec(5, { stop }), ...more }, of, labels))

  it('notes the first round at which one of them stops, and goes on', () => {
    const { at, stopped, order, graded } = stops([{ id: 'stable', params: { window: 2, kappa: 0.9 } }])
    expect(at.at(-1)).toBe(20)
    expect(graded).toHaveLength(at.length)
    expect(stopped).not.toBeNull()
    expect(stopped).toBeGreaterThanOrEqual(2)
    expect(order).toHaveLength(at[stopped!])
    const both = stops([
      { id: 'stable', params: { window: 2, kappa: 0.9 } },
      { id: 'uncertainty', params: { most: 0.5 } },
    ])
    expect(both.stopped).toBe(0)
    expect(stops([])).toMatchObject({ stopped: null, order: expect.objectContaining({ length: 20 }) })
  })

  it('looks ahead where a rule asks for the expected gain', () => {
    const hopeless = stops([{ id: 'gain', params: { worth: 0.9 } }], {}, data, 5)
    expect(hopeless.stopped).toBe(0)
    const eager = stops([{ id: 'gain', params: { worth: 0 } }], {}, data, 6)
    expect(eager.stopped).toBeNull()
  })

  it('looks at the paid validation set, not at the hidden truth', () => {
    const wrong = { ...data, truth: data.truth.map((y, id) => (id < data.nPool ? y : 1 - y)) }
    const target: Settings['stop'] = [{ id: 'target', params: { target: 0.9 } }]
    const paid = { exam: { kind: 'paid', n: 10 } } as const
    expect(stops(target).stopped).toBeNull()
    expect(stops(target, paid).stopped).not.toBeNull()
    expect(stops(target, paid, wrong).stopped).toBe(stops(target, paid).stopped)
  })
})

describe('a stream that passes by', () => {
  const stream = (rule: string, params = {}): DeepPartial<Settings> => ({
    strategy: { id: 'leastConfident' },
    stream: { rule, params },
  })
  const pass = (settings: DeepPartial<Settings>, of = data) =>
    run(runStreamSession(lineSpec(5, settings), of, [40, 116]))

  it('is measured after any number of items', () => {
    const [middle, end] = pass(stream('random', { budget: 0.3, w: 50 }))
    expect([middle.items, end.items]).toEqual([40, 116])
    expect(middle.labels).toBeGreaterThan(4)
    expect(end.labels).toBeGreaterThan(middle.labels)
    expect(end.accuracy).toBeGreaterThan(0.8)
  })

  it('asks about every item where the budget is 1 and the committee never agrees', () => {
    const settings = { ...stream('cal'), strategy: { id: 'leastConfident', params: {} } }
    expect(pass(settings)[1].labels).toBe(120)
    expect(pass(stream('cal', { budget: 0 }))[1].labels).toBe(4)
  })

  it('is graded by the concept of its last item', () => {
    const group = data.group.map((_, id) => (id < 60 || (id >= 120 && id < 220) ? 0 : 1))
    const drifting = {
      ...data,
      drifts: true as const,
      group,
      truth: data.truth.map((y, id) => (group[id] === 1 ? 1 - y : y)),
    }
    const [before, after] = pass(stream('fixed', { budget: 0, memory: 0 }), drifting)
    expect(before.labels).toBe(after.labels)
    expect(before.accuracy).toBeGreaterThan(0.5)
    expect(after.accuracy).toBeLessThan(0.5)
  })

  it('is learnt from the latest labels alone', () => {
    const state = begin(
      { ...lineSpec(5, stream('fixed', { memory: 3 })), mode: 'stream', start: { rule: 'perClass', n: 4 } },
      data,
    )
    const model = run(createLearner().fit(state))
    const latest = {
      ...state,
      settings: { ...state.settings, stream: undefined },
      train: state.train.slice(-3),
    }
    expect(run(createLearner().fit(latest)).params).toEqual(model.params)
    expect(run(createLearner().fit({ ...latest, train: state.train })).params).not.toEqual(model.params)
  })
})
