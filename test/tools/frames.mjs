// Times between frames of the product while the pointer hovers over the plot, zooms and pans it, for large sets of points; beside
// them what the page's main thread worked per frame by its own clock, which other programs do not slow down.
import { preview } from 'vite'

const SIZES = [400, 10_000, 100_000]

const FRAMES = 120

/** Runs in the page: one deed per frame; median and 95th percentile of the times between frames, milliseconds. */
async function measure([deed, count]) {
  const canvas = document.querySelector('.plot canvas')
  const { x, y, width, height } = canvas.getBoundingClientRect()
  const [cx, cy] = [x + width / 2, y + height / 2]
  const nextFrame = () => new Promise(requestAnimationFrame)
  const pointer = (type, i, more = {}) =>
    canvas.dispatchEvent(
      new PointerEvent(type, {
        ...{ bubbles: true, pointerId: 1, isPrimary: true, pointerType: 'mouse' },
        ...{ clientX: cx + 120 * Math.cos(i / 9), clientY: cy + 120 * Math.sin(i / 7) },
        ...more,
      }),
    )
  const wheel = (deltaY) =>
    canvas.dispatchEvent(
      new WheelEvent('wheel', { bubbles: true, cancelable: true, clientX: cx, clientY: cy, deltaY }),
    )
  const deeds = {
    hover: (i) => pointer('pointermove', i),
    zoom: (i) => wheel(i % 40 < 20 ? -30 : 30),
    pan: (i) => pointer('pointermove', i, { buttons: 1 }),
  }
  if (deed === 'pan') {
    wheel(-300)
    pointer('pointerdown', 0, { buttons: 1 })
  }
  const times = []
  let last = await nextFrame()
  for (let i = 0; i < count; i++) {
    deeds[deed](i)
    const now = await nextFrame()
    times.push(now - last)
    last = now
  }
  if (deed === 'pan') pointer('pointerup', 0)
  times.sort((a, b) => a - b)
  return { median: times[Math.floor(count / 2)], p95: times[Math.floor(0.95 * count)] }
}

/** Frames of one deed, and the milliseconds that the main thread worked for each. */
async function deedOf(tab, session, deed) {
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return 1000 * metrics.find(({ name }) => name === 'TaskDuration').value
  }
  const before = await worked()
  const times = await tab.evaluate(measure, [deed, FRAMES])
  return { ...times, work: ((await worked()) - before) / FRAMES }
}

/** Measures the product in `outDir`: from the address to the question, and frames. */
export async function frames(browser, outDir) {
  const server = await preview({
    logLevel: 'error',
    build: { outDir },
    preview: { port: 0, host: '127.0.0.1' },
  })
  const rows = []
  try {
    for (const points of SIZES) {
      const tab = await browser.newPage({ viewport: { width: 1280, height: 800 } })
      const began = performance.now()
      await tab.goto(`${server.resolvedUrls.local[0]}?n=${points}`)
      await tab.locator('.ask .facts').waitFor()
      const question = performance.now() - began
      // The look goes on after its question, and curves are graded behind it.
      await tab.waitForTimeout(8000)
      const session = await tab.context().newCDPSession(tab)
      await session.send('Performance.enable', { timeDomain: 'threadTicks' })
      const row = { points, question }
      for (const deed of ['hover', 'zoom', 'pan']) row[deed] = await deedOf(tab, session, deed)
      rows.push(row)
      await tab.close()
    }
  } finally {
    await server.close()
  }
  return rows
}
