import { follow, moving, stageAt, STILL, type Motions } from '../draw/anim.ts'
import type { StageScene } from '../draw/scene.ts'
import type { View } from '../draw/view.ts'

/** The scene of each frame while something moves, and the scene itself when all is at rest. */
export class Motion {
  now = $state.raw<StageScene | null>(null)
  private target: StageScene | null = null
  private motions: Motions = STILL
  private frame = 0
  private reduced = false

  to(scene: StageScene, reduced: boolean): void {
    this.motions = follow(this.motions, this.target, scene, performance.now())
    this.target = scene
    this.reduced = reduced
    this.draw()
  }

  stop(): void {
    cancelAnimationFrame(this.frame)
  }

  private draw = (): void => {
    if (!this.target) return
    const time = performance.now()
    this.now = stageAt(this.target, this.motions, time, this.reduced)
    cancelAnimationFrame(this.frame)
    if (!this.reduced && moving(this.motions, time)) this.frame = requestAnimationFrame(this.draw)
  }
}

/** Milliseconds without another view after which the plane rests. */
const REST = 150

/** Whether the plane is being dragged or zoomed. */
export class Moving {
  on = $state(false)
  private view: View | null = null
  private timer = 0

  follow(view: View): void {
    const { view: old } = this
    if (old && old.cx === view.cx && old.cy === view.cy && old.scale === view.scale) return
    if (old) this.on = true
    this.view = view
    clearTimeout(this.timer)
    this.timer = window.setTimeout(() => (this.on = false), REST)
  }
}
