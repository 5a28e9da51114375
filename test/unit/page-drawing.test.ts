import { describe, expect, it } from 'vitest'
import { emptyPlane } from '../../src/core/data/drawing.ts'
import { fold, step } from '../../src/core/session/fold.ts'
import { DRAWN } from '../../src/core/session/spec.ts'
import { ROLE, type Event, type Place, type State } from '../../src/core/session/types.ts'
import { drawingList, type DrawingScene } from '../../src/draw/drawing.ts'
import { pointsOf, sceneOf } from './draw-scene.ts'
import { Stroke, type Setting, type Tool } from '../../src/page/draw/stroke.ts'
import { spec } from './session-world.ts'

const { palette } = sceneOf(pointsOf())
const empty = fold(spec({ data: DRAWN, seed: 7 }), [], emptyPlane)
const dots = (truth: number, ...places: Place[]) => places.map((xy) => ({ xy, truth }))
const plane = step(empty, {
  t: 'points',
  add: [...dots(0, [-2, 0], [-1.5, 0.5], [-1.75, 0]), ...dots(1, [2, 0], [1.5, 0.5], [1.75, 0])],
})
const setting = (tool: Tool, change: Partial<Setting> = {}): Setting => ({
  tool,
  truth: 0,
  radius: 30,
  points: 5,
  held: 0,
  scale: 100,
  reach: 14,
  ...change,
})
function strokeOf(state: State, set: Setting, places: readonly Place[], selection: readonly number[] = []) {
  const stroke = new Stroke(state, set, places[0], selection)
  for (const at of places.slice(1)) stroke.to(at)
  return stroke
}
const eventOf = (...args: Parameters<typeof strokeOf>) => strokeOf(...args).event

describe('a stroke', () => {
  it('of the brush stamps where it is put down and every radius of its way', () => {
    const click = eventOf(empty, setting('brush'), [[0, 0]])
    expect(click?.add).toHaveLength(5)
    const drag = eventOf(empty, setting('brush', { truth: 1 }), [
      [0, 0],
      [1, 0],
      [1, 1],
    ])
    expect(drag?.add).toHaveLength(5 * 7)
    expect(drag?.add?.every((p) => p.truth === 1)).toBe(true)
  })

  it('draws the same points on the same plane, and other ones once there are more', () => {
    const at: Place[] = [[0, 0]]
    const one = eventOf(empty, setting('brush'), at)!
    expect(eventOf(empty, setting('brush'), at)).toEqual(one)
    expect(eventOf(step(empty, one), setting('brush'), at)).not.toEqual(one)
  })

  it('where a boundary was drawn gives each point the class of its side', () => {
    const line: Event = {
      t: 'points',
      boundary: {
        line: [
          [0, -1],
          [0, 1],
        ],
        classes: [0, 1],
      },
    }
    const add = eventOf(step(empty, line), setting('brush', { points: 40 }), [[0, 0]])!.add!
    for (const p of add) expect(p.truth).toBe(p.xy[0] < 0 ? 0 : 1)
    expect(new Set(add.map((p) => p.truth)).size).toBe(2)
  })

  it('of the eraser takes each point once, of the flip changes each once', () => {
    const over: Place[] = [
      [-2, 0],
      [-1.5, 0.25],
      [-2, 0],
    ]
    expect(eventOf(plane, setting('eraser'), over)).toEqual({ t: 'points', remove: [0, 2, 1] })
    const flip = eventOf(plane, setting('flip'), over)!.flip!
    expect(flip.map((f) => f.truth)).toEqual([1, 1, 1])
    expect(eventOf(plane, setting('eraser'), [[0, 0]])).toBeNull()
  })

  it('moves the nearest point, or what is selected; a click moves nothing', () => {
    const to: Place[] = [
      [-2, 0.05],
      [-1, 1.05],
    ]
    expect(eventOf(plane, setting('move'), to)?.move).toEqual([{ id: 0, xy: [-1, 1] }])
    expect(eventOf(plane, setting('move'), to, [3, 4])?.move?.map((m) => m.id)).toEqual([3, 4])
    expect(eventOf(plane, setting('move'), [[-2, 0.05]])).toBeNull()
  })

  it('copies a cluster with its classes', () => {
    const event = eventOf(plane, setting('duplicate', { radius: 80 }), [
      [-1.75, 0.2],
      [-1.75, 1.2],
    ])!
    expect(event.add).toEqual(dots(0, [-2, 1], [-1.5, 1.5], [-1.75, 1]))
  })

  it('of the lasso encloses points, or takes one that was clicked', () => {
    const around: Place[] = [
      [-3, -1],
      [0, -1],
      [0, 1],
      [-3, 1],
    ]
    expect(strokeOf(plane, setting('select'), around).enclosed).toEqual([0, 1, 2])
    expect(strokeOf(plane, setting('select'), [[2, 0.1]]).enclosed).toEqual([3])
    expect(strokeOf(plane, setting('select'), [[0, 0]]).enclosed).toEqual([])
  })

  it('draws a boundary, closed where it comes back to its start', () => {
    const open = eventOf(plane, setting('boundary'), [
      [0, -1],
      [0, 0],
      [0, 1],
    ])!
    expect(open.boundary).toEqual({
      line: [
        [0, -1],
        [0, 0],
        [0, 1],
      ],
      classes: [0, 1],
    })
    const ring = eventOf(plane, setting('boundary', { truth: 1 }), [
      [0, 0],
      [1, 0],
      [1, 1],
      [0, 1],
      [0, 0.05],
    ])!
    expect(ring.boundary).toMatchObject({ closed: true, classes: [1, 0] })
    expect(eventOf(plane, setting('boundary'), [[0, 0]])).toBeNull()
    // Every event is one that the session takes.
    for (const e of [open, ring]) expect(step(plane, e).boundary).toBeDefined()
  })

  it('drawn place by place keeps the places alone', () => {
    const stroke = new Stroke(plane, setting('boundary'), [0, 0])
    for (const at of [
      [0.5, 0],
      [1, 0],
    ] as Place[])
      stroke.hover(at)
    stroke.to([1, 0])
    stroke.hover([1, 1])
    expect(stroke.sketch.path).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ])
  })
})

describe('the picture of the tools', () => {
  const scene: DrawingScene = {
    palette,
    language: 'en',
    size: { width: 400, height: 300 },
    view: { cx: 0, cy: 0, scale: 100 },
    scale: 1,
    known: [
      { xy: [0, 0], cls: 1, held: false },
      { xy: [1, 0], cls: 2, held: true },
    ],
    fresh: [],
    selected: [],
    struck: [],
    carried: [],
    line: null,
    boundary: null,
    cursor: null,
  }

  it('shows hidden classes by shape, hollow where the point only grades', () => {
    const [asked, held] = drawingList(scene).ops
    expect(asked).toMatchObject({ op: 'shape', shape: 1, x: 200, y: 150, fill: palette.classes[1] })
    expect(held).toMatchObject({ op: 'shape', shape: 2, x: 300 })
    expect('fill' in held).toBe(false)
  })

  it('says by shape what the brush draws, and how far it reaches', () => {
    const { ops } = drawingList({ ...scene, known: [], cursor: { at: [0, 0], radius: 40, cls: 3 } })
    expect(ops.filter((op) => op.op === 'shape' && op.r === 40 && op.x === 200 && op.y === 150)).toHaveLength(
      2,
    )
    expect(ops.at(-1)).toMatchObject({ shape: 3, fill: palette.classes[3] })
  })

  it.each<[string, readonly Place[], boolean, Place]>([
    [
      'to the left of an open line',
      [
        [0, -1],
        [0, 1],
      ],
      false,
      [-1, 0],
    ],
    [
      'inside a line that turns left',
      [
        [-1, -1],
        [1, -1],
        [1, 1],
        [-1, 1],
      ],
      true,
      [0.9, 0],
    ],
    [
      'inside a line that turns right',
      [
        [-1, 1],
        [1, 1],
        [1, -1],
        [-1, -1],
      ],
      true,
      [0.9, 0],
    ],
  ])('puts the first class of a boundary %s', (_, line, closed, [x, y]) => {
    const shapes = drawingList({ ...scene, known: [], boundary: { line, closed, classes: [0, 1] } }).ops
    const first = shapes.find((op) => op.op === 'shape')!
    if (first.op !== 'shape') throw new Error('no shape')
    expect(first.shape).toBe(0)
    expect(Math.sign(first.x - 200)).toBe(Math.sign(x))
    if (closed) expect(Math.abs(first.x - 200)).toBeLessThan(100)
    expect(first.y).toBeCloseTo(150 - 100 * y, 5)
  })

  it('leaves the stage under it alone', () => {
    expect(drawingList(scene)).toMatchObject({ background: 'transparent', width: 400, height: 300 })
    expect(plane.role.filter((r) => r === ROLE.start)).toHaveLength(4)
  })
})
