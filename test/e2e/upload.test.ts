import { readFileSync } from 'node:fs'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { openRows } from '../../src/core/data/rows.ts'
import { chooseColumns, parseTable, toColumns } from '../../src/core/data/table/importer.ts'
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

/** The rows of a table as the importer reads them, cell by column. */
function cellsOf(bytes: Uint8Array, name: string): Record<string, string>[] {
  const parsed = run(parseTable(bytes, name))
  const imported = 'outcome' in parsed ? parsed : run(chooseColumns(parsed))
  if ('outcome' in parsed || imported.outcome === 'error') throw new Error(`not read: ${name}`)
  const { columns, cell } = openRows(run(toColumns(parsed, imported)).rows)
  return Array.from(imported.points.rows, (_, row) =>
    Object.fromEntries(columns.map((column, c) => [column, cell(row, c)])),
  )
}

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
  await dialog.waitFor({ state: 'hidden' })
  await asked(page, 1)
  const names = await page.locator('.ask .answers .name').allTextContents()
  expect([...names].sort()).toEqual(['Adelie', 'Chinstrap', 'Gentoo'])

  const given: { id: number; label: number }[] = []
  for (let n = 1; n <= 12; n++) {
    given.push({ id: await asked(page, n), label: n % 3 })
    await page.keyboard.press(String((n % 3) + 1))
  }
  for (const n of [12, 11]) {
    await asked(page, n + 1)
    await page.keyboard.press('u')
    expect(await asked(page, n)).toBe(given[n - 1].id)
  }
  const line = page.getByRole('slider', { name: 'Time line' })
  await line.press('Home')
  const past: number[] = []
  for (const g of given.slice(0, 10)) {
    await line.and(page.locator(`[aria-valuetext*="point ${g.id}."]`)).waitFor()
    past.push(g.id)
    await line.press('ArrowRight')
  }
  expect(past).toEqual(given.slice(0, 10).map((g) => g.id))
  await line.press('End')
  await page.getByRole('button', { name: 'Back to now' }).click()

  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('button', { name: 'Take home' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'CSV: save Labels' }).click(),
  ])
  const saved = cellsOf(await buffer(await download.createReadStream()), download.suggestedFilename())
  const mine = saved
    .filter((row) => row.annotator === 'you')
    .sort((a, b) => Number(a.round) - Number(b.round))
  expect(mine.map((row) => row.answer)).toEqual(given.slice(0, 10).map(({ label }) => names[label]))
  for (const row of mine) expect(row.species).toBe('')
  const answered = saved.filter((row) => row.answer !== '')
  for (const row of answered) if (row.species !== '') expect(row.answer).toBe(row.species)
  await page
    .getByRole('img', { name: new RegExp(`^Learning curve: Agreement.* at ${answered.length} labels`) })
    .waitFor()
})

test('every file of the collection is offered or refused with a sentence', async ({ open }) => {
  const page = await open()
  await asked(page, 1)
  const input = page.locator('input[type=file]')
  const dialog = page.getByRole('dialog', { name: 'Import data' })
  const use = dialog.getByRole('button', { name: /^Use th/ })
  const refusal = dialog.getByText('This file cannot be used as it is.')
  const question = page
    .locator('.ask')
    .filter({ hasText: /Question 1\b/ })
    .getByRole('heading', { name: 'Which class is this point?' })
  const outcomes: Record<string, string> = {}
  for (const name of Object.keys(expected)) {
    await input.setInputFiles(fileURLToPath(new URL(name, CASES)))
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
      await page.getByRole('listbox', { name }).waitFor()
      await question.waitFor()
      await page.locator('.ask .cb').first().waitFor()
    }
    await dialog.waitFor({ state: 'hidden' })
  }
  expect(outcomes).toEqual(Object.fromEntries(Object.entries(expected).map(([name, e]) => [name, e.outcome])))
})
