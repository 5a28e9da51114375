import type { Page } from 'playwright'
import { expect } from 'vitest'
import { stateHash } from '../../src/core/session/fold.ts'
import { test } from './journey.ts'
import { asked, goTo, sessionOf, stateOf } from './session.ts'
import { violations } from './violations.ts'

const SQUARE = '?data=streamSquare&n=300&mode=stream&budget=200'
const strip = (page: Page) => page.getByRole('slider', { name: 'Arrivals of the stream' })
const arrived = async (page: Page): Promise<number> => Number(await strip(page).getAttribute('aria-valuenow'))
const eventsOf = (page: Page) => sessionOf(page.url()).events
const play = (page: Page) => page.getByRole('group', { name: 'Time line' }).getByRole('button').nth(1)

test('a stream is started by the controls, answered by a person and by the truth, and is the same elsewhere', async ({
  open,
}) => {
  const page = await open('', { viewport: { width: 1440, height: 1000 } })
  await asked(page, 1)
  await page.locator('.settings').getByRole('button', { name: 'Change: Data' }).click()
  await page.getByRole('button', { name: 'Stream, remote drift' }).click()
  await goTo(page, ({ href }) => sessionOf(href).spec.mode === 'stream')
  await page.keyboard.press('Escape')
  await asked(page, 1)
  await page.getByText('Variable threshold asks').waitFor()
  await page.keyboard.press('1')
  await goTo(page, ({ href }) => stateOf(href).order.length === 5)

  await page.locator('.settings').getByRole('button', { name: 'Change: Oracle' }).click()
  await page.getByRole('radio', { name: 'The truth answers' }).check()
  await page.keyboard.press('Escape')
  await page.getByText('Normal', { exact: true }).click()
  await play(page).click()
  await expect.poll(() => arrived(page)).toBeGreaterThan(24)
  await play(page).click()
  await page.getByRole('button', { name: 'Let the stream run' }).first().waitFor()
  await goTo(page, ({ href }) => stateOf(href).stream!.t > 20)
  await expect.poll(() => eventsOf(page).some((e) => e.t === 'answer' && e.who === 'truth')).toBe(true)

  const shown = async (of: Page) => [
    await of.locator('.dock svg[aria-hidden] text').allTextContents(),
    await of.locator('.dock .hd > .count').textContent(),
    await of.locator('.ask :is(h2, .meta)').allTextContents(),
    await strip(of).getAttribute('aria-valuetext'),
  ]
  // The address follows some time after the last change.
  await page.getByRole('button', { name: 'Share' }).click()
  const address = await page.getByRole('textbox', { name: 'Link' }).inputValue()
  await page.keyboard.press('Escape')
  await goTo(page, ({ href }) => href === address)
  const other = await open(new URL(address).search, { viewport: { width: 1440, height: 1000 } })
  await expect
    .poll(async () => [await shown(other), await shown(page)])
    .toSatisfy(([there, here]) => JSON.stringify(there) === JSON.stringify(here))
  expect(stateHash(stateOf(other.url()))).toBe(stateHash(stateOf(address)))
})

test('undo goes back over what was let pass before any answer, and redo forward again', async ({ open }) => {
  const page = await open(`${SQUARE}&stream=fixed&stream.budget=0.02`)
  const undo = page.getByRole('button', { name: 'Undo' })
  const next = page.getByRole('button', { name: 'Next arrival' }).first()
  await page.getByRole('heading', { name: 'Arrival 1 of' }).waitFor()
  await expect.poll(() => undo.isDisabled()).toBe(true)
  for (let t = 2; t <= 4; t++) {
    await page.getByText(/Point \d+\.\s+Not asked/).waitFor()
    await next.click()
    await page.getByRole('heading', { name: `Arrival ${t} of` }).waitFor()
  }
  await page.keyboard.press('u')
  await page.getByRole('heading', { name: 'Arrival 1 of' }).waitFor()
  await expect.poll(() => undo.isDisabled()).toBe(true)
  await page.keyboard.press('Shift+U')
  await page.getByRole('heading', { name: 'Arrival 4 of' }).waitFor()
  await goTo(page, ({ href }) => sessionOf(href).events.filter((e) => e.t === 'advance').length === 3)

  await page.reload()
  await page.getByRole('heading', { name: 'Arrival 4 of' }).waitFor()
  await strip(page).focus()
  await page.keyboard.press('Home')
  await expect
    .poll(() => strip(page).getAttribute('aria-valuetext'))
    .toMatch(/^Arrival 1, point \d+: let pass\. Not/)
})

for (const theme of ['light', 'dark'])
  test(`axe finds nothing in a stream: ${theme}`, async ({ open }) => {
    const page = await open(`${SQUARE}&stream=fixed&theme=${theme}`, {
      viewport: { width: 1440, height: 1000 },
    })
    await page.getByText(/Point \d+\.\s+Not asked/).waitFor()
    const found = await violations(page, `stream, ${theme}`)
    await page.getByRole('button', { name: /^Rule that asks/ }).click()
    await page.locator(':popover-open').getByLabel('Utility').waitFor()
    found.push(...(await violations(page, `rule, ${theme}`, ':popover-open')))
    expect(found).toEqual([])
  })
