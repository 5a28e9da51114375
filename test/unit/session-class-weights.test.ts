import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { logistic } from '../../src/core/model/logistic.ts'
import { source } from '../../src/core/math/random.ts'
import { predictPoints } from '../../src/core/query/context.ts'
import { gatherPoints } from '../../src/core/query/geo.ts'
import { step } from '../../src/core/session/fold.ts'
import { begin } from '../../src/core/session/begin.ts'
import { defaultSpec } from '../../src/core/session/spec.ts'
import type { State } from '../../src/core/session/types.ts'
import { trainSet } from '../../src/core/session/views.ts'
import { bands } from './engine-scene.ts'

const data = bands(120)

/** Twelve labels of the lower band, two of the upper one. */
function uneven(classWeights: 'none' | 'balanced'): State {
  const spec = defaultSpec()
  const settings = { ...spec.settings, classWeights, budget: 100 }
  let state = begin({ ...spec, classes: data.classes, start: { rule: 'perClass', n: 1 }, settings }, data)
  const free = (truth: number, n: number) =>
    [...state.role.keys()]
      .filter((id) => state.role[id] === 0 && state.label[id] < 0 && data.truth[id] === truth)
      .slice(0, n)
  for (const id of [...free(0, 11), ...free(1, 1)]) {
    state = step(state, { t: 'ask', ids: [id], by: 'you', score: [], tied: [], fp: '' })
    state = step(state, { t: 'answer', id, label: data.truth[id], who: 'you', sure: 3 })
  }
  return state
}

/** Mean probability of the upper class over the upper band, and its share of the points named so. */
function upper(state: State): { p: number; named: number } {
  const { ids, y, w } = trainSet(state)
  const lab = { n: ids.length, ids, xy: gatherPoints(state.xy, ids), C: 2, y, w }
  const model = run(logistic.fit(lab, state.settings.model.params, source(1)))
  const those = Int32Array.from([...data.truth.keys()].filter((id) => data.truth[id] === 1))
  const { p } = run(predictPoints(model, undefined, gatherPoints(data.xy, those), those.length))
  const second = [...those].map((_, i) => p[2 * i + 1])
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length
  return { p: mean(second), named: mean(second.map((v) => (v > 0.5 ? 1 : 0))) }
}

describe('balanced class weights', () => {
  it('make both classes count alike in the fit, so that the rare one is believed and named more often', () => {
    const [plain, balanced] = [uneven('none'), uneven('balanced')]
    const given = trainSet(balanced)
    const own = trainSet(plain)
    const total = (c: number) => given.w.reduce((sum, w, i) => sum + (given.y[i] === c ? w / own.w[i] : 0), 0)
    expect(given.ids.filter((_, i) => given.y[i] === 1)).toHaveLength(2)
    expect(total(0)).toBeCloseTo(7, 12)
    expect(total(1)).toBeCloseTo(7, 12)
    const [before, after] = [upper(plain), upper(balanced)]
    expect(after.p).toBeGreaterThan(before.p + 0.05)
    expect(after.named).toBeGreaterThan(before.named)
  })
})
