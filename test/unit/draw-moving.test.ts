import { describe, expect, it } from 'vitest'
import { SPLAT_FROM, type DotsOp } from '../../src/draw/list.ts'
import { moveDots } from '../../src/draw/moving.ts'
import type { StagePicture } from '../../src/draw/scene.ts'
import { stageList } from '../../src/draw/stage.ts'
import { toSvg } from '../../src/draw/svg.ts'
import { pan, type View } from '../../src/draw/view.ts'
import { pointsOf, sceneOf, VIEW } from './draw-scene.ts'

/** Points over the square of side 2 x `half` around the origin; the picture shows 4 x 3 of the plane. */
const cloud = (n: number, half: number) =>
  pointsOf(
    ...Array.from({ length: n }, (_, k): [number, number] => [
      half * Math.sin(7 * k),
      half * Math.sin(11 * k + 1),
    ]),
  )
const many = 4 * SPLAT_FROM
const dotsOf = ({ ops }: StagePicture): DotsOp => {
  const op = ops.find((o) => o.op === 'dots')
  if (op?.op !== 'dots') throw new Error('no dots')
  return op
}
/** Where dots are on screen, those in sight alone, in order. */
function seen({ xy, shift }: DotsOp): number[] {
  const { k, dx, dy } = shift ?? { k: 1, dx: 0, dy: 0 }
  const places: number[] = []
  for (let i = 0; i < xy.length; i += 2) {
    const [x, y] = [k * xy[i] + dx, k * xy[i + 1] + dy]
    if (x > 0 && y > 0 && x < 400 && y < 300) places.push(x, y)
  }
  return places
}
const moved = (view: View, dx: number, dy: number, zoom = 1): View => {
  const { cx, cy, scale } = pan(view, dx, dy)
  return { cx, cy, scale: scale * zoom }
}

describe('thousands of dots', () => {
  const query = { ids: [7], current: 7, letter: 'M' }

  it('stay where they are when a question is asked, whose mark covers its dot', () => {
    const scene = sceneOf(cloud(6000, 1.5))
    const rest = stageList(scene)
    const asked = stageList({ ...scene, query }, rest)
    expect(dotsOf(asked).xy).toBe(dotsOf(rest).xy)
    const [x, y] = dotsOf(asked).xy.slice(14, 16)
    const covers = asked.ops.filter(
      (op) => op.op === 'shape' && Math.hypot(op.x - x, op.y - y) < 0.01 && op.fill,
    )
    const cover = covers.at(-1)
    expect(cover).toMatchObject({ fill: scene.palette.outline })
    expect(cover?.op === 'shape' && cover.r).toBeGreaterThan(2 * dotsOf(asked).r)
  })

  it('of a small pool leave out the point that is asked about', () => {
    const scene = sceneOf(cloud(100, 1.5))
    expect(dotsOf(stageList({ ...scene, query })).xy).toHaveLength(2 * 99)
  })
})

describe('thousands of dots while the plane moves', () => {
  const points = cloud(many, 3)
  const scene = sceneOf(points)
  const rest = stageList(scene)
  /** The first picture of a movement has dots beyond its edges. */
  const begun = stageList({ ...scene, view: moved(VIEW, 1, 0) }, rest, moveDots)

  it('are those of the picture before, moved and scaled to where they belong', () => {
    expect(dotsOf(begun).margin).toBe(80)
    let before = begun
    for (const [dx, dy, zoom] of [
      [30, 10, 1],
      [-60, 50, 1.2],
      [79, -60, 1],
      [0, 0, 1.45],
      [10, 0, 0.75],
    ]) {
      const view = moved(VIEW, dx, dy, zoom)
      const now = stageList({ ...scene, view }, before, moveDots)
      expect(dotsOf(now).xy).toBe(dotsOf(begun).xy)
      const fresh = seen(dotsOf(stageList({ ...scene, view })))
      const shifted = seen(dotsOf(now))
      expect(shifted).toHaveLength(fresh.length)
      const off = Math.max(...shifted.map((v, k) => Math.abs(v - fresh[k])))
      expect(off).toBeLessThan(0.01)
      before = now
    }
  })

  it.each([
    ['beyond the margin', 90, 0, 1],
    ['too near', 0, 0, 1.6],
    ['too far', 0, 0, 0.6],
  ])('are placed anew where the old ones do not do: %s', (_, dx, dy, zoom) => {
    const now = dotsOf(stageList({ ...scene, view: moved(VIEW, dx, dy, zoom) }, begun, moveDots))
    expect(now.xy).not.toBe(dotsOf(begun).xy)
    expect(now.shift).toBeUndefined()
    expect(now.margin).toBe(80)
  })

  it('are all there at once where none is out of sight, however far the plane is dragged', () => {
    const small = sceneOf(cloud(many, 1.2))
    const first = stageList(small)
    const view = moved(VIEW, 250, 0, 1)
    const now = dotsOf(stageList({ ...small, view }, first, moveDots))
    expect(now.xy).toBe(dotsOf(first).xy)
    expect(now.shift).toEqual({ k: 1, dx: 250, dy: 0 })
  })

  it('are placed anew when the plane rests, also where it began', () => {
    const away = stageList({ ...scene, view: moved(VIEW, 20, 0) }, begun, moveDots)
    const resting = stageList({ ...scene, view: moved(VIEW, 20, 0) }, away)
    expect(dotsOf(resting)).toEqual(dotsOf(stageList({ ...scene, view: moved(VIEW, 20, 0) })))
    const back = stageList({ ...scene, view: moved(VIEW, 1, 0) }, away, moveDots)
    const there = dotsOf(stageList({ ...scene, view: moved(VIEW, 1, 0) }, back))
    expect(there.shift).toBeUndefined()
    expect(resting.moving).toBeUndefined()
    expect(back.moving).toBe(true)
  })

  it('change with what they show, not only with the view', () => {
    const view = moved(VIEW, 10, 0)
    const fewer = { ...points, mark: points.mark.slice() }
    fewer.mark[3] = 2
    const now = dotsOf(stageList({ ...scene, points: fewer, view }, begun, moveDots))
    expect(now.xy).not.toBe(dotsOf(begun).xy)
  })

  it('are written into an SVG where they are on screen', () => {
    const now = stageList({ ...scene, view: moved(VIEW, 21, 4, 1.25) }, begun, moveDots)
    const { k, dx, dy } = dotsOf(now).shift ?? { k: 0, dx: 0, dy: 0 }
    expect(toSvg(now, { title: '', desc: '' })).toContain(`matrix(${k} 0 0 ${k} ${dx} ${dy})`)
  })

  it('leave a few dots as they are: those are placed for every picture', () => {
    const few = sceneOf(cloud(50, 3))
    const now = dotsOf(stageList({ ...few, view: moved(VIEW, 10, 0) }, stageList(few), moveDots))
    expect(now.shift).toBeUndefined()
  })
})
