import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rampGradient } from '../../src/draw/field.ts'
import { fieldTile, histogram, memberTile, thumbnail } from '../../src/draw/mini.ts'
import { classPath } from '../../src/draw/shapes.ts'
import { corners } from '../../src/draw/shapes.ts'
import { PALETTES } from './draw-colour.ts'
import { labelledAs, latticeOf, pointsOf, say, SIZE, upright, VIEW } from './draw-scene.ts'

const palette = PALETTES.light
const points = labelledAs(pointsOf([-1, 0], [1, 0], [0, 1]), { 0: 0, 1: 1 })
const scene = { palette, size: SIZE, view: VIEW, points, asked: [2] }

describe('tiles', () => {
  it('of a member: tints, boundary, labelled points, the question', () => {
    expect(memberTile(scene, upright(0)).ops.map(say)).toEqual([
      'image 41x31 in 0,0 400x300 classes alpha 1',
      'line 200,0 ..31.. 200,300 stroke #1c1b19 1.5',
      'shape 0 at 100,150 r 2.2 fill #1f5fd0',
      'shape 1 at 300,150 r 2.2 fill #d9480f',
      'shape 0 at 200,50 r 4.2 fill #ffc21a stroke #1c1b19 1.5',
    ])
  })
  it('of a field: the field and the question; nothing but the question where the field is flat', () => {
    const grid = latticeOf(5, 4, 1, (x) => [x + 2])
    const kinds = (values: (x: number) => number) =>
      fieldTile(
        scene,
        'disagreement',
        latticeOf(5, 4, 1, (x) => [values(x)]),
      ).ops.map((op) => op.op)
    expect(fieldTile(scene, 'disagreement', grid).ops.map((op) => op.op)).toEqual(['image', 'shape'])
    expect(kinds(() => 0)).toEqual(['shape'])
  })
  it('of a data set: its points, inside', () => {
    const list = thumbnail(palette, { width: 96, height: 60 }, Float64Array.of(0, 0, 5, 1, 10, 2))
    const [dots] = list.ops
    if (dots.op !== 'dots') throw new Error('no dots')
    expect(dots.xy).toHaveLength(6)
    for (let k = 0; k < 6; k += 2) {
      expect(dots.xy[k]).toBeGreaterThanOrEqual(dots.r)
      expect(dots.xy[k]).toBeLessThanOrEqual(96 - dots.r)
    }
  })
})

describe('histograms', () => {
  it('have 16 bins with heights by square root', () => {
    const scores = [...new Array<number>(9).fill(0), ...new Array<number>(4).fill(0.5), 1]
    const bars = histogram(scores, 64, 29)
    expect(bars.map((b) => [b.x, b.w, b.h, b.y])).toEqual([
      [0.5, 3, 24, 5],
      [32.5, 3, 16, 13],
      [60.5, 3, 8, 21],
    ])
  })
  it('put equal scores into the last bin, and draw nothing for none', () => {
    expect(histogram([3, 3], 64, 29).map((b) => b.x)).toEqual([60.5])
    expect(histogram([], 64, 29)).toEqual([])
  })
  it('stay inside their place, and a single score is seen', () => {
    const scores = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 300 })
    fc.assert(
      fc.property(scores, (s) => {
        for (const b of histogram(s, 60, 24)) {
          expect(b.x).toBeGreaterThanOrEqual(0)
          expect(b.x + b.w).toBeLessThanOrEqual(60)
          expect(b.h).toBeGreaterThanOrEqual(1.5)
          expect(b.y).toBeGreaterThanOrEqual(5)
          expect(b.y + b.h).toBeCloseTo(24)
        }
      }),
    )
  })
})

describe('legends', () => {
  it('show the part of the ramp that the stage uses', () => {
    const gradient = rampGradient(palette, 'disagreement')
    expect(gradient).toMatch(/^linear-gradient\(90deg, #fbfaf7, .*\)$/)
    expect(gradient.match(/#[0-9a-f]{6}/g)).toHaveLength(12)
  })
})

describe('class shapes', () => {
  it('are eight different ones', () => {
    const paths = Array.from({ length: 8 }, (_, c) => classPath(c, 7))
    expect(new Set(paths).size).toBe(8)
    expect(paths[0]).toBe('M-7 0a7 7 0 1 0 14 0a7 7 0 1 0 -14 0Z')
    expect(paths[1]).toBe('M-6.2 -6.2L6.2 -6.2L6.2 6.2L-6.2 6.2Z')
    expect(classPath(3, 10, 100, 50)).toBe('M100 37.4L112.6 50L100 62.6L87.4 50Z')
  })
  it('have about the area of a disc, and are symmetric left to right', () => {
    for (let c = 1; c < 8; c++) {
      const unit = corners(c) ?? []
      const n = unit.length / 2
      let twice = 0
      for (let k = 0; k < n; k++) {
        const j = (k + 1) % n
        twice += unit[2 * k] * unit[2 * j + 1] - unit[2 * j] * unit[2 * k + 1]
      }
      expect(Math.abs(twice) / 2 / Math.PI).toBeGreaterThan(0.8)
      expect(Math.abs(twice) / 2 / Math.PI).toBeLessThan(1.2)
      const xs = unit.filter((_, k) => k % 2 === 0).sort((a, b) => a - b)
      xs.forEach((x, k) => expect(x).toBeCloseTo(-xs[n - 1 - k], 9))
    }
  })
})
