import type { Palette } from '../../src/draw/palette.ts'
import type { ScenePoints, StageScene } from '../../src/draw/scene.ts'

export const SIZE = { width: 400, height: 300 }
/** One frame unit = 100 px; the origin is in the middle of the picture. */
export const VIEW = { cx: 0, cy: 0, scale: 100 }

/** A scene with nothing on it but its points. It needs no file of colours, so that a page can make one. */
export function bareScene(palette: Palette, points: ScenePoints, more: Partial<StageScene> = {}): StageScene {
  return {
    palette,
    language: 'en',
    size: SIZE,
    view: VIEW,
    scale: 1,
    classes: ['Class A', 'Class B'],
    points,
    field: null,
    probability: null,
    model: 'm1',
    showBoundary: true,
    members: [],
    hot: null,
    query: null,
    picks: [],
    tied: [],
    hovered: null,
    focused: null,
    truthShown: false,
    truth: null,
    guess: null,
    drag: null,
    trail: [],
    ranked: [],
    covered: [],
    ...more,
  }
}
