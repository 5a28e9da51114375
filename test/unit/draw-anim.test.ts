import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ease, follow, moving, MS, stageAt, STILL } from '../../src/draw/anim.ts'
import type { StageScene } from '../../src/draw/scene.ts'
import { stageList } from '../../src/draw/stage.ts'
import { labelledAs, pointsOf, say, sceneOf, upright } from './draw-scene.ts'

const points = pointsOf([-1, 0], [1, 0], [0, 1], [0, -1])
const model = (at: number, name: string): Partial<StageScene> => {
  const probability = upright(at)
  return { probability, field: { id: 'probability', grid: probability }, model: name }
}
const asking = (id: number): Partial<StageScene> => ({ query: { ids: [id], current: id, letter: 'M' } })
const before = sceneOf(points, {
  ...model(0, 'm1'),
  ...asking(0),
  picks: [{ id: 1, letter: 'K', baseline: false }],
})
const answered = { ...before, points: labelledAs(points, { 0: 1 }) }
const after = {
  ...answered,
  ...model(0.5, 'm2'),
  ...asking(2),
  picks: [{ id: 3, letter: 'K', baseline: false }],
}

const at = (motions: ReturnType<typeof follow>, ms: number, scene = after, reduced = false) =>
  stageAt(scene, motions, ms, reduced).motion

describe('easing', () => {
  it('goes from 0 to 1, never back', () => {
    expect([ease(-1), ease(0), ease(1), ease(9)]).toEqual([0, 0, 1, 1])
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (a, b) => {
          if (a < b) expect(ease(a)).toBeLessThanOrEqual(ease(b))
        },
      ),
    )
  })
  it('is cubic-bezier(.2, .7, .2, 1)', () => {
    // u = 0.5: x = .375 * .2 + .375 * .2 + .125, y = .375 * .7 + .375 + .125
    expect(ease(0.275)).toBeCloseTo(0.7625, 5)
  })
})

describe('an answer', () => {
  const motions = follow(STILL, before, answered, 0)
  it('grows its mark from .6 and lets the gold ring go, within 120 ms', () => {
    expect(at(motions, 0)?.pop.get(0)).toBe(0)
    expect(at(motions, 0)?.release.get(0)).toBe(0)
    const sizes = [0, 60, 119].map((ms) => {
      const shapes = stageList(stageAt(answered, motions, ms, false)).ops.filter(
        (op) => op.op === 'shape' && op.shape === 1 && op.stroke && op.r > 3,
      )
      return shapes[0].op === 'shape' ? shapes[0].r / 6.5 : 0
    })
    expect(sizes[0]).toBeCloseTo(0.6)
    expect(sizes[1]).toBeGreaterThan(0.8)
    expect(sizes[2]).toBeCloseTo(1, 2)
    expect(at(motions, MS.quick)?.pop.size).toBe(0)
    expect(at(motions, MS.quick)?.release.size).toBe(0)
  })
})

describe('a new model with new picks', () => {
  const motions = follow(STILL, answered, after, 1000)
  it('fades the field over the one before in 320 ms', () => {
    expect(at(motions, 1000)?.field).toEqual({ from: answered.field, t: 0 })
    expect(at(motions, 1000 + MS.field)?.field).toBeNull()
    const images = stageList(stageAt(after, motions, 1100, false)).ops.filter((op) => op.op === 'image')
    expect(images.map((op) => op.op === 'image' && op.grid)).toEqual([
      answered.probability,
      after.probability,
    ])
    const alphas = images.map((op) => (op.op === 'image' ? op.alpha : 0))
    expect(alphas[0]).toBe(1)
    expect(alphas[1]).toBeGreaterThan(0)
    expect(alphas[1]).toBeLessThan(1)
  })
  it('leaves the boundary before, dashed, for 600 ms', () => {
    const dashed = (ms: number) =>
      stageList(stageAt(after, motions, ms, false))
        .ops.map(say)
        .filter((s) => s.includes('dash 2-4 alpha 0.5'))
    expect(dashed(1599)).toEqual(['line 200,0 ..31.. 200,300 stroke #1c1b19 1 dash 2-4 alpha 0.5'])
    expect(dashed(1600)).toEqual([])
  })
  it('slides each ring straight to its new point in 240 ms', () => {
    const ring = (ms: number) => {
      const op = stageList(stageAt(after, motions, ms, false)).ops.find(
        (o) => o.op === 'shape' && o.r === 10.5,
      )
      return op?.op === 'shape' ? [op.x, op.y] : []
    }
    expect(ring(1000)).toEqual([300, 150])
    const [x, y] = ring(1100)
    expect((300 - x) / 100).toBeCloseTo((y - 150) / 100)
    expect(x).toBeLessThan(300)
    expect(ring(1000 + MS.move)).toEqual([200, 250])
  })
  it('lands the gold ring after the others', () => {
    expect(at(motions, 1000 + MS.move)?.land).toBe(0)
    expect(at(motions, 1000 + 2 * MS.move)?.land).toBe(1)
  })
  it('pulses the glow twice and rests before 5 seconds', () => {
    expect(at(motions, 1000)?.pulse).toBe(1)
    expect(at(motions, 1000 + MS.pulse / 2)?.pulse).toBeCloseTo(0.55)
    expect(at(motions, 1000 + MS.pulse)?.pulse).toBeCloseTo(1)
    expect(at(motions, 1000 + 1.5 * MS.pulse)?.pulse).toBeCloseTo(0.55)
    expect(at(motions, 6000)?.pulse).toBe(1)
    expect(moving(motions, 5799)).toBe(true)
    expect(moving(motions, 5800)).toBe(false)
  })
})

describe('a better result of the same model', () => {
  it('only fades, in 120 ms', () => {
    const finer = { ...after, field: { id: 'probability', grid: upright(0.51) } as const }
    const motions = follow(STILL, after, finer, 0)
    expect(motions.before).toBeNull()
    expect(motions.slides.size).toBe(0)
    expect(at(motions, 119)?.field).not.toBeNull()
    expect(at(motions, 120)?.field).toBeNull()
  })
})

describe('what is not news', () => {
  it('moves nothing and ends nothing that moves', () => {
    const motions = follow(STILL, answered, after, 1000)
    const hovered = follow(motions, after, { ...after, hovered: 1 }, 1050)
    expect(hovered).toEqual(motions)
    expect(moving(follow(STILL, null, sceneOf(points), 0), 0)).toBe(false)
  })
  it('a ring that is asked to turn back goes on from where it is', () => {
    const motions = follow(STILL, answered, after, 0)
    const back = follow(motions, after, { ...after, picks: before.picks }, 100)
    const slide = back.slides.get('K')
    const t = ease(100 / MS.move)
    expect(slide?.x).toBeCloseTo(1 - t)
    expect(slide?.y).toBeCloseTo(-t)
  })
})

describe('with reduced motion', () => {
  it('everything has arrived; the boundary before stays until the next answer', () => {
    const motions = follow(STILL, answered, after, 0)
    const still = at(motions, 1, after, true)
    expect(still).toMatchObject({ field: null, land: 1, pulse: 1 })
    expect(still?.before).toBe(answered.probability)
    expect(at(motions, 99_999, after, true)?.before).toBe(answered.probability)
    const next = follow(motions, after, { ...after, points: labelledAs(points, { 0: 1, 2: 0 }) }, 5000)
    expect(at(next, 5001, after, true)?.before).toBeNull()
  })
})

describe('another data set', () => {
  it('starts anew', () => {
    const other = sceneOf(pointsOf([0, 0]), { ...model(1, 'x'), ...asking(0) })
    expect(follow(STILL, after, other, 7)).toEqual({ ...STILL, asked: 7 })
  })
})
