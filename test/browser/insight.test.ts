import { tick } from 'svelte'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import { run } from '../../src/core/job.ts'
import { logistic } from '../../src/core/model/logistic.ts'
import { bootstrapped } from '../../src/core/model/resampled.ts'
import type { Fitted, TrainSet } from '../../src/core/model/types.ts'
import { source } from '../../src/core/math/random.ts'
import { predictPoints } from '../../src/core/query/context.ts'
import { gatherPoints } from '../../src/core/query/geo.ts'
import { slim } from '../../src/core/session/views.ts'
import { Engine } from '../../src/engine/client.ts'
import type { App } from '../../src/page/app.svelte.ts'
import Committee from '../../src/page/Committee.svelte'
import Prospects from '../../src/page/Prospects.svelte'
import '../../src/page/base.css'
import { hubOf, show, until } from './panels.ts'

const soon = <T>(of: () => T) => expect.poll(of)

const engine = new Engine()
let app: App
const open: (() => Promise<void>)[] = []
beforeAll(async () => {
  app = await hubOf({
    data: 'ring',
    settings: { committee: { id: 'bayesianBootstrap', k: 5, params: {} } },
    engine,
  })
  app.resize({ width: 500, height: 400 })
  await until(() => app.look.committee?.final && app.report?.id === app.target)
})
afterEach(async () => {
  for (const gone of open.splice(0)) await gone()
})
afterAll(() => engine.close())

/** What the model is trained on, from the state alone; `more` = one point more, with its label and weight. */
function trained(more?: { id: number; label: number; weight: number }): TrainSet {
  const { train, C } = slim(app.state)
  const ids = more ? Int32Array.from([...train.ids, more.id]) : train.ids
  const y = more ? Int32Array.from([...train.y, more.label]) : train.y
  const w = more ? Float64Array.from([...train.w, more.weight]) : train.w
  return { n: ids.length, ids, xy: gatherPoints(app.state.xy, ids), C, y, w }
}
const at = (model: Fitted, ids: ArrayLike<number>): Float64Array => {
  const points = Int32Array.from(ids)
  return run(predictPoints(model, undefined, gatherPoints(app.state.xy, points), points.length)).p
}
const percent = (p: number) => `${(100 * p).toFixed(1)}%`
const said = (e: Element) => e.textContent.replace(/\s+/g, ' ').trim()

describe('the committee', () => {
  it('says how each member votes, and brings the one that is pointed at or focused to the stage', async () => {
    const { root, gone } = show(Committee, { app })
    open.push(gone)
    const tiles = [...root.querySelectorAll<HTMLButtonElement>('button.tile')]
    expect(tiles).toHaveLength(5)
    const { model, committee } = app.state.settings
    const { seed } = app.state.spec
    const members = run(bootstrapped(trained(), logistic, model.params, committee.k, source(seed)))
    const split = app.classNames.map(() => 0)
    members.forEach((member, m) => {
      const p = [...at(member, [app.target!])]
      const label = p.indexOf(Math.max(...p))
      split[label]++
      expect(said(tiles[m])).toContain(`Member ${m + 1}: ${app.className(label)}, ${percent(p[label])}`)
    })
    expect(root.querySelector('.split')!.getAttribute('aria-label')).toBe(
      `Votes: ${split.map((n, c) => `${app.className(c)} ${n}`).join(', ')}`,
    )
    await userEvent.hover(tiles[2])
    expect([app.hot, app.scene!.hot]).toEqual([2, 2])
    await userEvent.unhover(tiles[2])
    expect(app.scene!.hot).toBeNull()
    tiles[0].focus()
    expect(app.scene!.hot).toBe(0)
    await userEvent.keyboard('{Tab}')
    expect(app.scene!.hot).toBe(1)
    await tick()
    expect(tiles.map((t) => t.getAttribute('aria-pressed'))).toEqual([
      'false',
      'true',
      'false',
      'false',
      'false',
    ])
    tiles[1].blur()
    expect(app.scene!.hot).toBeNull()
    // The boundary on the stage is that of the very member.
    expect(app.scene!.members).toBe(app.look.committee!.members)
  })

  it('disagrees as its members do: the mean divergence from what they say together', () => {
    const { members, disagreement } = app.look.committee!
    const { channels: C, w, h } = members[0]
    const entropy = (p: readonly number[]) => -p.reduce((sum, q) => sum + (q > 0 ? q * Math.log(q) : 0), 0)
    for (let k = 0; k < w * h; k += 7) {
      const each = members.map(({ values }) => [...values.subarray(k * C, (k + 1) * C)])
      const mean = each[0].map((_, c) => each.reduce((sum, p) => sum + p[c], 0) / each.length)
      const kl = entropy(mean) - each.reduce((sum, p) => sum + entropy(p), 0) / each.length
      expect(disagreement.values[k]).toBeCloseTo(Math.max(0, kl), 4)
    }
  })

  it('comes from where it is told to, which is a change of the session', async () => {
    const { root, gone } = show(Committee, { app })
    open.push(gone)
    const before = app.look.committee
    const choice = root.querySelector('select')!
    choice.value = 'posterior'
    choice.dispatchEvent(new Event('change', { bubbles: true }))
    expect(app.state.settings.committee).toMatchObject({ id: 'posterior', k: 5 })
    await soon(() => app.look.committee !== before && app.look.committee?.final).toBe(true)
    expect(app.look.committee!.members[1].values).not.toEqual(before!.members[1].values)
    app.undo()
    expect(app.state.settings.committee.id).toBe('bayesianBootstrap')
  })
})

describe('what each answer would change', () => {
  it('is what one more fit gives: points that change, expected error, and their means', async () => {
    await soon(() => app.target).not.toBeNull()
    const id = app.target!
    const { root, gone } = show(Prospects, { app, id })
    open.push(gone)
    await soon(() => root.querySelector('.mean')).not.toBeNull()
    const { settings } = app.state
    const fit = (set: TrainSet) => run(logistic.fit(set, settings.model.params, source(app.state.spec.seed)))
    const others = [...slim(app.state).candidates].filter((other) => other !== id)
    const C = app.classNames.length
    const read = (model: Fitted) => {
      const p = at(model, others)
      const rows = others.map((_, i) => [...p.subarray(i * C, (i + 1) * C)])
      return {
        named: rows.map((r) => r.indexOf(Math.max(...r))),
        error: rows.reduce((sum, r) => sum + 1 - Math.max(...r), 0) / rows.length,
      }
    }
    const model = fit(trained())
    const now = read(model)
    const own = [...at(model, [id])]
    // An answer that one is fairly sure of weighs .7.
    const after = app.classNames.map((_, label) => read(fit(trained({ id, label, weight: 0.7 }))))
    const changed = after.map((a) => a.named.filter((c, i) => c !== now.named[i]).length)
    const cells = [...root.querySelectorAll('tbody tr')].map((tr) => [...tr.children].map(said))
    expect(cells.slice(0, C).map(([name, n, error]) => [name, n, error])).toEqual(
      app.classNames.map((name, c) => [name, String(changed[c]), percent(after[c].error)]),
    )
    const mean = (values: readonly number[]) => values.reduce((sum, v, c) => sum + own[c] * v, 0)
    expect(Number(cells[C][1])).toBeCloseTo(mean(changed), 0.95)
    expect(cells[C][2]).toBe(percent(mean(after.map((a) => a.error))))
    expect(root.textContent).toContain(percent(now.error))

    // The boundary of an answer comes to the stage with its tile.
    const tiles = [...root.querySelectorAll<HTMLButtonElement>('button.tile')]
    expect(tiles.map((t) => said(t).endsWith('%'))).toEqual(app.classNames.map(() => true))
    tiles[1].focus()
    expect(app.scene!.ahead!.grid).toBe(app.prospects.after[1].grid)
    await userEvent.keyboard('{Tab}')
    expect(app.scene!.ahead!.grid).toBe(app.prospects.after[2].grid)
    tiles[2].blur()
    expect(app.scene!.ahead).toBeNull()
  })
})
