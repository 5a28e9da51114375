import { tick } from 'svelte'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { page as view, userEvent } from 'vitest/browser'
import { run } from '../../src/core/job.ts'
import { logistic } from '../../src/core/model/logistic.ts'
import { source } from '../../src/core/math/random.ts'
import { predictPoints } from '../../src/core/query/context.ts'
import { gatherPoints } from '../../src/core/query/geo.ts'
import { begin } from '../../src/core/session/begin.ts'
import { PRESETS } from '../../src/core/session/spec.ts'
import { drive } from '../../src/core/session/driver.ts'
import { path } from '../../src/core/session/tree.ts'
import { slim } from '../../src/core/session/views.ts'
import { createLearner } from '../../src/core/study/learner.ts'
import { Engine } from '../../src/engine/client.ts'
import type { App } from '../../src/page/app.svelte.ts'
import Page from '../../src/page/App.svelte'
import StreamDock from '../../src/page/StreamDock.svelte'
import '../../src/page/base.css'
import { data, specOf } from '../unit/stream-scene.ts'
import { hubOf, show, until } from './panels.ts'

const engine = new Engine()
const BUDGET = 0.3
const WINDOW = 100
let app: App
let root: HTMLElement
let gone: () => Promise<void>

/** What the core alone makes of each item: the probabilities of the model of its moment, utility and whether it was right. */
interface Own {
  readonly u: number
  readonly right: boolean
}
const own: Own[] = []

beforeAll(async () => {
  const spec = specOf({ stream: { rule: 'variable', params: { budget: BUDGET, w: WINDOW, memory: 20 } } })
  const { events } = run(drive(begin(spec, data), createLearner().look, { fp: '' }))
  app = await hubOf({ data: 'streamSquare', spec, settings: spec.settings, dataset: data, events, engine })
  app.resize({ width: 500, height: 400 })
  const shown = show(StreamDock, { app })
  ;({ root, gone } = shown)
  root.style.cssText = 'width: 900px; height: 180px; position: relative'
  await until(() => app.stream?.lacking === 0 && app.stream.rows.length > 100)
  await until(() => strip()?.querySelector('.stem') && strip().clientWidth > 800)
  for (const row of app.stream!.rows) {
    const state = app.stateAt(row.node)
    const { train, C, settings, seed } = slim(state)
    const xy = gatherPoints(state.xy, train.ids)
    const lab = { n: train.ids.length, ids: train.ids, xy, C, y: train.y, w: train.w }
    const model = run(logistic.fit(lab, settings.model.params, source(seed)))
    const { p } = run(predictPoints(model, undefined, gatherPoints(state.xy, [row.id]), 1))
    // Margin: 1 − the gap between both classes, on the scale of 1 − the largest probability.
    own.push({ u: (1 - Math.abs(p[0] - p[1])) / 2, right: (p[1] > p[0] ? 1 : 0) === data.truth[row.id] })
  }
})
afterAll(async () => {
  await gone()
  engine.close()
})

const strip = () => root.querySelector<HTMLElement>('[role=slider]')!
const all = (selector: string) => [...strip().querySelectorAll(selector)]
const number = (e: Element, name: string) => Number(e.getAttribute(name))
const texts = () => all('text').map((e) => e.textContent)

describe('the strip of a stream', () => {
  it('shows each utility, whether it was asked or let pass, and the budget that decided', () => {
    const { rows } = app.stream!
    rows.forEach((row, i) => expect(row.verdict!.decision!.u).toBeCloseTo(own[i].u, 6))
    const stems = all('.stem')
    const seen = rows.slice(-stems.length)
    expect(stems.length).toBeGreaterThan(60)
    // 0 at the axis, 1/2 at the upper number: square roots between.
    const axis = number(stems[0], 'y1')
    const top = 14
    stems.forEach((stem, i) => {
      const { u } = own[rows.length - stems.length + i]
      expect(number(stem, 'y2')).toBeCloseTo(axis - Math.sqrt(u / 0.5) * (axis - top), 3)
    })
    // Zliobaite et al.: asked where the confidence lies under the threshold and the budget allows a question.
    let spent = 0
    let theta = 1
    rows.forEach((row, i) => {
      const open = spent / WINDOW < BUDGET
      const asks = open && 1 - own[i].u < theta
      expect(row.asked).toBe(asks)
      if (open) theta *= asks ? 0.99 : 1.01
      spent = (spent * (WINDOW - 1)) / WINDOW + (asks ? 1 : 0)
    })
    const kinds = (selector: string) => all(selector).length
    expect(kinds('.asked')).toBe(seen.filter((r) => r.asked).length)
    expect(kinds('.passed') + kinds('.spent')).toBe(seen.filter((r) => !r.asked).length)
    expect(kinds('.answer')).toBe(seen.filter((r) => r.asked).length)
    const percent = (v: number) => `${(100 * v).toFixed(1)}%`
    expect(texts().some((s) => s.includes(percent(spent / WINDOW)) && s.includes(percent(BUDGET)))).toBe(true)
    expect(all('.limit')[0].getAttribute('d')).toMatch(/^M.+L/)
  })

  it('shows the running accuracy and where the law drifts', () => {
    const right = own.map((o) => o.right)
    const running = right.map((_, i) => {
      const recent = right.slice(Math.max(0, i - 49), i + 1)
      return recent.filter(Boolean).length / recent.length
    })
    expect(texts().some((s) => s.includes(running.at(-1)!.toFixed(3)))).toBe(true)
    // The line, read by the two numbers beside it.
    const line = [
      ...all('.accuracy')[0]
        .getAttribute('d')!
        .matchAll(/[ML]([\d.]+),([\d.]+)/g),
    ].map((m) => Number(m[2]))
    expect(line).toHaveLength(running.length)
    const [high, low] = all('text[text-anchor=end]').slice(-2)
    const least = Number(low.textContent)
    expect(Number(high.textContent)).toBe(1)
    const [at1, atLow] = [number(high, 'y') - 8, number(low, 'y')]
    running.forEach((value, i) => {
      const share = Math.max(0, value - least) / (1 - least)
      expect(line[i]).toBeCloseTo(atLow - share * (atLow - at1), 0.9)
    })
    // The law changes at one item: where the set says so.
    const changed = app.stream!.rows.findIndex(
      (r, i, rows) => i > 0 && app.state.concept![r.id] !== app.state.concept![rows[i - 1].id],
    )
    expect(changed).toBeGreaterThan(0)
    expect(app.stream!.drifts).toEqual([changed])
    const marks = all('.drift').map((e) => number(e, 'x1'))
    expect(marks.at(-1)).toBeCloseTo(
      40 + (changed / app.stream!.total) * (number(all('svg')[0], 'width') - 40 - 152),
      6,
    )
    expect(texts()).toContain('Drift')
  })

  it('is looked back along with the keyboard, and the plot and the reasons follow', async () => {
    const { rows } = app.stream!
    strip().focus()
    await userEvent.keyboard('{Home}')
    const said = () => strip().getAttribute('aria-valuetext')!
    for (const [key, t] of [
      ['', 0],
      ['{ArrowRight}', 1],
      ['{PageUp}', 11],
      ['{ArrowLeft}', 10],
      ['{End}', rows.length - 1],
    ] as const) {
      if (key) await userEvent.keyboard(key)
      await tick()
      expect(app.stream!.cursor).toBe(t)
      expect(app.focused).toBe(rows[t].id)
      expect(app.stream!.row).toEqual(rows[t])
      expect(said()).toMatch(
        new RegExp(`^Arrival ${t + 1}, point ${rows[t].id}: ${rows[t].asked ? 'asked' : 'let pass'}`),
      )
      expect(strip().getAttribute('aria-valuenow')).toBe(String(t + 1))
    }
    await userEvent.keyboard('{Escape}')
    expect(app.stream!.cursor).toBeNull()
  })
})

describe('a stream with the keyboard alone', () => {
  it('waits for the person, takes the answer, and gives it back; the truth answers where it is asked to', async () => {
    const you = { id: 'you', kind: 'you', cost: 1, seconds: 5 } as const
    const spec = specOf({ oracle: [you], stream: { rule: 'variable', params: {} } })
    const other = await hubOf({
      data: 'streamSquare',
      spec,
      settings: spec.settings,
      dataset: data,
      engine,
    })
    await view.viewport(1440, 1000)
    const page = show(Page, { app: other })
    const named = (name: RegExp) =>
      [...page.root.querySelectorAll<HTMLElement>('button')].find((b) =>
        name.test(b.getAttribute('aria-label') ?? b.textContent),
      )!
    const target = () => expect.poll(() => other.target)
    await target().not.toBeNull()
    await expect.poll(() => page.root.querySelector('.dock [role=slider]')).not.toBeNull()
    const asked = other.target!
    const { t } = other.state.stream!
    // Space goes on, but not in the person's place.
    await userEvent.keyboard(' ')
    expect(other.target).toBe(asked)
    expect(page.root.querySelector('.ask [role=status]')!.textContent).not.toBe('')
    await userEvent.keyboard(String(data.truth[asked] + 1))
    expect(other.state.label[asked]).toBe(data.truth[asked])
    expect(other.state.stream!.t).toBe(t + 1)
    await userEvent.keyboard('u')
    expect(other.target).toBe(asked)
    expect(other.state.stream!.t).toBe(t)
    await userEvent.keyboard('0')
    expect(path(other.tree).find((e) => e.t === 'pass')).toMatchObject({ id: asked, why: 'skip' })
    expect(other.state.stream!.t).toBe(t + 1)

    // The truth answers: one item at a time by Space, then by the button that plays.
    other.replace({ oracle: [PRESETS.truth] })
    const answers = () => path(other.tree).filter((e) => e.t === 'answer' && e.who === 'truth').length
    await target().not.toBeNull()
    const before = answers()
    await expect
      .poll(async () => {
        await userEvent.keyboard(' ')
        return answers()
      })
      .toBeGreaterThan(before)
    other.player.speed = 'fast'
    const arrived = other.state.stream!.t
    named(/^Let the stream run$/).focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => other.state.stream!.t).toBeGreaterThan(arrived + 3)
    expect(document.activeElement!.getAttribute('aria-label') ?? document.activeElement!.textContent).toMatch(
      /^Let it rest|^Pause|^Stop/,
    )
    await userEvent.keyboard('{Enter}')
    expect(other.player.playing).toBe(false)
    await page.gone()
  })
})
