import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'
import { emptyPlane } from '../../src/core/data/drawing.ts'
import { fold, stateHash } from '../../src/core/session/fold.ts'
import type { State } from '../../src/core/session/types.ts'
import { test } from './journey.ts'
import { asked, goTo, sessionOf } from './session.ts'
import { violations } from './violations.ts'

const plane = (page: Page) => page.getByRole('application')

/** Drags over the plane, places as shares of its sides. */
async function drag(page: Page, ...way: (readonly [number, number])[]): Promise<void> {
  const box = (await plane(page).boundingBox())!
  const at = ([x, y]: readonly [number, number]) => [box.x + x * box.width, box.y + y * box.height] as const
  await page.mouse.move(...at(way[0]))
  await page.mouse.down()
  for (const place of way.slice(1)) await page.mouse.move(...at(place), { steps: 4 })
  await page.mouse.up()
}

const drawingOf = (address: string): State => {
  const { spec, events } = sessionOf(address)
  return fold(spec, events, emptyPlane)
}
/** The address, once its log has so many edits of the plane and ends with a question. */
async function addressOf(page: Page, edits: number): Promise<string> {
  await goTo(page, (url) => {
    const { events } = sessionOf(url.href)
    return events.filter((e) => e.t === 'points').length === edits && events.at(-1)?.t === 'ask'
  })
  return page.url()
}

test('an own drawing by mouse: two clusters, an answer, a stroke taken back, and the same plane from its link', async ({
  open,
}) => {
  const page = await open()
  await page.locator('.bar').getByRole('button', { name: 'Change: data' }).click()
  await page.getByRole('button', { name: 'Your own drawing' }).click()
  await page.getByText('Nothing can be asked yet').waitFor()
  await drag(page, [0.2, 0.3], [0.3, 0.7])
  await page.getByText('Nothing can be asked yet').waitFor()
  await page.keyboard.press('2')
  await drag(page, [0.75, 0.3], [0.7, 0.7])
  const id = await asked(page, 1)
  const drawn = drawingOf(await addressOf(page, 2))
  expect(drawn.order).toHaveLength(4)
  expect(new Set(drawn.truth)).toEqual(new Set([0, 1]))
  expect(await violations(page, 'own drawing')).toEqual([])

  // What is drawn stays the data of a study, and is no stream.
  await page.locator('.bar').getByRole('button', { name: 'Change: data' }).click()
  await page.getByText('What you draw is a pool').waitFor()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Repeat over seeds' }).first().click()
  const study = page.getByRole('dialog', { name: 'Study over seeds' })
  await study.getByText(/^On the \d+ points of the plane as it is drawn now/).waitFor()
  await study.getByRole('button', { name: 'Start' }).click()
  await study.getByRole('table', { name: 'Strategies compared over seeds' }).waitFor()
  await page.keyboard.press('Escape')
  await study.waitFor({ state: 'hidden' })

  await page.locator('.ask .answers button').nth(drawn.truth[id]).click()
  await asked(page, 2)
  await page.getByRole('radio', { name: 'Eraser' }).check({ force: true })
  // Half of the cluster: without one class nothing would be asked.
  await drag(page, [0.2, 0.3], [0.25, 0.5])
  const erased = drawingOf(await addressOf(page, 3))
  expect(erased.role.filter((r) => r === 4).length).toBeGreaterThan(10)
  await page.keyboard.press('Control+z')
  await goTo(page, (url) => sessionOf(url.href).events.filter((e) => e.t === 'points').length === 2)
  const address = page.url()

  const other = await open(new URL(address).search)
  await asked(other, 2)
  const again = await addressOf(other, 2)
  expect(stateHash(drawingOf(again))).toBe(stateHash(drawingOf(address)))
  expect(drawingOf(again).order).toHaveLength(5)
})

test('drawing with the keyboard alone: stamps, a lasso, flips, copies, a boundary', async ({ open }) => {
  const page = await open('?data=drawing')
  await plane(page).and(page.locator(':focus')).waitFor()
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const status = page.locator('.palette [role=status]')
  const said = (text: string | RegExp) => status.filter({ hasText: text }).waitFor()
  await press('Shift+ArrowLeft', 'Shift+ArrowLeft', 'Enter')
  await said(/^8 points drawn/)
  await press(
    '2',
    '.',
    'Shift+ArrowRight',
    'Shift+ArrowRight',
    'Shift+ArrowRight',
    'Shift+ArrowRight',
    'Enter',
  )
  await said(/^9 points drawn/)
  await asked(page, 1)
  // Around the second cluster, place by place.
  await press('l', 'Shift+ArrowRight', 'Shift+ArrowUp', 'Enter')
  for (const [key, n] of [
    ['ArrowLeft', 2],
    ['ArrowDown', 2],
    ['ArrowRight', 2],
  ] as const) {
    await press(...Array<string>(n).fill(`Shift+${key}`), 'Enter')
  }
  await press('Enter')
  await said('9 points selected')
  await page.getByRole('button', { name: 'Flip' }).click()
  await said('9 points given the next class')
  await plane(page).focus()
  await press('u', 'd', 'Enter')
  await said('Holding 9 points')
  await press('Shift+ArrowDown', 'Enter')
  await said(/^9 points drawn/)
  await press('Delete')
  await said('9 points erased')
  await press('g', 'Enter', 'Shift+ArrowUp', 'Shift+ArrowUp', 'Shift+ArrowUp', 'Enter', 'Enter')
  await said('The boundary is drawn')
  await goTo(page, (url) => drawingOf(url.href).boundary !== undefined)
  await press('Escape', 'Escape')
  await plane(page).waitFor({ state: 'detached' })
})

test('drawing on generated data says what that does to the exam, in every layout without barriers', async ({
  open,
}) => {
  for (const [query, size] of [
    ['', { width: 1280, height: 800 }],
    ['?theme=dark&lang=ja', { width: 390, height: 844 }],
    ['?theme=projector', { width: 1280, height: 720 }],
  ] as const) {
    const page = await open(query, {
      viewport: size,
      hasTouch: size.width < 700,
      deviceScaleFactor: size.width < 700 ? 2 : 1,
    })
    await page.getByRole('button', { name: /Draw on the plot|プロットに描く/ }).click()
    await plane(page).waitFor()
    const sizeOf = async (e: Locator) => {
      const { width, height } = (await e.boundingBox())!
      return [Math.round(width), Math.round(height)]
    }
    await expect
      .poll(async () => [await sizeOf(plane(page).locator('canvas')), await sizeOf(plane(page))])
      .toSatisfy(([canvas, box]) => String(canvas) === String(box))
    const box = (await plane(page).boundingBox())!
    if (size.width < 700) await page.touchscreen.tap(box.x + 60, box.y + 200)
    else await drag(page, [0.1, 0.8], [0.2, 0.8])
    await page
      .locator('.palette')
      .getByText(/The exam now has|評価用のデータは/)
      .waitFor()
    expect(await page.evaluate(() => document.documentElement.scrollTop)).toBe(0)
    expect(await violations(page, query || 'light')).toEqual([])
  }
})
