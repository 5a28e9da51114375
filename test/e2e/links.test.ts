import { expect } from 'vitest'
import { stateHash } from '../../src/core/session/fold.ts'
import { test } from './journey.ts'
import { accuracyAt, addressAfter, answerTruly, asked, sessionOf, stateOf } from './session.ts'
import { violations } from './violations.ts'

const hashAt = (address: string) => stateHash(stateOf(address))

test('an address gives the same state and the same next question elsewhere', async ({ open }) => {
  const page = await open()
  const start = await addressAfter(page, 0)
  await answerTruly(page, 8)
  const address = await addressAfter(page, 8)
  const labels = stateOf(address).order.length

  const other = await open(new URL(address).search)
  expect(await asked(other, 9)).toBe(await asked(page, 9))
  expect(await accuracyAt(other, labels)).toBe(await accuracyAt(page, labels))
  expect(hashAt(await addressAfter(other, 8))).toBe(hashAt(address))
  for (const each of [page, other]) await each.keyboard.press('1')
  expect(await asked(other, 10)).toBe(await asked(page, 10))

  for (let n = 9; n >= 1; n--) {
    await page.keyboard.press('u')
    await asked(page, n)
  }
  expect(hashAt(await addressAfter(page, 0))).toBe(hashAt(start))
  expect(page.url()).toBe(start)
})

test('a reload goes on', async ({ open }) => {
  const page = await open('?data=circles&seed=7')
  await answerTruly(page, 3)
  const address = await addressAfter(page, 3)
  const labels = stateOf(address).order.length
  const id = await asked(page, 4)
  const accuracy = await accuracyAt(page, labels)
  await page.reload()
  expect(await asked(page, 4)).toBe(id)
  expect(await accuracyAt(page, labels)).toBe(accuracy)
})

test('what a link asks for in vain is named', async ({ open }) => {
  const page = await open('?seed=-5&strategy=best')
  await asked(page, 1)
  const notices = page.locator('.notices')
  await notices.getByText('seed').waitFor()
  await notices.getByText('best').waitFor()
  const newer = await open('?v=99')
  await newer.locator('.notices').getByText('99').waitFor()
  await asked(newer, 1)
})

test('the link is shown as a code that names it in words', async ({ open }) => {
  const page = await open('?seed=5')
  await asked(page, 1)
  const dialog = page.getByRole('dialog', { name: 'QR code of the link' })
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('button', { name: 'Show as QR code' }).click()
  await dialog.getByRole('img', { name: `QR code of the link ${page.url()}` }).waitFor()
  expect(await violations(page, 'QR code', 'dialog')).toEqual([])
})

/** A table of two clouds as a file; another `shift` is another file of the same name. */
const table = (shift: number) => ({
  name: 'mine.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    [
      'width,height,kind',
      ...Array.from({ length: 60 }, (_, i) => {
        const far = i % 2
        return `${(far * 3 + ((i * 7) % 13) / 6).toFixed(2)},${(((i * 5) % 11) / 4 + shift).toFixed(2)},${far ? 'far' : 'near'}`
      }),
    ].join('\n'),
  ),
})

test('the link of an upload asks for its file by name, knows another one, and goes on with the right one', async ({
  open,
}) => {
  const page = await open()
  await asked(page, 1)
  await page.setInputFiles('input[type=file]', table(0))
  const dialog = page.getByRole('dialog', { name: 'Import data' })
  await dialog.getByRole('button', { name: /^Use these \d+ points$/ }).click()
  await dialog.waitFor({ state: 'hidden' })
  for (let n = 1; n <= 3; n++) {
    await asked(page, n)
    await page.keyboard.press('1')
  }
  const next = await asked(page, 4)
  const address = await addressAfter(page, 3)

  const other = await open(new URL(address).search)
  const notices = other.locator('.notices')
  await notices.getByText('mine.csv').first().waitFor()
  await other.setInputFiles('input[type=file]', table(1))
  await notices.getByText('This is another file than the link was made with: mine.csv').waitFor()
  await other.keyboard.press('Escape')
  await other.setInputFiles('input[type=file]', table(0))
  expect(await asked(other, 4)).toBe(next)
  expect(sessionOf(await addressAfter(other, 3))).toEqual(sessionOf(address))
})
