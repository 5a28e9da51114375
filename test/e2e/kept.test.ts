import type { Page } from 'playwright'
import { expect } from 'vitest'
import { stateHash } from '../../src/core/session/fold.ts'
import { test } from './journey.ts'
import { addressAfter, answerTruly, asked, goTo, stateOf } from './session.ts'
import { violations } from './violations.ts'

async function listOf(page: Page) {
  await page.locator('header').getByRole('button', { name: 'Kept sessions' }).click()
  const dialog = page.getByRole('dialog', { name: 'Kept sessions' })
  await dialog.getByRole('list').or(dialog.getByText('Nothing is kept yet')).waitFor()
  return dialog
}
/** Answers `count` more questions with the first class, from question `n` on. */
async function answerOn(page: Page, n: number, count: number) {
  for (let k = 0; k < count; k++) {
    await asked(page, n + k)
    await page.keyboard.press('1')
  }
  await asked(page, n + count)
}

test('a reload loses nothing, wherever it comes: the last answer, branches, the training that is under way', async ({
  open,
}) => {
  const page = await open('?model=network&committee=seeds')
  await answerTruly(page, 3)
  await asked(page, 4)
  await page.keyboard.press('u')
  await asked(page, 3)
  // Another answer than before: a branch. Nothing waits for the address to be written, or for the model.
  const { truth, order } = stateOf(await addressAfter(page, 2))
  const third = await asked(page, 3)
  await page.keyboard.press(String(2 - truth[third]))
  await page.reload()

  const next = await asked(page, 4)
  const address = await addressAfter(page, 3)
  const after = stateOf(address)
  expect(after.order).toHaveLength(order.length + 1)
  expect(after.label[third]).toBe(1 - truth[third])
  await page.getByRole('button', { name: 'Branches: 2' }).waitFor()
  const hash = stateHash(after)
  await page.reload()
  expect(await asked(page, 4)).toBe(next)
  expect(stateHash(stateOf(await addressAfter(page, 3)))).toBe(hash)
  await page.getByRole('button', { name: 'Branches: 2' }).waitFor()
})

test('sessions are kept, named, opened, deleted and brought back', async ({ open }) => {
  const page = await open('?data=circles&seed=7')
  await answerOn(page, 1, 3)
  const first = await addressAfter(page, 3)
  let dialog = await listOf(page)
  await dialog.getByText('on screen').waitFor()
  await dialog.getByRole('textbox').fill('Rings')
  await dialog.getByRole('textbox').press('Enter')
  await dialog.getByRole('textbox', { name: 'Name of the session Rings' }).waitFor()
  await dialog.getByRole('button', { name: 'Start a new session' }).click()
  await dialog.waitFor({ state: 'detached' })

  await answerOn(page, 1, 1)
  await addressAfter(page, 1)
  dialog = await listOf(page)
  const rows = dialog.getByRole('listitem')
  expect(await rows.count()).toBe(2)
  expect(await rows.nth(0).textContent()).toContain('1 answer')
  expect(await rows.nth(1).textContent()).toContain('3 answers')
  expect(await violations(page, 'kept sessions', 'dialog')).toEqual([])
  await dialog.getByRole('button', { name: 'Delete the session Rings' }).click()
  await dialog.getByText('Rings is deleted.').waitFor()
  await expect.poll(() => rows.count()).toBe(1)
  await dialog.getByRole('button', { name: 'Undo' }).click()
  await dialog.getByRole('button', { name: 'Open the session Rings' }).click()
  await dialog.waitFor({ state: 'detached' })
  await goTo(page, (url) => url.href === first)

  // The picture follows at rest.
  dialog = await listOf(page)
  await expect
    .poll(async () => {
      await page.keyboard.press('Escape')
      dialog = await listOf(page)
      return dialog.locator('img').count()
    })
    .toBe(2)
})

test('a bare address offers what was kept last', async ({ open }) => {
  const page = await open('?data=circles&seed=7')
  await answerOn(page, 1, 3)
  const address = await addressAfter(page, 3)
  await page.goto('about:blank')
  await page.goto(new URL(address).origin)
  const id = stateOf(address).open?.ids[0]
  await page.getByRole('button', { name: 'Take it up again' }).click()
  expect(await asked(page, 4)).toBe(id)
  expect(stateHash(stateOf(await addressAfter(page, 3)))).toBe(stateHash(stateOf(address)))
})

for (const locks of [true, false])
  test(`two tabs never overwrite each other’s session (${locks ? 'locks' : 'revisions alone'})`, async ({
    open,
  }) => {
    const without = () => Object.defineProperty(navigator, 'locks', { value: undefined })
    const page = await open('?seed=3', locks ? {} : { before: (p) => p.context().addInitScript(without) })
    await answerOn(page, 1, 3)
    const address = await addressAfter(page, 3)
    await (await listOf(page)).getByText('3 answers').waitFor()
    await page.keyboard.press('Escape')

    // As a browser duplicates a tab: the state of its history and its storage go with it.
    const state = await page.evaluate(() => [history.state, Object.entries(sessionStorage)] as const)
    const second = await page.context().newPage()
    await second.goto(address)
    await asked(second, 4)
    await second.evaluate(([entry, notes]) => {
      for (const [key, value] of notes) sessionStorage.setItem(key, value)
      history.replaceState(entry, '')
    }, state)
    await second.reload()
    await answerOn(second, 4, 2)
    await answerOn(page, 4, 1)

    const told = 'This session is open in another tab too.'
    await (locks ? second : page).locator('.notices').getByText(told).waitFor()
    await addressAfter(page, 4)
    await addressAfter(second, 5)
    const dialog = await listOf(page)
    await expect
      .poll(async () => {
        await page.evaluate(() => dispatchEvent(new Event('focus')))
        return (await dialog.getByRole('listitem').allTextContents())
          .map((row) => /(\d+) answers/.exec(row)![1])
          .sort()
      })
      .toEqual(['4', '5'])
    if (locks) await dialog.getByText('open in another tab').waitFor()
    // Each goes on with its own after a reload.
    for (const [tab, answers] of [
      [page, 4],
      [second, 5],
    ] as const) {
      await tab.reload()
      await asked(tab, answers + 1)
    }
    expect(await dialog.getByRole('listitem').count()).toBe(0)
    expect(await (await listOf(page)).getByRole('listitem').count()).toBe(2)
  })

test('a browser that keeps nothing, or is full, is said so, and the session goes on', async ({ open }) => {
  const full = () => {
    const put = IDBObjectStore.prototype.put
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      if (String(args[1]).startsWith('tree ')) throw new DOMException('no room', 'QuotaExceededError')
      return put.apply(this, args)
    }
  }
  const refused = () => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('not here', 'SecurityError')
    }
    Object.defineProperty(window, 'sessionStorage', {
      get() {
        throw new DOMException('not here', 'SecurityError')
      },
    })
  }
  for (const [how, said] of [
    [full, 'The storage of this browser is full'],
    [refused, 'This browser does not let the page keep sessions'],
  ] as const) {
    const page = await open('', { before: (p) => p.addInitScript(how) })
    await answerOn(page, 1, 2)
    await page.locator('.notices').getByText(said).waitFor()
    await answerOn(page, 3, 2)
    const address = await addressAfter(page, 4)
    await page.reload()
    await asked(page, 5)
    expect(stateHash(stateOf(await addressAfter(page, 4)))).toBe(stateHash(stateOf(address)))
  }
})
