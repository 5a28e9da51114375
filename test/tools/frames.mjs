// Times between frames of the product while the pointer hovers over the plot, zooms and pans it, for large sets of points.
import { build, preview } from 'vite'

const SIZES = [400, 10_000, 100_000]

/** Runs in the page: one deed per frame; median and 95th percentile of the times between frames, milliseconds. */
async function measure() {
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
  const frames = async (deed) => {
    const times = []
    let last = await nextFrame()
    for (let i = 0; i < 120; i++) {
      deed(i)
      const now = await nextFrame()
      times.push(now - last)
      last = now
    }
    times.sort((a, b) => a - b)
    return { median: times[60], p95: times[114] }
  }
  const hover = await frames((i) => pointer('pointermove', i))
  const zoom = await frames((i) => wheel(i % 40 < 20 ? -30 : 30))
  wheel(-300)
  pointer('pointerdown', 0, { buttons: 1 })
  const pan = await frames((i) => pointer('pointermove', i, { buttons: 1 }))
  pointer('pointerup', 0)
  return { hover, zoom, pan }
}

/** Builds the product into `outDir` and measures it in `browser`: from the address to the question, and frames. */
export async function frames(browser, outDir) {
  await build({ logLevel: 'error', build: { outDir, emptyOutDir: true } })
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
      rows.push({ points, question, ...(await tab.evaluate(measure)) })
      await tab.close()
    }
  } finally {
    await server.close()
  }
  return rows
}
