import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { fitCanvas } from '../../src/draw/canvas.ts'
import { paint } from '../../src/draw/paint.ts'
import type { DisplayList, Op } from '../../src/draw/list.ts'
import { moveDots } from '../../src/draw/moving.ts'
import { stageList } from '../../src/draw/stage.ts'
import { labelledAs, pointsOf, sceneOf, upright } from './draw-scene.ts'

type Call = readonly [name: string, ...args: unknown[]]

/** A canvas that records what is done with its context. */
class Recorder {
  width = 300
  height = 150
  readonly style = { width: '', height: '' }
  readonly calls: Call[] = []
  private readonly context = new Proxy({ canvas: this } as Record<string, unknown>, {
    get: (state, name: string) =>
      name in state
        ? state[name]
        : (...args: unknown[]) => {
            this.calls.push([name, ...args])
            return { addColorStop: (...stop: unknown[]) => this.calls.push(['stop', ...stop]) }
          },
  })
  getContext() {
    return this.context
  }
  take(): Call[] {
    return this.calls.splice(0)
  }
}
const made: Recorder[] = []
beforeEach(() => {
  made.length = 0
  vi.stubGlobal('document', {
    createElement: () => {
      const canvas = new Recorder()
      made.push(canvas)
      return canvas
    },
  })
  vi.stubGlobal('ImageData', class {})
})
afterEach(() => vi.unstubAllGlobals())

const canvasOf = (list: DisplayList, dpr = 1) => {
  const canvas = new Recorder()
  fitCanvas(canvas as unknown as HTMLCanvasElement, list.width, list.height, dpr)
  const context = canvas.getContext() as unknown as CanvasRenderingContext2D
  return { canvas, paint: (l: DisplayList) => paint(context, l, dpr) }
}
const names = (calls: readonly Call[]) => calls.map(([name]) => name)
const listOf = (...ops: Op[]): DisplayList => ({
  width: 200,
  height: 100,
  background: '#ffffff',
  font: 'Inter',
  ops,
})

const probability = upright(0)
const scene = sceneOf(labelledAs(pointsOf([-1, 0], [1, 0], [0, 1]), { 0: 0, 1: 1 }), {
  probability,
  field: { id: 'probability', grid: probability },
  query: { ids: [2], current: 2, letter: 'M' },
})

describe('a canvas', () => {
  it('gets device pixels, and is left alone while its size stays', () => {
    const canvas = new Recorder()
    const set = vi.fn()
    const watched = new Proxy(canvas, {
      set(target, name, value) {
        set(name, value)
        return Reflect.set(target, name, value)
      },
    })
    const fitTo = (w: number, h: number) => fitCanvas(watched as unknown as HTMLCanvasElement, w, h, 2)
    fitTo(100.2, 50)
    fitTo(100.2, 50)
    fitTo(100.2, 60)
    expect(set.mock.calls).toEqual([
      ['width', 200],
      ['height', 100],
      ['height', 120],
    ])
  })

  it('is shown in its own size on a dense screen', () => {
    const canvas = new Recorder()
    fitCanvas(canvas as unknown as HTMLCanvasElement, 320, 200, 2)
    expect([canvas.width, canvas.height, canvas.style]).toEqual([
      640,
      400,
      { width: '320px', height: '200px' },
    ])
  })
})

describe('painting', () => {
  it('covers the background and scales to device pixels', () => {
    const { canvas, paint } = canvasOf(listOf(), 2)
    paint(listOf())
    expect(canvas.take()).toEqual([
      ['setTransform', 2, 0, 0, 2, 0, 0],
      ['fillRect', 0, 0, 200, 100],
    ])
  })
  it('draws shapes, lines, texts and glows where the list says', () => {
    const ops: Op[] = [
      { op: 'shape', shape: 0, x: 5, y: 6, r: 7, fill: '#000000' },
      { op: 'shape', shape: 1, x: 10, y: 10, r: 10, stroke: { colour: '#000000', width: 1 } },
      {
        op: 'line',
        paths: [{ xy: Float64Array.of(0, 0, 4, 0, 4, 4, 0, 4), closed: true }],
        smooth: true,
        stroke: { colour: '#000000', width: 1, dash: [2, 3] },
      },
      {
        op: 'line',
        paths: [{ xy: Float64Array.of(0, 0, 4, 0, 4, 4), closed: false }],
        smooth: true,
        stroke: { colour: '#000000', width: 1 },
      },
      { op: 'text', x: 50, y: 50, text: 'K', size: 10, weight: 700, align: 'middle', fill: '#000000' },
      {
        op: 'glow',
        x: 1,
        y: 2,
        r0: 3,
        r1: 9,
        colour: '#ffc21a',
        stops: [
          [0, 1],
          [1, 0],
        ],
      },
      { op: 'rect', x: 1, y: 2, w: 3, h: 4, r: 1, fill: '#000000' },
    ]
    const { canvas, paint } = canvasOf(listOf())
    paint(listOf(...ops))
    const calls = canvas.take()
    const of = (name: string) => calls.filter((c) => c[0] === name).map((c) => c.slice(1))
    expect(of('arc')[0].slice(0, 3)).toEqual([5, 6, 7])
    expect(of('lineTo').slice(0, 2)).toEqual([
      [10 - 8.86, 10 - 8.86],
      [10 + 8.86, 10 - 8.86],
    ])
    // A closed smooth path touches the middle of each side; an open one begins and ends at its ends.
    expect(of('moveTo')).toEqual([
      [0, 2],
      [0, 0],
    ])
    expect(of('quadraticCurveTo')).toEqual([
      [0, 0, 2, 0],
      [4, 0, 4, 2],
      [4, 4, 2, 4],
      [0, 4, 0, 2],
      [4, 0, 4, 2],
    ])
    expect(of('lineTo').at(-1)).toEqual([4, 4])
    expect(of('setLineDash')).toContainEqual([[2, 3]])
    expect(of('fillText')).toEqual([['K', 50, 53.6]])
    expect(of('createRadialGradient')).toEqual([[1, 2, 3, 1, 2, 9]])
    expect(of('stop')).toEqual([
      [0, '#ffc21aff'],
      [1, '#ffc21a00'],
    ])
    expect(of('roundRect')).toEqual([[1, 2, 3, 4, 1]])
  })
  it('makes the image of a lattice once, until its colours change', () => {
    const picture = stageList(scene)
    const { paint } = canvasOf(picture)
    paint({ ...picture, ground: 0 })
    paint({ ...picture, ground: 0 })
    expect(made).toHaveLength(1)
    expect([made[0].width, made[0].height]).toEqual([41, 31])
    const ops = picture.ops.map((op) =>
      op.op === 'image' && op.colouring.kind === 'classes'
        ? { ...op, colouring: { ...op.colouring, max: 0.1 } }
        : op,
    )
    paint({ ...picture, ops, ground: 0 })
    expect(made).toHaveLength(2)
  })
  it('keeps an unchanged ground as a layer from the second time on', () => {
    const first = stageList(scene)
    const { canvas, paint } = canvasOf(first)
    const strokes = () => names(canvas.take()).filter((name) => name === 'quadraticCurveTo').length
    paint(first)
    expect(strokes()).toBeGreaterThan(0)
    const second = stageList({ ...scene, hovered: 1 }, first)
    paint(second)
    expect(strokes()).toBe(0)
    const layers = made.length
    paint(stageList({ ...scene, hovered: 0 }, second))
    expect(strokes()).toBe(0)
    expect(made).toHaveLength(layers)
    paint(stageList({ ...scene, probability: upright(0.5) }, second))
    expect(strokes()).toBeGreaterThan(0)
  })
  it('draws thousands of dots as one image, and again only when they change', () => {
    const many = sceneOf(
      pointsOf(...Array.from({ length: 2001 }, (_, k): [number, number] => [(k % 40) / 10 - 2, 0])),
    )
    const first = stageList(many)
    const { canvas, paint } = canvasOf(first)
    paint(first)
    paint(stageList({ ...many, tied: [5] }, first))
    expect(names(canvas.take()).filter((name) => name === 'arc')).toHaveLength(1)
    expect(made).toHaveLength(1)
    paint(stageList({ ...many, points: labelledAs(many.points, { 3: 0 }) }, first))
    expect(names(canvas.take()).filter((name) => name === 'drawImage')).toHaveLength(0)
  })
  it('moves the image of thousands of dots with the plane, on whole pixels unless they grow', () => {
    const many = sceneOf(
      pointsOf(...Array.from({ length: 2002 }, (_, k): [number, number] => [(k % 40) / 10 - 2, 0])),
    )
    const first = stageList(many)
    const { canvas, paint } = canvasOf(first)
    paint(first)
    const [image] = made
    image.take()
    canvas.take()
    const at = (cx: number, scale: number) => {
      paint(stageList({ ...many, view: { cx, cy: 0, scale } }, first, moveDots))
      const call = canvas.take().find(([name, of]) => name === 'drawImage' && of === image)
      return call?.slice(2)
    }
    expect(at(0.0523, 100)).toEqual([-5, 0, 400, 300])
    expect(at(0, 110)).toEqual([-20, -15, 440, 330].map((v) => expect.closeTo(v, 6)))
    expect(image.take()).toEqual([])
  })
})
