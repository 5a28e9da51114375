import type { Op } from '../../src/draw/list.ts'
import { MARK, type ScenePoints, type StageScene } from '../../src/draw/scene.ts'
import type { Grid } from '../../src/engine/protocol/state.ts'
import { bareScene, SIZE, VIEW } from './draw-bare.ts'
import { PALETTES } from './draw-colour.ts'

export { SIZE, VIEW }

/** Points in frame units, all unlabelled. */
export function pointsOf(...places: readonly (readonly [number, number])[]): ScenePoints {
  const n = places.length
  return {
    n,
    xy: Float64Array.from(places.flat()),
    mark: new Uint8Array(n).fill(MARK.pool),
    label: new Int32Array(n).fill(-1),
    truth: new Int32Array(n).fill(-1),
  }
}

/** The same points with some of them labelled. */
export function labelledAs(points: ScenePoints, labels: Readonly<Record<number, number>>): ScenePoints {
  const mark = points.mark.slice()
  const label = points.label.slice()
  for (const [id, c] of Object.entries(labels)) {
    mark[Number(id)] = MARK.labelled
    label[Number(id)] = c
  }
  return { ...points, mark, label }
}

/** A copy with one value replaced. */
export function put<T extends Uint8Array | Int32Array>(values: T, at: number, value: number): T {
  const copy = values.slice() as T
  copy[at] = value
  return copy
}

/** A scene with nothing on it but its points, in light colours. */
export const sceneOf = (points: ScenePoints, more: Partial<StageScene> = {}): StageScene =>
  bareScene(PALETTES.light, points, more)

/** A lattice over the whole of SIZE in VIEW; f gives the channels at (x, y). */
export function latticeOf(
  w: number,
  h: number,
  channels: number,
  f: (x: number, y: number) => readonly number[],
): Grid {
  const box = { x0: -2, y0: -1.5, x1: 2, y1: 1.5 }
  const values = new Float32Array(w * h * channels)
  for (let j = 0; j < h; j++)
    for (let i = 0; i < w; i++)
      values.set(
        f(box.x0 + ((box.x1 - box.x0) * i) / (w - 1), box.y1 - ((box.y1 - box.y0) * j) / (h - 1)),
        (j * w + i) * channels,
      )
  return { w, h, box, channels, values }
}

/** Two classes with a boundary at x = at, as steep as `slope`. */
export const upright = (at: number, slope = 8): Grid =>
  latticeOf(41, 31, 2, (x) => {
    const p = 1 / (1 + Math.exp(-slope * (x - at)))
    return [1 - p, p]
  })

const round = (v: number) => String(Math.round(v * 100) / 100 + 0)
const pair = (x: number, y: number) => `${round(x)},${round(y)}`

/** One line per op, numbers rounded: what a picture consists of, to be read and compared. */
export function say(op: Op): string {
  const ink = (o: {
    fill?: string
    stroke?: { colour: string; width: number; dash?: readonly number[]; cap?: string }
    alpha?: number
  }) =>
    [
      o.fill && `fill ${o.fill}`,
      o.stroke && `stroke ${o.stroke.colour} ${round(o.stroke.width)}`,
      o.stroke?.dash && `dash ${o.stroke.dash.map(round).join('-')}`,
      o.stroke?.cap,
      o.alpha !== undefined && o.alpha !== 1 && `alpha ${round(o.alpha)}`,
    ]
      .filter(Boolean)
      .join(' ')
  switch (op.op) {
    case 'shape':
      return `shape ${op.shape} at ${pair(op.x, op.y)} r ${round(op.r)} ${ink(op)}`
    case 'rect':
      return `rect ${pair(op.x, op.y)} ${round(op.w)}x${round(op.h)} r ${round(op.r)} ${ink(op)}`
    case 'text':
      return `text "${op.text}" ${op.align} ${pair(op.x, op.y)} ${op.size}/${op.weight} ${op.fill}${op.halo ? ` halo ${op.halo.colour} ${op.halo.width} ${op.halo.alpha}` : ''}`
    case 'glow':
      return `glow at ${pair(op.x, op.y)} r ${round(op.r0)} to ${round(op.r1)} ${op.colour} ${op.stops.map(([o, a]) => `${o}:${round(a)}`).join(' ')}`
    case 'dots': {
      const at = Array.from({ length: op.xy.length / 2 }, (_, k) => pair(op.xy[2 * k], op.xy[2 * k + 1]))
      return `dots ${at.join(' ')} r ${round(op.r)} ${op.colours.join(' ')}${op.halo ? ` halo ${op.halo.width} ${op.halo.colour}` : ''}`
    }
    case 'line': {
      const paths = op.paths.map(({ xy, closed }) => {
        const last = xy.length - 2
        const middle =
          xy.length > 8 ? ` ..${xy.length / 2}.. ` : xy.length > 4 ? ` ${pair(xy[2], xy[3])} ` : ' '
        return `${pair(xy[0], xy[1])}${middle}${pair(xy[last], xy[last + 1])}${closed ? ' closed' : ''}`
      })
      return `line ${paths.join(' | ')} ${ink(op)}`
    }
    case 'image':
      return `image ${op.grid.w}x${op.grid.h} in ${pair(op.x, op.y)} ${round(op.w)}x${round(op.h)} ${op.colouring.kind} alpha ${round(op.alpha)}`
  }
}
