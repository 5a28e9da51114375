import { expect } from 'vitest'
import { test } from './journey.ts'

test('paper has light colours, the plot and the curve, and nothing to press; contrast has the strongest colours', async ({
  open,
}) => {
  const page = await open('?theme=dark')
  const html = page.locator('html')
  const theme = () => html.getAttribute('data-theme')
  await page.locator('.ask .facts').waitFor()
  await page.locator('.dock .transport').waitFor()
  await page.setViewportSize({ width: 720, height: 1000 })

  await page.emulateMedia({ media: 'print' })
  await expect.poll(theme).toBe('light')
  expect(await page.locator('.dock .transport').isVisible()).toBe(false)
  for (const part of ['.stage canvas', '.dock .plot svg', '.ask', '.tiles']) {
    const height = async () => (await page.locator(part).first().boundingBox())?.height ?? 0
    await expect.poll(height, { message: part }).toBeGreaterThan(60)
  }

  await page.emulateMedia({ media: 'screen' })
  await expect.poll(theme).toBe('dark')
  await page.goto(page.url().replace(/\?.*/, '?theme=auto'))
  await page.locator('.ask .facts').waitFor()
  await page.emulateMedia({ forcedColors: 'active' })
  await expect.poll(theme).toBe('projector')
  const outline = await page
    .locator('.seg .on')
    .first()
    .evaluate((e) => getComputedStyle(e).outlineStyle)
  expect(outline).toBe('solid')
  await page.emulateMedia({ forcedColors: 'none', contrast: 'more' })
  await expect.poll(theme).toBe('projector')
  await page.emulateMedia({ contrast: 'no-preference', colorScheme: 'dark' })
  await expect.poll(theme).toBe('dark')
})
