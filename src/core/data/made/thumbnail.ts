import { readParams, type Params } from '../../params.ts'
import { drawPool, type Drawn } from './law.ts'
import type { MadeGenerator } from './make.ts'

export interface Thumbnail extends Drawn {
  /** Smallest box around the points, frame units. */
  readonly box: { readonly x0: number; readonly y0: number; readonly x1: number; readonly y1: number }
}

/** A small draw by the generator itself, for a picture of it. */
export function thumbnail(g: MadeGenerator, seed: number, given: Params = {}, n = 120): Thumbnail {
  const { params } = readParams(g.params, given)
  const drawn = drawPool(g.law(params, seed), seed, n)
  const box = { x0: Infinity, y0: Infinity, x1: -Infinity, y1: -Infinity }
  for (let i = 0; i < n; i++) {
    const x = drawn.xy[2 * i]
    const y = drawn.xy[2 * i + 1]
    box.x0 = Math.min(box.x0, x)
    box.x1 = Math.max(box.x1, x)
    box.y0 = Math.min(box.y0, y)
    box.y1 = Math.max(box.y1, y)
  }
  return { ...drawn, box }
}
