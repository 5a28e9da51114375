import type { Page } from 'playwright'
import { expect } from 'vitest'
import { test } from './journey.ts'
import { accuracyAt, asked, goTo, pointsOf, stateOf } from './session.ts'

/** Listeners of the page that are still held. */
async function listeners(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  await session.send('HeapProfiler.collectGarbage')
  const { metrics } = await session.send('Performance.getMetrics')
  await session.detach()
  return metrics.find((m) => m.name === 'JSEventListeners')!.value
}

test('ten answers by mouse and ten by keyboard come close to all labels, and leave no listeners behind', async ({
  open,
}) => {
  const page = await open('', { reducedMotion: 'no-preference' })
  const { truth } = pointsOf(page.url())
  const start = stateOf(page.url()).order.length
  const line = page.getByText(/^all labels \d\.\d{3}$/)
  let held = 0
  for (let n = 1; n <= 20; n++) {
    const label = truth[await asked(page, n)]
    if (n === 11) {
      await accuracyAt(page, start + 10)
      // All that comes after the first question, with listeners of its own.
      for (const part of [
        'header.bar',
        '.dock .transport',
        '.strategies .row',
        '.committee .tile',
        '.folds h2',
      ])
        await page.locator(part).first().waitFor()
      await line.waitFor()
      held = await listeners(page)
    }
    if (n <= 10) await page.locator('.ask .answers button').nth(label).click()
    else await page.keyboard.press(String(label + 1))
  }
  const reached = await accuracyAt(page, start + 20)
  expect(held).toBeGreaterThan(20)
  // What is under way has a few of its own; what each answer left behind would be many more, and would stay.
  await expect.poll(() => listeners(page)).toBeLessThan(held + 50)
  expect(
    Math.abs(reached - Number((await line.textContent())!.replace('all labels ', ''))),
  ).toBeLessThanOrEqual(0.05)
})

test('everything can be done with the keyboard alone', async ({ open }) => {
  const page = await open('', { reducedMotion: 'no-preference' })
  const first = await asked(page, 1)
  const plot = page.getByRole('listbox')
  while ((await plot.and(page.locator(':focus')).count()) === 0) await page.keyboard.press('Tab')

  const point = page.locator('#stage-point')
  const places = new Set([await point.textContent()])
  for (const key of ['ArrowLeft', 'ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowRight', 'ArrowDown']) {
    await page.keyboard.press(key)
    places.add(await point.textContent())
  }
  expect(places.size).toBeGreaterThan(3)

  const card = page.locator('.ask')
  await page.keyboard.press('Enter')
  await card.getByText('You chose this point').waitFor()
  await page.getByRole('heading', { name: 'Class probabilities' }).waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'All scores and the formula' }).waitFor()
  await page.keyboard.press('Escape')
  expect(await asked(page, 1)).toBe(first)

  await page.keyboard.press('Enter')
  await card.getByText('You chose this point').waitFor()
  await page.keyboard.press('1')
  const second = await asked(page, 2)
  await page.keyboard.press('2')
  await asked(page, 3)
  await page.keyboard.press('u')
  expect(await asked(page, 2)).toBe(second)
  await page.keyboard.press('Shift+U')
  await asked(page, 3)
  await page.keyboard.press('0')
  await asked(page, 4)
  await page.keyboard.press('9')
  await asked(page, 5)

  await page.keyboard.press('f')
  await goTo(page, (url) => url.searchParams.get('field') === 'disagreement')
  await page.keyboard.press('c')
  await goTo(page, (url) => url.searchParams.get('lines') === 'false')
  await page.keyboard.press('r')
  expect(await asked(page, 1)).toBe(first)
})
