import { describe, expect, it } from 'vitest'
import { emptyPlane } from '../../src/core/data/drawing.ts'
import { run } from '../../src/core/job.ts'
import { readLink } from '../../src/core/session/link.ts'
import { fold } from '../../src/core/session/fold.ts'
import { DRAWN } from '../../src/core/session/spec.ts'
import type { Event, State } from '../../src/core/session/types.ts'
import { runUnit, unitsOf } from '../../src/core/study/experiment.ts'
import { planeData } from '../../src/core/study/plane.ts'
import { planOf } from '../../src/core/study/plan.ts'
import { answer, ask, catalogue, clouds, spec } from './session-world.ts'

type Points = Extract<Event, { t: 'points' }>
const points = (e: Omit<Points, 't'>): Event => ({ t: 'points', ...e })
/** Two clouds of `n` points, and as many that grade where `held`. */
const stroke = (n: number, held = true): Event =>
  points({
    add: [0, 1].flatMap((truth) =>
      Array.from({ length: n }, (_, i) => ({
        xy: [4 * truth - 2 + i / 16, (i % 5) / 8] as const,
        truth,
        ...(held && i % 2 === 1 && { exam: true as const }),
      })),
    ),
  })
const own = spec({ data: DRAWN, seed: 7, start: { rule: 'perClass', n: 1 } })
const draw = (...events: Event[]) => fold(own, events, emptyPlane)
const world = clouds(40, 30)
const from = (...events: Event[]) => fold(spec({ seed: 7 }), events, world)

/** The study of a plane: two strategies, two seeds. */
function study(state: State, dataset = emptyPlane) {
  const plane = planeData(state, dataset)
  if (!plane) throw new Error('nothing was drawn')
  const arms = ['random', 'margin'].map((id) => ({ id, params: {} }))
  const plan = planOf(plane.spec, state.settings, arms, { first: 2, last: 6, seeds: 2 }, plane.dataset.hash)
  return { plane, units: unitsOf(plan) }
}

describe('a study of a plane that was drawn on', () => {
  it('is none where nothing was drawn', () => {
    expect(planeData(draw(), emptyPlane)).toBe(null)
    expect(planeData(from(ask([1]), answer(1, 0)), world)).toBe(null)
  })

  it('repeats the session on the drawn points and grades by those that were held back', () => {
    const { plane, units } = study(draw(stroke(10)))
    expect([plane.dataset.nPool, plane.dataset.n, plane.dataset.classes]).toEqual([10, 20, ['A', 'B']])
    const done = units.map((unit) => run(runUnit(unit, () => plane.dataset)))
    expect(done.map((d) => d.at.at(-1))).toEqual([6, 6, 6, 6])
    for (const d of done) {
      expect(d.accuracy.at(-1)).toBe(1)
      for (const id of d.asked) expect(id).toBeLessThan(10)
      expect(new Set(d.asked).size).toBe(d.asked.length)
    }
  })

  it('names its runs by the points: another stroke makes them new, undone it does not', () => {
    const keys = (state: State) => study(state).units.map((unit) => unit.key)
    const before = keys(draw(stroke(10)))
    expect(keys(draw(stroke(10), points({ remove: [3] })))).not.toContain(before[0])
    expect(keys(draw(stroke(10)))).toEqual(before)
    expect(new Set(before).size).toBe(4)
  })

  it('takes what was done to a data set along: moved, erased, flipped and new points', () => {
    const state = from(
      points({ move: [{ id: 2, xy: [5, 5] }] }),
      points({ remove: [3] }),
      points({ flip: [{ id: 4, truth: 1 - world.truth[4] }] }),
      points({ add: [{ xy: [6, 6], truth: 1 }] }),
    )
    const { dataset } = study(state, world).plane
    const at = (row: number) => [dataset.xy[2 * row], dataset.xy[2 * row + 1]]
    const place = (id: number) => [state.xy[2 * id], state.xy[2 * id + 1]]
    // Row 3 is gone: later points move up, the new one is the last that may be asked, what grades comes after it.
    expect(dataset.nPool).toBe(world.nPool)
    expect([at(2), at(3), at(dataset.nPool - 1)]).toEqual([[5, 5], place(4), [6, 6]])
    expect(dataset.truth[3]).toBe(1 - world.truth[4])
    expect(dataset.n - dataset.nPool).toBe(world.n - world.nPool)
  })

  it('keeps points that were chosen by hand, by their new numbers', () => {
    const hand = spec({ seed: 7, start: { rule: 'hand', n: 2, ids: [1, 3, 8] } })
    const state = fold(hand, [points({ remove: [3, 5] })], world)
    expect(planeData(state, world)?.spec.start.ids).toEqual([1, 6])
  })
})

it('a link that asks for a stream of drawn points says that it is a pool', () => {
  const read = readLink('data=drawing&mode=stream', catalogue)
  expect(read).toMatchObject({ ok: true, spec: { mode: 'pool', data: DRAWN } })
  expect(JSON.stringify(read)).toContain('stream')
})
