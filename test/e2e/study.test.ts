import { text } from 'node:stream/consumers'
import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { asked } from './session.ts'
import { violations } from './violations.ts'

async function openStudy(page: Page) {
  await asked(page, 1)
  await page.getByRole('button', { name: 'Repeat over seeds' }).click()
  const dialog = page.getByRole('dialog', { name: 'Study over seeds' })
  await dialog.getByText(/^About .* on \d workers?/).waitFor()
  return dialog
}

/** Random against margin, ten seeds, four questions each. */
async function runSmall(dialog: Locator) {
  for (const name of ['Vote entropy', 'Mean KL', 'Density-weighted', 'k-centre'])
    await dialog.getByRole('checkbox', { name }).uncheck()
  await dialog.getByText('10', { exact: true }).click()
  await dialog.getByLabel('Labels at the end of a run').fill('8')
  await dialog.getByRole('button', { name: 'Start' }).click()
  await dialog.getByText('20 of 20 runs').waitFor()
}

test('the session is repeated over seeds, and the same study is there again after a reload', async ({
  open,
}) => {
  const page = await open()
  const dialog = await openStudy(page)
  await runSmall(dialog)
  const table = dialog.getByRole('table', { name: 'Strategies compared over seeds' })
  const cells = () => dialog.getByRole('cell').allTextContents()
  const before = await cells()
  expect(await table.getByRole('rowheader').allTextContents()).toHaveLength(2)
  // A target that random's start has already is reached by both at once: nothing is saved.
  const targets = dialog.getByRole('table', { name: 'Labels to the target, on the mean curves' })
  await dialog.getByLabel('Target accuracy, %').fill('10')
  await dialog.getByLabel('Target accuracy, %').press('Enter')
  const reached = () =>
    targets
      .getByRole('row', { name: /Margin/ })
      .getByRole('cell')
      .allTextContents()
  await expect.poll(async () => (await reached()).slice(0, 5)).toEqual(['4', '4', '0', '0%', '1.00'])
  await dialog.getByLabel('Target accuracy, %').fill('')
  await dialog.getByLabel('Target accuracy, %').press('Enter')
  expect(await violations(page, 'study', 'dialog')).toEqual([])

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    dialog.getByRole('button', { name: 'Save as CSV' }).click(),
  ])
  const lines = (await text(await download.createReadStream())).trim().split('\r\n')
  expect(lines).toHaveLength(1 + 20 * 5)

  await page.keyboard.press('Escape')
  await page.keyboard.press('1')
  await asked(page, 2)
  await page.keyboard.press('u')
  await page.reload()
  const again = await openStudy(page)
  await runSmall(again)
  expect(await cells()).toEqual(before)
})

test('a study that is stopped keeps what it has, and goes on where it was', async ({ open }) => {
  const page = await open()
  const dialog = await openStudy(page)
  await dialog.getByText('50', { exact: true }).click()
  await dialog.getByRole('button', { name: 'Start' }).click()
  await dialog.getByRole('table').first().waitFor()
  await dialog.getByRole('button', { name: 'Pause' }).click()
  await dialog.getByRole('button', { name: 'Go on' }).click()
  await dialog.getByRole('button', { name: 'Stop' }).click()
  const done = Number(
    /^(\d+) of 300 runs$/.exec((await dialog.getByText(/of 300 runs/).textContent()) ?? '')![1],
  )
  expect(done).toBeGreaterThan(0)
  expect(done).toBeLessThan(300)
  await dialog.getByRole('button', { name: 'Start' }).click()
  const more = dialog.getByText(/of 300 runs/)
  await expect
    .poll(async () => Number((await more.textContent())!.split(' ')[0]))
    .toBeGreaterThanOrEqual(done)
  await dialog.getByRole('button', { name: 'Stop' }).click()
})
