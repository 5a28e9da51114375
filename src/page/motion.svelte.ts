import { follow, moving, stageAt, STILL, type Motions } from '../draw/anim.ts'
import type { StageScene } from '../draw/scene.ts'

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
