import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import type { Page } from 'playwright'

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const source = readFileSync(fromHere('../../node_modules/axe-core/axe.min.js'), 'utf8')

/** The rules whose outcome depends on colours, or on colours and sizes, and so on the theme; all others are about what is said and how it is built. */
export const OF_COLOURS = ['color-contrast', 'link-in-text-block']
export const OF_THE_THEME = [...OF_COLOURS, 'scrollable-region-focusable', 'target-size']

/** What axe finds on the page as it is, or in a part of it, one line per element; by all its usual rules, or by some of all that it has. */
export async function violations(
  page: Page,
  where: string,
  part = 'html',
  rules: readonly string[] | null = null,
): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const { violations } = await page.evaluate(
    ([part, rules]) =>
      (globalThis as unknown as { axe: typeof axe }).axe.run(part, {
        resultTypes: ['violations'],
        ...(rules && { runOnly: [...rules] }),
      }),
    [part, rules] as const,
  )
  return violations.flatMap((v) => v.nodes.map((n) => `${where}: ${v.id}: ${n.html}`))
}
