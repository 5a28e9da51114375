import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Page,
} from 'playwright'
import { expect, inject, test as base } from 'vitest'
import { HUNG } from '../tools/limits.ts'

export interface Visit extends BrowserContextOptions {
  /** What the console may say: the matter of this journey. */
  readonly allow?: RegExp
  /** Runs before the page is opened. */
  readonly before?: (page: Page) => Promise<unknown>
}

let browser: Promise<Browser> | undefined

/** Writes down everything that a page must not do. */
function watch(page: Page, complaints: string[], allow?: RegExp): void {
  const { origin } = new URL(inject('url'))
  page.on('console', (m) => {
    if ((m.type() === 'error' || m.type() === 'warning') && !allow?.test(m.text()))
      complaints.push(`${m.type()}: ${m.text()} (${m.location().url})`)
  })
  page.on('pageerror', (e) => complaints.push(`page error: ${e.stack ?? e.message}`))
  page.on('request', (r) => {
    const { protocol, origin: to } = new URL(r.url())
    if (to !== origin && protocol !== 'data:' && protocol !== 'blob:') complaints.push(`left for ${r.url()}`)
  })
}

/**
 * A journey through the built page. `open` gives a page of its own context, so that nothing is kept from other journeys. Nothing moves
 * on it unless motion is asked for: the software that draws here would be busy with little else. At the end of every journey the console has been silent, no error was thrown, and no request has left the origin.
 */
export const test = base.extend<{ open: (query?: string, visit?: Visit) => Promise<Page> }>({
  open: async ({}, use) => {
    browser ??= chromium.connect(inject('browser'))
    const connected = await browser
    const complaints: string[] = []
    const contexts: BrowserContext[] = []
    await use(async (query = '', { allow, before, ...options } = {}) => {
      const context = await connected.newContext({
        viewport: { width: 1280, height: 800 },
        locale: 'en-GB',
        reducedMotion: 'reduce',
        ...options,
      })
      contexts.push(context)
      context.setDefaultTimeout(HUNG.step)
      context.on('page', (page) => watch(page, complaints, allow))
      const page = await context.newPage()
      await before?.(page)
      await page.goto(inject('url') + query)
      return page
    })
    // What is still being answered in place of the server, such as an icon, ends with the page.
    const routed = contexts.flatMap((context) => [context, ...context.pages()])
    await Promise.all(routed.map((each) => each.unrouteAll({ behavior: 'ignoreErrors' })))
    await Promise.all(contexts.map((context) => context.close()))
    expect(complaints).toEqual([])
  },
})
