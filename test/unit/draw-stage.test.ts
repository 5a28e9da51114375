import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ROLE } from '../../src/core/session/types.ts'
import type { Op, ShapeOp, TextOp } from '../../src/draw/list.ts'
import { layered } from '../../src/draw/layers.ts'
import { markScale, marksOf, MARK, type RegionLabel, type StageScene } from '../../src/draw/scene.ts'
import { stageList } from '../../src/draw/stage.ts'
import { toPx } from '../../src/draw/view.ts'
import { PALETTES } from './draw-colour.ts'
import { labelledAs, latticeOf, pointsOf, put, say, sceneOf, SIZE, upright } from './draw-scene.ts'

const drawn = (scene: StageScene): string[] => stageList(scene).ops.map(say)
const lines = (scene: StageScene): string[] => drawn(scene).filter((s) => s.startsWith('line'))
const isText = (op: Op): op is TextOp => op.op === 'text'
const isShape = (op: Op): op is ShapeOp => op.op === 'shape'
const placed = (scene: StageScene): readonly RegionLabel[] => stageList(scene).kept.labels.value
const none = pointsOf()

describe('lines', () => {
  const probability = upright(0)
  it('model boundary: ink on a halo, on a projector twice as strong', () => {
    expect(lines(sceneOf(none, { probability }))).toMatchInlineSnapshot(`
      [
        "line 200,0 ..31.. 200,300 stroke #fbfaf7 5.5 alpha 0.85",
        "line 200,0 ..31.. 200,300 stroke #1c1b19 2.5",
      ]
    `)
    expect(lines(sceneOf(none, { probability, palette: PALETTES.projector }))).toMatchInlineSnapshot(`
      [
        "line 200,0 ..31.. 200,300 stroke #ffffff 9 alpha 0.85",
        "line 200,0 ..31.. 200,300 stroke #000000 4.5",
      ]
    `)
    expect(lines(sceneOf(none, { probability, showBoundary: false }))).toEqual([])
  })
  it('committee: thin; the one that is pointed at dashed, with its number', () => {
    const members = [upright(-0.5), upright(0.5)]
    expect(lines(sceneOf(none, { members }))).toMatchInlineSnapshot(`
      [
        "line 150,0 ..31.. 150,300 stroke #1c1b19 1 alpha 0.58",
        "line 250,0 ..31.. 250,300 stroke #1c1b19 1 alpha 0.58",
      ]
    `)
    expect(drawn(sceneOf(none, { members, hot: 1 }))).toMatchInlineSnapshot(`
      [
        "line 150,0 ..31.. 150,300 stroke #1c1b19 1 alpha 0.58",
        "line 250,0 ..31.. 250,300 stroke #fbfaf7 5",
        "line 250,0 ..31.. 250,300 stroke #1c1b19 2 dash 7-4",
        "dots  r 3 #77747a halo 1 #fbfaf7",
        "rect 239.5,69.5 21x21 r 10.5 fill #fbfaf7",
        "rect 241,71 18x18 r 9 fill #ffffff stroke #1c1b19 1.5",
        "text "2" middle 250,80 11/700 #1c1b19",
      ]
    `)
    expect(lines(sceneOf(none, { members, hot: 5 }))).toEqual(lines(sceneOf(none, { members })))
  })
  it('truth: dots, only when it is shown', () => {
    const truth = upright(0.2)
    expect(lines(sceneOf(none, { truth, truthShown: true }))).toMatchInlineSnapshot(`
      [
        "line 220,0 ..31.. 220,300 stroke #1c1b19 2.25 dash 0.1-6 round",
      ]
    `)
    expect(lines(sceneOf(none, { truth }))).toEqual([])
  })
  it('confidence: white, with the probability field only', () => {
    const field = { id: 'probability', grid: probability } as const
    expect(drawn(sceneOf(none, { field })).slice(0, 2)).toMatchInlineSnapshot(`
      [
        "image 41x31 in 0,0 400x300 classes alpha 1",
        "line 171.98,0 ..31.. 171.98,300 | 189.29,0 ..31.. 189.29,300 | 210.71,0 ..31.. 210.71,300 | 228.02,0 ..31.. 228.02,300 stroke #ffffff 1 alpha 0.75",
      ]
    `)
  })
})

describe('fields', () => {
  const grid = latticeOf(5, 4, 1, (x) => [(x + 2) / 8])
  it('fill the place of their lattice', () => {
    const picture = stageList(sceneOf(none, { field: { id: 'disagreement', grid } }))
    expect(picture.ops.slice(0, 1).map(say)).toEqual(['image 5x4 in 0,0 400x300 ramp alpha 1'])
    expect(picture.range).toEqual([0, 0.5])
    expect(picture.flat).toBe(false)
  })
  it('that are the same everywhere are left out and said to be flat', () => {
    const flat = latticeOf(5, 4, 1, () => [0])
    const picture = stageList(sceneOf(none, { field: { id: 'disagreement', grid: flat } }))
    expect(picture.ops.filter((op) => op.op === 'image')).toEqual([])
    expect(picture.flat).toBe(true)
  })
  it('of utility glow in the colour of the stage, others in gold', () => {
    const colourOn = (id: 'utility' | 'density') => {
      const scene = sceneOf(pointsOf([0, 0]), {
        field: { id, grid },
        query: { ids: [0], current: 0, letter: 'M' },
      })
      const glow = stageList(scene).ops.find((op) => op.op === 'glow')
      return glow?.op === 'glow' && glow.colour
    }
    expect(colourOn('utility')).toBe(PALETTES.light.stage)
    expect(colourOn('density')).toBe(PALETTES.light.ask)
  })
})

describe('the order of drawing', () => {
  it('is field, lines, glow, points, labels, rings, question, tags, focus', () => {
    const points = labelledAs(pointsOf([-1, 0], [0.5, 0.5], [1, 0], [1.5, 1], [-1, 1]), { 0: 0 })
    const probability = upright(0)
    const scene = sceneOf(
      { ...points, mark: put(points.mark, 3, MARK.held), truth: put(points.truth, 3, 1) },
      {
        probability,
        field: { id: 'probability', grid: probability },
        members: [upright(0.1)],
        query: { ids: [1], current: 1, letter: 'M' },
        picks: [{ id: 2, letter: 'K', baseline: false }],
        tied: [2],
        guess: { id: 4, word: 'You', revealed: false },
        focused: 2,
      },
    )
    const kinds = stageList(scene).ops.map((op) => {
      if (!isShape(op)) return op.op
      if (op.stroke?.dash?.[0] === 2) return 'tied'
      return (
        { 4: 'held', 6.5: 'labelled', 10.5: 'ring', 14: 'ask', 17: 'gold', 4.7: 'glyph' }[op.r] ??
        'halo or dot'
      )
    })
    const order = [
      'image',
      'line',
      'glow',
      'held',
      'dots',
      'labelled',
      'glyph',
      'tied',
      'ring',
      'gold',
      'text',
      'rect',
    ]
    const last = order.map((kind) => kinds.lastIndexOf(kind))
    expect(order.filter((_, k) => last[k] < 0)).toEqual([])
    expect(last).toEqual([...last].sort((a, b) => a - b))
    expect(kinds.indexOf('line')).toBeGreaterThan(kinds.indexOf('image'))
    expect(kinds.lastIndexOf('line')).toBeLessThan(kinds.indexOf('glow'))
  })
})

describe('before the code of the map is there', () => {
  const points = labelledAs(pointsOf([-1, 0], [0.5, 0.5], [1, 0], [-1, 1]), { 0: 0 })
  const probability = upright(0)
  const scene = sceneOf(points, {
    probability,
    field: { id: 'probability', grid: probability },
    query: { ids: [1], current: 1, letter: 'M' },
    picks: [{ id: 2, letter: 'K', baseline: false }],
    focused: 2,
  })
  it('the picture has its points, rings and question, which look as they do later', () => {
    const early = layered(null, scene)
    const whole = stageList(scene)
    expect(new Set(early.ops.map((op) => op.op))).toEqual(new Set(['glow', 'dots', 'shape', 'rect']))
    const later = whole.ops.map(say)
    expect(early.ops.map(say).filter((op) => !later.includes(op))).toEqual([])
  })
  it('and becomes whole when it comes', () => {
    const early = layered(null, scene)
    expect(stageList(scene, early).ops.map(say)).toEqual(drawn(scene))
  })
})

describe('what has not changed', () => {
  const probability = upright(0)
  const base = sceneOf(pointsOf([0.1, 0], [-1, 0]), {
    probability,
    field: { id: 'probability', grid: probability },
    members: [upright(0.3)],
  })
  it('is taken over from the picture before', () => {
    const first = stageList(base)
    const next = stageList({ ...base, members: [...base.members], hovered: 1, covered: [] }, first)
    expect(next.ground).toBe(5)
    for (let k = 0; k < 5; k++) expect(next.ops[k]).toBe(first.ops[k])
    expect(next.kept.dots.value).toBe(first.kept.dots.value)
    expect(next.kept.labels).toBe(first.kept.labels)
  })
  it('is made anew when its source changes', () => {
    const first = stageList(base)
    const ops = (change: Partial<StageScene>) => stageList({ ...base, ...change }, first)
    expect(ops({ probability: upright(0.4) }).ops[0]).not.toBe(first.ops[0])
    expect(ops({ view: { ...base.view, cx: 0.5 } }).kept.dots.value).not.toBe(first.kept.dots.value)
    expect(ops({ query: { ids: [0], current: 0, letter: 'M' } }).kept.dots.value.xy).toHaveLength(2)
    expect(ops({ points: labelledAs(base.points, { 1: 0 }) }).kept.dots.value.xy).toHaveLength(2)
  })
  it('gives the same picture as without the one before', () => {
    const plain = { ...base, field: null }
    const first = stageList(plain)
    const changed = { ...plain, hovered: 0, picks: [{ id: 1, letter: 'K', baseline: false }] }
    expect(stageList(changed, first).ops.map(say)).toEqual(drawn(changed))
  })
})

describe('region labels', () => {
  const probability = upright(0)
  const field = { id: 'probability', grid: probability } as const
  const scene = sceneOf(none, { probability, field })

  it('are one per class, each inside its region', () => {
    const labels = placed(scene)
    expect(labels.map((l) => l.text)).toEqual(['Class A', 'Class B'])
    expect(labels[0].x + labels[0].hw).toBeLessThan(SIZE.width / 2)
    expect(labels[1].x - labels[1].hw).toBeGreaterThan(SIZE.width / 2)
  })
  it('are drawn as a hollow shape and a name on a halo', () => {
    const [label] = placed(scene)
    const ops = stageList(scene).ops.slice(stageList(scene).ground).map(say)
    const x = label.x - label.hw + 4
    expect(ops.slice(1, 4)).toEqual([
      `shape 0 at ${x + 4.7},${label.y} r 4.7 stroke #fbfaf7 5.6 alpha 0.7`,
      `shape 0 at ${x + 4.7},${label.y} r 4.7 stroke #1c1b19 1.6`,
      `text "Class A" start ${x + 15.4},${label.y} 13/600 #1c1b19 halo #fbfaf7 4 0.7`,
    ])
  })
  it('appear on the probability field only, and not before there is a model', () => {
    expect(
      placed({ ...scene, field: { id: 'disagreement', grid: latticeOf(5, 4, 1, (x) => [x + 2]) } }),
    ).toEqual([])
    expect(placed({ ...scene, probability: null })).toEqual([])
  })
  it('stay clear of labelled points, rings, tags and controls, and of each other', () => {
    const place = fc.tuple(
      fc.double({ min: -1.9, max: 1.9, noNaN: true }),
      fc.double({ min: -1.4, max: 1.4, noNaN: true }),
    )
    fc.assert(
      fc.property(fc.array(place, { minLength: 3, maxLength: 14 }), (places) => {
        const points = labelledAs(
          pointsOf(...places),
          Object.fromEntries(places.slice(2).map((_, k) => [k + 2, k % 2])),
        )
        const covered = [{ x: 12, y: 12, w: 200, h: 40 }]
        const crowded = {
          ...scene,
          points,
          covered,
          query: { ids: [0], current: 0, letter: 'M' },
          picks: [{ id: 1, letter: 'K', baseline: false }],
        }
        const { ops, kept } = stageList(crowded)
        const labels = kept.labels.value
        const hits = (l: RegionLabel, x0: number, y0: number, x1: number, y1: number) =>
          x0 < l.x + l.hw && x1 > l.x - l.hw && y0 < l.y + l.hh && y1 > l.y - l.hh
        for (const l of labels) {
          for (let id = 2; id < points.n; id++) {
            const [x, y] = [200 + 100 * points.xy[2 * id], 150 - 100 * points.xy[2 * id + 1]]
            expect(hits(l, x, y, x, y)).toBe(false)
          }
          for (const op of ops)
            if (op.op === 'rect') expect(hits(l, op.x, op.y, op.x + op.w, op.y + op.h)).toBe(false)
          for (const r of covered) expect(hits(l, r.x, r.y, r.x + r.w, r.y + r.h)).toBe(false)
          for (const o of labels)
            if (o !== l) expect(hits(l, o.x - o.hw, o.y - o.hh, o.x + o.hw, o.y + o.hh)).toBe(false)
        }
      }),
      { numRuns: 40 },
    )
  })
  it('stay where they are while their box is inside their region, and move when it is not', () => {
    const first = stageList(scene)
    const moved = (at: number) => {
      const grid = upright(at)
      return stageList({ ...scene, probability: grid, field: { id: 'probability', grid } }, first).kept.labels
        .value
    }
    expect(moved(0.1)).toEqual(first.kept.labels.value)
    const far = moved(-1)
    expect(far[1]).toEqual(first.kept.labels.value[1])
    expect(far[0]?.x ?? 0).not.toBe(first.kept.labels.value[0].x)
  })
  it('go along with the plane, and leave dots that come under them', () => {
    const first = stageList(scene)
    const [a] = first.kept.labels.value
    const view = { ...scene.view, cx: scene.view.cx + 0.1 }
    const [moved] = stageList({ ...scene, view }, first).kept.labels.value
    expect(moved).toEqual({ ...a, x: expect.closeTo(a.x - 0.1 * scene.view.scale) as number })
    expect(stageList(scene, stageList({ ...scene, view }, first)).kept.labels.value[0].x).toBeCloseTo(a.x)
    // Its neighbours come nearer where the plane is seen from further away.
    const beside = [-1, 1].map((k): [number, number] => [
      a.place[0],
      a.place[1] + (k * (a.hh + 9)) / scene.view.scale,
    ])
    const crowd = { ...scene, points: pointsOf(...beside) }
    const near = stageList(crowd, first)
    expect(near.kept.labels.value[0]).toEqual(a)
    const far = { ...crowd, view: { ...scene.view, scale: 0.6 * scene.view.scale } }
    const label = stageList(far, near).kept.labels.value.find((l) => l.shape === a.shape)
    const under = beside.filter(([x, y]) => {
      const [px, py] = toPx(far.view, far.size, x, y)
      return label && Math.abs(px - label.x) < label.hw && Math.abs(py - label.y) < label.hh
    })
    expect(under).toEqual([])
  })
  it('are left out where there is no room', () => {
    const grid = upright(-1.9)
    const labels = placed({ ...scene, probability: grid, field: { id: 'probability', grid } })
    expect(labels.map((l) => l.text)).toEqual(['Class B'])
  })
  it('shorten long names', () => {
    const names = ['A class with a name that is very long indeed', 'B']
    expect(placed({ ...scene, classes: names }).map((l) => l.text)).toEqual(['B'])
    const wide = { ...scene, size: { width: 900, height: 300 }, view: { cx: 0, cy: 0, scale: 225 } }
    expect(placed({ ...wide, classes: names })[0].text).toBe('A class with a name tha…')
  })
  it('prefer to cover no dots', () => {
    const places = Array.from({ length: 300 }, (_, k): [number, number] => [
      -1.9 + (k % 20) * 0.06,
      -1.4 + Math.floor(k / 20) * 0.12,
    ])
    const points = pointsOf(...places)
    const [label] = placed({ ...scene, points })
    const covered = places.filter(
      ([x, y]) =>
        Math.abs(200 + 100 * x - label.x) < label.hw && Math.abs(150 - 100 * y - label.y) < label.hh,
    )
    expect(covered).toEqual([])
  })
})

describe('tags', () => {
  const tagOf = (scene: StageScene, text: string) => {
    const tag = stageList(scene)
      .ops.filter(isText)
      .find((op) => op.text === text)
    if (!tag) throw new Error(`no tag ${text}`)
    return [Math.sign(tag.x - 200), Math.sign(tag.y - 150)]
  }
  const k = [{ id: 0, letter: 'K', baseline: false }]
  it('stay clear of controls', () => {
    const under = (x: number, y: number) =>
      tagOf(sceneOf(pointsOf([0, 0]), { picks: k, covered: [{ x, y, w: 60, h: 60 }] }), 'K')
    expect(under(205, 85)).toEqual([-1, -1])
    expect(under(170, 85)).toEqual([1, 1])
  })
  it('sit up-right, else at the first free place', () => {
    const at = (...others: [number, number][]) => {
      const points = pointsOf([0, 0], ...others)
      return tagOf(
        sceneOf(labelledAs(points, Object.fromEntries(others.map((_, i) => [i + 1, 0]))), { picks: k }),
        'K',
      )
    }
    const [upRight, upLeft, downRight, downLeft]: [number, number][] = [
      [0.15, 0.15],
      [-0.15, 0.15],
      [0.15, -0.15],
      [-0.15, -0.15],
    ]
    expect(at()).toEqual([1, -1])
    expect(at(upRight)).toEqual([-1, -1])
    expect(at(upRight, upLeft)).toEqual([1, 1])
    expect(at(upRight, upLeft, downRight)).toEqual([-1, 1])
    // A labelled point beside the corner leaves the place at the right only when it is far enough out.
    expect(at([0.12, 0.2], upLeft, [0.12, -0.2], downLeft)[1]).not.toBe(-1)
  })
  it('stay on the stage', () => {
    fc.assert(
      fc.property(
        fc.double({ min: -1.95, max: 1.95, noNaN: true }),
        fc.double({ min: -1.45, max: 1.45, noNaN: true }),
        (x, y) => {
          const scene = sceneOf(pointsOf([x, y]), { picks: [{ id: 0, letter: 'XL', baseline: false }] })
          for (const op of stageList(scene).ops)
            if (op.op === 'rect' && op.stroke) {
              expect(op.x).toBeGreaterThanOrEqual(0)
              expect(op.y).toBeGreaterThanOrEqual(0)
              expect(op.x + op.w).toBeLessThanOrEqual(SIZE.width)
              expect(op.y + op.h).toBeLessThanOrEqual(SIZE.height)
            }
        },
      ),
    )
  })
  it('never overlap while there is room, in whatever order strategies come', () => {
    const points = pointsOf([0, 0], [0.3, 0], [0.3, 0.3])
    const picks = ['K', 'V', 'D'].map((letter, id) => ({ id, letter, baseline: false }))
    for (const order of [picks, [...picks].reverse()]) {
      const tags = stageList(sceneOf(points, { picks: order })).ops.filter(isText)
      for (const a of tags)
        for (const b of tags) if (a !== b) expect(Math.hypot(a.x - b.x, a.y - b.y)).toBeGreaterThanOrEqual(18)
    }
  })
})

describe('marks of a session', () => {
  it('follow role, label and passes', () => {
    const role = Uint8Array.of(
      ROLE.pool,
      ROLE.start,
      ROLE.exam,
      ROLE.paid,
      ROLE.removed,
      ROLE.pool,
      ROLE.pool,
      ROLE.pool,
    )
    const label = Int32Array.of(-1, 0, -1, 1, 0, -1, -1, 1)
    const passes = new Map([
      [5, { round: 1, why: 'skip' as const }],
      [6, { round: 1, why: 'unsure' as const }],
      [7, { round: 1, why: 'skip' as const }],
    ])
    const { pool, labelled, hidden, held, skipped, unsure } = MARK
    expect([...marksOf({ role, label, passes }, false)]).toEqual([
      pool,
      labelled,
      hidden,
      hidden,
      hidden,
      skipped,
      unsure,
      labelled,
    ])
    expect([...marksOf({ role, label, passes }, true)]).toEqual([
      pool,
      labelled,
      held,
      held,
      hidden,
      skipped,
      unsure,
      labelled,
    ])
  })
  it('are smaller on small stages', () => {
    expect(markScale({ width: 740, height: 602 })).toBe(1)
    expect(markScale({ width: 390, height: 395 })).toBeCloseTo(0.8125)
    expect(markScale({ width: 200, height: 200 })).toBe(0.74)
  })
})
