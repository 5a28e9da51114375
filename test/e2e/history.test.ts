import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { catalogue } from '../../src/core/session/catalogue.ts'
import { readSession } from '../../src/core/session/file.ts'
import { path } from '../../src/core/session/tree.ts'
import type { Event } from '../../src/core/session/types.ts'
import { test } from './journey.ts'
import { addressAfter, answerTruly, asked, sessionOf } from './session.ts'

/** The file of the session on screen. */
async function fileOf(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Share' }).click()
  await page.getByRole('button', { name: 'Take home' }).click()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'JSON: save Session' }).click(),
  ])
  await page.keyboard.press('Escape')
  await page.keyboard.press('Escape')
  return text(await download.createReadStream())
}
const questions = (events: readonly Event[]) => events.flatMap((e) => (e.t === 'ask' ? [e] : []))

test('a past round is seen again, and an answer there is a branch that a link carries elsewhere', async ({
  open,
}) => {
  const page = await open()
  await answerTruly(page, 4)
  await asked(page, 5)
  await page.getByTitle('Let Random ask').click()
  await page.locator('.ask').getByText('Random asks').waitFor()
  const before = page.url()
  const line = page.getByRole('slider', { name: 'Time line' })
  await line.press('Home')
  for (let k = 0; k < 2; k++) await line.press('ArrowRight')
  await page.getByText(/^Round 3 of \d+ · Margin/).waitFor()
  await asked(page, 3)
  await page.getByRole('button', { name: 'Back to now' }).click()
  await page.locator('.ask').getByText('Random asks').waitFor()
  expect(sessionOf(page.url()).events.length).toBeGreaterThanOrEqual(sessionOf(before).events.length)

  await line.press('Home')
  for (let k = 0; k < 2; k++) await line.press('ArrowRight')
  await asked(page, 3)
  await page.keyboard.press('1')
  await asked(page, 4)
  await page.getByRole('button', { name: 'Branches: 2' }).click()
  const panel = page.getByRole('dialog', { name: 'Branches: 2' })
  await panel.getByText('Points that both asked').waitFor()
  await page.keyboard.press('Escape')

  const address = await addressAfter(page, 3)
  const other = await open(new URL(address).search)
  await asked(other, 4)
  // A link leaves scores out, so the next question is compared, which both compute themselves.
  for (const each of [page, other]) {
    await each.keyboard.press('1')
    await asked(each, 5)
  }
  const read = readSession(await fileOf(other), catalogue)
  const own = readSession(await fileOf(page), catalogue)
  if (!read.ok || !own.ok) throw new Error('a file is not read')
  const [here, there] = [questions(path(own.tree)), questions(path(read.tree))]
  expect(there.map((e) => [e.ids, e.by])).toEqual(here.map((e) => [e.ids, e.by]))
  const [mine, theirs] = [here.at(-1)!.score, there.at(-1)!.score]
  expect(mine).toHaveLength(1)
  expect(Math.abs(theirs[0] - mine[0])).toBeLessThanOrEqual(1e-9)
})

test('a question that was changed in the file is reported at its round, an honest file is not', async ({
  open,
}) => {
  const page = await open()
  await answerTruly(page, 6)
  await asked(page, 7)
  const honest = await fileOf(page)
  const session = JSON.parse(honest) as { nodes: { e: { t: string; id?: number; ids?: number[] } }[] }
  const asks = session.nodes.filter(({ e }) => e.t === 'ask')
  const taken = asks.flatMap(({ e }) => e.ids ?? [])
  const [was] = asks[4].e.ids!
  const instead = [300, 301, 302, 303, 304].find((id) => !taken.includes(id))!
  for (const { e } of session.nodes) {
    if (e.ids?.[0] === was) e.ids = [instead]
    if (e.id === was) e.id = instead
  }
  const folder = mkdtempSync(join(tmpdir(), 'sessions-'))
  for (const [name, content, rounds] of [
    ['honest', honest, []],
    ['doctored', JSON.stringify(session), [5, 6, 7]],
  ] as const) {
    const file = join(folder, `${name}.json`)
    writeFileSync(file, content)
    const other = await open('?seed=1')
    await asked(other, 1)
    await other.setInputFiles('input[type=file]', file)
    await asked(other, 7)
    await other.getByRole('button', { name: 'Audit trail instead of the curve' }).click()
    const verdicts = other.locator('.trail tbody tr td:last-child')
    await expect
      .poll(async () => (await verdicts.allTextContents()).filter((v) => v.trim() !== '').length)
      .toBe(7)
    const found = (await verdicts.allTextContents()).map((v) => v.trim())
    expect(found.slice(0, 4)).toEqual(['same', 'same', 'same', 'same'])
    expect(found[4] === 'different').toBe(rounds.length > 0)
    const told = await other.locator('.notices').getByText('would now ask about another point').count()
    expect(told).toBe(rounds.length > 0 ? 1 : 0)
    if (told > 0) await other.getByText('Round 5 would now ask about another point.').waitFor()
  }
})
