import { expect, it } from 'vitest'
import { page as view, userEvent } from 'vitest/browser'
import type { PointReport } from '../../src/engine/protocol/look.ts'
import Page from '../../src/page/App.svelte'
import '../../src/page/base.css'
import { explanations } from '../../src/text/explain-en.ts'
import { hubOf, show, SilentEngine } from './panels.ts'

class WhyEngine extends SilentEngine {
  override why = (id = 0): Promise<PointReport> =>
    Promise.resolve({
      ...{ id, p: Float64Array.of(0.4, 0.3, 0.3), members: new Float64Array(0), scores: [] },
      ...{ density: 0.1, denserThan: 0.5, nearest: [] },
    })
}

it('every mark in sight opens its explanation by the keyboard, and Escape gives the focus back', async () => {
  await view.viewport(1440, 1000)
  const app = await hubOf({
    data: 'ring',
    spec: {
      data: { kind: 'made', id: 'ring', n: 200, params: { classes: 3 } },
      exam: { kind: 'paid', n: 5 },
    },
    settings: { batch: 3, model: { id: 'network', params: { steps: 20 } } },
    engine: new WhyEngine(),
    ask: 3,
  })
  app.whyOpen = true
  app.focusPoint(app.target)
  const { root, gone } = show(Page, { app })
  const marks = () =>
    [...root.querySelectorAll<HTMLButtonElement>('button.q')].filter((q) => q.checkVisibility())
  await expect.poll(() => root.querySelector('.batch')).not.toBeNull()
  await expect.poll(() => marks().length).toBeGreaterThan(12)
  const titles = new Set(Object.values(explanations).map((e) => e.title))
  const read = new Set<string>()
  for (const mark of marks()) {
    mark.focus()
    await userEvent.keyboard('{Enter}')
    const box = () => document.querySelector(':popover-open')
    await expect
      .poll(() => box()?.querySelectorAll('p').length, { message: mark.ariaLabel! })
      .toBeGreaterThanOrEqual(3)
    const title = box()!.querySelector('h3')!.textContent
    expect(titles).toContain(title)
    read.add(title)
    await userEvent.keyboard('{Escape}')
    await expect.poll(box).toBeNull()
    await expect.poll(() => document.activeElement).toBe(mark)
  }
  expect(read.size).toBeGreaterThan(12)
  await gone()
})
