import type { Locator, Page } from 'playwright'
import { expect } from 'vitest'
import { languages } from '../unit/text-world.ts'
import { test } from './journey.ts'
import { OF_COLOURS, OF_THE_THEME, violations } from './violations.ts'

/** The page with its first question and all that comes after it. */
async function ready(page: Page): Promise<void> {
  await page.locator('.ask .answers').waitFor()
  await page.locator('header.bar').waitFor()
}

/** A session that has every part of the page but those of a stream, and one that shows all that it can show. */
const POOL = '?data=penguins&batch=3&strategy=bandit&exam=paid~9&stop=stable'
const FULL = `${POOL}&reveal=truth.held.trail&open=simplex.calibration.annotators.balance.validation`
const STREAM = '?data=streamSquare&n=300&mode=stream&stream.budget=0.3&open=balance.calibration'

/** What makes the page take each theme, where the person has chosen none. */
const THEMES = [
  { theme: 'light', media: { colorScheme: 'light', contrast: 'no-preference' } },
  { theme: 'dark', media: { colorScheme: 'dark', contrast: 'no-preference' } },
  { theme: 'projector', media: { colorScheme: 'light', contrast: 'more' } },
] as const

for (const [language, words] of languages)
  test(`axe finds nothing in any part, in any theme (${language})`, async ({ open }) => {
    const say = (key: string, args = {}): string => {
      const entry = words[key]
      return typeof entry === 'function' ? entry(args) : entry
    }
    const view = `&lang=${language}`
    const page = await open(FULL + view, { viewport: { width: 1440, height: 1000 } })
    await ready(page)
    const found: string[] = []
    const themes = [...THEMES]
    /** Looks at a part by all rules, and again in the other themes by those that depend on them: dark has the sizes of light. */
    const look = async (where: string, part: string) => {
      themes.reverse()
      for (const [i, { theme, media }] of themes.entries()) {
        const rules = theme === 'dark' ? OF_COLOURS : i === 0 ? null : OF_THE_THEME
        await page.emulateMedia(media)
        await page.locator(`html[data-theme=${theme}]`).waitFor()
        found.push(...(await violations(page, `${where}, ${theme}`, part, rules)))
      }
    }
    const to = (query: string) => page.goto(page.url().replace(/\?.*/, query + view))
    const button = (name: string) => page.getByRole('button', { name, exact: true })

    // What stands on the page, with all that folds open.
    await page.locator('.why .link').first().click()
    await button(say('standings.all')).click()
    await page.getByText(say('standings.more')).waitFor()
    await page.locator('.strategies .more .link').click()
    for (const drawn of ['.folds .triangle', '.folds svg[role=img]', '.why .mean', '.dock svg[role=img]'])
      await page.locator(drawn).first().waitFor()
    await look('the page', 'html')
    await button(say('draw.open')).click()
    await page.locator('.palette').waitFor()
    await look('drawing', '.palette')
    await button(say('draw.open')).click()

    // What opens beside its button, and what opens before the page.
    const inPopup = async (where: string, opener: Locator, inside = 'h2, form') => {
      await opener.click()
      const panel = page.locator(':popover-open').first()
      await panel.locator(inside).first().waitFor()
      await look(where, ':popover-open')
      await page.keyboard.press('Escape')
      await panel.waitFor({ state: 'hidden' })
    }
    const inDialog = async (where: string, opener: Locator) => {
      await opener.click()
      await page.locator('dialog[open] :is(h2, h3, p, input):visible').first().waitFor()
      await look(where, 'dialog[open]')
      await page.keyboard.press('Escape')
      await page.locator('dialog[open]').waitFor({ state: 'detached' })
    }
    await inDialog('symbol', page.locator('.why dd button').first())
    await button(say('trail.open')).click()
    await page.locator('.dock table').waitFor()
    await look('audit trail', '.dock')

    // The same on a page that shows less besides, where they are looked at in half the time.
    await to(POOL)
    await ready(page)
    await page.locator('.strategies .more .chip').first().waitFor()
    for (const opener of await page
      .locator('.bar .chip:not(.wide), .settings .setrow, .strategies .more .chip')
      .all())
      await inPopup((await opener.getAttribute('aria-label')) ?? '', opener)
    await inPopup('explanation', page.locator('.why .q').first(), 'h4')
    await inPopup('shown in the plot', button(say('stage.show')))
    await inPopup('branches', button(say('branches.open', { n: 1 })))
    await inPopup('share', button(say('action.share')))
    await inDialog('kept', button(say('kept.title')))
    await inDialog('study', button(say('study.open')))
    await inDialog('explanations', button(say('action.help')))
    await inDialog('import', button(say('action.open')))
    for (const inShare of ['part.take', 'qr.show']) {
      await button(say('action.share')).click()
      await inDialog(inShare, button(say(inShare)))
      await page.keyboard.press('Escape')
    }

    await to(STREAM)
    await page.locator('.dock .strip[role=slider]').waitFor()
    await page.locator('.ask h2').waitFor()
    await look('stream', 'html')
    await inPopup('settings of a stream', page.locator('.settings .setrow').first())
    expect(found).toEqual([])
  })
