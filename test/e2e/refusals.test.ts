import type { Page, Route } from 'playwright'
import { expect } from 'vitest'
import { engine as english } from '../../src/text/en/engine.ts'
import { first as englishFirst } from '../../src/text/en/first.ts'
import { engine as japanese } from '../../src/text/ja/engine.ts'
import { first as japaneseFirst } from '../../src/text/ja/first.ts'
import { source } from '../../src/core/math/random.ts'
import type { Entry } from '../../src/text/format.ts'
import { test, type Visit } from './journey.ts'
import { asked, pointsOf } from './session.ts'

const LANGUAGES = [
  { lang: 'en', said: { ...english, ...englishFirst } },
  { lang: 'ja', said: { ...japanese, ...japaneseFirst } },
] as const

/** The sentence up to its first blank to be filled. */
const startOf = (text: Entry): string =>
  typeof text === 'string' ? text : text({ where: '(' }).split(/[(（]/)[0]

/** What a browser says of the refusal itself. */
const REFUSED = /Failed to load resource|wasm|WebAssembly|ArrayBuffer instantiation/

const gone = (route: Route) => route.fulfill({ status: 404, body: '' })
const missing = (what: RegExp) => (page: Page) => page.route(what, gone)

/** Keeps the page's workers within reach, so that a test can end them. */
const holdWorkers = (page: Page) =>
  page.addInitScript(() => {
    const held: Worker[] = []
    const fate = { frames: -1 }
    Object.assign(window, { held, fate })
    window.Worker = class extends Worker {
      constructor(...args: ConstructorParameters<typeof Worker>) {
        super(...args)
        held.push(this)
      }
      override postMessage(
        message: { readonly path?: readonly string[] },
        also?: Transferable[] | StructuredSerializeOptions,
      ) {
        super.postMessage(message, also as Transferable[])
        if (message.path?.[0] !== 'look' || fate.frames < 0) return
        const crash = (after: number) => {
          if (after > 0) return void requestAnimationFrame(() => crash(after - 1))
          this.terminate()
          this.dispatchEvent(new ErrorEvent('error', { message: 'killed', cancelable: true }))
        }
        crash(fate.frames)
        fate.frames = -1
      }
    }
  })
/** Ends the newest worker without a word. */
const hang = (page: Page) =>
  page.evaluate(() => (window as unknown as { held: Worker[] }).held.at(-1)!.terminate())
/** Has the worker crash so many frames after it is asked for the next look. */
const crashAfter = (page: Page, frames: number) =>
  page.evaluate((frames) => {
    ;(window as unknown as { fate: { frames: number } }).fate.frames = frames
  }, frames)

/** What makes every look of the worker fail from now on. */
const FAULTS = {
  memory: `globalThis.Float32Array = class extends Real {
    constructor(...args) {
      if (args[0] > 500) throw new RangeError('Array buffer allocation failed')
      super(...args)
    }
  }`,
  'not-finite': 'Math.sqrt = () => NaN',
  internal: `Math.sqrt = () => { throw new Error('unforeseen') }`,
} as const
type Fault = keyof typeof FAULTS

/** Puts the faults before all other code of the worker, where they wait for their word. */
const harmful = (page: Page) =>
  page.route(/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch()
    const cases = Object.entries(FAULTS).map(([fault, code]) => `if (data === '${fault}') ${code}`)
    const before = `const Real = Float32Array, { sqrt } = Math
      const harm = new BroadcastChannel('harm')
      harm.onmessage = ({ data }) => {
        globalThis.Float32Array = Real
        Math.sqrt = sqrt
        ${cases.join('\n')}
        harm.postMessage('done')
      }\n`
    await route.fulfill({ response, body: before + (await response.text()) })
  })
/** Settles when the worker has heard it; null ends all harm. */
const harm = (page: Page, fault: Fault | null) =>
  page.evaluate(
    (fault) =>
      new Promise<void>((done) => {
        const channel = new BroadcastChannel('harm')
        channel.onmessage = () => {
          channel.close()
          done()
        }
        channel.postMessage(fault)
      }),
    fault,
  )

/** The points of the first questions of a session, answered with the truth; `before` runs before each answer. */
async function pointsAsked(
  page: Page,
  count: number,
  before?: (n: number) => Promise<void>,
): Promise<number[]> {
  const points: number[] = []
  const { truth } = pointsOf(page.url())
  for (let n = 1; n <= count; n++) {
    points.push(await asked(page, n))
    await before?.(n)
    await page.keyboard.press(String(truth[points[n - 1]] + 1))
  }
  await asked(page, count + 1)
  return points
}

const card = (page: Page) => page.locator('.ask .facts')
const question = async (page: Page) => /#(\d+)/.exec((await card(page).textContent()) ?? '')![1]
/** Answers, and waits for another question. */
async function next(page: Page): Promise<void> {
  const before = await question(page)
  await page.keyboard.press('1')
  await page.waitForFunction((before) => {
    const text = document.querySelector('.ask .facts')?.textContent ?? ''
    return /#\d+/.test(text) && !text.includes(`#${before} `) && !text.endsWith(`#${before}`)
  }, before)
}
/** The page with all that comes after its first question. */
const whole = (page: Page) => page.locator('.rail.left .card').first().waitFor()
const notes = (page: Page) => page.locator('.notices .note')

/** A journey in each language, on one page. */
function inEach(
  what: string,
  query: string,
  visit: Visit,
  journey: (page: Page, language: (typeof LANGUAGES)[number]) => Promise<void>,
): void {
  test(`${what}, in both languages`, async ({ open }) => {
    const [first, second] = LANGUAGES
    const page = await open(`?${query}lang=${first.lang}`, visit)
    await journey(page, first)
    await page.goto(new URL(`?${query}lang=${second.lang}`, page.url()).href)
    await journey(page, second)
  })
}

const ENGINES = [
  ['the script of the worker is missing', missing(/worker-[^/]*\.js$/), 'status.in-page', ''],
  [
    'no worker may start',
    (page: Page) =>
      page.addInitScript(() => {
        window.Worker = class {
          constructor() {
            throw new DOMException('not here', 'SecurityError')
          }
        } as unknown as typeof Worker
      }),
    'status.in-page',
    '',
  ],
  ['the wasm files are missing', missing(/\.wasm$/), 'note.trainer-typed', 'model=network&'],
  ['the code of tfjs is missing', missing(/tfjs-[^/]*\.js$/), 'note.trainer-typed', 'model=network&'],
] as const
for (const [what, before, key, query] of ENGINES)
  inEach(
    `${what}: one sentence, and the session goes on`,
    query,
    { allow: REFUSED, before },
    async (page, { said }) => {
      await notes(page).getByText(startOf(said[key])).waitFor()
      await next(page)
      await next(page)
      await expect.poll(() => notes(page).count()).toBe(1)
    },
  )

inEach(
  'a worker that hangs for 3 seconds is replaced, and its question comes',
  '',
  { before: holdWorkers },
  async (page, { said }) => {
    await whole(page)
    await hang(page)
    await next(page)
    await notes(page).getByText(startOf(said['status.restarted'])).waitFor()
  },
)

inEach(
  'no memory, a value that is not a number, an error that nobody foresaw: one sentence, and trying again brings the question',
  '',
  { before: harmful },
  async (page, { said }) => {
    await whole(page)
    for (const fault of Object.keys(FAULTS) as Fault[]) {
      await harm(page, fault)
      await page.keyboard.press('1')
      await notes(page)
        .getByText(startOf(said[`error.${fault}`]))
        .waitFor()
      await harm(page, null)
      // A look that was under way may have brought the question by now, and taken the notice back.
      await page
        .getByRole('button', { name: startOf(said['action.retry']) })
        .evaluateAll((buttons) => buttons.forEach((b) => (b as HTMLElement).click()))
      await card(page).waitFor()
      await next(page)
      await expect.poll(() => notes(page).count()).toBe(0)
    }
  },
)

test('a part that cannot be loaded says so, and can be tried again, in both languages', async ({ open }) => {
  let refusing = true
  let refused = 0
  const page = await open('?lang=en', {
    allow: REFUSED,
    before: (page) =>
      page.route(/\/SharePanel-/, (route) => {
        if (!refusing) return route.continue()
        if (route.request().url().endsWith('.js')) refused++
        return gone(route)
      }),
  })
  for (const { lang, said } of LANGUAGES) {
    refusing = true
    if (lang !== 'en') await page.goto(new URL(`?lang=${lang}`, page.url()).href)
    await whole(page)
    const share = page.getByRole('button', { name: lang === 'en' ? 'Share' : '共有', exact: true })
    await share.click()
    const sentence = page.getByText(startOf(said['part.missing']))
    const retry = page.getByRole('button', { name: startOf(said['action.retry']) })
    await sentence.waitFor()
    const before = refused
    await retry.click()
    // The sentence of the first time may still be there.
    await expect.poll(() => refused).toBeGreaterThan(before)
    await sentence.waitFor()
    refusing = false
    await retry.click()
    // With its style too, which had not come either.
    const link = page.getByRole('textbox').first()
    await link.waitFor()
    expect(
      await page
        .locator('.panel section')
        .first()
        .evaluate((e) => getComputedStyle(e).display),
    ).toBe('grid')
    await page.keyboard.press('Escape')
    await next(page)
  }
})

test('without the later parts of the page the question stands, and they can be tried again, in both languages', async ({
  open,
}) => {
  let refusing = true
  const page = await open('?lang=en', {
    allow: REFUSED,
    before: (page) => page.route(/\/later-/, (route) => (refusing ? gone(route) : route.continue())),
  })
  for (const { lang, said } of LANGUAGES) {
    refusing = true
    if (lang !== 'en') await page.goto(new URL(`?lang=${lang}`, page.url()).href)
    await page.getByText(startOf(said['part.missing'])).first().waitFor()
    refusing = false
    const retry = page.getByRole('button', { name: startOf(said['action.retry']) })
    for (const button of (await retry.all()).reverse()) await button.click()
    await whole(page)
    await next(page)
  }
})

test.for(['', '?embed'])(
  'at "%s" the points do not wait for a worker that does not come',
  async (query, { open }) => {
    let release = () => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    const page = await open(query, {
      before: (page) =>
        page.context().route(/worker-[^/]*\.js$/, async (route) => {
          await held
          await route.continue()
        }),
    })
    await page.locator('.stage canvas').waitFor()
    await page.getByText(startOf(englishFirst['question.thinking'])).waitFor()
    release()
    await page.locator('.ask .answers button').first().waitFor()
  },
)

test('a worker that is killed at random moments changes no question', async ({ open }) => {
  const points = await pointsAsked(await open(), 8)
  const page = await open('', { before: holdWorkers })
  const rnd = source(5)
  // The first time at once, so that it surely was at work.
  const moments = (n: number) => crashAfter(page, n === 1 ? 0 : Math.floor(12 * rnd(1, n)))
  expect(await pointsAsked(page, 8, moments)).toEqual(points)
  const told = page.locator('.notices').getByText(english['status.restarted'])
  await expect.poll(() => told.count()).toBe(1)
})
