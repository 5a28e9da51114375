import { tick } from 'svelte'
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { page as view, userEvent } from 'vitest/browser'
import { gatherPoints } from '../../src/core/query/geo.ts'
import { poolIds } from '../../src/core/session/views.ts'
import { path } from '../../src/core/session/tree.ts'
import { Engine } from '../../src/engine/client.ts'
import type { App } from '../../src/page/app.svelte.ts'
import Page from '../../src/page/App.svelte'
import '../../src/page/base.css'
import { hubOf, show, type Wanted } from './panels.ts'

let app: App
let root: HTMLElement
let gone: () => Promise<void>

async function open(wanted: Wanted, sign: string): Promise<void> {
  app = await hubOf(wanted)
  ;({ root, gone } = show(Page, { app }))
  await expect.poll(() => root.querySelector(sign)).not.toBeNull()
}
const card = () => root.querySelector('.ask')!.textContent.replace(/\s+/g, ' ')
const answers = () =>
  path(app.tree).flatMap((e) =>
    e.t === 'answer' ? [[e.id, e.label]] : e.t === 'pass' ? [[e.id, e.why]] : [],
  )
const named = (name: string) =>
  [...root.querySelectorAll('button')].find((b) => (b.getAttribute('aria-label') ?? b.textContent) === name)!

beforeAll(() => view.viewport(1440, 1000))
afterEach(() => gone())
const focused = () => {
  const e = document.activeElement!
  return (e.getAttribute('aria-label') ?? e.textContent).replace(/\s+/g, ' ').trim()
}

describe('the questions of a batch', () => {
  const ids = () => app.state.open!.ids
  const steps = () => [...root.querySelectorAll<HTMLButtonElement>('.batch li button')]
  const current = () => steps().findIndex((b) => b.getAttribute('aria-pressed') === 'true')

  beforeEach(() => open({ data: 'ring', settings: { batch: 3 }, ask: 3 }, '.batch'))

  it('are gone through with the keyboard, and each is shown as what it is', async () => {
    expect(steps().map((b) => b.getAttribute('aria-label'))).toEqual(
      ids().map((id, k) => `M${k + 1}: question ${k + 1} of 3, point ${id}`),
    )
    for (const k of [1, 2, 0]) {
      named('Next question').focus()
      await userEvent.keyboard('{Enter}')
      expect(current()).toBe(k)
      expect(card()).toContain(`Margin asks`)
      expect(card()).toContain(`Point ${k + 1} of 3 in this round`)
      expect(card()).toContain(`#${ids()[k]}`)
      expect(app.scene!.query).toEqual({ ids: ids(), answered: [], current: ids()[k], letter: 'M' })
    }
    named('Question before').focus()
    await userEvent.keyboard('{Enter}')
    expect(current()).toBe(2)
  })

  it('are answered, skipped and left unsure in any order, and the first that waits comes next', async () => {
    const [first, second, third] = ids()
    steps()[2].focus()
    await userEvent.keyboard('{Enter}2')
    expect(current()).toBe(0)
    steps()[1].focus()
    await userEvent.keyboard('{Enter}0')
    expect(current()).toBe(0)
    await userEvent.keyboard('9')
    expect(answers()).toEqual([
      [third, 1],
      [second, 'skip'],
      [first, 'unsure'],
    ])
    expect(app.state.open).toBeNull()
    expect(app.notices.list).toEqual([])
  })

  it('tell how much they repeat each other', () => {
    // As it is defined, without the shortcuts: over every triple of the pool that could have been drawn, of every 20th point.
    const pool = poolIds(app.state)
    const xy = gatherPoints(app.state.xy, pool)
    const away = (i: number, j: number) => Math.hypot(xy[2 * i] - xy[2 * j], xy[2 * i + 1] - xy[2 * j + 1])
    const apart = (rows: readonly number[]) =>
      rows.reduce((sum, i) => sum + Math.min(...rows.filter((j) => j !== i).map((j) => away(i, j))), 0) /
      rows.length
    let sum = 0
    let n = 0
    const step = Math.floor(pool.length / 200)
    for (let i = 0; i < pool.length; i += step)
      for (let j = i + step; j < pool.length; j += step)
        for (let k = j + step; k < pool.length; k += step) {
          sum += apart([i, j, k])
          n++
        }
    const wanted = 1 - apart(ids().map((id) => pool.indexOf(id))) / (sum / n)
    const text = root.querySelector('.batch')!.textContent
    expect(Number(/Redundancy\s+([\d.]+)/.exec(text)![1])).toBeCloseTo(Math.min(1, Math.max(0, wanted)), 1.9)
  })
})

describe('a deed that costs an answer', () => {
  beforeEach(() => open({ settings: { batch: 5 }, ask: 5 }, '.settings'))
  const answer = () => root.querySelector<HTMLButtonElement>('.ask .cb')!

  it('is done once by a key that is held down', async () => {
    await userEvent.keyboard('{1>9/}')
    expect(answers()).toHaveLength(1)
    await userEvent.keyboard('{0>9/}')
    expect(answers()).toHaveLength(2)
    await userEvent.keyboard('11')
    expect(answers()).toHaveLength(4)
  })

  it('is done once by a button on which Enter is held down', async () => {
    answer().focus()
    await userEvent.keyboard('{Enter>9/}')
    expect(answers()).toHaveLength(1)
    await userEvent.keyboard('{Enter}')
    expect(answers()).toHaveLength(2)
  })

  it('is done once by a double click', async () => {
    await userEvent.dblClick(answer())
    expect(answers()).toHaveLength(1)
    await userEvent.click(answer())
    expect(answers()).toHaveLength(2)
  })

  it('is not done behind an open dialog', async () => {
    named('Kept sessions').click()
    await expect.poll(() => document.querySelector('dialog[open]')).not.toBeNull()
    const press = (init: KeyboardEventInit) =>
      document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }))
    await userEvent.keyboard('1')
    // Some browsers leave the focus on the page when a text of the dialog is clicked.
    press({ key: '1' })
    press({ key: ' ' })
    press({ key: 'z', ctrlKey: true })
    await tick()
    expect(answers()).toEqual([])
    expect(app.canRedo).toBe(false)
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => document.querySelector('dialog[open]')).toBeNull()
    await userEvent.keyboard('1')
    expect(answers()).toHaveLength(1)
  })
})

describe('the height of the dock', () => {
  const edge = () => root.querySelector<HTMLElement>('[role=slider][aria-label="Height of the dock"]')!
  const tall = () => root.querySelector<HTMLElement>('.dock')!.offsetHeight + 12
  const said = () => Number(edge().getAttribute('aria-valuenow'))

  beforeEach(() => open({ ask: 1 }, '.dock svg[role=img]'))

  it('is set by the keyboard within its limits, kept by the address, and given back', async () => {
    const before = tall()
    edge().focus()
    await userEvent.keyboard('{ArrowUp}{ArrowUp}')
    await expect.poll(tall).toBe(before + 32)
    await expect.poll(said).toBe(before + 32)
    expect(new URL(app.link()).searchParams.get('dock')).toBe(String(before + 32))
    await userEvent.keyboard('{End}')
    await expect.poll(tall).toBe(360)
    await userEvent.keyboard('{ArrowUp}')
    expect(app.dock.height).toBe(360)
    await userEvent.keyboard('{Home}')
    await expect.poll(tall).toBe(120)
    await userEvent.keyboard('{Enter}')
    await expect.poll(tall).toBe(before)
    expect(new URL(app.link()).searchParams.get('dock')).toBeNull()
  })

  it('is drawn by the pointer, and given back by a double click', async () => {
    const before = tall()
    const { top } = root.querySelector('.dock')!.getBoundingClientRect()
    const grip = edge().getBoundingClientRect()
    expect(grip.top).toBeLessThan(top)
    expect(grip.bottom).toBeGreaterThanOrEqual(top)
    const y = grip.top + 6
    const drag = (type: string, to: number) =>
      edge().dispatchEvent(new PointerEvent(type, { pointerId: 1, clientX: 700, clientY: to, bubbles: true }))
    // A made event has no pointer that could be captured.
    edge().setPointerCapture = () => {}
    drag('pointerdown', y)
    drag('pointermove', y - 50)
    drag('pointerup', y - 50)
    drag('pointermove', y - 90)
    await expect.poll(tall).toBe(before + 50)
    edge().dispatchEvent(new MouseEvent('dblclick', { bubbles: true }))
    await expect.poll(tall).toBe(before)
  })
})

describe('the focus', () => {
  it('is on the same answer in the next question, and on the way in and out of the reasons', async () => {
    const engine = new Engine()
    await open({ engine }, '.why .link')
    const answer = () => [...root.querySelectorAll<HTMLElement>('.ask .cb')][1]
    await expect.poll(answer).toBeTruthy()
    answer().focus()
    const before = focused()
    for (const n of [2, 3]) {
      await userEvent.keyboard('{Enter}')
      await expect.poll(card).toContain(`Question ${n} `)
      await expect.poll(focused).toBe(before)
      expect(document.activeElement).toBe(answer())
    }
    expect(app.state.order).toHaveLength(app.startLabels + 2)
    const skip = [...root.querySelectorAll<HTMLElement>('.ask .sub .btn')][0]
    skip.focus()
    const { target } = app
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => app.target !== target && app.target !== null).toBe(true)
    await expect.poll(focused).toMatch(/^Skip/)

    await expect.poll(() => root.querySelector('.why .link')).not.toBeNull()
    root.querySelector<HTMLElement>('.why .link')!.focus()
    await userEvent.keyboard('{Enter}')
    await expect.poll(() => app.whyOpen).toBe(true)
    await expect.poll(focused).toBe('Back to one sentence')
    await userEvent.keyboard('{Escape}')
    await expect.poll(() => app.whyOpen).toBe(false)
    await expect.poll(focused).toBe('All scores and the formula')
    // Whoever uses the mouse has the keys of the page, not those of a button.
    await userEvent.click(answer())
    await expect.poll(card).toContain('Question 5 ')
    expect(document.activeElement).toBe(document.body)
    engine.close()
  })
})
