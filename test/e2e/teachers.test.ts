import { expect } from 'vitest'
import { test } from './journey.ts'
import { asked, goTo, sessionOf, stateOf } from './session.ts'

test('two simulated annotators and a person vote, and their agreement and cost are on screen and in the log', async ({
  open,
}) => {
  const page = await open('', { viewport: { width: 1280, height: 1000 } })
  await asked(page, 1)
  await page.locator('.settings').getByRole('button', { name: 'Change: Oracle' }).click()
  await page.getByRole('radio', { name: 'Two crowd workers and you vote' }).check()
  await page.getByRole('slider', { name: 'Votes per point' }).waitFor()
  await page.keyboard.press('Escape')
  await goTo(page, (url) => sessionOf(url.href).events.some((e) => e.t === 'set'))
  for (let n = 1; n <= 4; n++) {
    await asked(page, n)
    await page.keyboard.press('1')
  }
  await asked(page, 5)
  await page.locator('.folds').getByRole('button', { name: 'Annotators', exact: true }).click()
  const rows = page.locator('.folds').getByRole('rowheader')
  await rows.filter({ hasText: 'Crowd worker 1' }).first().waitFor()
  await rows.filter({ hasText: 'You' }).first().waitFor()

  await goTo(page, ({ href }) => stateOf(href).rounds.length === 4)
  const voters = sessionOf(page.url()).events.flatMap((e) => (e.t === 'answer' ? [e.who] : []))
  expect(voters.filter((who) => who === 'you')).toHaveLength(4)
  expect(voters.filter((who) => who.startsWith('crowd')).length).toBeGreaterThan(4)
})
