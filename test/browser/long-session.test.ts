import { tick } from 'svelte'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { generatorById } from '../../src/core/data/generators.ts'
import { catalogue } from '../../src/core/session/catalogue.ts'
import { Draft } from '../../src/core/session/draft.ts'
import { begin } from '../../src/core/session/begin.ts'
import { baseSpec, filled } from '../../src/core/session/spec.ts'
import type { Event, Settings, Spec } from '../../src/core/session/types.ts'
import { askable } from '../../src/core/session/views.ts'
import type { Outcome } from '../../src/engine/protocol/look.ts'
import AuditTrail from '../../src/page/AuditTrail.svelte'
import { Checking } from '../../src/page/checking.svelte.ts'
import TimeLine from '../../src/page/TimeLine.svelte'
import '../../src/page/tokens.css'
import { hubOf, show, SilentEngine } from './panels.ts'

/** An engine that knows all at once and counts how often it is asked. */
class CountingEngine extends SilentEngine {
  looks = 0
  override recheck = () => new Promise<null>(() => {})
  override look = (): Promise<Outcome> => {
    this.looks++
    return Promise.resolve('done')
  }
}

/** A session of so many rounds on moons of its own size. */
function session(rounds: number): { spec: Spec; settings: Partial<Settings>; events: Event[] } {
  const base = baseSpec(catalogue)
  const data = { kind: 'made', id: 'moons', n: rounds + 200, params: {} } as const
  const settings = { budget: rounds + 100, strategy: { id: 'random', params: {} } }
  const spec = filled({ ...base, data, settings: { ...base.settings, ...settings } }, catalogue).spec
  const { data: source, seed } = spec
  if (source.kind !== 'made') throw new Error('the data are not generated')
  const dataset = generatorById('moons')!.make(seed, source.n, source.params)
  const events = [...askable(begin(spec, dataset))].slice(0, rounds).flatMap((id): Event[] => [
    { t: 'ask', ids: [id], by: 'random', score: [0], tied: [1], fp: 'x/core' },
    { t: 'answer', id, label: dataset.truth[id], who: 'you' },
  ])
  return { spec, settings, events }
}

let open: (() => Promise<void>)[] = []
afterEach(async () => {
  vi.restoreAllMocks()
  for (const gone of open) await gone()
  open = []
})

describe('a session of 5,000 events', () => {
  it('folds each event a few times to be shown, and few for one more answer', async () => {
    const applied = vi.spyOn(Draft.prototype, 'apply')
    const app = await hubOf({ ...session(2500), ask: 1 })
    const seen = () => [
      app.curve.points.length,
      app.history.moments.length,
      app.history.branches.length,
      app.verdicts.length,
      app.stopMarks.length,
    ]
    expect(seen()).toEqual([0, 2501, 1, 0, 0])
    expect(app.history.moments).toHaveLength(2501)
    // A way is folded for its states, its moments and its milestones: never for each of them anew.
    const first = applied.mock.calls.length
    expect(first).toBeGreaterThan(5000)
    expect(first).toBeLessThanOrEqual(4 * 5001)

    applied.mockClear()
    app.answer(0)
    expect(seen()[1]).toBe(2502)
    expect(applied.mock.calls.length).toBeLessThanOrEqual(5100)
    // A round that is looked back at is folded from the nearest one that is kept.
    applied.mockClear()
    for (const place of [10, 1200, 2400]) app.history.show(place)
    expect(app.state.rounds).toHaveLength(2400)
    expect(applied.mock.calls.length).toBeLessThanOrEqual(3 * 256)
  })

  it('has an audit trail of which only the rows in sight are in the page: it is filtered, walked through and leads back', async () => {
    const app = await hubOf({ ...session(2500), engine: new CountingEngine() })
    const { root, gone } = show(AuditTrail, { app, checking: new Checking(app) })
    open.push(gone)
    root.style.cssText = 'height: 240px; display: grid; grid-template: minmax(0, 1fr) / minmax(0, 1fr)'
    const rows = () => [...root.querySelectorAll('tbody tr:not([aria-hidden])')]
    const first = () => rows()[0].querySelector('button')!
    await expect.poll(() => rows().length).toBeLessThan(60)
    expect(rows().length).toBeGreaterThan(3)
    expect(root.querySelector('table')!.getAttribute('aria-rowcount')).toBe('2501')

    first().focus()
    first().dispatchEvent(new KeyboardEvent('keydown', { key: 'End', bubbles: true }))
    await expect.poll(() => document.activeElement?.textContent).toBe('2500')
    expect(rows().length).toBeLessThan(60)
    ;(document.activeElement as HTMLElement).click()
    await tick()
    expect([app.history.past, app.history.moment.round]).toEqual([true, 2500])

    const box = root.querySelector('input')!
    const { id } = app.tree.nodes[2 * 1233 + 1].e as Extract<Event, { t: 'answer' }>
    box.value = `#${id}`
    box.dispatchEvent(new InputEvent('input', { bubbles: true }))
    await tick()
    expect(rows().map((row) => row.querySelectorAll('td')[2].textContent)).toContain(`#${id}`)
    expect(rows().length).toBeLessThan(20)
  })

  it('has a time line with as many marks as have room', async () => {
    const app = await hubOf({ ...session(2500), settings: { ...session(0).settings, budget: 100_000 } })
    const { root, gone } = show(TimeLine, {
      app,
      x: (labels: number) => labels / 100,
      labelsAt: (px: number) => 100 * px,
      left: 0,
      right: 1000,
      last: 100_000,
    })
    open.push(gone)
    expect(root.querySelectorAll('svg > *').length).toBeLessThan(200)
  })
})

describe('scrubbing', () => {
  it('asks the engine nothing about rounds that were seen, however long the session is', async () => {
    const engine = new CountingEngine()
    const app = await hubOf({ ...session(500), engine, ask: 1 })
    app.resize({ width: 600, height: 500 })
    const all = app.history.moments.length
    expect(all).toBe(501)
    for (let place = 0; place < all; place++) {
      const before = engine.looks
      app.history.show(place)
      if (place < all - 1) await expect.poll(() => engine.looks, { interval: 1 }).toBeGreaterThan(before)
      await tick()
    }
    const asked = engine.looks
    expect(asked).toBeGreaterThanOrEqual(500)
    for (let place = all - 1; place >= 0; place--) {
      app.history.show(place)
      expect(app.state.rounds).toHaveLength(place)
      await tick()
    }
    expect(engine.looks).toBe(asked)
  })
})
