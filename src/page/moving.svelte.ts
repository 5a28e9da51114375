import type { MoveDots } from '../draw/dots.ts'
import { moveDots } from '../draw/moving.ts'
import type { View } from '../draw/view.ts'

/** Milliseconds without another view after which the plane rests. */
const REST = 150

/** Whether the plane is being dragged or zoomed. */
export class Moving {
  /** How its dots follow; null while it rests. */
  by = $state.raw<MoveDots | null>(null)
  private view: View | null = null
  private of: unknown
  private timer = 0

  /** `of` = what is seen: another view of other data is no movement. */
  follow(view: View, of: unknown): void {
    const { view: old } = this
    if (old && old.cx === view.cx && old.cy === view.cy && old.scale === view.scale) return
    if (old && of === this.of) this.by = moveDots
    this.view = view
    this.of = of
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => (this.by = null), REST)
  }
}
