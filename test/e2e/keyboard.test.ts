import type { Page } from 'playwright'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { asked } from './session.ts'

const MOST = 140

/** What has the focus, as a screen reader says it. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const e = document.activeElement
    if (!e || e === document.body) return ''
    const label = 'labels' in e ? (e as HTMLInputElement).labels?.[0]?.textContent : ''
    return (e.getAttribute('aria-label') ?? (label || e.textContent)).replace(/\s+/g, ' ').trim()
  })

type Way = 'Tab' | 'Shift+Tab'

/** Goes on with the tab key, or back, until something of this name has the focus, which must then be seen. */
async function tabTo(page: Page, name: string | RegExp, way: Way = 'Tab'): Promise<void> {
  const on: string[] = []
  for (let n = 0; n < MOST; n++) {
    if (n > 0) await page.keyboard.press(way)
    const now = await focused(page)
    on.push(now)
    if (typeof name === 'string' ? now === name : name.test(now)) {
      expect(
        await page.evaluate(() => document.activeElement!.matches(':focus-visible')),
        `the focus on ${now} is seen`,
      ).toBe(true)
      return
    }
  }
  throw new Error(`not reached: ${String(name)} among ${on.join(' | ')}`)
}
async function pressOn(
  page: Page,
  name: string | RegExp,
  { key = 'Enter', way = 'Tab' }: { key?: string; way?: Way } = {},
): Promise<void> {
  await tabTo(page, name, way)
  await page.keyboard.press(key)
}
const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

test('a whole session, through all parts, with the keyboard alone', async ({ open }) => {
  const page = await open('', { viewport: { width: 1440, height: 1000 } })
  // From here on no pointer is used: it would be refused.
  await page.addStyleTag({ content: '* { pointer-events: none !important }' })
  await asked(page, 1)
  await page.locator('header.bar').waitFor()
  const { keyboard } = page

  // Data: another set.
  await pressOn(page, /^Change: Data Two moons/)
  await page.locator(':popover-open h2').first().waitFor()
  await pressOn(page, /^Ring/, { key: 'Space' })
  await page
    .getByRole('button', { name: /^Change: Data Ring of classes/ })
    .first()
    .waitFor()
  await keyboard.press('Escape')
  await asked(page, 1)

  // Model: class weights; strategies: another one asks.
  await pressOn(page, /^Change: Model/)
  await page.locator(':popover-open h2').first().waitFor()
  await tabTo(page, /^Class weights/)
  await keyboard.press('ArrowDown')
  await keyboard.press('Escape')
  await pressOn(page, /^C k-centre/)
  await page.locator('.ask').getByText('k-centre').first().waitFor()

  // The map, the committee's lines; answers, a skip, not sure, undo and redo.
  await keyboard.press('f')
  await expect.poll(() => page.url()).toContain('field=disagreement')
  await keyboard.press('c')
  await keyboard.press('c')
  await asked(page, 1)
  await keyboard.press('1')
  await asked(page, 2)
  await keyboard.press('2')
  await asked(page, 3)
  const third = await asked(page, 3)
  await keyboard.press('0')
  await expect.poll(() => asked(page, 4)).not.toBe(third)
  await keyboard.press('u')
  expect(await asked(page, 3)).toBe(third)
  await keyboard.press('9')
  await asked(page, 4)

  // The plot: to another point, and why it is where it is.
  await tabTo(page, /^Plot of/)
  await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  await page.locator('.why math').first().waitFor()
  await pressOn(page, 'Under all strategies')
  await page.getByRole('row', { name: /TypiClust/ }).waitFor()
  await keyboard.press('Escape')

  // The committee: a member comes to the stage.
  await tabTo(page, /^Map of member 2/)

  // A fold, the time line, a branch, the audit trail.
  await pressOn(page, 'Balance', { key: 'Space' })
  await page.locator('.fold .body:visible').first().waitFor()
  await tabTo(page, 'Time line')
  await keyboard.press('Home')
  await seen(page, 'Back to now')
  await keyboard.press('3')
  await expect.poll(() => page.locator('.dock .line.past').count()).toBe(0)
  await pressOn(page, /^Branches: \d/, { way: 'Shift+Tab' })
  await page.locator(':popover-open h2').getByText('Branches').waitFor()
  await keyboard.press('Escape')
  await pressOn(page, 'Audit trail instead of the curve', { way: 'Shift+Tab' })
  await page.locator('.dock table').waitFor()
  await keyboard.press('Enter')
  await page.locator('.dock svg[role=img]').waitFor()

  // Stopping rules, the oracle; a study, the explanations, share, take home, kept sessions.
  await pressOn(page, /^Change: Stopping/, { way: 'Shift+Tab' })
  await page.locator(':popover-open h2').first().waitFor()
  await tabTo(page, /^Stable predictions/)
  await keyboard.press('Space')
  await keyboard.press('Escape')
  await page.getByRole('button', { name: /^Change: Stopping.*Stable predictions/ }).waitFor()
  for (const [name, inside] of [
    ['Keys and help', 'Explanations and keys'],
    ['Repeat over seeds', 'Study over seeds'],
    ['Kept sessions', 'Kept sessions'],
  ] as const) {
    await pressOn(page, name, { way: 'Shift+Tab' })
    await page.getByRole('dialog', { name: inside }).waitFor()
    await keyboard.press('Escape')
    await page.getByRole('dialog', { name: inside }).waitFor({ state: 'detached' })
    // The focus comes back to where it was.
    await expect.poll(() => focused(page)).toBe(name)
  }
  await pressOn(page, 'Share')
  await page.locator(':popover-open h2').first().waitFor()
  await pressOn(page, 'Take home')
  const dialog = page.getByRole('dialog', { name: 'Take home' })
  await dialog.waitFor()
  await tabTo(page, 'JSON: save Session')
  const [download] = await Promise.all([page.waitForEvent('download'), keyboard.press('Enter')])
  expect(download.suggestedFilename()).toMatch(/\.json$/)
  await keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
})
