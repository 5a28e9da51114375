import type { Page } from 'playwright'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { asked, hide } from './session.ts'

/**
 * As long as another page takes to come from its first question to its `count`th: time enough for what must not happen here,
 * by the measure of the machine itself.
 */
async function meanwhile(other: Page, from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n++) {
    await asked(other, n)
    await other.keyboard.press('1')
  }
  await asked(other, from + count)
}

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
  const other = await open()
  await asked(page, 1)
  await hide(page, true)
  await page.keyboard.press('1')
  await meanwhile(other, 1, 3)
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
  await expect.poll(labelled).not.toBe(first)
  await hide(page, true)
  // What was under way has its time to end; after that nothing comes.
  const other = await open()
  await meanwhile(other, 1, 1)
  const before = await labelled()
  await meanwhile(other, 2, 5)
  expect(await labelled()).toBe(before)
  await hide(page, false)
  await expect.poll(labelled).not.toBe(before)
})

test('a widget that is off screen asks nothing until it is scrolled to; those in sight all ask', async ({
  open,
}) => {
  const page = await open('host.html', { before: around })
  const card = (id: string) => page.frameLocator(`#${id}`).locator('.ask .answers button').first()
  await card('near').waitFor()
  await card('beside').waitFor()
  await page.frameLocator('#far').locator('.stage').waitFor()
  for (const n of [1, 2, 3]) {
    await page.frameLocator('#near').getByText(`Question ${n}`).waitFor()
    await card('near').click()
  }
  await page.frameLocator('#near').getByText('Question 4').waitFor()
  expect(await card('far').count()).toBe(0)
  await page.locator('#far').scrollIntoViewIfNeeded()
  await card('far').waitFor()
})
