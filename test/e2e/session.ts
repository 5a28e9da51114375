import type { Page } from 'playwright'
import { generatorById } from '../../src/core/data/generators.ts'
import type { Dataset } from '../../src/core/data/types.ts'
import { catalogue } from '../../src/core/session/catalogue.ts'
import { fold } from '../../src/core/session/fold.ts'
import { readLink } from '../../src/core/session/link.ts'
import type { Event, Spec, State } from '../../src/core/session/types.ts'

const OF_THE_VIEW = [
  ...['theme', 'field', 'dock', 'axis', 'lang', 'lines', 'tab', 'show', 'hide', 'reveal', 'open', 'embed'],
  ...[
    'sort',
    'tuning',
    'triangle',
    'audit',
    'view',
    'speed',
    'belief',
    'guideline',
    'at',
    'point',
    'zoom',
    'cx',
    'cy',
  ],
]

/** The session of an address, which must be read without a change. */
export function sessionOf(address: string): { spec: Spec; events: readonly Event[] } {
  const read = readLink(new URL(address).search, catalogue, OF_THE_VIEW)
  if (!read.ok || read.warnings.length > 0) throw new Error(`not read: ${address}`)
  return read
}

/** The points of a session on generated data, with their hidden answers. */
export function pointsOf(address: string): Dataset {
  const { spec } = sessionOf(address)
  if (spec.data.kind !== 'made') throw new Error('the data are not generated')
  return generatorById(spec.data.id)!.make(spec.seed, spec.data.n, spec.data.params)
}

/** The state at the end of the log of an address on generated data. */
export function stateOf(address: string): State {
  const { spec, events } = sessionOf(address)
  return fold(spec, events, pointsOf(address))
}

/** The point of question `n`, once it is asked. */
export async function asked(page: Page, n: number): Promise<number> {
  const card = page.locator('.ask').filter({ hasText: new RegExp(`Question ${n}\\b`) })
  const text = await card.locator('.facts').textContent()
  return Number(/#(\d+)/.exec(text ?? '')![1])
}

/** Answers the first `count` questions with the truth, by keyboard. */
export async function answerTruly(page: Page, count: number): Promise<void> {
  const { truth } = pointsOf(page.url())
  for (let n = 1; n <= count; n++) await page.keyboard.press(String(truth[await asked(page, n)] + 1))
}

/** The held-out accuracy that the curve shows for the model of `labels` labels. */
export async function accuracyAt(page: Page, labels: number): Promise<number> {
  const curve = page.getByRole('img', { name: new RegExp(`Now [\\d.]+ at ${labels} labels`) })
  const text = await curve.getAttribute('aria-label')
  return Number(/Now ([\d.]+\d) at/.exec(text ?? '')![1])
}

/** Waits for an address, which the page writes some time after a change. */
export const goTo = (page: Page, is: (url: URL) => boolean): Promise<void> =>
  page.waitForURL(is, { waitUntil: 'commit' })

/** The address, once it names the question after `answers` answers. */
export async function addressAfter(page: Page, answers: number): Promise<string> {
  await goTo(page, (url) => {
    const { events } = sessionOf(url.href)
    return events.filter((e) => e.t === 'answer').length === answers && events.at(-1)?.t === 'ask'
  })
  return page.url()
}

/** Puts the tab behind another one, or back, as the page sees it. */
export const hide = (page: Page, hidden: boolean) =>
  page.evaluate((hidden) => {
    Object.defineProperty(document, 'hidden', { value: hidden, configurable: true })
    document.dispatchEvent(new Event('visibilitychange'))
  }, hidden)
