import type { Grid } from '../engine/protocol/state.ts'
import { fitCanvas } from './canvas.ts'
import { fieldPixels } from './field.ts'
import { imageRect, type DisplayList, type DotsOp, type ImageOp } from './list.ts'
import { splat } from './splat.ts'

/** Draws what consists of pixels: lattices, and thousands of dots. */
export interface Raster {
  readonly drawImage: typeof drawImage
  readonly drawSplat: typeof drawSplat
}

const images = new WeakMap<Grid, { key: string; canvas: HTMLCanvasElement }>()

/** The lattice as a canvas of one pixel per node; kept while its colouring stays. */
function imageOf({ grid, colouring }: ImageOp): HTMLCanvasElement {
  const key = JSON.stringify(colouring)
  const known = images.get(grid)
  if (known?.key === key) return known.canvas
  const canvas = canvasOf(fieldPixels(grid, colouring), grid.w, grid.h)
  images.set(grid, { key, canvas })
  return canvas
}

/** The lattice as the address of a PNG, for `toSvg`. */
export const imageHref = (op: ImageOp): string => imageOf(op).toDataURL()

/** A canvas of w x h pixels (RGBA). */
function canvasOf(pixels: Uint8ClampedArray<ArrayBuffer>, w: number, h: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas')
  canvas.width = w
  canvas.height = h
  canvas.getContext('2d')?.putImageData(new ImageData(pixels, w, h), 0, 0)
  return canvas
}

export function drawImage(ctx: CanvasRenderingContext2D, op: ImageOp): void {
  const { x, y, w, h } = imageRect(op)
  ctx.globalAlpha = op.alpha
  ctx.drawImage(imageOf(op), x, y, w, h)
  ctx.globalAlpha = 1
}

interface Splat {
  readonly xy: Float32Array
  readonly dpr: number
  readonly canvas: HTMLCanvasElement
  readonly image: ImageData
}
/** The dots that each picture showed last. Their canvas is used again: it is as large as the picture. */
const splats = new WeakMap<CanvasRenderingContext2D, Splat>()

export function drawSplat(ctx: CanvasRenderingContext2D, op: DotsOp, list: DisplayList, dpr: number): void {
  const { margin = 0, shift } = op
  const w = Math.ceil((list.width + 2 * margin) * dpr)
  const h = Math.ceil((list.height + 2 * margin) * dpr)
  let known = splats.get(ctx)
  if (known?.xy !== op.xy || known.dpr !== dpr) {
    const fits = known?.image.width === w && known.image.height === h ? known : null
    const image = fits?.image ?? new ImageData(w, h)
    const canvas = fits?.canvas ?? document.createElement('canvas')
    if (!fits) fitCanvas(canvas, w, h, 1)
    splat(op, w, h, dpr, image.data)
    canvas.getContext('2d')?.putImageData(image, 0, 0)
    known = { xy: op.xy, dpr, canvas, image }
    splats.set(ctx, known)
  }
  const { k, dx, dy } = shift ?? { k: 1, dx: 0, dy: 0 }
  // Between two pixels the dots would be blurred, though they are as large as before.
  const place = (d: number) => (k === 1 ? Math.round((d - margin) * dpr) / dpr : d - k * margin)
  ctx.imageSmoothingQuality = 'low'
  ctx.drawImage(
    known.canvas,
    place(dx),
    place(dy),
    (k * known.canvas.width) / dpr,
    (k * known.canvas.height) / dpr,
  )
}
