import { afterEach, beforeEach, expect, it } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { PointId } from '../../src/core/data/types.ts'
import type { PointReport } from '../../src/engine/protocol/look.ts'
import { linkOf } from '../../src/page/address.ts'
import type { App } from '../../src/page/app.svelte.ts'
import { guidelineOf } from '../../src/page/arranged.svelte.ts'
import OraclePanel from '../../src/page/OraclePanel.svelte'
import Question from '../../src/page/Question.svelte'
import { hubOf, show } from './panels.ts'

const reportOf = (id: PointId, p: number[]): PointReport => ({
  id,
  p: Float64Array.from(p),
  members: new Float64Array(0),
  scores: [],
  density: 0.1,
  denserThan: 0.5,
  nearest: [],
})

let app: App
const shown: { readonly root: HTMLElement; readonly gone: () => Promise<void> }[] = []
const said = () => shown[1].root.querySelector('.briefing')?.textContent.replace(/\s+/g, ' ').trim() ?? null

beforeEach(async () => {
  app = await hubOf({ ask: 1 })
  shown.push(show(OraclePanel, { app }), show(Question, { app }))
})
afterEach(async () => {
  for (const { gone } of shown.splice(0)) await gone()
  app.engine.close()
})

it('puts the guideline into the question as text, and into the address', async () => {
  await expect.poll(() => shown[1].root.querySelector('.facts')).not.toBeNull()
  expect(said()).toBeNull()
  const text = shown[0].root.querySelector('textarea')!
  text.focus()
  await userEvent.keyboard('Round = A <b>& else B')
  await expect.poll(said).toBe('Guideline: Round = A <b>& else B')
  const { search } = new URL(linkOf(app))
  expect(guidelineOf(search)).toEqual({ text: 'Round = A <b>& else B', warnings: [] })
  await userEvent.clear(text)
  await expect.poll(said).toBeNull()
  expect(new URL(linkOf(app)).search).not.toContain('guideline')
})

it('says what the model believes of the asked point, also while another one is looked at', async () => {
  const box = [...shown[0].root.querySelectorAll('label')].find((l) =>
    l.textContent.includes('what it believes'),
  )!
  box.querySelector('input')!.click()
  await expect.poll(said).toBe('What I believe now: wait a moment …')
  const target = app.target!
  app.report = reportOf(target, [0.4996, 0.5004])
  await expect.poll(said).toBe('What I believe now: class B 50.04%, class A 49.96%.')
  app.report = reportOf((target + 1) as PointId, [0.9, 0.1])
  await expect.poll(() => app.report?.id).toBe(target + 1)
  expect(said()).toBe('What I believe now: class B 50.04%, class A 49.96%.')
  expect(new URL(linkOf(app)).searchParams.get('belief')).toBe('true')
})

it('names a guideline that is too long, and leaves it out', () => {
  const { text, warnings } = guidelineOf(`?guideline=${'x'.repeat(301)}`)
  expect(text).toBe('')
  expect(warnings.map((w) => [w.field, w.used])).toEqual([['guideline', '']])
  expect(guidelineOf(`?guideline=${'x'.repeat(300)}`).warnings).toEqual([])
})
