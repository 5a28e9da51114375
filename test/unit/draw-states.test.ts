import { describe, expect, it } from 'vitest'
import { MARK, type StageScene } from '../../src/draw/scene.ts'
import { stageList } from '../../src/draw/stage.ts'
import { PALETTES } from './draw-colour.ts'
import { labelledAs, pointsOf, say, sceneOf, upright } from './draw-scene.ts'

/** One point in the middle of the picture, at 200,150. */
const one = pointsOf([0, 0])
const drawn = (scene: StageScene): string[] =>
  stageList(scene)
    .ops.filter((op) => op.op !== 'dots' || op.xy.length > 0)
    .map(say)
const marked = (mark: number, more: Partial<typeof one> = {}) => ({
  ...one,
  mark: Uint8Array.of(mark),
  ...more,
})

describe('states of a point', () => {
  it('pool', () => {
    expect(drawn(sceneOf(one))).toMatchInlineSnapshot(`
      [
        "dots 200,150 r 3 #77747a halo 1 #fbfaf7",
      ]
    `)
  })
  it('hovered', () => {
    expect(drawn(sceneOf(one, { hovered: 0 }))).toMatchInlineSnapshot(`
      [
        "dots 200,150 r 3 #77747a halo 1 #fbfaf7",
        "shape 0 at 200,150 r 4.5 fill #77747a stroke #1c1b19 1.5",
      ]
    `)
  })
  it('focused', () => {
    expect(drawn(sceneOf(one, { focused: 0 }))).toMatchInlineSnapshot(`
      [
        "dots 200,150 r 3 #77747a halo 1 #fbfaf7",
        "rect 189,139 22x22 r 6 stroke #ffffff 6",
        "rect 189,139 22x22 r 6 stroke #1c1b19 2.5",
      ]
    `)
  })
  it('labelled', () => {
    expect(drawn(sceneOf(labelledAs(one, { 0: 1 })))).toMatchInlineSnapshot(`
      [
        "shape 1 at 200,150 r 8.5 fill #fbfaf7",
        "shape 1 at 200,150 r 6.5 fill #d9480f stroke #1c1b19 1.25",
      ]
    `)
  })
  it('labelled, on a projector', () => {
    expect(drawn(sceneOf(labelledAs(one, { 0: 1 }), { palette: PALETTES.projector }))).toMatchInlineSnapshot(`
      [
        "shape 1 at 200,150 r 12 fill #ffffff",
        "shape 1 at 200,150 r 10 fill #c2330a stroke #000000 2.5",
      ]
    `)
  })
  it('labelled wrongly, while the truth is hidden and when it is shown', () => {
    const points = { ...labelledAs(one, { 0: 1 }), truth: Int32Array.of(0) }
    expect(drawn(sceneOf(points))).toEqual(drawn(sceneOf(labelledAs(one, { 0: 1 }))))
    expect(drawn(sceneOf(points, { truthShown: true }))).toMatchInlineSnapshot(`
      [
        "shape 1 at 200,150 r 8.5 fill #fbfaf7",
        "shape 1 at 200,150 r 6.5 fill #d9480f stroke #1c1b19 1.25",
        "line 189,144 189,139 194,139 | 211,156 211,161 206,161 stroke #1c1b19 1.75",
      ]
    `)
    const right = { ...points, truth: Int32Array.of(1) }
    expect(drawn(sceneOf(right, { truthShown: true }))).toEqual(drawn(sceneOf(points)))
  })
  it('labelled and held out, for all 8 classes: each has a shape and a colour of its own', () => {
    const marks = Array.from({ length: 8 }, (_, c) => [
      ...drawn(sceneOf(labelledAs(one, { 0: c }))).slice(1),
      ...drawn(sceneOf(marked(MARK.held, { truth: Int32Array.of(c) }))),
    ])
    expect(marks).toMatchInlineSnapshot(`
      [
        [
          "shape 0 at 200,150 r 6.5 fill #1f5fd0 stroke #1c1b19 1.25",
          "shape 0 at 200,150 r 4 stroke #1f5fd0 1 alpha 0.7",
        ],
        [
          "shape 1 at 200,150 r 6.5 fill #d9480f stroke #1c1b19 1.25",
          "shape 1 at 200,150 r 4 stroke #d9480f 1 alpha 0.7",
        ],
        [
          "shape 2 at 200,150 r 6.5 fill #1a8763 stroke #1c1b19 1.25",
          "shape 2 at 200,150 r 4 stroke #1a8763 1 alpha 0.7",
        ],
        [
          "shape 3 at 200,150 r 6.5 fill #86306a stroke #1c1b19 1.25",
          "shape 3 at 200,150 r 4 stroke #86306a 1 alpha 0.7",
        ],
        [
          "shape 4 at 200,150 r 6.5 fill #7b7a22 stroke #1c1b19 1.25",
          "shape 4 at 200,150 r 4 stroke #7b7a22 1 alpha 0.7",
        ],
        [
          "shape 5 at 200,150 r 6.5 fill #2d1168 stroke #1c1b19 1.25",
          "shape 5 at 200,150 r 4 stroke #2d1168 1 alpha 0.7",
        ],
        [
          "shape 6 at 200,150 r 6.5 fill #0a98bf stroke #1c1b19 1.25",
          "shape 6 at 200,150 r 4 stroke #0a98bf 1 alpha 0.7",
        ],
        [
          "shape 7 at 200,150 r 6.5 fill #611208 stroke #1c1b19 1.25",
          "shape 7 at 200,150 r 4 stroke #611208 1 alpha 0.7",
        ],
      ]
    `)
    expect(new Set(marks.flat()).size).toBe(16)
  })
  it('held out', () => {
    expect(drawn(sceneOf(marked(MARK.held, { truth: Int32Array.of(3) })))).toMatchInlineSnapshot(`
      [
        "shape 3 at 200,150 r 4 stroke #86306a 1 alpha 0.7",
      ]
    `)
    expect(drawn(sceneOf(marked(MARK.hidden)))).toEqual([])
  })
  it('tied with the top', () => {
    expect(drawn(sceneOf(one, { tied: [0] }))).toMatchInlineSnapshot(`
      [
        "dots 200,150 r 3 #77747a halo 1 #fbfaf7",
        "shape 0 at 200,150 r 6.5 stroke #1c1b19 1 dash 2-2",
      ]
    `)
  })
  it('pick of a strategy', () => {
    expect(drawn(sceneOf(one, { picks: [{ id: 0, letter: 'K', baseline: false }] }))).toMatchInlineSnapshot(`
      [
        "dots 200,150 r 3 #77747a halo 1 #fbfaf7",
        "shape 0 at 200,150 r 10.5 stroke #fbfaf7 4.25",
        "shape 0 at 200,150 r 10.5 stroke #1c1b19 1.75",
        "rect 203.29,125.71 21x21 r 10.5 fill #fbfaf7",
        "rect 204.79,127.21 18x18 r 9 fill #ffffff stroke #1c1b19 1.5",
        "text "K" middle 213.79,136.21 11/700 #1c1b19",
      ]
    `)
  })
  it('pick of a baseline', () => {
    const rings = drawn(sceneOf(one, { picks: [{ id: 0, letter: 'R', baseline: true }] })).filter((s) =>
      s.includes('r 10.5'),
    )
    expect(rings).toMatchInlineSnapshot(`
      [
        "shape 0 at 200,150 r 10.5 stroke #fbfaf7 4.25",
        "shape 0 at 200,150 r 10.5 stroke #1c1b19 1.75 dash 3-2.6",
        "rect 203.29,125.71 21x21 r 10.5 fill #fbfaf7",
      ]
    `)
  })
  it('pick of several strategies: one ring, one capsule', () => {
    const picks = ['L', 'E', 'R'].map((letter) => ({ id: 0, letter, baseline: letter === 'R' }))
    expect(drawn(sceneOf(one, { picks }))).toMatchInlineSnapshot(`
      [
        "dots 200,150 r 3 #77747a halo 1 #fbfaf7",
        "shape 0 at 200,150 r 10.5 stroke #fbfaf7 4.25",
        "shape 0 at 200,150 r 10.5 stroke #1c1b19 1.75",
        "rect 203.29,125.71 43.5x21 r 10.5 fill #fbfaf7",
        "rect 204.79,127.21 40.5x18 r 9 fill #ffffff stroke #1c1b19 1.5",
        "text "L E R" middle 225.04,136.21 11/700 #1c1b19",
      ]
    `)
  })
  const query = { ids: [0], current: 0, letter: 'M' }
  it('queried', () => {
    expect(drawn(sceneOf(one, { query }))).toMatchInlineSnapshot(`
      [
        "glow at 200,150 r 8.4 to 42 #ffc21a 0:0.95 0.38:0.6 1:0",
        "shape 0 at 200,150 r 14 fill #fbfaf7 alpha 0.7",
        "shape 0 at 200,150 r 17 stroke #ffc21a 4",
        "shape 0 at 200,150 r 14 stroke #1c1b19 2.25",
        "shape 0 at 200,150 r 5.25 fill #1c1b19",
        "rect 207.59,119.41 23x23 r 11.5 fill #fbfaf7",
        "rect 209.09,120.91 20x20 r 10 fill #ffc21a stroke #1c1b19 1.5",
        "text "M" middle 219.09,130.91 12/700 #1c1b19",
      ]
    `)
  })
  it('queried, in the dark', () => {
    const dark = drawn(sceneOf(one, { query, palette: PALETTES.dark }))
    expect(dark.slice(0, 2)).toMatchInlineSnapshot(`
      [
        "glow at 200,150 r 8.4 to 42 #ffd24d 0:0.75 0.38:0.38 1:0",
        "shape 0 at 200,150 r 14 fill #111217 alpha 0.55",
      ]
    `)
  })
  it('queried, on a projector', () => {
    expect(drawn(sceneOf(one, { query, palette: PALETTES.projector }))).toMatchInlineSnapshot(`
      [
        "glow at 200,150 r 12.6 to 63 #ffb800 0:0.95 0.38:0.6 1:0",
        "shape 0 at 200,150 r 21 fill #ffffff alpha 0.7",
        "shape 0 at 200,150 r 25 stroke #ffb800 6",
        "shape 0 at 200,150 r 21 stroke #000000 3.5",
        "shape 0 at 200,150 r 7.88 fill #000000",
        "rect 211.95,106.16 31.89x31.89 r 15.94 fill #ffffff",
        "rect 213.45,107.66 28.89x28.89 r 14.44 fill #ffb800 stroke #000000 2.5",
        "text "M" middle 227.89,122.11 17/700 #000000",
      ]
    `)
  })
  it('queried, and picked by others too: their letters follow the asking one, without a ring', () => {
    const picks = ['M', 'K'].map((letter) => ({ id: 0, letter, baseline: false }))
    const texts = drawn(sceneOf(one, { query, picks })).filter((s) => /^text|r 10.5/.test(s))
    expect(texts).toMatchInlineSnapshot(`
      [
        "text "M K" middle 226.43,130.91 12/700 #1c1b19",
      ]
    `)
  })
  it('queried in a batch: numbered, and only the current one shines fully', () => {
    const two = pointsOf([-1, 0], [1, 0])
    const ops = drawn(sceneOf(two, { query: { ids: [1, 0], current: 0, letter: 'BB' } }))
    expect(ops.filter((s) => /^(glow|text)/.test(s))).toMatchInlineSnapshot(`
      [
        "glow at 300,150 r 8.4 to 42 #ffc21a 0:0.48 0.38:0.3 1:0",
        "glow at 100,150 r 8.4 to 42 #ffc21a 0:0.95 0.38:0.6 1:0",
        "text "BB2" middle 126.85,130.91 12/700 #1c1b19",
        "text "BB1" middle 325.23,130.91 12/700 #1c1b19",
      ]
    `)
  })
  it('queried in a batch: answered ones are done, the others keep their number', () => {
    const two = pointsOf([-1, 0], [1, 0])
    const ops = drawn(sceneOf(two, { query: { ids: [1, 0], current: 0, letter: 'BB', answered: [1] } }))
    expect(ops.filter((s) => /^(glow|text)/.test(s))).toEqual([
      'glow at 100,150 r 8.4 to 42 #ffc21a 0:0.95 0.38:0.6 1:0',
      'text "BB2" middle 126.85,130.91 12/700 #1c1b19',
    ])
  })
  it('your guess, before and after the answer', () => {
    const two = pointsOf([-1, 0], [1, 0])
    const guess = { id: 0, word: 'You', revealed: false }
    expect(drawn(sceneOf(two, { guess }))).toMatchInlineSnapshot(`
      [
        "dots 100,150 300,150 r 3 #77747a halo 1 #fbfaf7",
        "shape 0 at 100,150 r 14 stroke #fbfaf7 4.75",
        "shape 0 at 100,150 r 14 stroke #1c1b19 2.25 dash 5-3.5",
        "shape 0 at 100,150 r 4.5 fill #1c1b19",
        "rect 105.47,121.53 37.56x23 r 11.5 fill #fbfaf7",
        "rect 106.97,123.03 34.56x20 r 10 fill #ffffff stroke #1c1b19 1.5",
        "text "You" middle 124.25,133.03 12/700 #1c1b19",
      ]
    `)
    const revealed = sceneOf(two, {
      guess: { ...guess, revealed: true },
      query: { ids: [1], current: 1, letter: 'M' },
    })
    expect(drawn(revealed).filter((s) => s.startsWith('line'))).toMatchInlineSnapshot(`
      [
        "line 117,150 277,150 stroke #1c1b19 1.75 dash 2-5 round",
      ]
    `)
  })
  it('skipped', () => {
    expect(drawn(sceneOf(marked(MARK.skipped)))).toMatchInlineSnapshot(`
      [
        "shape 0 at 200,150 r 3 stroke #77747a 1.5",
        "line 195.5,154.5 204.5,145.5 stroke #77747a 1.5",
      ]
    `)
  })
  it('not sure', () => {
    expect(drawn(sceneOf(marked(MARK.unsure)))).toMatchInlineSnapshot(`
      [
        "shape 0 at 200,150 r 3 stroke #77747a 1.5",
        "rect 198.57,134.43 17x17 r 8.5 fill #fbfaf7",
        "rect 200.07,135.93 14x14 r 7 fill #ffffff stroke #1c1b19 1.5",
        "text "?" middle 207.07,142.93 11/700 #1c1b19",
      ]
    `)
  })
  it('moved, and added', () => {
    expect(drawn(sceneOf(one, { drag: { x: 0.5, y: 0.5, id: 0 } }))).toMatchInlineSnapshot(`
      [
        "shape 0 at 200,150 r 3 fill #77747a alpha 0.35",
        "shape 0 at 250,100 r 6 stroke #1c1b19 1.5 dash 3-2.6",
      ]
    `)
    expect(drawn(sceneOf(one, { drag: { x: 0.5, y: 0.5, id: null } }))).toMatchInlineSnapshot(`
      [
        "dots 200,150 r 3 #77747a halo 1 #fbfaf7",
        "shape 0 at 250,100 r 6 stroke #1c1b19 1.5 dash 3-2.6",
      ]
    `)
  })
  it('tinted by score, where a strategy has no map', () => {
    const tint = Float32Array.of(0, 1, NaN)
    const points = { ...pointsOf([-1, 0], [0, 0], [1, 0]), tint }
    const [dots] = stageList(sceneOf(points)).ops
    if (dots.op !== 'dots') throw new Error('no dots')
    const colours = [...(dots.which ?? [])].map((k) => dots.colours[k])
    expect(colours).toEqual(['#fbfaf7', '#472c02', PALETTES.light.pool])
    expect(dots.halo?.colour).toBe(PALETTES.light.pool)
  })
  it('one of the best ten: numbered', () => {
    expect(drawn(sceneOf(one, { ranked: [0] })).filter((s) => s.startsWith('text'))).toMatchInlineSnapshot(`
      [
        "text "1" middle 207.07,142.93 11/700 #1c1b19 halo #fbfaf7 3 0.9",
      ]
    `)
  })
  it('of the boundary after an answer that is only tried, with its name', () => {
    const ahead = drawn(sceneOf(one, { ahead: { grid: upright(0.5), text: 'B?' } }))
    expect(ahead.filter((s) => s.startsWith('line') || s.startsWith('text'))).toMatchInlineSnapshot(`
      [
        "line 250,0 ..31.. 250,300 stroke #fbfaf7 5",
        "line 250,0 ..31.. 250,300 stroke #1c1b19 2 dash 8-3-2-3",
        "text "B?" middle 250,80 11/700 #1c1b19",
      ]
    `)
  })
  it('of a long trail have numbers at every fifth question', () => {
    const many = pointsOf(...Array.from({ length: 40 }, (_, i) => [i / 25 - 0.8, 0] as const))
    const trail = Array.from({ length: 40 }, (_, i) => i)
    const numbers = drawn(sceneOf(many, { trail })).flatMap((s) => /^text "(\d+)"/.exec(s)?.[1] ?? [])
    expect(numbers.map(Number).sort((a, b) => a - b)).toEqual([1, 5, 10, 15, 20, 25, 30, 35, 40])
  })
  it('of a trail', () => {
    const trail = drawn(sceneOf(pointsOf([-1, 0], [0, 0], [1, 1]), { trail: [2, 0, 1] }))
    expect(trail.filter((s) => s.startsWith('line'))).toMatchInlineSnapshot(`
      [
        "line 300,50 100,150 200,150 stroke #fbfaf7 3.5 alpha 0.7",
        "line 300,50 100,150 200,150 stroke #1c1b19 1.25 alpha 0.75",
      ]
    `)
  })
  it('of a strategy that goes on looking: a pale ring', () => {
    const early = drawn(sceneOf(one, { picks: [{ id: 0, letter: 'X', baseline: false, early: true }] }))
    const late = drawn(sceneOf(one, { picks: [{ id: 0, letter: 'X', baseline: false }] }))
    const rings = late.filter((s) => s.startsWith('shape'))
    expect(rings).toHaveLength(2)
    expect(early.filter((s) => s.startsWith('shape'))).toEqual(rings.map((s) => `${s} alpha 0.4`))
  })
  it('of a very large pool: smaller, then without halo', () => {
    const cloud = (n: number) => pointsOf(...Array.from({ length: n }, (): [number, number] => [0, 0]))
    const look = (n: number) => {
      const [dots] = stageList(sceneOf(cloud(n))).ops
      return dots.op === 'dots' && [dots.r, dots.halo?.width]
    }
    expect(look(5_000)).toEqual([3, 1])
    expect(look(5_001)).toEqual([2, 1])
    expect(look(30_001)).toEqual([1.5, undefined])
  })
})
