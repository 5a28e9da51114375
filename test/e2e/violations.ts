import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type axe from 'axe-core'
import type { Page } from 'playwright'

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const source = readFileSync(fromHere('../../node_modules/axe-core/axe.min.js'), 'utf8')

/** What axe finds on the page as it is, or in a part of it, one line per element. */
export async function violations(page: Page, where: string, part = 'html'): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const { violations } = await page.evaluate(
    (part) => (globalThis as unknown as { axe: typeof axe }).axe.run(part, { resultTypes: ['violations'] }),
    part,
  )
  return violations.flatMap((v) => v.nodes.map((n) => `${where}: ${v.id}: ${n.html}`))
}
