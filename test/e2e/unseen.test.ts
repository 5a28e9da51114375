import type { Page } from 'playwright'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { asked } from './session.ts'

/** Puts the tab behind another one, or back, as the page sees it. */
const hide = (page: Page, hidden: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)

/** A page of the same origin with widgets, the first of them far below. */
const around = (page: Page) =>
  page.route(/host\.html$/, (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><title>Host</title><body>
        <iframe id="near" src="embed.html" width="700" height="400"></iframe>
        <iframe id="beside" src="embed.html?seed=7" width="400" height="400"></iframe>
        <div style="height: 4000px"></div>
        <iframe id="far" src="embed.html" width="700" height="400"></iframe>`,
    }),
  )

test('a hidden tab asks nothing of its engine, and goes on when it is seen', async ({ open }) => {
  const page = await open()
  await asked(page, 1)
  await hide(page, true)
  await page.keyboard.press('1')
  await page.waitForTimeout(1000)
  expect(await page.locator('.ask .facts').count()).toBe(0)
  await hide(page, false)
  await asked(page, 2)
})

test('a session that plays waits while its tab is hidden', async ({ open }) => {
  const page = await open()
  await asked(page, 1)
  const labelled = () => page.getByRole('listbox').getAttribute('aria-label')
  const first = await labelled()
  await page.getByRole('button', { name: 'Let the truth answer on' }).click()
  await expect.poll(labelled, { timeout: 15_000 }).not.toBe(first)
  await hide(page, true)
  await page.waitForTimeout(300)
  const before = await labelled()
  await page.waitForTimeout(3000)
  expect(await labelled()).toBe(before)
  await hide(page, false)
  await expect.poll(labelled, { timeout: 15_000 }).not.toBe(before)
})

test('a widget that is off screen asks nothing until it is scrolled to; those in sight all ask', async ({
  open,
}) => {
  const page = await open('host.html', { before: around })
  const card = (id: string) => page.frameLocator(`#${id}`).locator('.ask .answers button').first()
  await card('near').waitFor()
  await card('beside').waitFor()
  await page.frameLocator('#far').locator('.stage').waitFor()
  await page.waitForTimeout(1500)
  expect(await card('far').count()).toBe(0)
  await page.locator('#far').scrollIntoViewIfNeeded()
  await card('far').waitFor()
})
