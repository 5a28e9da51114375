import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DisplayList, Op } from '../../src/draw/list.ts'
import { MARK } from '../../src/draw/scene.ts'
import { stageList } from '../../src/draw/stage.ts'
import { toSvg } from '../../src/draw/svg.ts'
import { labelledAs, pointsOf, put, sceneOf, upright } from './draw-scene.ts'
import { drawn, elementOf, parse, sameInSvg } from './draw-xml.ts'

const TEXTS = { title: 'Plot', desc: '4 points' }
const probability = upright(0)
const points = labelledAs(pointsOf([-1, 0], [0.5, 0.5], [1, 0], [1.5, 1], [-1.2, 1]), { 0: 0, 2: 1 })
const picture = stageList(
  sceneOf(
    { ...points, mark: put(points.mark, 3, MARK.skipped) },
    {
      probability,
      field: { id: 'probability', grid: probability },
      members: [upright(0.1)],
      query: { ids: [1], current: 1, letter: 'M' },
      picks: [{ id: 4, letter: 'R', baseline: true }],
      focused: 4,
    },
  ),
)
const href = () => 'data:image/png;base64,AA=='

const listOf = (...ops: Op[]): DisplayList => ({
  width: 20,
  height: 10,
  background: '#ffffff',
  font: 'Inter, "Noto Sans"',
  ops,
})

describe('a picture as SVG', () => {
  const elements = drawn(toSvg(picture, { ...TEXTS, imageHref: href }))

  it('has one element per op, in the same order', () => {
    expect(new Set(picture.ops.map((op) => op.op)).size).toBe(7)
    expect(elements.map((e) => e.name)).toEqual(picture.ops.map(elementOf))
  })
  it('has the same places, sizes and inks', () => {
    sameInSvg(picture.ops, elements)
  })
  it('carries title, description, size and fonts', () => {
    const svg = parse(toSvg(picture, { ...TEXTS, id: 'p1', imageHref: href }))
    expect(svg.attributes).toMatchObject({ width: '400', height: '300', viewBox: '0 0 400 300', role: 'img' })
    expect(svg.attributes['aria-labelledby']).toBe('p1-title p1-desc')
    expect(svg.children.slice(0, 2).map((e) => [e.name, e.attributes.id, e.text])).toEqual([
      ['title', 'p1-title', 'Plot'],
      ['desc', 'p1-desc', '4 points'],
    ])
  })
  it('has a glow that is clear inside its inner radius as on the canvas', () => {
    const xml = toSvg(
      listOf({
        op: 'glow',
        x: 5,
        y: 5,
        r0: 1,
        r1: 4,
        colour: '#ffc21a',
        stops: [
          [0, 0.9],
          [0.5, 0.5],
          [1, 0],
        ],
      }),
      TEXTS,
    )
    const stops = [...xml.matchAll(/<stop offset="([\d.]+)"[^>]*stop-opacity="([\d.]+)"/g)].map((m) => [
      m[1],
      m[2],
    ])
    expect(stops).toEqual([
      ['0.25', '0.9'],
      ['0.63', '0.5'],
      ['1', '0'],
    ])
  })
})

describe('a lattice without a PNG', () => {
  it('is rectangles that cover its rectangle, one per run of equal colour', () => {
    const grid = {
      w: 3,
      h: 2,
      box: { x0: 0, y0: 0, x1: 1, y1: 1 },
      channels: 1,
      values: Float32Array.of(0, 0, 1, 1, 1, 1),
    }
    const colouring = {
      kind: 'ramp',
      stops: [[0, 0, 0] as const, [255, 255, 255] as const],
      range: [0, 1] as const,
      top: 1,
    } as const
    const [group] = drawn(
      toSvg(listOf({ op: 'image', x: 2, y: 2, w: 4, h: 2, grid, colouring, alpha: 0.5 }), TEXTS),
    )
    expect(group.attributes.opacity).toBe('0.5')
    expect(group.children.map(({ attributes: a }) => [a.x, a.y, a.width, a.height, a.fill])).toEqual([
      ['1', '1', '4', '2', '#000000'],
      ['5', '1', '2', '2', '#ffffff'],
      ['1', '3', '6', '2', '#ffffff'],
    ])
  })
})

describe('texts in SVG', () => {
  it('cannot become markup, whatever they hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (s) => {
        const op: Op = {
          op: 'text',
          x: 1,
          y: 2,
          text: s,
          size: 12,
          weight: 700,
          align: 'start',
          fill: '#000000',
        }
        const svg = parse(toSvg(listOf(op), { title: s, desc: s, id: 'x' }))
        expect(svg.children.map((e) => e.name)).toEqual(['title', 'desc', 'clipPath', 'rect', 'g'])
      }),
    )
  })
  it('keep their characters', () => {
    const xml = toSvg(listOf(), { title: 'a < b & "c" 🐧 クラス\u0000', desc: '' })
    expect(xml).toContain('>a &lt; b &amp; &quot;c&quot; 🐧 クラス<')
  })
})
