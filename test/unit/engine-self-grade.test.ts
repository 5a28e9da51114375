import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { generatorById } from '../../src/core/data/generators.ts'
import { run } from '../../src/core/job.ts'
import { PURPOSE, source } from '../../src/core/math/random.ts'
import { logistic } from '../../src/core/model/logistic.ts'
import { begin } from '../../src/core/session/begin.ts'
import { stratifiedFolds } from '../../src/core/session/folds.ts'
import { defaultSpec } from '../../src/core/session/spec.ts'
import type { State } from '../../src/core/session/types.ts'
import { slim } from '../../src/core/session/views.ts'
import { noTrainer } from '../../src/engine/code.ts'
import { makeScene } from '../../src/engine/scene.ts'
import { selfGrade } from '../../src/engine/self-grade.ts'
import { bands, session } from './engine-scene.ts'

const clean = bands(120)
/** Every seventh answer is wrong, so that no model names all rightly. */
const data = { ...clean, truth: clean.truth.map((t, i) => (i % 7 === 3 ? 1 - t : t)) }
const graded = (state: State) => run(selfGrade(data, slim(state), noTrainer))

describe('folds', () => {
  it('are of equal size, with an equal share of each class, and a point keeps its place in the order', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 2, maxLength: 60 }),
        fc.integer({ min: 2, max: 5 }),
        (y, k) => {
          const ids = y.map((_, i) => 7 * i + 3)
          const fold = stratifiedFolds(ids, y, k, source(5))
          const spread = (of: (c: number) => boolean) => {
            const sizes = Array.from(
              { length: k },
              (_, f) => y.filter((c, i) => fold[i] === f && of(c)).length,
            )
            return Math.max(...sizes) - Math.min(...sizes)
          }
          expect(spread(() => true)).toBeLessThanOrEqual(1)
          for (let c = 0; c < 4; c++) expect(spread((other) => other === c)).toBeLessThanOrEqual(1)
          expect(stratifiedFolds([...ids].reverse(), [...y].reverse(), k, source(5)).reverse()).toEqual(fold)
        },
      ),
    )
  })
})

describe('a self-graded model', () => {
  it('names each label by a model that was trained without its fold', () => {
    const state = session(data, 21)
    const { train, rnd } = makeScene(data, slim(state), noTrainer)
    const fold = stratifiedFolds(train.ids, train.y, 5, source(state.spec.seed))
    let right = 0
    for (let i = 0; i < train.n; i++) {
      const rows = [...train.ids.keys()].filter((r) => fold[r] !== fold[i])
      const model = run(
        logistic.fit(
          {
            n: rows.length,
            C: 2,
            ids: Int32Array.from(rows, (r) => train.ids[r]),
            xy: Float64Array.from(rows.flatMap((r) => [train.xy[2 * r], train.xy[2 * r + 1]])),
            y: Int32Array.from(rows, (r) => train.y[r]),
            w: Float64Array.from(rows, (r) => train.w[r]),
          },
          state.settings.model.params,
          rnd,
        ),
      )
      const p = new Float64Array(2)
      model.predict(train.xy.subarray(2 * i, 2 * i + 2), 1, p)
      right += Number(p[train.y[i]] > 0.5)
    }
    expect(graded(state)).toEqual({ accuracy: right / train.n, folds: 5, n: train.n })
    expect(right).toBeLessThan(train.n)
  })

  it('has as many folds as labels where these are few, and no grade with one', () => {
    expect(graded(session(data, 1))).toMatchObject({ folds: 3, n: 3 })
    const one = slim(session(data, 1))
    const { ids, y, w } = one.train
    const train = { ids: ids.slice(0, 1), y: y.slice(0, 1), w: w.slice(0, 1) }
    expect(run(selfGrade(data, { ...one, train }, noTrainer))).toBeNull()
  })

  // What lesson "you cannot grade yourself with your own questions" is about: labels near the border alone look hard.
  it('looks worse on labels near the border than on labels drawn at random', () => {
    const gap = (near: boolean): number => {
      const gaps = [1, 2, 3, 4, 5, 6].map((seed) => {
        const made = generatorById('moons')!.make(seed, 300, {})
        const spec = defaultSpec()
        const start = begin({ ...spec, seed, exam: { kind: 'truth', share: 0.5 } }, made)
        const all = slim(start)
        const rnd = source(seed)
        const scene = makeScene(made, all, noTrainer)
        const whole = run(
          logistic.fit(
            {
              ...scene.pool,
              C: 2,
              y: scene.pool.ids.map((id) => made.truth[id]),
              w: new Float64Array(scene.pool.n).fill(1),
            },
            start.settings.model.params,
            rnd,
          ),
        )
        const p = new Float64Array(2 * scene.pool.n)
        whole.predict(scene.pool.xy, scene.pool.n, p)
        const order = [...scene.pool.ids.keys()].sort((a, b) =>
          near
            ? Math.abs(p[2 * a] - 0.5) - Math.abs(p[2 * b] - 0.5)
            : rnd(PURPOSE.sample, a) - rnd(PURPOSE.sample, b),
        )
        const ids = Int32Array.from(order.slice(0, 40), (row) => scene.pool.ids[row])
        const train = { ids, y: ids.map((id) => made.truth[id]), w: new Float64Array(40).fill(1) }
        const model = run(
          logistic.fit(makeScene(made, { ...all, train }, noTrainer).train, start.settings.model.params, rnd),
        )
        const q = new Float64Array(2 * scene.exam.n)
        model.predict(scene.exam.xy, scene.exam.n, q)
        const truth = scene.examY.filter((y, i) => q[2 * i + y] > 0.5).length / scene.exam.n
        return run(selfGrade(made, { ...all, train }, noTrainer))!.accuracy - truth
      })
      return gaps.reduce((a, b) => a + b, 0) / gaps.length
    }
    expect(gap(true)).toBeLessThan(-0.1)
    expect(Math.abs(gap(false))).toBeLessThan(0.04)
  })
})
