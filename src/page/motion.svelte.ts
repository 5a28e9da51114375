import type { Motions } from '../draw/anim.ts'
import type { Ground } from '../draw/ground.ts'
import type { StageScene } from '../draw/scene.ts'

/** How things move; it comes with the map. */
type Movement = Pick<Ground, 'follow' | 'moving' | 'stageAt' | 'STILL'>

/** More points than this are drawn once a frame, apart from what changed them. */
const MANY = 30_000

/** The scene of each frame while something moves, and the scene itself when all is at rest or nothing moves yet. */
export class Motion {
  now = $state.raw<StageScene | null>(null)
  private target: StageScene | null = null
  private motions: Motions | null = null
  private movement: Movement | null = null
  private frame = 0
  private reduced = false

  to(scene: StageScene, movement: Movement | null, reduced: boolean): void {
    if (movement)
      this.motions = movement.follow(
        this.motions ?? movement.STILL,
        this.motions && this.target,
        scene,
        performance.now(),
      )
    this.movement = movement
    this.target = scene
    this.reduced = reduced
    if (scene.points.n > MANY) this.later()
    else this.draw()
  }

  stop(): void {
    cancelAnimationFrame(this.frame)
  }

  private draw = (): void => {
    const { target, motions, movement } = this
    if (!target || !motions || !movement) return void (this.now = target)
    const time = performance.now()
    this.now = movement.stageAt(target, motions, time, this.reduced)
    cancelAnimationFrame(this.frame)
    if (!this.reduced && movement.moving(motions, time)) this.later()
  }

  private later(): void {
    cancelAnimationFrame(this.frame)
    this.frame = requestAnimationFrame(this.draw)
  }
}
