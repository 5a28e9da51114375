import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { violations } from './violations.ts'

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** The page with its first question and all that comes after it; the widget has no bar. */
async function ready(page: Page): Promise<void> {
  await page.locator('.ask .answers').waitFor()
  if (!new URL(page.url()).searchParams.has('embed')) await page.locator('header.bar').waitFor()
}

for (const [name, query] of [
  ['English', '?'],
  ['Japanese', '?lang=ja'],
  ['dark', '?theme=dark'],
  ['projector', '?theme=projector'],
  ['the widget', '?embed'],
])
  test(`axe finds nothing in the page: ${name}`, async ({ open }) => {
    const page = await open(query)
    await ready(page)
    expect(await violations(page, name)).toEqual([])
  })

test('axe finds nothing in what opens', async ({ open }) => {
  const page = await open('', { viewport: { width: 1440, height: 1000 } })
  await ready(page)
  const found: string[] = []
  await page.getByRole('button', { name: 'All scores and the formula' }).click()
  await page.getByRole('button', { name: /^All strategies/ }).click()
  found.push(...(await violations(page, 'why, all strategies')))
  const bar = page.locator('.bar')
  const rows = page.locator('.settings')
  const panels = ['data', 'model', 'seed'].map((name) => bar.getByRole('button', { name: `Change: ${name}` }))
  const settings = ['data', 'model', 'oracle', 'stopping']
  panels.push(...settings.map((name) => rows.getByRole('button', { name: `Change: ${name}` })))
  panels.push(bar.getByRole('button', { name: 'Share' }))
  for (const opener of panels) {
    await opener.click()
    const panel = page.locator(':popover-open')
    await panel.locator('h2, form').first().waitFor()
    found.push(...(await violations(page, (await panel.getAttribute('aria-label')) ?? '', ':popover-open')))
    await page.keyboard.press('Escape')
    await panel.waitFor({ state: 'hidden' })
  }
  expect(found).toEqual([])
})

test('axe finds nothing in the parts that look into a state', async ({ open }) => {
  const page = await open('?data=penguins&reveal=truth.held.trail', {
    viewport: { width: 1440, height: 1000 },
  })
  await ready(page)
  const found: string[] = []
  const parts = page.locator('.folds')
  await parts.getByRole('button', { name: 'Probability triangle', exact: true }).click()
  await parts.locator('.triangle').waitFor()
  found.push(...(await violations(page, 'triangle')))
  await parts.getByRole('button', { name: 'Calibration', exact: true }).click()
  await parts.locator('svg[role=img]').waitFor()
  await page.getByRole('button', { name: 'All scores and the formula' }).click()
  await page.locator('.why .mean').waitFor()
  found.push(...(await violations(page, 'calibration, what answers change')))
  for (const name of ['Show in the plot', /^Suggested/]) {
    await page.getByRole('button', { name }).click()
    await page.locator(':popover-open h2').waitFor()
    found.push(...(await violations(page, String(name), ':popover-open')))
    await page.keyboard.press('Escape')
  }
  expect(found).toEqual([])
})

test('axe finds nothing on a tablet', async ({ open }) => {
  const page = await open('?lang=ja&theme=dark', { viewport: { width: 768, height: 1024 } })
  await ready(page)
  const found = await violations(page, 'tablet')
  await page.getByRole('button', { name: 'クエリ戦略' }).first().click()
  await page.locator(':popover-open .row').first().waitFor()
  found.push(...(await violations(page, 'strategies and settings', ':popover-open')))
  expect(found).toEqual([])
})

test('axe finds nothing on a telephone', async ({ open }) => {
  const page = await open('', { viewport: { width: 390, height: 844 } })
  await ready(page)
  const found = await violations(page, 'telephone')
  for (const tab of await page.getByRole('tab').all()) {
    await tab.click()
    found.push(...(await violations(page, (await tab.textContent()) ?? '', '.sheet, .tabs')))
  }
  await page.getByRole('button', { name: 'Menu' }).click()
  found.push(...(await violations(page, 'menu', ':popover-open')))
  expect(found).toEqual([])
})

test('axe finds nothing in the dialog that opens a file', async ({ open }) => {
  const page = await open()
  await ready(page)
  const input = page.locator('input[type=file]')
  const dialog = page.getByRole('dialog', { name: 'Import data' })
  await input.setInputFiles(fromHere('../../public/data/penguins.csv'))
  await dialog.getByRole('button', { name: /^Use these/ }).waitFor()
  const found = await violations(page, 'a table', 'dialog')
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await input.setInputFiles(fromHere('../fixtures/upload-cases/60-web-page-saved-as.csv'))
  await dialog.getByText('This file cannot be used as it is.').waitFor()
  found.push(...(await violations(page, 'a refused file', 'dialog')))
  expect(found).toEqual([])
})
