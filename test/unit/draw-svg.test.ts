import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DisplayList, Op } from '../../src/draw/list.ts'
import { imageRect } from '../../src/draw/list.ts'
import { MARK } from '../../src/draw/scene.ts'
import { stageList } from '../../src/draw/stage.ts'
import { toSvg } from '../../src/draw/svg.ts'
import { labelledAs, pointsOf, put, sceneOf, upright } from './draw-scene.ts'

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

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}
/** A small reader of well-formed XML; throws on anything else. */
function parse(xml: string): Element {
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  let at = 0
  for (const m of xml.matchAll(/<(\/?)([\w]+)((?: [\w-]+="[^"<]*")*)(\/?)>|([^<]+)/g)) {
    if (m.index !== at) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 40)}`)
    at = m.index + m[0].length
    const top = open[open.length - 1]
    if (m[5]) top.text += m[5]
    else if (m[1]) {
      if (top.name !== m[2]) throw new Error(`</${m[2]}> closes <${top.name}>`)
      open.pop()
    } else {
      const attributes = Object.fromEntries(
        [...m[3].matchAll(/([\w-]+)="([^"]*)"/g)].map((a) => [a[1], a[2]]),
      )
      const element: Element = { name: m[2], attributes, children: [], text: '' }
      top.children.push(element)
      if (!m[4]) open.push(element)
    }
  }
  if (at !== xml.length || open.length !== 1) throw new Error('unfinished')
  return root.children[0]
}
/** The drawn elements, gradients left out. */
const drawn = (xml: string): Element[] => {
  const group = parse(xml).children.at(-1)
  if (group?.name !== 'g') throw new Error('no group')
  return group.children.filter((e) => e.name !== 'radialGradient')
}
const short = (v: number) => String(Math.round(v * 100) / 100 + 0)
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
    const names: Record<Op['op'], (op: Op) => string> = {
      image: () => 'image',
      line: () => 'path',
      shape: (op) => (op.op === 'shape' && op.shape > 0 ? 'path' : 'circle'),
      dots: () => 'g',
      glow: () => 'circle',
      rect: () => 'rect',
      text: () => 'text',
    }
    expect(new Set(picture.ops.map((op) => op.op)).size).toBe(7)
    expect(elements.map((e) => e.name)).toEqual(picture.ops.map((op) => names[op.op](op)))
  })
  it('has the same places, sizes and inks', () => {
    picture.ops.forEach((op, k) => {
      const { attributes: a, children, text } = elements[k]
      if (op.op === 'shape' && op.shape === 0)
        expect([a.cx, a.cy, a.r]).toEqual([op.x, op.y, op.r].map(short))
      if (op.op === 'rect')
        expect([a.x, a.y, a.width, a.height, a.rx]).toEqual([op.x, op.y, op.w, op.h, op.r].map(short))
      if (op.op === 'text') {
        expect([a.x, a.y, a['font-size']]).toEqual([op.x, op.y + 0.36 * op.size, op.size].map(short))
        expect(text).toBe(op.text)
      }
      if (op.op === 'dots') {
        const places = children.map((c) => [c.attributes.cx, c.attributes.cy])
        expect(places.flat()).toEqual([...op.xy].map(short))
        expect([a.fill, a.stroke, a['stroke-width']]).toEqual([op.colours[0], op.halo?.colour, '2'])
      }
      if (op.op === 'image') {
        const { x, y, w, h } = imageRect(op)
        expect([a.x, a.y, a.width, a.height]).toEqual([x, y, w, h].map(short))
      }
      if (op.op === 'line') {
        const numbers = (a.d.match(/-?[\d.]+/g) ?? []).map(Number)
        const { xy } = op.paths[0]
        expect(numbers.slice(0, 2)).toEqual([xy[0], xy[1]].map((v) => Number(short(v))))
        expect((a.d.match(/M/g) ?? []).length).toBe(op.paths.length)
      }
      if (op.op === 'line' || op.op === 'shape' || op.op === 'rect') {
        expect([a.stroke, a['stroke-width'], a['stroke-dasharray']]).toEqual([
          op.stroke?.colour,
          op.stroke && short(op.stroke.width),
          op.stroke?.dash?.join(' '),
        ])
        expect(Number(a.opacity ?? 1)).toBe(op.alpha ?? 1)
      }
    })
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
