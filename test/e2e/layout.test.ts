import type { Page } from 'playwright'
import { expect } from 'vitest'
import { unfitting } from './fits.ts'
import { test } from './journey.ts'
import { hide } from './session.ts'

type Size = readonly [number, number]
const PAGES: readonly Size[] = [
  [1440, 900],
  [1280, 800],
  [1280, 720],
  [1024, 768],
  [768, 1024],
  [390, 844],
  [844, 390],
]
const LARGE: readonly Size[] = [
  [1440, 900],
  [1280, 800],
]
const WIDGETS: readonly Size[] = [
  [680, 440],
  [320, 300],
]

/** The page learns of its size between two frames. */
const laidOut = (page: Page): Promise<void> =>
  page.evaluate(
    () => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))),
  )

for (const language of ['en', 'ja']) {
  /** Goes through sizes of the window and notes what does not fit, by size and state. */
  const looker = (page: Page) => {
    const found: Record<string, string[]> = {}
    const look = async ([width, height]: Size, what = '', longNames = false) => {
      await page.setViewportSize({ width, height })
      await laidOut(page)
      const wrong = await unfitting(page, longNames)
      if (wrong.length > 0) found[`${width} x ${height} ${what}`] = wrong
    }
    return { found, look }
  }

  test(`everything fits into every window (${language})`, async ({ open }) => {
    const page = await open(`?lang=${language}`)
    await page.locator('.dock .plot svg').first().waitFor()
    const { found, look } = looker(page)
    for (const size of PAGES) {
      await look(size)
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click()
        await look(size, (await tab.textContent()) ?? '')
      }
    }
    // Whoever has letters twice as large gets the layout of a window half as wide.
    const letters = (size: string) =>
      page.evaluate((size) => void (document.documentElement.style.fontSize = size), size)
    await letters('200%')
    for (const size of LARGE) {
      await look(size, 'large letters')
      for (const tab of await page.getByRole('tab').all()) {
        await tab.click()
        await look(size, `large letters, ${await tab.textContent()}`)
      }
    }
    const to = async (query: string, ready: string) => {
      await page.setViewportSize({ width: 1280, height: 800 })
      await page.goto(page.url().replace(/\?.*/, `?${query}&lang=${language}`))
      await page.locator(ready).first().waitFor()
    }
    await to('data=penguins&reveal=truth.held.trail&field=aleatoric', '.folds')
    for (const fold of await page.locator('.folds h2 button').all()) await fold.click()
    await page.locator('.why .link').click()
    await page.locator('.why .mean').waitFor()
    const cell = (name: string) => page.locator('.why').getByRole('rowheader', { name, exact: true })
    await cell('island').waitFor()
    // The row of the point that is asked about keeps the answer to itself.
    expect(await cell('species').count()).toBe(0)
    expect(await page.locator('.page').evaluate((e) => e.scrollTop)).toBe(0)
    // From here on the engine need not make a map for each size.
    await hide(page, true)
    for (const size of PAGES) await look(size, 'all open', true)
    await to('data=streamSquare&n=300&mode=stream&budget=200&stream=fixed', '.dock .strip')
    await hide(page, true)
    for (const size of PAGES) await look(size, 'a stream')
    await to('data=drawing', '.palette')
    await hide(page, true)
    for (const size of PAGES) await look(size, 'drawing', true)
    await to('embed', '.foot .spark')
    for (const size of WIDGETS) await look(size, 'widget')
    expect(found).toEqual({})
  })

  test(`what opens fits into every window (${language})`, async ({ open }) => {
    const page = await open(`?lang=${language}`)
    const { found, look } = looker(page)
    await page.locator('.dock .plot svg').first().waitFor()
    for (const size of PAGES.slice(0, 4)) {
      await look(size)
      const openers = page.locator('.bar > button[popovertarget], .settings > button[popovertarget]')
      for (const opener of await openers.all()) {
        await opener.click()
        await page.locator(':popover-open').locator('h2, form, .list').first().waitFor()
        await look(size, (await opener.getAttribute('aria-label')) ?? '')
        await page.keyboard.press('Escape')
      }
    }
    const dialog = page.locator('dialog[open]')
    // What the bar of a telephone has in its menu.
    await page.setViewportSize({ width: 390, height: 844 })
    const menu = page.locator('.bar .menu')
    for (const name of [
      /^(Kept sessions|保存済みセッション)$/,
      /^(Repeat over seeds|シードを変えて繰り返す)$/,
    ]) {
      await page.locator('.bar > .ib').last().click()
      await menu.getByRole('button', { name }).click()
      await dialog.locator('.body :is(input, p)').first().waitFor()
      for (const size of PAGES) if (size[0] < 720) await look(size, String(name))
      await page.keyboard.press('Escape')
      await dialog.waitFor({ state: 'detached' })
      if (await menu.isVisible()) await page.keyboard.press('Escape')
    }
    await page.setViewportSize({ width: 768, height: 1024 })
    await page.keyboard.press('?')
    await dialog.locator('input[type=search]').waitFor()
    await hide(page, true)
    for (const size of PAGES) await look(size, 'explanations')
    await page.keyboard.press('Escape')
    await page.setViewportSize({ width: 1280, height: 800 })
    await page
      .locator('.bar')
      .getByRole('button', { name: /Open a file|ファイルを開く/ })
      .click()
    await dialog.locator('textarea').waitFor()
    for (const size of PAGES) await look(size, 'opening a file')
    await dialog.getByRole('button', { name: 'penguins.csv' }).click()
    await dialog.locator('.btn.primary:enabled').waitFor()
    await dialog.locator('td').first().waitFor()
    for (const size of PAGES) await look(size, 'a table')
    expect(found).toEqual({})
  })
}
