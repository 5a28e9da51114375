import { beforeAll, describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { typedTrainer } from '../../src/core/model/trainer.ts'
import { modelById } from '../../src/core/model/registry.ts'
import { gatherPoints } from '../../src/core/query/geo.ts'
import { emptyPlane } from '../../src/core/data/drawing.ts'
import { step } from '../../src/core/session/fold.ts'
import { begin } from '../../src/core/session/begin.ts'
import { defaultSpec, DRAWN } from '../../src/core/session/spec.ts'
import type { Settings, State } from '../../src/core/session/types.ts'
import { createLearner } from '../../src/core/study/learner.ts'
import { gradeAfter, look } from '../../src/engine/jobs.ts'
import type { DataMessage } from '../../src/engine/protocol/state.ts'
import type { LookRequest, PartBody } from '../../src/engine/protocol/look.ts'
import { report } from '../../src/engine/report.ts'
import { loadMore } from '../../src/engine/code.ts'
import { makeScene } from '../../src/engine/scene.ts'
import { createCaches, seenOf } from '../../src/engine/seen.ts'
import { isPart } from '../../src/engine/stream.ts'
import { bands, requestFor, session } from './engine-scene.ts'

beforeAll(loadMore)

const data = bands(120)
const message: DataMessage = data

function parts(request: LookRequest, caches = createCaches(), from = message): PartBody[] {
  return [...look(caches, from, request, typedTrainer)].filter(isPart)
}
const of = <S extends PartBody['s']>(all: PartBody[], s: S) =>
  all.filter((p): p is PartBody & { s: S } => p.s === s)
const complete = (all: PartBody[]) => of(all, 'scores').filter((p) => p.complete)

const network: Partial<Settings> = {
  model: { id: 'network', params: { steps: 40, units: 6 } },
  committee: { id: 'seeds', k: 3, params: {} },
}
const posterior: Partial<Settings> = { committee: { id: 'posterior', k: 4, params: {} } }

/** What the core's own loop asks in the same state with another strategy. */
const directPicks = (state: State, id: string) =>
  run(createLearner().look({ ...state, settings: { ...state.settings, strategy: { id, params: {} } } })).map(
    ({ id, score, tied }) => ({ id, score, tied }),
  )

describe('drawn points', () => {
  const draw = (truth: number, exam?: true): State =>
    step(session(data, 8), { t: 'points', add: [{ xy: [0, 0], truth, ...(exam && { exam }) }] })
  const sceneOf = (state: State) => makeScene(message, requestFor(state).state, typedTrainer)

  it('that grade are part of the name of what is known of a state, with their truth', () => {
    const caches = createCaches()
    const seen = (state: State) => seenOf(caches, sceneOf(state), requestFor(state))
    expect(seen(draw(0, true)).scene.examY.at(-1)).toBe(0)
    expect(seen(draw(1, true)).scene.examY.at(-1)).toBe(1)
    expect(seen(draw(1, true))).toBe(seen(draw(1, true)))
  })

  it('train nothing anew when only their hidden truth is another', () => {
    expect(sceneOf(draw(0)).modelKey).toBe(sceneOf(draw(1)).modelKey)
    expect(sceneOf(draw(0)).modelKey).not.toBe(sceneOf(session(data, 8)).modelKey)
  })

  it('are graded by their truth', () => {
    const grade = (truth: number) => of(parts(requestFor(draw(truth, true))), 'model')[0].grade.recall
    expect(grade(0)).not.toEqual(grade(1))
  })

  it('may be none: an empty plane has a model, and nothing to ask', () => {
    const state = begin({ ...defaultSpec(), data: DRAWN }, emptyPlane)
    const all = parts(requestFor(state), createCaches(), emptyPlane)
    expect(of(all, 'model')[0].grade.accuracy).toBeNull()
    expect(complete(all).every((p) => p.picks.length === 0)).toBe(true)
  })
})

describe('a look', () => {
  it.each([
    ['logistic, bootstrap', {}],
    ['logistic, posterior', posterior],
    ['network, seeds', network],
    ['network, bootstrap', { ...network, committee: { id: 'bayesianBootstrap', k: 2, params: {} } }],
    ['network, dropout', { ...network, committee: { id: 'dropout', k: 3, params: {} } }],
    ['neighbours, kinds', { model: { id: 'knn', params: {} }, committee: { id: 'kinds', k: 3, params: {} } }],
  ] as [string, Partial<Settings>][])('picks what the core picks: %s', (_, settings) => {
    const state = session(data, 8, { ...settings, batch: 2 })
    const all = complete(parts(requestFor(state)))
    const refits = state.settings.model.id === 'logistic'
    expect(all.map((p) => p.strategy).sort()).toEqual(
      [
        'entropy',
        'kCentre',
        'margin',
        'meanKL',
        'random',
        'voteEntropy',
        ...(refits ? ['expectedErrorReduction'] : []),
      ].sort(),
    )
    for (const part of all) expect(part.picks).toEqual(directPicks(state, part.strategy))
    expect(all.filter((p) => p.asking).map((p) => p.strategy)).toEqual(['margin'])
  })

  it('sends predictions of the right shapes, whose rows sum to 1', () => {
    const state = session(data, 8, posterior)
    const request = requestFor(state)
    const all = parts(request)
    const [model] = of(all, 'model')
    const [final] = of(all, 'final')
    const pool = request.state.pool.length
    expect(model.poolP).toHaveLength(2 * pool)
    expect(final.poolM).toHaveLength(4 * 2 * pool)
    expect(final.members).toHaveLength(4)
    for (const { w, h, channels, values } of [model.probability, ...final.members]) {
      expect([w, h, channels, values.length]).toEqual([12, 12, 2, 288])
      for (let i = 0; i < values.length; i += 2) expect(values[i] + values[i + 1]).toBeCloseTo(1, 6)
    }
    expect(final.disagreement.values.every((v) => v >= 0)).toBe(true)
    expect(model.grade.accuracy).toBeGreaterThan(0.5)
    const own = request.state.pool.indexOf(request.state.candidates[3])
    const direct = new Float64Array(2)
    const fitted = modelById('logistic').restore(model.params, 2, state.settings.model.params)
    fitted.predict(gatherPoints(data.xy, [request.state.candidates[3]]), 1, direct)
    expect(model.poolP[2 * own]).toBeCloseTo(direct[0], 6)
  })

  it('comes in the order of use: cheap scores, a first sight of the committee, questions before pictures, look-ahead last', () => {
    const order = (settings: Partial<Settings>) =>
      parts(requestFor(session(data, 8, settings))).map((p) => (p.s === 'scores' ? p.strategy : p.s))
    const logistic = order({})
    expect(logistic.slice(0, 2)).toEqual(['model', 'margin'])
    expect(logistic.indexOf('meanKL')).toBeLessThan(logistic.indexOf('final'))
    expect(logistic.indexOf('fine')).toBeLessThan(logistic.indexOf('expectedErrorReduction'))
    expect(order(network).slice(0, 5)).toEqual(['trainer', 'preview', 'model', 'margin', 'random'])
  })

  it('gives the same parts again from what it remembers, although the first were given away', () => {
    for (const settings of [{}, network]) {
      const request = requestFor(session(data, 8, settings))
      const caches = createCaches()
      const first = parts(request, caches)
      const kept = structuredClone(first)
      const buffers = (v: unknown): ArrayBuffer[] =>
        ArrayBuffer.isView(v)
          ? [v.buffer as ArrayBuffer]
          : typeof v === 'object' && v
            ? Object.values(v).flatMap(buffers)
            : []
      structuredClone(first, { transfer: first.flatMap(buffers) })
      const final = (all: PartBody[]) =>
        all.filter((p) => p.s !== 'preview' && (p.s !== 'scores' || p.complete))
      expect(final(parts(request, caches))).toEqual(final(kept))
    }
  })

  it('scores look-aheads block by block and ends with the picks of all', () => {
    const state = session(data, 6, { strategy: { id: 'expectedErrorReduction', params: {} } })
    const all = of(parts(requestFor(state, { show: [] })), 'scores')
    expect(all.length).toBeGreaterThan(4)
    expect(all.map((p) => p.complete)).toEqual(all.map((_, i) => i === all.length - 1))
    const done = all.slice(0, -1).map((p) => p.done ?? 0)
    expect(done[0]).toBe(1)
    expect(done).toEqual([...done].sort((a, b) => a - b))
    for (const p of all.slice(0, -1)) expect(p.picks[0].score).toBe(Math.max(...p.scores))
    const last = all[all.length - 1]
    expect(last.picks[0].id).toBe(directPicks(state, 'expectedErrorReduction')[0].id)
  })

  it('says what it cannot score and goes on', () => {
    const note = (settings: Partial<Settings>, show: string[]) =>
      of(parts(requestFor(session(data, 6, settings), { show })), 'note').map((n) => [n.code, n.args])
    expect(note(network, ['expectedErrorReduction'])).toEqual([
      ['missing', { strategy: 'expectedErrorReduction', need: 'refit' }],
    ])
    expect(note({ ...network, committee: posterior.committee }, ['meanKL'])).toEqual([
      ['no-committee', { model: 'network', committee: 'posterior' }],
      ['missing', { strategy: 'meanKL', need: 'committee' }],
    ])
    expect(() => parts(requestFor(session(data, 6), { show: ['nothing'] }))).toThrow()
  })

  it('does only what is wanted', () => {
    const state = session(data, 8)
    const kinds = (change: Partial<LookRequest>) => [
      ...new Set(parts(requestFor(state, change)).map((p) => p.s)),
    ]
    expect(kinds({ want: ['model'] })).toEqual(['model'])
    expect(kinds({ want: ['model', 'scores'], show: [] })).toEqual(['model', 'scores'])
    expect(kinds({ want: ['fine'], field: 'disagreement' })).toEqual(['fine'])
    expect(kinds({ want: ['fine'], field: 'none' })).toEqual([])
  })
})

describe('the field', () => {
  it.each(['probability', 'disagreement', 'utility', 'density'] as const)(
    '%s is filled from the top to the last row',
    (field) => {
      const state = session(data, 8, { strategy: { id: 'entropy', params: {} } })
      const all = of(
        parts(requestFor(state, { field, show: [], box: { x0: -2, y0: -1, x1: 2, y1: 1 } })),
        'fine',
      )
      const fine = all.filter((p) => p.grid.w === 100)
      const coarse = all.filter((p) => p.grid.w === 12)
      expect(coarse.length > 0).toBe(field === 'utility' || field === 'density')
      expect(fine[0].grid.h).toBe(50)
      expect(fine[0].from).toBe(0)
      fine.slice(1).forEach((p, i) => expect(p.from).toBe(fine[i].to))
      expect(fine[fine.length - 1].to).toBe(50)
      expect(fine[fine.length - 1].grid.values.every(Number.isFinite)).toBe(true)
    },
  )

  it('has its rows from top to bottom, borders included', () => {
    const state = session(data, 20)
    const [model] = of(parts(requestFor(state)), 'model')
    const { w, h, values } = model.probability
    const fitted = modelById('logistic').restore(model.params, 2, state.settings.model.params)
    const corner = new Float64Array(2)
    fitted.predict(Float64Array.of(-2, 2), 1, corner)
    expect(values[0]).toBeCloseTo(corner[0], 6)
    fitted.predict(Float64Array.of(2, -2), 1, corner)
    expect(values[2 * (w * h - 1)]).toBeCloseTo(corner[0], 6)
  })
})

describe('edits', () => {
  it('move and add points without touching the data set', () => {
    const before = data.xy.slice()
    const request = requestFor(session(data, 8))
    const { state } = request
    const moved = state.candidates[0]
    const added = data.n
    const edits = {
      ids: Int32Array.of(moved, added),
      xy: Float64Array.of(1.5, 1.5, -1.5, -1.5),
      truth: Int32Array.of(0, -1),
    }
    const scene = makeScene(
      message,
      { ...state, candidates: Int32Array.of(moved, added), edits },
      typedTrainer,
    )
    expect([...scene.candidates.xy]).toEqual([1.5, 1.5, -1.5, -1.5])
    expect(data.xy).toEqual(before)
    expect(scene.modelKey).not.toBe(makeScene(message, state, typedTrainer).modelKey)
  })
})

describe('a report of one point', () => {
  it('has the score, rank and reason of each strategy, the asking one first', () => {
    const request = requestFor(session(data, 8))
    const caches = createCaches()
    const all = complete(parts(request, caches))
    const seen = seenOf(caches, makeScene(message, request.state, typedTrainer), request)
    const asked = all.find((p) => p.asking)!.picks[0]
    const r = run(report(seen, asked.id, ['margin', ...request.show]))
    expect(r.scores[0]).toMatchObject({ strategy: 'margin', score: asked.score, rank: 1 })
    expect(r.scores).toHaveLength(
      all.filter(
        (p) =>
          p.strategy !== 'expectedErrorReduction' ||
          !p.subset ||
          p.subset.includes(request.state.candidates.indexOf(asked.id)),
      ).length,
    )
    for (const { score, why } of r.scores) expect(why.result).toBeCloseTo(score, 9)
    expect(r.members).toHaveLength(5 * 2)
    expect(r.denserThan).toBeGreaterThanOrEqual(0)
    expect(r.denserThan).toBeLessThan(1)
    expect(r.nearest.map((n) => n.distance)).toEqual(
      [...r.nearest.map((n) => n.distance)].sort((a, b) => a - b),
    )
  })

  it('knows a labelled point too, without scores', () => {
    const request = requestFor(session(data, 8), { show: [] })
    const caches = createCaches()
    parts(request, caches)
    const seen = seenOf(caches, makeScene(message, request.state, typedTrainer), request)
    const [id] = request.state.labelled.ids
    const r = run(report(seen, id, ['margin']))
    expect(r.scores).toEqual([])
    expect(r.p[0] + r.p[1]).toBeCloseTo(1, 12)
    expect(r.nearest[0]).toMatchObject({ id, distance: 0 })
  })
})

describe('grading in the background', () => {
  it('is the grade that a look gives, and null without an exam', () => {
    const request = requestFor(session(data, 12))
    const [model] = of(parts(request), 'model')
    expect(run(gradeAfter(createCaches(), message, request.state, typedTrainer))).toEqual(model.grade)
    const none = { ...request.state, exam: new Int32Array(0) }
    expect(run(gradeAfter(createCaches(), message, none, typedTrainer)).accuracy).toBeNull()
  })

  it('takes the labels of a paid exam in place of the truth', () => {
    const { state } = requestFor(session(data, 12))
    const wrong = Int32Array.from(state.exam, (id) => 1 - data.truth[id])
    const paid = run(gradeAfter(createCaches(), message, { ...state, examLabels: wrong }, typedTrainer))
    const true_ = run(gradeAfter(createCaches(), message, state, typedTrainer))
    expect(paid.accuracy).toBeCloseTo(1 - true_.accuracy!, 12)
  })
})
