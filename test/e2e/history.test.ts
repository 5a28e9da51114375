import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Page } from 'playwright'
import { expect } from 'vitest'
import { catalogue } from '../../src/core/session/catalogue.ts'
import { readSession, writeSession } from '../../src/core/session/file.ts'
import { begin } from '../../src/core/session/begin.ts'
import { baseSpec, filled } from '../../src/core/session/spec.ts'
import { path, treeOfLog } from '../../src/core/session/tree.ts'
import type { Event } from '../../src/core/session/types.ts'
import { askable } from '../../src/core/session/views.ts'
import { generatorById } from '../../src/core/data/generators.ts'
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
const folder = mkdtempSync(join(tmpdir(), 'sessions-'))
/** Opens the text of a session file. */
async function openFile(page: Page, name: string, content: string): Promise<void> {
  const file = join(folder, `${name}.json`)
  writeFileSync(file, content)
  await page.setInputFiles('input[type=file]', file)
}
/** What the audit trail says of each recorded question, once it has compared all `n` with what is found now. */
async function verdictsOf(page: Page, n: number): Promise<string[]> {
  const opener = page.getByRole('button', { name: 'Audit trail instead of the curve' })
  if (await opener.count()) await opener.click()
  const cells = page.locator('.trail tbody tr td:last-child')
  const said = async () => (await cells.allTextContents()).map((v) => v.trim()).filter(Boolean)
  await expect.poll(async () => (await said()).length).toBe(n)
  return said()
}
/** What of a log does not hang on the way by which it came. */
const bare = (events: readonly Event[]) =>
  events.map((e) => (e.t === 'ask' ? { ...e, score: [], tied: [], fp: '' } : e))
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
  // Both curves: that of the branch, and the other one as a ghost with its letter.
  const drawn = async (line: string) =>
    ((await page.locator(`.dock path.${line}`).first().getAttribute('d')) ?? '').split('L').length
  await expect.poll(() => drawn('ghost')).toBeGreaterThan(2)
  await expect.poll(() => drawn('main')).toBeGreaterThan(2)
  const name = panel.getByRole('textbox').first()
  await name.fill('As it was')
  await name.press('Enter')
  await panel.getByRole('columnheader', { name: 'As it was' }).waitFor()
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
  const [here, there] = [path(own.tree), path(read.tree)]
  // The last answer was given in both, each in its own time.
  const ms = 0
  const [mineBare, theirBare] = [here, there].map((log) =>
    bare([...log.slice(0, -2), { ...log.at(-2)!, ms } as Event, ...log.slice(-1)]),
  )
  expect(theirBare).toEqual(mineBare)
  const [mine, theirs] = [questions(here).at(-1)!.score, questions(there).at(-1)!.score]
  expect(mine).toHaveLength(1)
  expect(Math.abs(theirs[0] - mine[0])).toBeLessThanOrEqual(1e-9)
  // The other browser finds every point of the link's questions anew, and with the file every score to 1e-9.
  const n = questions(here).length
  expect(await verdictsOf(other, n)).toEqual(Array(n).fill('same'))
  await openFile(other, 'branched', await fileOf(page))
  await other.getByRole('button', { name: 'Branches: 2' }).waitFor()
  expect(questions(here).every((e) => e.score.length === 1)).toBe(true)
  expect(await verdictsOf(other, n)).toEqual(Array(n).fill('same'))
})

test('a long session is checked on wish, goes on after its budget, and after a reload', async ({ open }) => {
  const rounds = 203
  const base = baseSpec(catalogue)
  const settings = { ...base.settings, strategy: { id: 'random', params: {} }, budget: rounds + 5 }
  const { spec } = filled({ ...base, settings }, catalogue)
  if (spec.data.kind !== 'made') throw new Error('the data are not generated')
  const data = generatorById(spec.data.id)!.make(spec.seed, spec.data.n, spec.data.params)
  const start = begin(spec, data)
  expect(start.order).toHaveLength(4)
  const events = [...askable(start)].slice(0, rounds).flatMap((id): Event[] => [
    { t: 'ask', ids: [id], by: 'random', score: [], tied: [], fp: '' },
    { t: 'answer', id, label: data.truth[id], who: 'you' },
  ])
  const page = await open('?seed=1')
  await asked(page, 1)
  await openFile(page, 'long', writeSession(treeOfLog(spec, events)))
  await asked(page, rounds + 1)
  const rest = page.getByRole('button', { name: /^Check the other \d$/ })
  await rest.click()
  await rest.waitFor({ state: 'detached' })

  await page.keyboard.press('1')
  await page
    .locator('.ask')
    .getByText(`The budget of ${rounds + 5} labels is spent.`)
    .waitFor()
  await page.locator('.settings').getByRole('button', { name: 'Change: Stopping' }).click()
  const budget = page.getByRole('spinbutton', { name: 'Budget' })
  await budget.fill(String(rounds + 20))
  await budget.press('Enter')
  await page.keyboard.press('Escape')
  await asked(page, rounds + 2)
  await page.keyboard.press('1')
  await asked(page, rounds + 3)
  await page.reload()
  await asked(page, rounds + 3)
  await page.keyboard.press('2')
  await asked(page, rounds + 4)
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
  for (const [name, content, rounds] of [
    ['honest', honest, []],
    ['doctored', JSON.stringify(session), [5, 6, 7]],
  ] as const) {
    const other = await open('?seed=1')
    await asked(other, 1)
    await openFile(other, name, content)
    await asked(other, 7)
    const found = await verdictsOf(other, 7)
    expect(found.slice(0, 4)).toEqual(['same', 'same', 'same', 'same'])
    expect(found[4] === 'different').toBe(rounds.length > 0)
    const told = other.locator('.notices').getByText('would now ask about another point')
    await expect.poll(() => told.allTextContents()).toHaveLength(rounds.length > 0 ? 1 : 0)
    if (rounds.length > 0)
      await told.filter({ hasText: 'Round 5 would now ask about another point.' }).waitFor()
  }
})
