import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { catalogue } from '../../src/core/session/catalogue.ts'
import { readSession } from '../../src/core/session/file.ts'
import { test } from './journey.ts'
import { addressAfter, answerTruly, asked } from './session.ts'
import { violations } from './violations.ts'

/** The dialog of all files. */
async function takeHome(page: Page) {
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('button', { name: 'Take home' }).click()
  const dialog = page.getByRole('dialog', { name: 'Take home' })
  await dialog.waitFor()
  return dialog
}
async function saved(page: Page, name: string | RegExp): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name, exact: true }).click(),
  ])
  await page.getByText(`Saved as ${download.suggestedFilename()}.`).waitFor()
  return { name: download.suggestedFilename(), bytes: await buffer(await download.createReadStream()) }
}
/** The cells of a table without quotes. */
const cellsOf = (csv: Buffer): string[][] =>
  csv
    .toString()
    .replace('\ufeff', '')
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','))
/** The texts inside a PNG, by keyword. */
function textsOf(png: Buffer): Map<string, string> {
  const texts = new Map<string, string>()
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    if (png.toString('latin1', at + 4, at + 8) !== 'iTXt') continue
    const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at))
    const end = data.indexOf(0)
    texts.set(data.toString('latin1', 0, end), data.toString('utf8', end + 5))
  }
  return texts
}

test('everything is taken home from one place: session, script, tables and pictures', async ({ open }) => {
  const page = await open()
  await answerTruly(page, 3)
  await asked(page, 4)
  const address = await addressAfter(page, 3)
  const stage = (await page.getByRole('listbox').boundingBox())!
  const dialog = await takeHome(page)
  expect(await violations(page, 'take home', 'dialog[open]')).toEqual([])

  const session = await saved(page, 'JSON: save Session')
  expect(readSession(session.bytes.toString(), catalogue)).toMatchObject({ ok: true, ignored: [] })

  const script = await saved(page, 'PY: save Python script')
  expect(script.name).toBe('Two-moons-session.py')
  expect(script.bytes.toString()).toContain('from sklearn.linear_model import LogisticRegression')
  expect(script.bytes.toString().match(/"by":"margin"/g)).toHaveLength(4)

  const heads = []
  for (const table of ['Labels', 'Pool scores', 'Learning curve', 'Audit trail']) {
    const { name, bytes } = await saved(page, `CSV: save ${table}`)
    const [head, ...rows] = bytes.toString().replace('\ufeff', '').trimEnd().split('\r\n')
    expect(rows.length).toBeGreaterThan(0)
    heads.push([name, head.split(',').slice(-2).join()])
  }
  expect(heads.map(([name]) => name)).toEqual(
    ['labels', 'scores', 'curve', 'audit'].map((what) => `Two-moons-${what}.csv`),
  )
  expect(heads[0][1]).toBe('confidence,seconds')

  await dialog.getByLabel('Size of the PNG').selectOption({ index: 2 })
  const png = await saved(page, 'PNG: save Plot')
  expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([
    Math.round(3 * stage.width),
    Math.round(3 * stage.height),
  ])
  const texts = textsOf(png.bytes)
  expect(texts.get('Title')).toBe('Two moons, 7 labels')
  expect(texts.get('Source')).toBe(address)
  const svg = (await saved(page, 'SVG: save Plot')).bytes.toString()
  expect(svg).toContain(`>${texts.get('Title')}</title>`)
  expect(svg).toContain(`>${texts.get('Description')}</desc>`)
  const seen = await page.evaluate(
    async (bytes) => {
      const picture = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: 'image/png' }))
      return [picture.width, picture.height]
    },
    [...png.bytes],
  )
  expect(seen).toEqual([Math.round(3 * stage.width), Math.round(3 * stage.height)])
})

test('labels come back as a table: the same rows, points and answers', async ({ open }) => {
  const page = await open()
  await answerTruly(page, 3)
  await asked(page, 4)
  await takeHome(page)
  const { name, bytes } = await saved(page, 'CSV: save Labels')
  const path = join(mkdtempSync(join(tmpdir(), 'take-')), name)
  writeFileSync(path, bytes)

  const other = await open()
  await asked(other, 1)
  await other.locator('input[type=file]').setInputFiles(path)
  const dialog = other.getByRole('dialog', { name: 'Import data' })
  await dialog.getByText('Labels I already have').click()
  await dialog.getByRole('button', { name: /^Use these \d+ points$/ }).click()
  await dialog.waitFor({ state: 'hidden' })
  await asked(other, 1)
  await takeHome(other)
  const again = await saved(other, 'CSV: save Labels')

  const [head, ...rows] = cellsOf(bytes)
  const [headAgain, ...rowsAgain] = cellsOf(again.bytes)
  expect(headAgain.slice(0, head.length)).toEqual(head)
  // Each row as it was taken home, and behind it the same answer, which the second session had from the start.
  expect(rowsAgain.map((row) => row.slice(0, head.length))).toEqual(rows)
  const answer = head.indexOf('answer')
  const repeated = headAgain.indexOf('answer (2)')
  expect(rowsAgain.map((row) => row[repeated])).toEqual(rows.map((row) => row[answer]))
  expect(rows.filter((row) => row[answer] !== '')).toHaveLength(7)
})

test('a session that no script can express says why', async ({ open }) => {
  const page = await open('?model=knn')
  await asked(page, 1)
  const dialog = await takeHome(page)
  await dialog.getByText('This model cannot be exported as Python.').waitFor()
  expect(await dialog.getByRole('button', { name: /^PY/ }).count()).toBe(0)
})
