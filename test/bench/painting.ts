import { paint } from '../../src/draw/paint.ts'
import { readPalette } from '../../src/draw/palette.ts'
import { MARK } from '../../src/draw/scene.ts'
import { stageList } from '../../src/draw/stage.ts'
import { fit } from '../../src/draw/view.ts'
import type { DataMessage } from '../../src/engine/protocol/state.ts'
import type { LookRequest, Part } from '../../src/engine/protocol/look.ts'
import '../../src/page/tokens.css'
import { bareScene } from '../unit/draw-bare.ts'
import { timed } from './measure.ts'

const SIZE = { width: 600, height: 600 }

/** Times of drawing the whole stage from the parts of a look, until its pixels are there. */
export function painting(data: DataMessage, { state, box }: LookRequest, parts: readonly Part[]): number[] {
  const model = parts.find((p) => p.s === 'model')
  const final = parts.find((p) => p.s === 'final')
  const ctx = Object.assign(document.createElement('canvas'), SIZE).getContext('2d')
  if (model?.s !== 'model' || final?.s !== 'final' || !ctx) throw new Error('nothing to paint')
  const n = state.pool.length
  document.documentElement.dataset.theme = 'light'
  const style = getComputedStyle(document.documentElement)
  const palette = readPalette((name) => style.getPropertyValue(`--${name}`), 'light')
  const points = {
    n,
    xy: data.xy,
    mark: new Uint8Array(n).fill(MARK.pool),
    label: new Int32Array(n).fill(-1),
    truth: data.truth,
  }
  const scene = (name: string) =>
    bareScene(palette, points, {
      size: SIZE,
      view: fit(box, SIZE),
      classes: ['A', 'B', 'C'],
      field: { id: 'disagreement', grid: { ...final.disagreement } },
      probability: { ...model.probability },
      model: name,
      members: final.members.map((grid) => ({ ...grid })),
      query: { ids: [n - 1], current: n - 1, letter: 'M' },
    })
  let round = 0
  return timed(20, () => {
    paint(ctx, stageList(scene(`model ${round++}`)), 1)
    ctx.getImageData(0, 0, 1, 1)
  })
}
