/*
 * Opening large files in the built page: time until the points are offered, the longest task of the page's main thread meanwhile,
 * memory of the page, and how long a cancel takes. It serves `dist`: `npm run build` comes first. Run: npm run bench -- upload
 */
import { writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { preview } from 'vite'
import { chromiumArgs, chromiumPath } from '../tools/chromium.mjs'

/** Milliseconds that a task of the page may take. */
const TASK = 50

/** Deterministic rows "x,y,a,b,label" up to `bytes`. */
function table(bytes) {
  let s = 12345
  const r = () => (s = (Math.imul(s, 1103515245) + 12345) & 0x7fffffff) / 0x7fffffff
  const parts = ['x,y,a,b,label\n']
  for (let i = 0, size = 0; size < bytes; i++) {
    const line = `${r().toFixed(6)},${r().toFixed(6)},${r().toFixed(4)},${r().toFixed(4)},class_${i % 5}\n`
    parts.push(line)
    size += line.length
  }
  return parts.join('')
}

const files = { '100,000 rows (3.6 MB)': table(3.6e6), '50 MB': table(49.9e6) }

/** What a person waits for, in a page of its own. */
async function measure(browser, url, file) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  try {
    await page.goto(url)
    await page.locator('.ask .cb').first().waitFor()
    // What the first question leaves to do is not the file's.
    await page.waitForTimeout(5000)
    await page.evaluate(() => {
      globalThis.tasks = []
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) globalThis.tasks.push(duration)
      }).observe({ type: 'longtask' })
    })
    const longest = () => page.evaluate(() => Math.max(0, ...globalThis.tasks.splice(0)))
    const input = page.locator('input[type=file]')
    const dialog = page.locator('dialog[open]')
    const use = dialog.locator('button.primary')

    await input.setInputFiles(file)
    await dialog.locator('progress').waitFor()
    const cancel = await page.evaluate(async () => {
      const [button] = document.querySelectorAll('dialog[open] .foot button')
      const from = performance.now()
      button.click()
      while (document.querySelector('dialog[open]')) await new Promise(requestAnimationFrame)
      return performance.now() - from
    })
    await longest()

    const from = performance.now()
    await input.setInputFiles(file)
    await use.waitFor({ timeout: 120_000 })
    const offered = performance.now() - from
    await page.waitForTimeout(500)
    const reading = await longest()
    const then = performance.now()
    await use.click()
    await dialog.waitFor({ state: 'hidden' })
    await page.locator('.ask .cb').first().waitFor()
    const opened = performance.now() - then
    await page.waitForTimeout(3000)
    const taking = await longest()
    const session = await page.context().newCDPSession(page)
    await session.send('HeapProfiler.collectGarbage')
    const { usedSize } = await session.send('Runtime.getHeapUsage')
    return { offered, opened, reading, taking, cancel, memory: usedSize / 1e6 }
  } finally {
    await page.close()
  }
}

/** Measures each file and gives a table in Markdown. */
export async function uploads() {
  const server = await preview({ logLevel: 'error', preview: { port: 0, host: '127.0.0.1' } })
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs })
  try {
    const rows = []
    for (const [name, text] of Object.entries(files)) {
      const file = join(tmpdir(), `bench-${text.length}.csv`)
      writeFileSync(file, text)
      const m = await measure(browser, server.resolvedUrls.local[0], file)
      const ms = (v) => v.toFixed(0)
      const verdict = Math.max(m.reading, m.taking) <= TASK ? 'kept' : '**missed**'
      const cells = [ms(m.offered), ms(m.opened), ms(m.reading), ms(m.taking), verdict, ms(m.cancel)]
      rows.push(`| ${[name, ...cells, m.memory.toFixed(0)].join(' | ')} |`)
    }
    return [
      '## Opening files, built page in Chromium (ms; memory of the page in MB)',
      `| file | points offered | question asked | longest task reading | longest task opening | limit ${TASK} | cancel | memory |`,
      '| --- | --- | --- | --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n')
  } finally {
    await browser.close()
    await server.close()
  }
}
