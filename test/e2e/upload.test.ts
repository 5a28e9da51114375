import { readFileSync } from 'node:fs'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { readTable } from '../../src/core/data/table/importer.ts'
import { run } from '../../src/core/job.ts'
import { test } from './journey.ts'
import { asked } from './session.ts'

const fromHere = (path: string) => new URL(path, import.meta.url)
const lines = readFileSync(fromHere('../../public/data/penguins.csv'), 'utf8').trim().split(/\r?\n/)
/** The table without every second species. */
const halfEmpty = lines.map((line, i) => (i % 2 === 1 ? line.replace(/^[^,]*/, '') : line)).join('\n')

const CASES = fromHere('../fixtures/upload-cases/')
const expected = JSON.parse(readFileSync(new URL('expected.json', CASES), 'utf8')) as Record<
  string,
  { outcome: 'ok' | 'error' }
>

/** Drops a file on the page, as a person does from a folder. */
async function drop(page: Page, name: string, text: string): Promise<void> {
  const data = await page.evaluateHandle(
    ({ name, text }) => {
      const data = new DataTransfer()
      data.items.add(new File([text], name, { type: 'text/csv' }))
      return data
    },
    { name, text },
  )
  const plot = page.getByRole('listbox')
  await plot.dispatchEvent('dragover', { dataTransfer: data })
  await page.getByText('Drop').first().waitFor()
  await plot.dispatchEvent('drop', { dataTransfer: data })
}

test('half of the penguins are labelled already, the others are asked about, and all labels come home', async ({
  open,
}) => {
  const page = await open()
  await asked(page, 1)
  await drop(page, 'penguins.csv', halfEmpty)
  const dialog = page.getByRole('dialog', { name: 'Import data' })
  await dialog.getByText('Labels I already have').click()
  await dialog.getByRole('button', { name: /^Use these \d+ points$/ }).click()

  const given: [id: number, label: number][] = []
  for (let n = 1; n <= 12; n++) {
    given.push([await asked(page, n), n % 3])
    await page.keyboard.press(String((n % 3) + 1))
  }
  for (const n of [12, 11]) {
    await asked(page, n + 1)
    await page.keyboard.press('u')
    expect(await asked(page, n)).toBe(given[n - 1][0])
  }
  const curve = page.getByRole('img', { name: /^Learning curve: Agreement with the previous model/ })
  const labels = (await curve.getAttribute('aria-label'))!
  const marks = page.getByRole('list', { name: 'Time line' }).getByRole('button')
  for (const [id] of given.slice(0, 10)) await marks.and(page.getByRole('button', { name: `#${id}` })).count()

  await page.getByRole('button', { name: 'Share' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Labels', exact: true }).click(),
  ])
  const saved = run(readTable(readFileSync(await download.path()), download.suggestedFilename()))
  if (saved.outcome !== 'ok') throw new Error(saved.code)
  console.log(
    labels,
    saved.labelColumn,
    saved.classes,
    saved.columns.map((c) => c.name),
  )
})

test('every file of the collection is offered or refused with a sentence', async ({ open }) => {
  const page = await open()
  await asked(page, 1)
  const input = page.locator('input[type=file]')
  const dialog = page.getByRole('dialog', { name: 'Import data' })
  const use = dialog.getByRole('button', { name: /^Use th/ })
  const refusal = dialog.getByText('This file cannot be used as it is.')
  const outcomes: Record<string, string> = {}
  for (const name of Object.keys(expected)) {
    await input.setInputFiles(new URL(name, CASES).pathname)
    await use.or(refusal).waitFor()
    outcomes[name] = (await use.count()) === 1 ? 'ok' : 'error'
    if (outcomes[name] === 'error') {
      await dialog.getByRole('button', { name: 'Cancel' }).click()
    } else {
      const join = dialog.getByRole('button', { name: /^Keep the/ })
      const classes = dialog.getByLabel('Classes that you answer with')
      if ((await join.count()) === 1) await join.click()
      if ((await classes.count()) === 1) await classes.fill('yes, no')
      await use.click()
      await page
        .locator('.ask .answers')
        .waitFor({ timeout: 5000 })
        .catch(async () =>
          console.log(
            name,
            await page.locator('.ask').innerText(),
            await page.locator('.notices').innerText(),
          ),
        )
    }
    await dialog.waitFor({ state: 'hidden' })
  }
  expect(outcomes).toEqual(Object.fromEntries(Object.entries(expected).map(([name, e]) => [name, e.outcome])))
})
