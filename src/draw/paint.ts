import { paintWith } from './canvas.ts'
import type { DisplayList } from './list.ts'
import * as raster from './raster.ts'

/** Paints a display list over the whole canvas. */
export const paint = (ctx: CanvasRenderingContext2D, list: DisplayList, dpr: number): void =>
  paintWith(raster, ctx, list, dpr)
