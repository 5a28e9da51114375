import type { MoveDots } from './dots.ts'
import * as ground from './ground.ts'
import { layered } from './layers.ts'
import type { StagePicture, StageScene } from './scene.ts'

/** The stage as a display list; see `layered`. */
export const stageList = (
  scene: StageScene,
  before?: StagePicture,
  move: MoveDots | null = null,
): StagePicture => layered(ground, scene, before, move)
