import { describe, expect, it } from 'vitest'
import type { Op } from '../../src/draw/list.ts'
import { MARK } from '../../src/draw/scene.ts'
import { stageList } from '../../src/draw/stage.ts'
import { streamLayer } from '../../src/draw/stream.ts'
import { labelledAs, pointsOf, put, say, sceneOf } from './draw-scene.ts'

const count = 50
const places = Array.from(
  { length: count },
  (_, i) => [(i % 10) / 5 - 1, Math.floor(i / 10) / 5 - 0.5] as const,
)
const all = labelledAs(pointsOf(...places), { 1: 0 })
const passed = Array.from({ length: 45 }, (_, i) => i + 5)
const points = { ...all, mark: passed.reduce((mark, id) => put(mark, id, MARK.passed), all.mark) }
const marks = { passed, present: 2, forgotten: [1] }

const dotsOf = (ops: readonly Op[]) => ops.flatMap((op) => (op.op === 'dots' ? [op] : []))

describe('the stage of a stream', () => {
  const plain = stageList(sceneOf(points)).ops
  const { ops } = stageList(sceneOf(points, { stream: streamLayer(marks) }))

  it('draws what was let pass as rings, the older ones smaller', () => {
    const rings = dotsOf(ops).slice(dotsOf(plain).length)
    expect(rings.map((d) => d.xy.length / 2)).toEqual([5, 5, 40, 40])
    const [old, , recent] = rings
    expect(old.r).toBeLessThan(recent.r)
  })

  it('does not draw what was let pass as unlabelled', () => {
    const [pool] = dotsOf(plain)
    expect(pool.xy.length / 2).toBe(count - passed.length - 1)
  })

  it('puts a veil over forgotten labels, and a ring on a halo around the item on offer', () => {
    const said = (stream: typeof marks | { passed: number[]; present: null; forgotten: number[] }) =>
      stageList(sceneOf(points, { stream: streamLayer(stream) })).ops.map(say)
    const before = plain.map(say)
    expect(said({ passed: [], present: null, forgotten: [] })).toEqual(before)
    const added = said({ ...marks, passed: [] }).filter((op) => !before.includes(op))
    expect(added).toMatchInlineSnapshot(`
      [
        "shape 0 at 120,200 r 8.5 fill #fbfaf7 alpha 0.7",
        "shape 0 at 140,200 r 10.5 stroke #fbfaf7 4.25",
        "shape 0 at 140,200 r 10.5 stroke #1c1b19 1.75",
        "shape 0 at 140,200 r 4.5 fill #1c1b19",
      ]
    `)
    const label = before.findIndex((op) => op.startsWith('shape 0 at 120,200'))
    expect(label).toBeGreaterThan(0)
    expect(said({ ...marks, passed: [] }).indexOf(added[0])).toBeGreaterThan(label)
  })
})
