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

test('axe finds nothing in the widget', async ({ open }) => {
  const page = await open('?embed')
  await ready(page)
  expect(await violations(page, 'widget')).toEqual([])
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
