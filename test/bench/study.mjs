/**
 * A study in the built page: the session's own strategies (six) x 50 seeds x 100 labels on 400 points. Seconds by the clock and of
 * the processor, times between frames of the page meanwhile, and how long stopping another one takes. Run: npm run bench -- study
 */
import { preview } from 'vite'

/** Processor seconds of every process that draws or computes for a page. */
async function processor(browser) {
  const session = await browser.newBrowserCDPSession()
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  await session.detach()
  return processInfo.filter(({ type }) => type === 'renderer').reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}

/** Runs in the page: times between frames for `count` frames, milliseconds, ascending. */
async function frames(count) {
  const nextFrame = () => new Promise(requestAnimationFrame)
  const times = []
  for (let i = 0, last = await nextFrame(); i < count; i++) {
    const now = await nextFrame()
    times.push(now - last)
    last = now
  }
  return times.sort((a, b) => a - b)
}

/** Runs in the page: milliseconds from the click on Stop until a study can be started again. */
async function stopping() {
  const button = [...document.querySelectorAll('dialog[open] button')].find((b) => b.textContent === 'Stop')
  const from = performance.now()
  button.click()
  while (!document.querySelector('dialog[open] .foot .primary')) await new Promise(requestAnimationFrame)
  return performance.now() - from
}

async function begin(page, url, labels) {
  await page.goto(url)
  await page.locator('.ask .facts').waitFor()
  await page.getByRole('button', { name: 'Repeat over seeds' }).click()
  const dialog = page.getByRole('dialog', { name: 'Study over seeds' })
  await dialog.getByText('50', { exact: true }).click()
  await dialog.getByLabel('Labels at the end of a run').fill(String(labels))
  await dialog.getByLabel('Labels at the end of a run').blur()
  const forecast = dialog.getByText(/^About .* on \d+ workers?/)
  await forecast.waitFor({ timeout: 120_000 })
  return { dialog, forecast: await forecast.textContent() }
}

/** Measures in `browser` what `outDir` holds. */
export async function study(browser, outDir) {
  const server = await preview({
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  })
  try {
    const url = `${server.resolvedUrls.local[0]}?n=400`
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 } })
    const page = await context.newPage()
    const { dialog, forecast } = await begin(page, url, 100)
    const workers = /(\d+) workers?/.exec(forecast)[1]
    const used = await processor(browser)
    const from = performance.now()
    await dialog.getByRole('button', { name: 'Start' }).click()
    const between = await page.evaluate(frames, 300)
    await dialog.getByText('300 of 300 runs').waitFor({ timeout: 600_000 })
    const seconds = (performance.now() - from) / 1000
    const cpu = (await processor(browser)) - used
    const other = await begin(page, `${url}&seed=2`, 100)
    await other.dialog.getByRole('button', { name: 'Start' }).click()
    await other.dialog.getByRole('table').first().waitFor({ timeout: 60_000 })
    const cancel = await page.evaluate(stopping)
    await context.close()
    return {
      forecast: forecast.split(',')[0],
      workers,
      seconds,
      cpu,
      median: between[150],
      p95: between[285],
      cancel,
    }
  } finally {
    await server.close()
  }
}
