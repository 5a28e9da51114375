// Pictures of the built page in the states that its design names: node test/tools/pictures.mjs [folder] [name ...].
// The two of README.md are written to public/pictures, the others to the folder (default: pictures).
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { build, preview } from 'vite'
import { chromiumArgs, chromiumPath } from './chromium.mjs'

const [folder = 'pictures', ...names] = process.argv.slice(2)
const XL = [1440, 900]
const L = [1280, 800]
const WALL = [1280, 720]
const PHONE = [390, 844]

/** Waits until the question is another than `old`. The page's policy forbids what waitForFunction needs. */
async function another(page, old) {
  for (let i = 0; i < 200; i++) {
    if ((await page.locator('.ask').textContent()) !== old) return
    await page.waitForTimeout(50)
  }
  throw new Error(`the same question for ten seconds: ${old}`)
}
/** Lets the truth answer n questions. */
const answer = (n) => async (page) => {
  await page.locator('.speed label').nth(1).click()
  for (let i = 0; i < n; i++) {
    const asked = await page.locator('.ask').textContent()
    await page.locator('.transport button').nth(2).click()
    await another(page, asked)
  }
}
const onPhone = (n) => async (page) => {
  for (let i = 0; i < n; i++) {
    const asked = await page.locator('.ask').textContent()
    await page
      .locator('.ask .answers button')
      .nth(i % 2)
      .click()
    await another(page, asked)
  }
}
const click = (selector) => (page) => page.locator(selector).first().click()
const tab = (k) => (page) => page.getByRole('tab').nth(k).click()
const bare = {}

const STATES = [
  ['page', '', L, [answer(12)], { into: 'public/pictures' }],
  ['dark', '?theme=dark&field=disagreement', L, [answer(12)], { into: 'public/pictures' }],
  ['stage', '', XL, [answer(10)], bare],
  ['stage-ja', '?lang=ja', XL, [answer(10)], bare],
  ['disagreement', '?field=disagreement', XL, [answer(10)], bare],
  ['why', '', XL, [answer(10), click('.why .link')], bare],
  ['why-ja-dark', '?lang=ja&theme=dark', L, [answer(4), click('.why .link')], bare],
  ['projector', '?theme=projector', WALL, [answer(10)], bare],
  ['projector-utility', '?theme=projector&field=utility', WALL, [answer(10)], bare],
  ['phone-ask', '', PHONE, [onPhone(4)], bare],
  ['phone-why', '', PHONE, [onPhone(2), tab(1)], bare],
  ['phone-strategies-dark', '?theme=dark', PHONE, [tab(2)], bare],
  ['phone-committee-ja', '?lang=ja', PHONE, [tab(3)], bare],
  ['phone-curve', '', PHONE, [onPhone(4), tab(4)], bare],
  ['phone-on-its-side', '', [844, 390], [], bare],
  ['widget', '?embed', [680, 440], [], bare],
  ['widget-small', '?embed', [320, 300], [], bare],
  ['tablet', '', [1024, 768], [answer(6)], bare],
  ['tablet-upright-ja', '?lang=ja', [768, 1024], [answer(2)], bare],
  ['strategies', '', XL, [click('.strategies .more .link')], bare],
  ['data', '', L, [click('.bar .chip')], bare],
  ['model', '?theme=dark', L, [click('.bar .chip >> nth=1')], bare],
  ['share', '', L, [(page) => page.getByRole('button', { name: 'Share' }).click()], bare],
  ['open-a-file', '', L, [(page) => page.getByRole('button', { name: 'Open a file' }).click()], bare],
  [
    'import',
    '',
    XL,
    [
      (page) => page.getByRole('button', { name: 'Open a file' }).click(),
      (page) => page.getByRole('button', { name: 'penguins.csv' }).click(),
    ],
    bare,
  ],
  ['three-classes', '?data=penguins', XL, [answer(8)], bare],
  ['four-classes-dark', '?data=ring&theme=dark', XL, [answer(8)], bare],
  ['truth-and-trail', '?reveal=truth.held.trail', XL, [answer(12)], bare],
  ['forced-colours', '', L, [answer(4)], { forcedColors: 'active' }],
]

const outDir = 'node_modules/.pictures'
await build({ logLevel: 'warn', build: { outDir } })
const server = await preview({ logLevel: 'warn', build: { outDir }, preview: { port: 0, host: '127.0.0.1' } })
const url = server.resolvedUrls.local[0]
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs })
mkdirSync(folder, { recursive: true })
let failed = 0
for (const [name, query, [width, height], deeds, { into = folder, ...media }] of STATES) {
  if (names.length > 0 && !names.includes(name)) continue
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...media,
  })
  const page = await context.newPage()
  const said = []
  page.on('console', (m) => said.push(`${m.type()}: ${m.text()}`))
  page.on('pageerror', (e) => said.push(e.message))
  try {
    await page.goto(url + query)
    await page.locator('.ask').waitFor()
    await page.waitForLoadState('networkidle')
    for (const deed of deeds) await deed(page)
    // Finer fields and lines of other strategies come one after the other.
    await page.waitForTimeout(1500)
    await page.screenshot({ path: join(into, `${name}.png`) })
  } catch (e) {
    said.push(String(e))
  }
  if (said.length > 0) failed++
  console.log(`${name}${said.map((line) => `\n  ${line}`).join('')}`)
  await context.close()
}
await browser.close()
await server.close()
process.exitCode = failed > 0 ? 1 : 0
