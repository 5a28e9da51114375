import { describe, expect, it } from 'vitest'
import { toData, type Size, type View } from '../../src/draw/view.ts'
import type { App } from '../../src/page/app.svelte.ts'
import { Gestures, zoomIn, zoomOut } from '../../src/page/gestures.ts'

/** What gestures need of the hub: a plot of 400 x 300 that shows 4 x 3. */
function plot() {
  const size: Size = { width: 400, height: 300 }
  const fitted: View = { cx: 0, cy: 0, scale: 100 }
  const app = {
    size,
    fitted,
    view: fitted,
    zoomed: false,
    lookAt(view: View | null) {
      app.view = view ?? fitted
      app.zoomed = view !== null
    },
  }
  const hub = app as unknown as App
  return { app, hub, gestures: new Gestures(hub), at: (x: number, y: number) => toData(app.view, size, x, y) }
}
const near = (place: readonly number[]) => place.map((v) => expect.closeTo(v, 9))

describe('gestures over the plot', () => {
  it('zoom by the wheel around the pointer, within limits', () => {
    const { app, gestures, at } = plot()
    const under = at(300, 50)
    gestures.wheel(-200, [300, 50])
    expect(app.view.scale).toBeGreaterThan(130)
    expect(at(300, 50)).toEqual(near(under))
    for (let k = 0; k < 50; k++) gestures.wheel(-400, [300, 50])
    expect(app.view.scale).toBe(2400)
    expect(at(300, 50)).toEqual(near(under))
    for (let k = 0; k < 80; k++) gestures.wheel(400, [10, 10])
    expect(app.view.scale).toBe(50)
  })

  it('zoom by steps of keys and buttons around the centre, there and back', () => {
    const { app, hub } = plot()
    zoomIn(hub)
    expect(app.view).toEqual({ cx: 0, cy: 0, scale: 125 })
    zoomOut(hub)
    expect(app.view.scale).toBeCloseTo(100, 9)
  })

  it('drag a plot that is zoomed by one pointer, and are no click then', () => {
    const { app, hub, gestures, at } = plot()
    zoomIn(hub)
    const under = at(200, 150)
    gestures.press(1, [200, 150])
    expect(gestures.move(1, [230, 140])).toBe(true)
    expect(at(230, 140)).toEqual(near(under))
    expect(gestures.release(1)).toBe(false)
    expect(gestures.move(1, [0, 0])).toBe(false)
    expect(app.zoomed).toBe(true)
  })

  it('leave a plot that shows all where it is', () => {
    const { app, gestures } = plot()
    gestures.press(1, [200, 150])
    gestures.move(1, [250, 150])
    expect(app.view).toEqual(app.fitted)
  })

  it('are a click where the pointer hardly moves', () => {
    const { gestures } = plot()
    gestures.press(1, [200, 150])
    gestures.move(1, [203, 152])
    expect(gestures.release(1)).toBe(true)
  })

  it('pinch with two pointers: what is under the fingers stays under them', () => {
    const { app, gestures, at } = plot()
    const [left, right] = [at(150, 150), at(250, 150)]
    gestures.press(1, [150, 150])
    gestures.press(2, [250, 150])
    gestures.move(1, [100, 150])
    gestures.move(2, [300, 150])
    expect(app.view.scale).toBeCloseTo(200, 9)
    expect(at(100, 150)).toEqual(near(left))
    expect(at(300, 150)).toEqual(near(right))
    expect(gestures.release(2)).toBe(false)
    expect(gestures.release(1)).toBe(false)
  })
})
