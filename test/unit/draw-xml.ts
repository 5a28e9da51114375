import { expect } from 'vitest'
import { imageRect, type Op } from '../../src/draw/list.ts'

export interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}
/** A small reader of well-formed XML; throws on anything else. */
export function parse(xml: string): Element {
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
export const drawn = (xml: string): Element[] => {
  const group = parse(xml).children.at(-1)
  if (group?.name !== 'g') throw new Error('no group')
  return group.children.filter((e) => e.name !== 'radialGradient')
}
const short = (v: number) => String(Math.round(v * 100) / 100 + 0)

/** The element that an op becomes. */
export function elementOf(op: Op): string {
  if (op.op === 'shape') return op.shape > 0 ? 'path' : 'circle'
  return { image: 'image', line: 'path', dots: 'g', glow: 'circle', rect: 'rect', text: 'text' }[op.op]
}

/** Each element has the place, the size and the ink of its op. */
export function sameInSvg(ops: readonly Op[], elements: readonly Element[]): void {
  ops.forEach((op, k) => {
    const { attributes: a, children, text } = elements[k]
    if (op.op === 'shape' && op.shape === 0) expect([a.cx, a.cy, a.r]).toEqual([op.x, op.y, op.r].map(short))
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
}
