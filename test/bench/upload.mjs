/*
 * Opening large files in the built page: time until the points are offered, the longest task of the page's main thread meanwhile,
 * memory of the page and its worker, and how long a cancel takes. Run: npm run bench -- upload
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright'
import { preview } from 'vite'
import { chromiumArgs, chromiumPath } from '../tools/chromium.mjs'

/** Milliseconds that a task of the page may take. */
const TASK = 50
/** Each file is opened so often, in a browser of its own; the table has the medians. */
const RUNS = 3

/** Deterministic rows "x,y,a,b,label" up to so many rows and bytes. */
function table({ rows = Infinity, bytes = Infinity }) {
  let s = 12345
  const r = () => (s = (Math.imul(s, 1103515245) + 12345) & 0x7fffffff) / 0x7fffffff
  const parts = ['x,y,a,b,label\n']
  for (let i = 0, size = 0; i < rows && size < bytes; i++) {
    const line = `${r().toFixed(6)},${r().toFixed(6)},${r().toFixed(4)},${r().toFixed(4)},class_${i % 5}\n`
    parts.push(line)
    size += line.length
  }
  return parts.join('')
}

const files = { '100,000 rows (4 MB)': table({ rows: 100_000 }), '50 MB': table({ bytes: 49.9e6 }) }

/** The most megabytes that the page with its worker has had in memory so far; only Linux tells. */
async function peak(browser) {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const most = processInfo
    .filter(({ type }) => type === 'renderer')
    .map(({ id }) => `/proc/${id}/status`)
    .filter((file) => existsSync(file))
    .map((file) => Number(/VmHWM:\s+(\d+)/.exec(readFileSync(file, 'utf8'))?.[1]) / 1000)
  return Math.max(...most)
}

/**
 * The longest task of the page's main thread in a trace: by the clock, and of the processor's time, which other programs do not
 * lengthen.
 */
function longest(trace) {
  const { traceEvents } = JSON.parse(trace.toString())
  const mains = new Map()
  for (const { name, pid, tid, args } of traceEvents)
    if (name === 'thread_name' && args.name === 'CrRendererMain') mains.set(pid, tid)
  const tasks = traceEvents.filter((e) => /RunTask$/.test(e.name) && mains.get(e.pid) === e.tid && e.dur)
  const most = (key) => Math.max(0, ...tasks.map((task) => (task[key] ?? 0) / 1000))
  return { clock: most('dur'), work: most('tdur') }
}

/** What a person waits for, in a browser of its own. */
async function measure(url, file) {
  const browser = await chromium.launch({ executablePath: chromiumPath(), args: chromiumArgs })
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  try {
    await page.goto(url)
    await page.locator('.ask .cb').first().waitFor()
    // What the first question leaves to do is not the file's.
    await page.waitForTimeout(5000)
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
    const watch = async () => {
      await browser.startTracing(page, { categories: ['toplevel', '__metadata'] })
      return async () => longest(await browser.stopTracing())
    }
    let stop = await watch()
    const from = performance.now()
    await input.setInputFiles(file)
    await use.waitFor({ timeout: 120_000 })
    const offered = performance.now() - from
    await page.waitForTimeout(500)
    const reading = await stop()
    stop = await watch()
    const then = performance.now()
    await use.click()
    await dialog.waitFor({ state: 'hidden' })
    await page.locator('.ask .cb').first().waitFor()
    const opened = performance.now() - then
    await page.waitForTimeout(3000)
    const taking = await stop()
    return { offered, opened, reading, taking, cancel, memory: await peak(browser) }
  } finally {
    await browser.close()
  }
}

/** Measures each file in what `outDir` holds and gives a table in Markdown. Each opening has a browser of its own. */
export async function uploads(_, outDir) {
  const server = await preview({
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  })
  try {
    const rows = []
    for (const [name, text] of Object.entries(files)) {
      const file = join(tmpdir(), `bench-${text.length}.csv`)
      writeFileSync(file, text)
      const runs = []
      for (let i = 0; i < RUNS; i++) runs.push(await measure(server.resolvedUrls.local[0], file))
      const all = (of) => runs.map(of).sort((a, b) => a - b)
      const median = (of) => all(of)[RUNS >> 1]
      const both = (of) => `${median(of).toFixed(0)} (${all(of)[0].toFixed(0)})`
      const verdict = ['reading', 'taking'].every((part) => median((m) => m[part].work) <= TASK)
        ? 'kept'
        : '**missed**'
      const cells = [
        both((m) => m.offered),
        both((m) => m.opened),
        ...['reading', 'taking'].flatMap((part) => [both((m) => m[part].work), both((m) => m[part].clock)]),
        verdict,
        both((m) => m.cancel),
        both((m) => m.memory),
      ]
      rows.push(`| ${[name, ...cells].join(' | ')} |`)
    }
    return [
      `## Opening files, built page in Chromium (ms, median and best of ${RUNS}; most memory of page and worker in MB)`,
      `| file | points offered | question asked | longest task reading: processor | clock | opening: processor | clock | limit ${TASK} of the processor | cancel | memory |`,
      '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
      ...rows,
    ].join('\n')
  } finally {
    await server.close()
  }
}
