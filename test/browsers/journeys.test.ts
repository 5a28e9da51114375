import { afterAll, beforeAll, describe, expect, inject, onTestFinished, test } from 'vitest'
import { stateHash } from '../../src/core/session/fold.ts'
import { sessionOf, stateOf } from '../e2e/session.ts'
import { flat, recorded } from '../tools/golden-bundle.mjs'
import { BROWSERS, type Browser, type Tab } from './tab.ts'

const url = inject('url')

/** The value of an expression once it is what is wanted; fails with the last value. */
async function until<T>(tab: Tab, expression: string, wanted: (value: T) => boolean): Promise<T> {
  let value!: T
  const now = async () => (value = await tab.value<T>(expression))
  await expect.poll(now, { message: expression }).toSatisfy(wanted)
  return value
}

const shows = (tab: Tab, selector: string, text: string): Promise<boolean> =>
  until<boolean>(
    tab,
    `[...document.querySelectorAll(${JSON.stringify(selector)})].some((e) => e.textContent.includes(${JSON.stringify(text)}))`,
    Boolean,
  )

/** The point of question `n`, once it is asked. */
async function asked(tab: Tab, n: number): Promise<number> {
  const card = await until<string>(tab, `document.querySelector('.ask')?.textContent ?? ''`, (text) =>
    new RegExp(`Question ${n}\\b.*#\\d`).test(text),
  )
  return Number(/#(\d+)/.exec(card)![1])
}

/** The address, once it holds so many answers and the question after them. */
const address = (tab: Tab, answers: number): Promise<string> =>
  until<string>(tab, 'location.href', (href) => {
    const { events } = sessionOf(href)
    return events.filter((e) => e.t === 'answer').length === answers && events.at(-1)?.t === 'ask'
  })

/** How many colours the plot has, of a sample of its pixels. */
const COLOURS = `(() => {
  const canvas = document.querySelector('.stage canvas')
  // A copy, made to be read: the page's own canvas is not, and browsers say so when it is read again.
  const copy = Object.assign(document.createElement('canvas'), { width: canvas.width, height: canvas.height })
  const context = copy.getContext('2d', { willReadFrequently: true })
  context.drawImage(canvas, 0, 0)
  const { data } = context.getImageData(0, 0, copy.width, copy.height)
  const seen = new Set()
  for (let i = 0; i < data.length; i += 4 * 997) seen.add(data[i] + ',' + data[i + 1] + ',' + data[i + 2])
  return seen.size
})()`

const TABLE = [
  'kind,width,height',
  ...Array.from({ length: 30 }, (_, i) => `${i % 2 ? 'a' : 'b'},${i % 7},${(i * i) % 11}`),
].join('\n')
const DROP = `(() => {
  const data = new DataTransfer()
  data.items.add(new File([${JSON.stringify(TABLE)}], 'small.csv', { type: 'text/csv' }))
  for (const type of ['dragenter', 'dragover', 'drop'])
    document.querySelector('[role=listbox]').dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }))
})()`

describe.each(BROWSERS)('$name', ({ start }) => {
  let browser: Browser
  beforeAll(async () => {
    browser = await start()
  })
  afterAll(() => browser?.close())

  /** A page of its own; at the end its console has been silent. */
  async function open(query = '', page = url): Promise<Tab> {
    const tab = await browser.open()
    onTestFinished(async () => {
      await tab.close()
      expect(tab.complaints).toEqual([])
    })
    await tab.goto(page + query)
    return tab
  }

  test('computes the recorded bits', async () => {
    const tab = await open('', `${url}golden.html`)
    const text = await until<string>(tab, 'document.body.textContent', (t) => t.startsWith('{'))
    expect(Object.fromEntries(flat(JSON.parse(text)))).toEqual(Object.fromEntries(recorded()))
  })

  test('asks, is answered by key and by click, undoes, and goes on elsewhere from the address', async () => {
    const tab = await open()
    const first = await asked(tab, 1)
    await until<number>(tab, COLOURS, (colours) => colours > 40)
    await tab.press('1')
    const second = await asked(tab, 2)
    await tab.click('.ask .answers button:nth-child(2)')
    const third = await asked(tab, 3)
    await tab.press('u')
    expect(await asked(tab, 2)).toBe(second)
    await tab.press('u')
    expect(await asked(tab, 1)).toBe(first)
    await tab.click('[aria-label=Redo]')
    await asked(tab, 2)
    await tab.click('[aria-label=Redo]')
    expect(await asked(tab, 3)).toBe(third)
    const here = await address(tab, 2)

    const other = await open(new URL(here).search)
    expect(await asked(other, 3)).toBe(third)
    expect(stateHash(stateOf(await address(other, 2)))).toBe(stateHash(stateOf(here)))
  })

  test('asks the same questions as the other browsers', async () => {
    const tab = await open('?data=circles&seed=7&strategy=meanKl')
    const questions: number[] = []
    for (let n = 1; n <= 6; n++) {
      questions.push(await asked(tab, n))
      await tab.press(n % 2 ? '1' : '2')
    }
    expect(questions).toEqual([243, 351, 311, 309, 343, 45])
  })

  test('trains networks with TensorFlow.js', async () => {
    const tab = await open('?model=network')
    await asked(tab, 1)
    await shows(tab, '.committee', 'trained by TensorFlow.js (wasm)')
    await tab.press('1')
    await asked(tab, 2)
  })

  test('reads a table that is dropped on the page', async () => {
    const tab = await open()
    await asked(tab, 1)
    await tab.value(DROP)
    await shows(tab, 'dialog, [role=dialog]', 'Use these 30 points')
    await until(
      tab,
      `![...document.querySelectorAll('button')].find((b) => b.textContent.includes('Use these 30 points'))?.disabled`,
      Boolean,
    )
    await tab.value(
      `[...document.querySelectorAll('button')].find((b) => b.textContent.includes('Use these 30 points')).click()`,
    )
    await shows(tab, '.ask .answers', 'a')
    await asked(tab, 1)
  })
})
