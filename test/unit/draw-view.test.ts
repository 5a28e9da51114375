import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  boundsOf,
  fit,
  fitBeside,
  limitsOf,
  pan,
  pinch,
  toData,
  toPx,
  visibleBox,
  zoomAt,
} from '../../src/draw/view.ts'
import type { Box } from '../../src/engine/protocol/state.ts'

const real = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const view = fc.record({ cx: real(-50, 50), cy: real(-50, 50), scale: real(0.01, 500) })
const size = fc.record({ width: real(50, 2000), height: real(50, 2000) })

describe('the view', () => {
  it('maps to pixels and back', () => {
    fc.assert(
      fc.property(view, size, real(-100, 100), real(-100, 100), (v, s, x, y) => {
        const [bx, by] = toData(v, s, ...toPx(v, s, x, y))
        expect(bx).toBeCloseTo(x, 8)
        expect(by).toBeCloseTo(y, 8)
      }),
    )
  })
  it('has one scale for both axes, and y upwards', () => {
    const v = { cx: 1, cy: 2, scale: 10 }
    const s = { width: 200, height: 100 }
    expect(toPx(v, s, 1, 2)).toEqual([100, 50])
    expect(toPx(v, s, 2, 3)).toEqual([110, 40])
  })
  it('fits a box with 4 % of its longer side around it', () => {
    const box = { x0: 0, y0: 0, x1: 10, y1: 4 }
    const s = { width: 1080, height: 900 }
    const v = fit(box, s)
    expect(v).toEqual({ cx: 5, cy: 2, scale: 100 })
    expect(toPx(v, s, 0, 4)).toEqual([40, 250])
    expect(toPx(v, s, 10, 0)).toEqual([1040, 650])
  })
  it('shows every point of the fitted data', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(real(-9, 9), real(-9, 9)), { minLength: 1, maxLength: 20 }),
        size,
        (points, s) => {
          const v = fit(boundsOf(points.flat()), s)
          for (const [x, y] of points) {
            const [px, py] = toPx(v, s, x, y)
            expect(px).toBeGreaterThanOrEqual(0)
            expect(px).toBeLessThanOrEqual(s.width)
            expect(py).toBeGreaterThanOrEqual(0)
            expect(py).toBeLessThanOrEqual(s.height)
          }
        },
      ),
    )
  })
  it('leaves out the edges where controls are, and its middle only as far as that needs', () => {
    const edges = { top: 54, bottom: 60, right: 56 }
    const s = { width: 740, height: 602 }
    const inside = (box: Box, { width, height } = s) => {
      const v = fitBeside(box, { width, height }, edges)
      const [left, bottom] = toPx(v, { width, height }, box.x0, box.y0)
      const [right, top] = toPx(v, { width, height }, box.x1, box.y1)
      expect(left).toBeGreaterThan(0)
      expect(right).toBeLessThan(width - edges.right)
      expect(top).toBeGreaterThan(edges.top)
      expect(bottom).toBeLessThan(height - edges.bottom)
      return (left + right) / 2
    }
    // High data leave room at the sides, wide ones give way by what they lack.
    expect(inside({ x0: 0, y0: 0, x1: 1, y1: 5 })).toBeCloseTo(370)
    expect(inside({ x0: 0, y0: 0, x1: 9, y1: 1 })).toBeCloseTo(342)
    const low = { width: 300, height: 120 }
    const v = fitBeside({ x0: 0, y0: 0, x1: 1, y1: 1 }, low, edges)
    expect(toPx(v, low, 0, 1)[1]).toBeGreaterThan(0)
    expect(v.scale).toBeCloseTo(60 / 1.08)
  })
  it('takes points that are hardly apart as one', () => {
    const s = { width: 50, height: 50 }
    const v = fit(boundsOf([0, 0, 0, 5e-324]), s)
    expect(toPx(v, s, 0, 5e-324)).toEqual([25, 25])
  })
  it('gives a finite view for no point and for one', () => {
    const s = { width: 300, height: 200 }
    expect(fit(boundsOf([]), s)).toEqual({ cx: 0, cy: 0, scale: 200 / 1.08 })
    expect(fit(boundsOf([3, 4]), s)).toEqual({ cx: 3, cy: 4, scale: 200 })
  })
  it('knows the box that fills the stage', () => {
    fc.assert(
      fc.property(view, size, (v, s) => {
        const { x0, y0, x1, y1 } = visibleBox(v, s)
        const [left, top] = toPx(v, s, x0, y1)
        const [right, bottom] = toPx(v, s, x1, y0)
        expect([left, top]).toEqual([expect.closeTo(0, 6), expect.closeTo(0, 6)])
        expect([right, bottom]).toEqual([expect.closeTo(s.width, 6), expect.closeTo(s.height, 6)])
      }),
    )
  })
  it('zooms about the pointer, within limits', () => {
    fc.assert(
      fc.property(view, size, real(0.1, 10), real(0, 500), real(0, 500), (v, s, factor, px, py) => {
        const limits = limitsOf(v)
        const zoomed = zoomAt(v, s, factor, px, py, limits)
        const before = toData(v, s, px, py)
        const after = toData(zoomed, s, px, py)
        expect(after[0]).toBeCloseTo(before[0], 6)
        expect(after[1]).toBeCloseTo(before[1], 6)
        expect(zoomed.scale).toBeGreaterThanOrEqual(limits.min)
        expect(zoomed.scale).toBeLessThanOrEqual(limits.max)
      }),
    )
  })
  it('pans with the pointer', () => {
    fc.assert(
      fc.property(
        view,
        size,
        real(-300, 300),
        real(-300, 300),
        real(-9, 9),
        real(-9, 9),
        (v, s, dx, dy, x, y) => {
          const [ax, ay] = toPx(v, s, x, y)
          const [bx, by] = toPx(pan(v, dx, dy), s, x, y)
          expect(bx - ax).toBeCloseTo(dx, 6)
          expect(by - ay).toBeCloseTo(dy, 6)
        },
      ),
    )
  })

  it('keeps the places under two fingers under them', () => {
    const v = { cx: 0, cy: 0, scale: 100 }
    const s = { width: 400, height: 300 }
    const before = [
      [100, 100],
      [200, 100],
    ] as const
    const after = [
      [120, 140],
      [320, 140],
    ] as const
    const moved = pinch(v, s, before, after, limitsOf(v))
    expect(moved.scale).toBeCloseTo(200, 9)
    before.forEach(([x, y], k) => {
      const [px, py] = toPx(moved, s, ...toData(v, s, x, y))
      expect(px).toBeCloseTo(after[k][0], 9)
      expect(py).toBeCloseTo(after[k][1], 9)
    })
  })
})
