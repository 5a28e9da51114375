import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { neighbour, pickPoint, REACH } from '../../src/draw/pick.ts'
import { MARK } from '../../src/draw/scene.ts'
import { pointsOf, sceneOf } from './draw-scene.ts'

/** Places on whole pixels, so that distances on the screen and in the plane agree. */
const place = fc
  .tuple(fc.integer({ min: -200, max: 200 }), fc.integer({ min: -150, max: 150 }))
  .map(([x, y]): [number, number] => [x / 100, y / 100])
const places = fc.array(place, { minLength: 1, maxLength: 30 })
const pixel = fc.tuple(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 0, max: 300 }))
const toPx = ([x, y]: readonly [number, number]): [number, number] => [200 + 100 * x, 150 - 100 * y]

describe('picking', () => {
  it('takes the nearest point within reach', () => {
    fc.assert(
      fc.property(places, pixel, fc.constantFrom(...Object.values(REACH)), (at, [px, py], reach) => {
        const d = at.map((p) => Math.hypot(toPx(p)[0] - px, toPx(p)[1] - py))
        const id = pickPoint(sceneOf(pointsOf(...at)), px, py, reach)
        const nearest = Math.min(...d)
        if (id === null) expect(nearest).toBeGreaterThan(reach - 1e-9)
        else expect(d[id]).toBeCloseTo(nearest, 9)
      }),
    )
  })
  it('prefers the asked point where both are as near', () => {
    const points = pointsOf([0, 0], [0, 0], [0.05, 0])
    const query = { ids: [1], current: 1, letter: 'M' }
    expect(pickPoint(sceneOf(points, { query }), 200, 150, 14)).toBe(1)
    expect(pickPoint(sceneOf(points), 200, 150, 14)).toBe(0)
    expect(pickPoint(sceneOf(points, { query }), 205, 150, 14)).toBe(2)
  })
  it('leaves out points that are hidden or only grade', () => {
    const points = {
      ...pointsOf([0, 0], [0, 0], [0.1, 0]),
      mark: Uint8Array.of(MARK.hidden, MARK.held, MARK.labelled),
    }
    expect(pickPoint(sceneOf(points), 200, 150, 14)).toBe(2)
    expect(pickPoint(sceneOf(points), 200, 150, 8)).toBeNull()
  })
})

describe('neighbours', () => {
  const directions = [
    [-1, 0],
    [1, 0],
    [0, -1],
    [0, 1],
  ] as const
  it('lie in the direction, and none in it is nearer', () => {
    fc.assert(
      fc.property(places, fc.constantFrom(...directions), (at, [ux, uy]) => {
        const from = toPx(at[0])
        const ahead = at.map((p) => {
          const [dx, dy] = [toPx(p)[0] - from[0], toPx(p)[1] - from[1]]
          const along = dx * ux + dy * uy
          // A little inside the cone, so that rounding on its edge does not matter.
          return along > 1e-9 && Math.abs(dx * uy - dy * ux) < along * (1 - 1e-9)
            ? Math.hypot(dx, dy)
            : Infinity
        })
        const id = neighbour(sceneOf(pointsOf(...at)), 0, [ux, uy])
        if (id === null) expect(Math.min(...ahead)).toBe(Infinity)
        else {
          const [x, y] = toPx(at[id])
          expect((x - from[0]) * ux + (y - from[1]) * uy).toBeGreaterThan(0)
          expect(Math.hypot(x - from[0], y - from[1])).toBeLessThanOrEqual(Math.min(...ahead) + 1e-9)
        }
      }),
    )
  })
  it('reach every other place in some direction', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        fc.pre(a[0] !== b[0] || a[1] !== b[1])
        const scene = sceneOf(pointsOf(a, b))
        expect(directions.map((d) => neighbour(scene, 0, d))).toContain(1)
      }),
    )
  })
})
