import { fieldPixels } from './field.ts'
import {
  BASELINE,
  drawPath,
  imageRect,
  type DisplayList,
  type DotsOp,
  type GlowOp,
  type ImageOp,
  type Ink,
  type LineOp,
  type Op,
  type Pen,
  type RectOp,
  type ShapeOp,
  type Stroke,
  type TextOp,
} from './list.ts'
import { css } from './palette.ts'
import { classPath, short } from './shapes.ts'

export interface SvgOptions {
  readonly title: string
  readonly desc: string
  /** Prefix of ids, where several pictures share a document. */
  readonly id?: string
  /** Address of a lattice as a picture of one pixel per node; without it the lattice becomes rectangles. */
  readonly imageHref?: (op: ImageOp) => string
}

/** A display list as a stand-alone SVG document: one element per op, in the order of drawing. */
export function toSvg(list: DisplayList, { title, desc, id = 'stage', imageHref }: SvgOptions): string {
  const { width, height } = list
  const body = list.ops.map((op, k) => element(op, `${id}-${k}`, imageHref)).join('\n')
  return [
    `<svg${attributes({
      xmlns: 'http://www.w3.org/2000/svg',
      width,
      height,
      viewBox: `0 0 ${short(width)} ${short(height)}`,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-desc`,
      'font-family': list.font,
    })}>`,
    `<title id="${escape(id)}-title">${escape(title)}</title>`,
    `<desc id="${escape(id)}-desc">${escape(desc)}</desc>`,
    `<clipPath id="${escape(id)}-clip"><rect${attributes({ width, height })}/></clipPath>`,
    `<rect${attributes({ width, height, fill: list.background })}/>`,
    `<g${attributes({ 'clip-path': `url(#${id}-clip)`, 'stroke-linejoin': 'round' })}>`,
    body,
    '</g>',
    '</svg>',
  ].join('\n')
}

function element(op: Op, id: string, imageHref: SvgOptions['imageHref']): string {
  switch (op.op) {
    case 'image':
      return imageHref ? picture(op, imageHref) : mosaic(op)
    case 'line':
      return line(op)
    case 'shape':
      return shape(op)
    case 'dots':
      return dots(op)
    case 'glow':
      return glow(op, id)
    case 'rect':
      return rect(op)
    case 'text':
      return text(op)
  }
}

function picture(op: ImageOp, imageHref: (op: ImageOp) => string): string {
  const { x, y, w, h } = imageRect(op)
  return `<image${attributes({
    x,
    y,
    width: w,
    height: h,
    preserveAspectRatio: 'none',
    opacity: op.alpha,
    href: imageHref(op),
  })}/>`
}

/** One rectangle per run of equal pixels in a row. */
function mosaic(op: ImageOp): string {
  const { grid, colouring, alpha } = op
  const { x, y, w, h } = imageRect(op)
  const pixels = fieldPixels(grid, colouring)
  const dx = w / grid.w
  const dy = h / grid.h
  const colourAt = (k: number) => css([pixels[4 * k], pixels[4 * k + 1], pixels[4 * k + 2]])
  let rects = ''
  for (let j = 0; j < grid.h; j++)
    for (let i = 0, end = 0; i < grid.w; i = end) {
      const fill = colourAt(j * grid.w + i)
      for (end = i + 1; end < grid.w && colourAt(j * grid.w + end) === fill;) end++
      rects += `<rect${attributes({ x: x + i * dx, y: y + j * dy, width: (end - i) * dx, height: dy, fill })}/>`
    }
  return `<g${attributes({ opacity: alpha, 'shape-rendering': 'crispEdges' })}>${rects}</g>`
}

function line({ paths, smooth, stroke, alpha }: LineOp): string {
  const pen = new Writer()
  for (const path of paths) drawPath(pen, path, smooth)
  return `<path${attributes({ d: pen.d, ...ink({ stroke, alpha }) })}/>`
}

const shape = (op: ShapeOp): string =>
  op.shape === 0
    ? `<circle${attributes({ cx: op.x, cy: op.y, r: op.r, ...ink(op) })}/>`
    : `<path${attributes({ d: classPath(op.shape, op.r, op.x, op.y), ...ink(op) })}/>`

/** Painted stroke first, a stroke of twice the halo's width is the halo. */
function dots({ xy, r, halo, colours, which, shift }: DotsOp): string {
  const rim = halo && { stroke: halo.colour, 'stroke-width': 2 * halo.width, 'paint-order': 'stroke' }
  let circles = ''
  for (let k = 0; 2 * k < xy.length; k++)
    circles += `<circle${attributes({
      cx: xy[2 * k],
      cy: xy[2 * k + 1],
      r,
      ...(which && { fill: colours[which[k]] }),
    })}/>`
  const transform = shift && `matrix(${shift.k} 0 0 ${shift.k} ${shift.dx} ${shift.dy})`
  return `<g${attributes({ ...rim, ...(!which && { fill: colours[0] }), ...(transform && { transform }) })}>${circles}</g>`
}

function glow({ x, y, r0, r1, colour, stops }: GlowOp, id: string): string {
  const stop = ([offset, alpha]: readonly [number, number]) =>
    `<stop${attributes({ offset: (r0 + offset * (r1 - r0)) / r1, 'stop-color': colour, 'stop-opacity': alpha })}/>`
  const gradient = { id, gradientUnits: 'userSpaceOnUse', cx: x, cy: y, r: r1 }
  return (
    `<radialGradient${attributes(gradient)}>${stops.map(stop).join('')}</radialGradient>` +
    `<circle${attributes({ cx: x, cy: y, r: r1, fill: `url(#${id})` })}/>`
  )
}

const rect = (op: RectOp): string =>
  `<rect${attributes({ x: op.x, y: op.y, width: op.w, height: op.h, rx: op.r, ...ink(op) })}/>`

function text({ x, y, size, weight, align, fill, halo, text }: TextOp): string {
  const rim = halo && {
    stroke: halo.colour,
    'stroke-width': halo.width,
    'stroke-opacity': halo.alpha,
    'paint-order': 'stroke',
  }
  return `<text${attributes({
    x,
    y: y + BASELINE * size,
    'font-size': size,
    'font-weight': weight,
    ...(align === 'middle' && { 'text-anchor': 'middle' }),
    fill,
    ...rim,
  })}>${escape(text)}</text>`
}

function ink({ fill = 'none', stroke, alpha = 1 }: Ink): Attributes {
  return { fill, ...(stroke && strokeOf(stroke)), ...(alpha !== 1 && { opacity: alpha }) }
}

const strokeOf = ({ colour, width, dash, cap }: Stroke): Attributes => ({
  stroke: colour,
  'stroke-width': width,
  ...(dash && { 'stroke-dasharray': dash.join(' ') }),
  ...(cap && { 'stroke-linecap': cap }),
})

/** The `d` of a path. */
class Writer implements Pen {
  d = ''
  moveTo(x: number, y: number): void {
    this.d += `M${short(x)} ${short(y)}`
  }
  lineTo(x: number, y: number): void {
    this.d += `L${short(x)} ${short(y)}`
  }
  quadraticCurveTo(cx: number, cy: number, x: number, y: number): void {
    this.d += `Q${short(cx)} ${short(cy)} ${short(x)} ${short(y)}`
  }
  closePath(): void {
    this.d += 'Z'
  }
}

type Attributes = Readonly<Record<string, string | number>>

const attributes = (values: Attributes): string =>
  Object.entries(values)
    .map(([name, value]) => ` ${name}="${typeof value === 'number' ? short(value) : escape(value)}"`)
    .join('')

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Characters that XML does not allow at all. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu

/** Text and attribute values of XML. */
const escape = (s: string): string => s.replace(FORBIDDEN, '').replace(/[&<>"]/g, (c) => ENTITIES[c])
