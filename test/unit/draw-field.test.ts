import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { classColouring, fieldLook, fieldPixels } from '../../src/draw/field.ts'
import type { DotsOp } from '../../src/draw/list.ts'
import { css, mix, rampAt, rgb } from '../../src/draw/palette.ts'
import { splat } from '../../src/draw/splat.ts'
import type { Grid } from '../../src/engine/protocol/state.ts'
import { PALETTES } from './draw-colour.ts'

const palette = PALETTES.light
const row = (channels: number, ...values: number[]): Grid => ({
  w: values.length / channels,
  h: 1,
  box: { x0: 0, y0: 0, x1: 1, y1: 1 },
  channels,
  values: Float32Array.from(values),
})
const coloursOf = (grid: Grid, colouring: Parameters<typeof fieldPixels>[1]) => {
  const p = fieldPixels(grid, colouring)
  return Array.from({ length: p.length / 4 }, (_, k) => css([p[4 * k], p[4 * k + 1], p[4 * k + 2]]))
}

describe('the probability field', () => {
  const tint = (c: number, confidence: number) =>
    css(mix(rgb(palette.stage), rgb(palette.classes[c]), palette.regionMax * confidence ** 0.85))
  it('is the stage where classes are level, and the full tint where the model is certain', () => {
    expect(coloursOf(row(2, 0.5, 0.5, 1, 0, 0, 1), classColouring(palette, 2))).toEqual([
      palette.stage,
      tint(0, 1),
      tint(1, 1),
    ])
  })
  it('counts confidence from 1/C', () => {
    expect(coloursOf(row(4, 0.25, 0.25, 0.25, 0.25, 0, 0, 1, 0), classColouring(palette, 4))).toEqual([
      palette.stage,
      tint(2, 1),
    ])
    const [half] = coloursOf(row(4, 0.1, 0.625, 0.175, 0.1), classColouring(palette, 4))
    const [a, b] = [rgb(half), rgb(tint(1, 0.5))]
    for (let k = 0; k < 3; k++) expect(Math.abs(a[k] - b[k])).toBeLessThanOrEqual(1)
  })
  it('does not prefer a class: swapping classes and colours gives the same picture', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (p) => {
        fc.pre(Math.fround(p) !== Math.fround(1 - p))
        const there = classColouring(palette, 2)
        if (there.kind !== 'classes') throw new Error('no class colouring')
        const back = { ...there, colours: [...there.colours].reverse() }
        expect(coloursOf(row(2, p, 1 - p), there)).toEqual(coloursOf(row(2, 1 - p, p), back))
      }),
    )
  })
  it('of a single class is plain', () => {
    expect(coloursOf(row(1, 1, 1), classColouring(palette, 1))).toEqual([palette.stage, palette.stage])
  })
})

describe('fields of one value', () => {
  it('use the ramp from 0 to the largest value, up to .84', () => {
    const grid = row(1, 0, 0.1, 0.2)
    const { colouring, range, flat } = fieldLook(palette, { id: 'disagreement', grid })
    expect(range).toEqual([0, Math.fround(0.2)])
    expect(flat).toBe(false)
    const [low, , high] = coloursOf(grid, colouring)
    expect(low).toBe(palette.stage)
    expect(high).toBe(css(rampAt(palette.disagreement, 0.84)))
  })
  it('begin at the smallest score where scores are negative', () => {
    const { colouring, range } = fieldLook(palette, { id: 'utility', grid: row(1, -3, -2, -1) })
    expect(range).toEqual([-3, -1])
    expect(coloursOf(row(1, -3, -1), colouring)).toEqual([palette.stage, css(rampAt(palette.utility, 0.84))])
  })
  it('are flat where no difference is left but rounding', () => {
    const flat = (id: 'disagreement' | 'utility' | 'epistemic', ...values: number[]) =>
      fieldLook(palette, { id, grid: row(1, ...values) }).flat
    expect(flat('disagreement', 0, 0, 0)).toBe(true)
    expect(flat('disagreement', 0, 1e-9, 0)).toBe(true)
    expect(flat('epistemic', 0, 1e-3)).toBe(false)
    expect(flat('utility', 1e-7, 2e-7)).toBe(false)
    expect(flat('utility', -0.5, -0.5)).toBe(true)
  })
  it('have violet for every kind of uncertainty of the committee, gold for utility, ink for density', () => {
    const stops = (id: 'aleatoric' | 'epistemic' | 'utility' | 'density') => {
      const { colouring } = fieldLook(palette, { id, grid: row(1, 0, 1) })
      return colouring.kind === 'ramp' && colouring.stops
    }
    expect(stops('aleatoric')).toBe(palette.disagreement)
    expect(stops('epistemic')).toBe(palette.disagreement)
    expect(stops('utility')).toBe(palette.utility)
    expect(stops('density')).toBe(palette.density)
  })
})

describe('discs drawn pixel by pixel', () => {
  const dots = (xy: number[], more: Partial<DotsOp> = {}): DotsOp => ({
    op: 'dots',
    xy: Float32Array.from(xy),
    r: 3,
    colours: ['#ff0000'],
    ...more,
  })
  const at = (data: Uint8ClampedArray, width: number, x: number, y: number) => [
    ...data.slice(4 * (y * width + x), 4 * (y * width + x) + 4),
  ]

  it('have the area of a disc', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 12, max: 20, noNaN: true }),
        fc.double({ min: 12, max: 20, noNaN: true }),
        fc.constantFrom(1, 2),
        (x, y, dpr) => {
          const data = splat(dots([x, y]), 32 * dpr, 32 * dpr, dpr)
          let area = 0
          for (let k = 3; k < data.length; k += 4) area += data[k] / 255
          expect(area / (Math.PI * 9 * dpr * dpr)).toBeCloseTo(1, 1)
        },
      ),
    )
  })
  it('have halo and colour', () => {
    const data = splat(dots([10.5, 10.5], { halo: { width: 2, colour: '#0000ff' } }), 21, 21, 1)
    expect(at(data, 21, 10, 10)).toEqual([255, 0, 0, 255])
    expect(at(data, 21, 14, 10)).toEqual([0, 0, 255, 255])
    expect(at(data, 21, 17, 10)).toEqual([0, 0, 0, 0])
  })
  it('lie over earlier ones, each in its colour', () => {
    const two = dots([10.5, 10.5, 12.5, 10.5], {
      colours: ['#ff0000', '#00ff00'],
      which: Uint8Array.of(0, 1),
    })
    const data = splat(two, 21, 21, 1)
    expect(at(data, 21, 11, 10)).toEqual([0, 255, 0, 255])
    expect(at(data, 21, 8, 10)).toEqual([255, 0, 0, 255])
  })
  it('are cut off at the edge', () => {
    const data = splat(dots([0, 0, 20, 20, -50, 3]), 20, 20, 1)
    expect(at(data, 20, 0, 0)).toEqual([255, 0, 0, 255])
    expect(at(data, 20, 19, 19)).toEqual([255, 0, 0, 255])
    expect(at(data, 20, 10, 3)).toEqual([0, 0, 0, 0])
    // As near to 0 as 32 bits come.
    const beside = splat(dots([-1e-45, -1e-45]), 20, 20, 1)
    expect(at(beside, 20, 0, 0)).toEqual([255, 0, 0, 255])
  })

  it('cover each other in their order, however many rows are drawn at a time', () => {
    const place = fc.tuple(
      fc.double({ min: -5, max: 45, noNaN: true }),
      fc.double({ min: -5, max: 29, noNaN: true }),
    )
    fc.assert(
      fc.property(
        fc.array(place, { maxLength: 60 }),
        fc.double({ min: 0.6, max: 5, noNaN: true }),
        (xys, r) => {
          const op = {
            ...dots(xys.flat()),
            r,
            halo: { width: 1, colour: '#ffffff' },
            colours: ['#ff0000', '#00ff00', '#0000ff'],
            which: Uint8Array.from(xys, (_, k) => k % 3),
          }
          // The wider a picture, the fewer of its rows are drawn at a time: all of the narrow one, four of the wide one.
          const narrow = splat(op, 40, 24, 1)
          const wide = splat(op, 20_000, 24, 1)
          const cut = (y: number) => wide.subarray(80_000 * y, 80_000 * y + 160)
          const same = (y: number) => cut(y).every((v, i) => v === narrow[160 * y + i])
          expect(Array.from({ length: 24 }, (_, y) => y).filter((y) => !same(y))).toEqual([])
        },
      ),
      { numRuns: 12 },
    )
  })
})
