// Pictures of the built page in the states that its design names:
//   node test/tools/pictures.mjs [folder] [state ...] [--size=1280x720 ...] [--lang=ja] [--theme=dark] [--url=http://...] [--list]
// The two of README.md are written to public/pictures, the others to the folder (default: pictures). Any state can be looked at
// in any size (or `--size=all`), language and theme; the names of such pictures say so. `--url` takes a page that is served
// already instead of building one.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { build, preview } from 'vite'
import { chromiumArgs, chromiumPath } from './chromium.mjs'
import { SIZES, STATES } from './states.mjs'

const flags = process.argv.slice(2).filter((a) => a.startsWith('--'))
const [folder = 'pictures', ...names] = process.argv.slice(2).filter((a) => !a.startsWith('--'))
const all = (flag) => flags.flatMap((f) => (f.startsWith(`--${flag}=`) ? [f.slice(flag.length + 3)] : []))
const [lang] = all('lang')
const [theme] = all('theme')
const [served] = all('url')
const sizes = all('size').flatMap((s) => (s === 'all' ? SIZES : [s.split('x').map(Number)]))

if (flags.includes('--list')) {
  for (const { name, size } of STATES) console.log(`${name} ${size.join('x')}`)
  process.exit()
}
const unknown = names.filter((name) => !STATES.some((s) => s.name === name))
if (unknown.length > 0) throw new Error(`no such state: ${unknown.join(', ')}`)

/** What is photographed: a state as it is, or once for each wanted size. */
const shots = STATES.filter((s) => names.length === 0 || names.includes(s.name)).flatMap((state) => {
  const query = new URLSearchParams(state.query)
  if (lang) query.set('lang', lang)
  if (theme) query.set('theme', theme)
  const rest = [lang, theme].filter(Boolean).map((part) => `-${part}`)
  return (sizes.length > 0 ? sizes : [state.size]).map((size) => ({
    ...state,
    query,
    size,
    file: [state.name, sizes.length > 0 ? `-${size.join('x')}` : '', ...rest].join(''),
    into: sizes.length === 0 && rest.length === 0 ? (state.into ?? folder) : folder,
  }))
})

const outDir = 'node_modules/.pictures'
let server
if (!served) {
  await build({ logLevel: 'error', build: { outDir } })
  server = await preview({ logLevel: 'warn', build: { outDir }, preview: { port: 0, host: '127.0.0.1' } })
}
const url = served ?? server.resolvedUrls.local[0]
const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs })
mkdirSync(folder, { recursive: true })
let failed = 0
for (const { file, query, size, deeds, into, media } of shots) {
  const [width, height] = size
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'en-GB',
    reducedMotion: 'reduce',
    ...media,
  })
  context.setDefaultTimeout(10_000)
  const page = await context.newPage()
  const said = []
  page.on('console', (m) => said.push(`${m.type()}: ${m.text()}`))
  page.on('pageerror', (e) => said.push(e.message))
  try {
    await page.goto(`${url}?${query}`)
    await page.locator('.ask').waitFor()
    await page.waitForLoadState('networkidle')
    for (const deed of deeds) await deed(page)
    // Finer fields and lines of other strategies come one after the other.
    await page.waitForTimeout(1500)
  } catch (e) {
    said.push(String(e).split('\n')[0])
  }
  await page.screenshot({ path: join(into, `${file}.png`) })
  if (said.length > 0) failed++
  console.log(`${file}${said.map((line) => `\n  ${line}`).join('')}`)
  await context.close()
}
await browser.close()
await server?.close()
process.exitCode = failed > 0 ? 1 : 0
