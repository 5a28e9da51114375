import type { Page } from 'playwright'
import { expect } from 'vitest'
import { test } from './journey.ts'

const PAGES = [
  [1440, 900],
  [1280, 800],
  [1280, 720],
  [1024, 768],
  [768, 1024],
  [390, 844],
  [844, 390],
] as const
const WIDGETS = [
  [680, 440],
  [320, 300],
] as const

/** What does not fit: the page as a whole, controls that reach over its edge, what reaches out of its card. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = []
    const root = document.scrollingElement!
    if (root.scrollWidth > innerWidth) found.push(`the page is ${root.scrollWidth} wide`)
    for (const e of document.querySelectorAll('button, a, input, select, h1, h2, .fx, .chip, .pill')) {
      if (!e.checkVisibility() || e.closest('.vh, [aria-hidden=true]')) continue
      const { left, right, width } = e.getBoundingClientRect()
      if (width > 0 && (left < -0.5 || right > innerWidth + 0.5))
        found.push(`${e.tagName} ${e.className} "${e.textContent.trim()}" from ${left} to ${right}`)
    }
    for (const e of document.querySelectorAll('.card, .bar'))
      if (e.scrollWidth > e.clientWidth + 1)
        found.push(`${e.className}: ${e.scrollWidth} in ${e.clientWidth}`)
    return found
  })

/** The page learns of its size between two frames. */
const laidOut = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )

for (const language of ['en', 'ja'])
  test(`everything fits into every window (${language})`, async ({ open }) => {
    const page = await open(`?lang=${language}`)
    await page.locator('.ask .facts').waitFor()
    const found: Record<string, string[]> = {}
    const look = async ([width, height]: readonly [number, number], what = '') => {
      await page.setViewportSize({ width, height })
      await laidOut(page)
      const wrong = await tooWide(page)
      if (wrong.length > 0) found[`${width} x ${height} ${what}`] = wrong
    }
    for (const size of PAGES) {
      await look(size)
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click()
        await look(size, (await tab.textContent()) ?? '')
      }
    }
    await page.goto(
      page.url().replace(/\?.*/, `?data=penguins&reveal=truth.held.trail&field=aleatoric&lang=${language}`),
    )
    await page.locator('.ask .facts').waitFor()
    for (const fold of await page.locator('.folds h2 button').all()) await fold.click()
    await page.locator('.why .link').click()
    await page.locator('.why .mean').waitFor()
    expect(await page.locator('.page').evaluate((e) => e.scrollTop)).toBe(0)
    for (const size of PAGES) await look(size, 'all open')
    await page.goto(page.url().replace(/\?.*/, `?embed&lang=${language}`))
    await page.locator('.ask .answers').waitFor()
    for (const size of WIDGETS) await look(size, 'widget')
    expect(found).toEqual({})
  })
