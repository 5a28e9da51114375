import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { typedTrainer } from '../../src/core/model/trainer.ts'
import { predictPoints } from '../../src/core/query/context.ts'
import { fitModel } from '../../src/engine/fitting.ts'
import { step } from '../../src/core/session/fold.ts'
import { slim } from '../../src/core/session/views.ts'
import { prospects } from '../../src/engine/prospects.ts'
import type { Prospect } from '../../src/engine/protocol/background.ts'
import { reliability } from '../../src/engine/reliability.ts'
import { makeScene } from '../../src/engine/scene.ts'
import { createCaches } from '../../src/engine/seen.ts'
import { trainsAfter } from '../../src/page/prospects.svelte.ts'
import { bands, requestFor, session } from './engine-scene.ts'

const data = bands(120)
const state = session(data, 8)
const [id] = requestFor(state).state.candidates
const box = { x0: -2, y0: -2, x1: 2, y1: 2 }

const all = (): Prospect[] =>
  [
    ...prospects(
      createCaches(),
      data,
      { data: data.hash, state: slim(state), id, trains: trainsAfter(state, id, 2), box, res: 12 },
      typedTrainer,
    ),
  ].flatMap((v) => (v && 'change' in v ? [v] : []))

describe('what each answer would change', () => {
  it('begins with the model now and goes through the answers', () => {
    const found = all()
    expect(found.map((p) => p.label)).toEqual([null, 0, 1])
    const others = slim(state).candidates.length - 1
    for (const p of found) expect(p.change.of).toBe(others)
    expect(found[0].change).toEqual({ of: others, changed: 0, moved: 0 })
    expect([found[0].grid.w, found[0].grid.h, found[0].grid.channels]).toEqual([12, 12, 2])
  })

  it('makes each answer likelier at its own point', () => {
    const [now, zero, one] = all()
    expect(zero.p[0]).toBeGreaterThan(now.p[0])
    expect(one.p[1]).toBeGreaterThan(now.p[1])
    expect(zero.change.moved).toBeGreaterThan(0)
    expect(zero.gradient).toBeGreaterThan(0)
  })

  it('is the very model that follows when the answer is given', () => {
    const [, , one] = all()
    const asked = step(state, { t: 'ask', ids: [id], by: 'you', score: [], tied: [], fp: '' })
    const next = step(asked, { t: 'answer', id, label: 1, who: 'you', sure: 2 })
    const scene = makeScene(data, slim(next), typedTrainer)
    const model = run(fitModel(createCaches().models, scene))
    const here = data.xy.slice(2 * id, 2 * id + 2)
    expect(one.p).toEqual(Array.from(run(predictPoints(model, undefined, here, 1)).p))
  })
})

describe('calibration on demand', () => {
  it('counts every held-out point once, and has no number without any', () => {
    const found = run(reliability(createCaches(), data, slim(state), typedTrainer))
    expect(found.bins.reduce((sum, b) => sum + b.n, 0)).toBe(slim(state).exam.length)
    expect(found.error).toBeGreaterThanOrEqual(0)
    const none = { ...slim(state), exam: new Int32Array(0) }
    expect(run(reliability(createCaches(), data, none, typedTrainer)).error).toBeNull()
  })
})
