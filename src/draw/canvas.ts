import {
  BASELINE,
  drawPath,
  SPLAT_FROM,
  type DisplayList,
  type DotsOp,
  type GlowOp,
  type Ink,
  type LineOp,
  type Op,
  type RectOp,
  type ShapeOp,
  type Stroke,
  type TextOp,
} from './list.ts'
import { css, rgb } from './palette.ts'
import { corners } from './shapes.ts'
import type { Raster } from './raster.ts'

/** Gives the canvas room for width x height CSS pixels; touches it only when that changes (setting a size clears it). */
export function fitCanvas(canvas: HTMLCanvasElement, width: number, height: number, dpr: number): void {
  const w = Math.max(1, Math.round(width * dpr))
  const h = Math.max(1, Math.round(height * dpr))
  if (canvas.width !== w) canvas.width = w
  if (canvas.height !== h) canvas.height = h
  // Without a size of its own it would be shown one CSS pixel for each of its own: twice as large on a dense screen.
  canvas.style.width = `${width}px`
  canvas.style.height = `${height}px`
}

/**
 * Paints a display list over the whole canvas. `raster` draws what consists of pixels; until its code is there lattices are left out
 * and thousands of dots are drawn as a few are.
 */
export function paintWith(
  raster: Raster | null,
  ctx: CanvasRenderingContext2D,
  list: DisplayList,
  dpr: number,
): void {
  prepare(ctx, dpr)
  const layer = layerOf(raster, ctx, list, dpr)
  if (layer) ctx.drawImage(layer, 0, 0, layer.width / dpr, layer.height / dpr)
  else paintGround(raster, ctx, list, dpr)
  for (const op of list.ops.slice(list.ground ?? 0)) draw(raster, ctx, op, list, dpr)
}

const groundOf = ({ ops, ground = 0 }: DisplayList): readonly Op[] => ops.slice(0, ground)

function prepare(ctx: CanvasRenderingContext2D, dpr: number): void {
  ctx.setTransform(dpr, 0, 0, dpr, 0, 0)
  ctx.globalAlpha = 1
  ctx.lineJoin = 'round'
  ctx.imageSmoothingEnabled = true
}

function paintGround(
  raster: Raster | null,
  ctx: CanvasRenderingContext2D,
  list: DisplayList,
  dpr: number,
): void {
  const ground = groundOf(list)
  // Two fields fade into each other, or one moves, every frame anew: high quality takes five times as long and is not seen.
  const brief = list.moving || ground.filter((op) => op.op === 'image').length > 1
  ctx.imageSmoothingQuality = brief ? 'low' : 'high'
  ctx.fillStyle = list.background
  ctx.fillRect(0, 0, list.width, list.height)
  for (const op of ground) draw(raster, ctx, op, list, dpr)
}

interface Layer {
  readonly ops: readonly Op[]
  readonly width: number
  readonly height: number
  readonly canvas: HTMLCanvasElement | null
}
const layers = new WeakMap<CanvasRenderingContext2D, Layer>()

/**
 * The ground of the list as a ready canvas, from the second time on that the same ground is painted: while it fades or is dragged
 * a layer would cost more than it saves.
 */
function layerOf(
  raster: Raster | null,
  ctx: CanvasRenderingContext2D,
  list: DisplayList,
  dpr: number,
): HTMLCanvasElement | null {
  const { width, height } = ctx.canvas
  const ops = groundOf(list)
  const known = layers.get(ctx)
  const same =
    known?.width === width &&
    known.height === height &&
    known.ops.length === ops.length &&
    known.ops.every((op, k) => op === ops[k])
  if (!same || ops.length === 0) {
    layers.set(ctx, { ops, width, height, canvas: null })
    return null
  }
  if (known.canvas) return known.canvas
  const canvas = document.createElement('canvas')
  fitCanvas(canvas, width, height, 1)
  const own = canvas.getContext('2d')
  if (!own) return null
  prepare(own, dpr)
  paintGround(raster, own, list, dpr)
  layers.set(ctx, { ops, width, height, canvas })
  return canvas
}

function draw(
  raster: Raster | null,
  ctx: CanvasRenderingContext2D,
  op: Op,
  list: DisplayList,
  dpr: number,
): void {
  switch (op.op) {
    case 'image':
      return raster?.drawImage(ctx, op)
    case 'line':
      return drawLine(ctx, op)
    case 'shape':
      return drawShape(ctx, op)
    case 'dots':
      return raster && op.xy.length / 2 > SPLAT_FROM
        ? raster.drawSplat(ctx, op, list, dpr)
        : drawDots(ctx, op)
    case 'glow':
      return drawGlow(ctx, op)
    case 'rect':
      return drawRect(ctx, op)
    case 'text':
      return drawText(ctx, op, list.font)
  }
}

/** Strokes the current path. */
function strokePath(ctx: CanvasRenderingContext2D, { colour, width, dash = [], cap }: Stroke): void {
  ctx.strokeStyle = colour
  ctx.lineWidth = width
  ctx.lineCap = cap ?? 'butt'
  ctx.setLineDash([...dash])
  ctx.stroke()
}

/** Fills and strokes the current path. */
function inkPath(ctx: CanvasRenderingContext2D, { fill, stroke, alpha = 1 }: Ink): void {
  ctx.globalAlpha = alpha
  if (fill) {
    ctx.fillStyle = fill
    ctx.fill()
  }
  if (stroke) strokePath(ctx, stroke)
  ctx.globalAlpha = 1
}

function drawLine(ctx: CanvasRenderingContext2D, { paths, smooth, stroke, alpha }: LineOp): void {
  ctx.beginPath()
  for (const path of paths) drawPath(ctx, path, smooth)
  inkPath(ctx, { stroke, alpha })
}

function drawShape(ctx: CanvasRenderingContext2D, op: ShapeOp): void {
  const unit = corners(op.shape)
  ctx.beginPath()
  if (!unit) ctx.arc(op.x, op.y, op.r, 0, 2 * Math.PI)
  else {
    for (let k = 0; k < unit.length; k += 2) ctx.lineTo(op.x + op.r * unit[k], op.y + op.r * unit[k + 1])
    ctx.closePath()
  }
  inkPath(ctx, op)
}

function drawDots(ctx: CanvasRenderingContext2D, { xy, r, halo, colours, which }: DotsOp): void {
  const disc = (k: number, radius: number, colour: string) => {
    ctx.fillStyle = colour
    ctx.beginPath()
    ctx.arc(xy[2 * k], xy[2 * k + 1], radius, 0, 2 * Math.PI)
    ctx.fill()
  }
  for (let k = 0; 2 * k < xy.length; k++) {
    if (halo) disc(k, r + halo.width, halo.colour)
    disc(k, r, colours[which?.[k] ?? 0])
  }
}

function drawGlow(ctx: CanvasRenderingContext2D, { x, y, r0, r1, colour, stops }: GlowOp): void {
  const gradient = ctx.createRadialGradient(x, y, r0, x, y, r1)
  for (const [offset, alpha] of stops) gradient.addColorStop(offset, withAlpha(colour, alpha))
  ctx.fillStyle = gradient
  ctx.beginPath()
  ctx.arc(x, y, r1, 0, 2 * Math.PI)
  ctx.fill()
}

function drawRect(ctx: CanvasRenderingContext2D, op: RectOp): void {
  ctx.beginPath()
  ctx.roundRect(op.x, op.y, op.w, op.h, op.r)
  inkPath(ctx, op)
}

function drawText(ctx: CanvasRenderingContext2D, op: TextOp, font: string): void {
  const y = op.y + BASELINE * op.size
  ctx.font = `${op.weight} ${op.size}px ${font}`
  ctx.textAlign = op.align === 'middle' ? 'center' : 'left'
  ctx.textBaseline = 'alphabetic'
  if (op.halo) {
    ctx.globalAlpha = op.halo.alpha
    ctx.strokeStyle = op.halo.colour
    ctx.lineWidth = op.halo.width
    ctx.setLineDash([])
    ctx.strokeText(op.text, op.x, y)
    ctx.globalAlpha = 1
  }
  ctx.fillStyle = op.fill
  ctx.fillText(op.text, op.x, y)
}

const withAlpha = (colour: string, alpha: number): string =>
  css(rgb(colour)) +
  Math.round(255 * alpha)
    .toString(16)
    .padStart(2, '0')
