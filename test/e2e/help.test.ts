import { expect } from 'vitest'
import { explanations as english } from '../../src/text/explain-en.ts'
import { explanations as japanese } from '../../src/text/explain-ja.ts'
import { test } from './journey.ts'
import { asked } from './session.ts'
import { violations } from './violations.ts'

test('every explanation is found and read with the keyboard alone', async ({ open }) => {
  const page = await open()
  await asked(page, 1)
  await page.locator('header.bar').waitFor()
  await page.keyboard.press('?')
  const dialog = page.getByRole('dialog', { name: 'Explanations and keys' })
  const search = dialog.getByRole('searchbox')
  await search.waitFor()
  expect(await violations(page, 'the list', 'dialog')).toEqual([])
  // The list is ready to search as soon as it is open.
  await search.and(page.locator(':focus')).waitFor()
  await page.keyboard.type('probcover')
  await dialog
    .getByText('1 explanation')
    .or(dialog.getByText(/^\d explanations$/))
    .waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await dialog.getByRole('heading', { name: 'ProbCover' }).waitFor()
  await dialog.getByText(english['strategy.probCover'].misleads).waitFor()
  await dialog.getByText(/^Source: /).waitFor()
  expect(await violations(page, 'an entry', 'dialog')).toEqual([])
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.keyboard.press('1')
  await asked(page, 2)
})

for (const [language, all] of [
  ['en', english],
  ['ja', japanese],
] as const)
  test(`each entry opens (${language})`, async ({ open }) => {
    const page = await open(`?lang=${language}`)
    await page.locator('header.bar').waitFor()
    await page.keyboard.press('?')
    const dialog = page.locator('dialog[open]')
    await dialog.locator('button[data-topic]').first().waitFor()
    const read = await page.evaluate(async () => {
      const found: Record<string, string> = {}
      for (const button of document.querySelectorAll<HTMLElement>('dialog button[data-topic]')) {
        button.click()
        await new Promise((done) => setTimeout(done))
        found[button.dataset.topic!] = document.querySelector('dialog article')!.textContent
      }
      return found
    })
    expect(Object.keys(read).sort()).toEqual(Object.keys(all).sort())
    for (const [topic, text] of Object.entries(all))
      for (const part of [text.title, text.what, text.how, text.misleads])
        expect(read[topic], topic).toContain(part)
  })

test('on a telephone an entry takes the place of the list, and leads back to it', async ({ open }) => {
  const page = await open('?lang=ja', { viewport: { width: 390, height: 844 } })
  await page.locator('header.bar').waitFor()
  await page.getByRole('button', { name: 'メニュー' }).click()
  await page.getByRole('button', { name: 'キー操作とヘルプ' }).click()
  const dialog = page.locator('dialog[open]')
  await dialog.getByRole('button', { name: 'マージン', exact: true }).click()
  await dialog.getByText(japanese['strategy.margin'].what).waitFor()
  expect(await dialog.getByRole('searchbox').isVisible()).toBe(false)
  expect(await violations(page, 'an entry on a telephone', 'dialog')).toEqual([])
  await dialog.getByRole('button', { name: '一覧に戻る' }).click()
  expect(await dialog.getByRole('searchbox').isVisible()).toBe(true)
})
