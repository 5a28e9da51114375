import { limitsOf, pan, pinch, zoomAt, type Fingers } from '../draw/view.ts'
import type { App } from './app.svelte.ts'

/** A pointer has been dragged, not clicked, from so many pixels on. */
const DRAGGED = 5
/** One step of a key or a button. */
const STEP = 1.25
const WHEEL = 0.0015

/** Zooms the plot by `factor` around a pixel of it, by default its centre. */
function zoom(app: App, factor: number, x?: number, y?: number): void {
  const { view, fitted, size } = app
  if (!view || !fitted || !size) return
  app.lookAt(zoomAt(view, size, factor, x ?? size.width / 2, y ?? size.height / 2, limitsOf(fitted)))
}
export const zoomIn = (app: App): void => zoom(app, STEP)
export const zoomOut = (app: App): void => zoom(app, 1 / STEP)

/** Pans by one pointer, zooms by two; says of a pointer that goes up whether it was a click. */
export class Gestures {
  private readonly app: App
  private readonly down = new Map<number, readonly [number, number]>()
  private moved = false

  constructor(app: App) {
    this.app = app
  }

  press(pointer: number, at: readonly [number, number]): void {
    if (this.down.size === 0) this.moved = false
    this.down.set(pointer, at)
  }

  /** True while the pointer moves the picture. */
  move(pointer: number, at: readonly [number, number]): boolean {
    const from = this.down.get(pointer)
    if (!from) return false
    const { app } = this
    if (this.down.size === 2) {
      const before = this.fingers()
      this.down.set(pointer, at)
      this.moved = true
      if (app.view && app.size && app.fitted)
        app.lookAt(pinch(app.view, app.size, before, this.fingers(), limitsOf(app.fitted)))
      return true
    }
    if (!this.moved && Math.hypot(at[0] - from[0], at[1] - from[1]) < DRAGGED) return true
    this.moved = true
    this.down.set(pointer, at)
    if (app.zoomed && app.view) app.lookAt(pan(app.view, at[0] - from[0], at[1] - from[1]))
    return true
  }

  /** Whether it was a click. */
  release(pointer: number): boolean {
    return this.down.delete(pointer) && !this.moved && this.down.size === 0
  }

  wheel(deltaY: number, at: readonly [number, number]): void {
    zoom(this.app, Math.exp(-deltaY * WHEEL), ...at)
  }

  private fingers(): Fingers {
    const [a, b] = this.down.values()
    return [a, b]
  }
}
