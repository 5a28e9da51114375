import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyPlane } from '../../src/core/data/drawing.ts'
import { boundaryProbabilities, sidesOf } from '../../src/core/session/boundary.ts'
import { along, stamp, stepFor, type Brush } from '../../src/core/session/brush.ts'
import { check } from '../../src/core/session/check.ts'
import { pending } from '../../src/core/session/pending.ts'
import { fold, stateHash, step } from '../../src/core/session/fold.ts'
import { readLink, writeLink } from '../../src/core/session/link.ts'
import { packLog, unpackLog } from '../../src/core/session/log.ts'
import {
  copiesOf,
  drawnOn,
  flipsOf,
  isEditable,
  nearestPoint,
  pointsInside,
  pointsNear,
  redraw,
} from '../../src/core/session/plane.ts'
import { DRAWN } from '../../src/core/session/spec.ts'
import { ROLE, type Boundary, type Event, type Place, type State } from '../../src/core/session/types.ts'
import { examIds, slim } from '../../src/core/session/views.ts'
import { ROOT, treeOfLog } from '../../src/core/session/tree.ts'
import { planeOf } from '../../src/page/curve-parts.ts'
import { keyOf } from '../../src/page/model-key.ts'
import { answer, ask, catalogue, clouds, spec } from './session-world.ts'

const world = clouds(40, 30)
const own = spec({ seed: 7 })
const from = (...events: Event[]) => fold(own, events, world)
const empty = spec({ data: DRAWN, seed: 7 })
const draw = (...events: Event[]) => fold(empty, events, emptyPlane)
const dots = (truth: number, ...places: Place[]) => places.map((xy) => ({ xy, truth }))
const two: Event = {
  t: 'points',
  add: [...dots(0, [-2, 0], [-1.5, 0.5], [-1.75, 0]), ...dots(1, [2, 0], [1.5, 0.5], [1.75, 0])],
}
const points = (e: Omit<Extract<Event, { t: 'points' }>, 't'>): Event => ({ t: 'points', ...e })

const coordinate = fc.oneof(
  fc.integer({ min: -9000, max: 9000 }).map((k) => k / 256),
  fc.double({ min: -1e6, max: 1e6, noNaN: true }),
)
const place = fc.tuple(coordinate, coordinate).map(([x, y]): Place => [x + 0, y + 0])
const id = fc.nat(999_999)
const label = fc.nat(63)
const some = <T>(of: fc.Arbitrary<T>) => fc.array(of, { minLength: 1, maxLength: 12 })
const edits = fc
  .record(
    {
      add: some(
        fc.record({ xy: place, truth: label, exam: fc.constant(true as const) }, { requiredKeys: ['xy'] }),
      ),
      move: some(fc.record({ id, xy: place })),
      remove: some(id),
      flip: some(fc.record({ id, truth: label })),
      boundary: fc.option(
        fc.record(
          {
            line: fc.array(place, { minLength: 2, maxLength: 9 }),
            classes: fc.tuple(label, label),
            closed: fc.constant(true as const),
          },
          { requiredKeys: ['line', 'classes'] },
        ),
      ),
    },
    { requiredKeys: [] },
  )
  .map((e): Event => ({ t: 'points', ...e }))

describe('edits of the plane in a link', () => {
  it('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(edits, { maxLength: 4 }), (log) => {
        // A number and its negative zero are the same place.
        const plain = (events: readonly Event[]) => JSON.parse(JSON.stringify(events)) as unknown
        const read = unpackLog(packLog(log))
        if (!read.ok) throw new Error(read.why)
        expect(plain(read.events)).toEqual(plain(log))
      }),
      { numRuns: 200 },
    )
  })

  it('are short: a cluster of 60 points takes less than three characters each', () => {
    const brush: Brush = { radius: 0.5, points: 60, truth: 1, held: 0.3, step: 8 }
    const log = [points({ add: stamp(brush, [1, -1], 5, 400) })]
    expect(packLog(log).length).toBeLessThan(60 * 4)
  })

  it('are read from logs of version 1, and fold to the same state', () => {
    const read = unpackLog(STORED)
    if (!read.ok) throw new Error(read.why)
    expect(read.events).toHaveLength(7)
    expect(stateHash(fold(own, read.events, world))).toBe('0dd1505f')
    expect(stateHash(fold(own, read.events.slice(0, 3), world))).toBe('db34c386')
    const again = unpackLog(packLog(read.events))
    expect(again).toEqual(read)
  })

  it('never throw where they are damaged', () => {
    const text = packLog([
      two,
      points({
        remove: [1, 2],
        boundary: {
          line: [
            [0, 1],
            [2, 3],
          ],
          classes: [0, 1],
        },
      }),
    ])
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.nat(63), (at, six) => {
        const letter = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'[six]
        const read = unpackLog(text.slice(0, at) + letter + text.slice(at + 1))
        expect(read.ok === true || read.why === 'damaged' || read.why === 'newer').toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('make a link of a drawing that an older page refuses as a whole', () => {
    const link = writeLink(empty, [two], catalogue)
    expect(link).toMatch(/^v=3&data=drawing&/)
    const read = readLink(link, catalogue)
    if (!read.ok) throw new Error(read.code)
    expect(read.warnings).toEqual([])
    expect(stateHash(fold(read.spec, read.events, emptyPlane))).toBe(stateHash(draw(two)))
  })
})

describe('a flip', () => {
  it('changes the hidden class, and a label along with it for nothing', () => {
    const before = from(ask([20]), answer(20, 1))
    const after = step(before, points({ flip: flipsOf(before, [20, 21]) }))
    expect([before.truth[20], after.truth[20], after.truth[21]]).toEqual([0, 1, 0])
    expect([before.label[20], after.label[20], after.label[21]]).toEqual([1, 1, -1])
    const back = step(after, points({ flip: [{ id: 20, truth: 0 }] }))
    expect([back.truth[20], back.label[20]]).toEqual([0, 0])
    expect(back.spent).toEqual(before.spent)
    expect(back.order).toEqual(before.order)
    expect(keyOf(back)).not.toBe(keyOf(before))
  })
})

describe('a drawn boundary', () => {
  const line: Boundary = {
    line: [
      [0, -1],
      [0, 1],
    ],
    classes: [0, 1],
  }

  it('has the first class on its left, however far away', () => {
    const side = sidesOf(line)
    expect([side(-1, 0), side(1, 0), side(-1e6, 9e5), side(1e6, -9e5)]).toEqual([0, 1, 0, 1])
    const back = sidesOf({
      line: [
        [0, 1],
        [0, -1],
      ],
      classes: [0, 1],
    })
    expect([back(-1, 0), back(1, 0)]).toEqual([1, 0])
  })

  it('that is closed has it inside', () => {
    const side = sidesOf({
      line: [
        [0, 0],
        [2, 0],
        [2, 2],
        [0, 2],
      ],
      closed: true,
      classes: [1, 0],
    })
    expect([side(1, 1), side(3, 1), side(-1, -1)]).toEqual([1, 0, 0])
  })

  it('straight in any direction parts the plane by the sign of the cross product', () => {
    const whole = fc.integer({ min: -50, max: 50 })
    fc.assert(
      fc.property(whole, whole, whole, whole, whole, whole, (x0, y0, x1, y1, x, y) => {
        const cross = (x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)
        fc.pre(cross !== 0 && (x0 !== x1 || y0 !== y1))
        expect(
          sidesOf({
            line: [
              [x0, y0],
              [x1, y1],
            ],
            classes: [0, 1],
          })(x, y),
        ).toBe(cross > 0 ? 0 : 1)
      }),
    )
  })

  it('decides the truth of all points, of those that grade too, and of those that come later', () => {
    const state = from(points({ boundary: line, add: dots(1, [-3, 0]) }))
    const side = sidesOf(line)
    for (let i = 0; i < 41; i++) expect(state.truth[i]).toBe(side(state.xy[2 * i], state.xy[2 * i + 1]))
    const later = step(state, points({ add: dots(0, [3, 0]), move: [{ id: 40, xy: [4, 0] }] }))
    expect([later.truth[41], later.truth[40]]).toEqual([1, 1])
    const without = step(later, points({ boundary: null }))
    expect(without.boundary).toBeUndefined()
    expect([...without.truth]).toEqual([...later.truth])
    expect([...slim(state).edits!.ids]).toEqual([...state.edited])
    // Labels were given before: they stay.
    expect([...state.label.slice(0, 40)]).toEqual([...from().label])
  })

  it('has probabilities that are its sides', () => {
    const xy = Float64Array.of(-3, 0, 3, 0, 0.05, 5)
    const p = boundaryProbabilities(line, xy, 3, 3, 0.2)
    expect([...p].map((v) => Math.round(v * 100) / 100)).toEqual([1, 0, 0, 0, 1, 0, 0.25, 0.75, 0])
  })

  it.each<[string, Event]>([
    ['bad-place', points({ boundary: { line: [[0, 0]], classes: [0, 1] } })],
    [
      'bad-place',
      points({
        boundary: {
          line: [
            [0, 0],
            [0, 0],
          ],
          classes: [0, 1],
        },
      }),
    ],
    [
      'bad-place',
      points({
        boundary: {
          line: [
            [0, 0],
            [0, 1],
          ],
          closed: true,
          classes: [0, 1],
        },
      }),
    ],
    [
      'bad-event',
      points({
        boundary: {
          line: [
            [0, 0],
            [0, 1],
          ],
          classes: [1, 1],
        },
      }),
    ],
    [
      'bad-label',
      points({
        boundary: {
          line: [
            [0, 0],
            [0, 1],
          ],
          classes: [0, 2],
        },
      }),
    ],
    ['bad-label', points({ flip: [{ id: 3, truth: 5 }] })],
    ['exam-point', points({ flip: [{ id: 35, truth: 1 }] })],
    ['asked-twice', points({ flip: [{ id: 3, truth: 1 }], remove: [3] })],
    ['bad-event', points({})],
  ])('and the like are refused: %s', (code, event) => {
    expect(check(from(), event)?.code).toBe(code)
  })
})

describe('drawn points that grade', () => {
  it('are no part of the pool, count in the exam, and can be erased', () => {
    const state = from(
      points({
        add: [
          { xy: [1, 1], truth: 1, exam: true },
          { xy: [1, 2], truth: 0 },
        ],
      }),
    )
    expect(state.role[40]).toBe(ROLE.exam)
    expect([...examIds(state)]).toContain(40)
    expect([...slim(state).candidates]).not.toContain(40)
    expect([isEditable(state, 40), isEditable(state, 35)]).toEqual([true, false])
    expect([...examIds(step(state, points({ remove: [40] })))]).not.toContain(40)
    expect(drawnOn(state)).toMatchObject({ added: 2, grading: 1, classes: [1, 1], changed: 0, removed: 0 })
  })
})

describe('an own drawing', () => {
  it('waits for two classes, then labels the start and asks', () => {
    expect(pending(draw())).toEqual({ for: 'nothing', why: 'classes' })
    const one = points({ add: dots(0, [0, 0], [1, 1]) })
    expect(pending(draw(one))).toEqual({ for: 'nothing', why: 'classes' })
    expect(draw(one).order).toEqual([])
    const state = draw(two)
    expect(pending(state)).toEqual({ for: 'picks' })
    expect(state.order).toHaveLength(4)
    expect(state.spent).toMatchObject({ answers: 4, points: 4 })
    for (const id of state.order) expect(state.label[id]).toBe(state.truth[id])
    expect(state.train).toEqual(state.order)
  })

  it('has a start that hangs on what is drawn, not on the strokes that drew it', () => {
    const late = draw(
      points({ add: two.t === 'points' ? two.add!.slice(0, 5) : [] }),
      points({ add: dots(1, [1.75, 0]) }),
    )
    expect(late.order).toEqual(draw(two).order)
    expect(late.spent).toEqual(draw(two).spent)
  })

  it('keeps its start once something was answered', () => {
    const open = draw(two).role.findIndex((r) => r === ROLE.pool)
    const answered = draw(two, ask([open]), answer(open, 0))
    const more = step(answered, points({ add: dots(1, [3, 3], [3, 2], [2, 3]) }))
    expect(more.order).toEqual(answered.order)
    expect(more.spent).toEqual(answered.spent)
  })

  it('gives up its start when one class is erased again', () => {
    const state = draw(two, points({ remove: [3, 4, 5] }))
    expect([state.order, state.spent.answers, pending(state).for]).toEqual([[], 0, 'nothing'])
    expect([...state.label]).toEqual(Array(6).fill(-1))
  })

  it('can be drawn anew without its past', () => {
    const state = draw(two, points({ remove: [1], flip: [{ id: 0, truth: 1 }] }), {
      t: 'classes',
      names: ['A', 'B', 'C'],
    })
    const again = draw(...redraw(state))
    const alive = [0, 2, 3, 4, 5]
    expect([...again.truth]).toEqual(alive.map((i) => state.truth[i]))
    expect([...again.xy]).toEqual(alive.flatMap((i) => [state.xy[2 * i], state.xy[2 * i + 1]]))
    expect(again.classes).toEqual(state.classes)
  })
})

describe('the brush', () => {
  const brush: Brush = { radius: 0.5, points: 40, truth: 1, held: 0.3, step: 8 }

  it('draws the same points for the same place, seed and id, whatever was drawn before', () => {
    const all = stamp({ ...brush, points: 60 }, [1, 2], 9, 100)
    expect(stamp(brush, [1, 2], 9, 120)).toEqual(all.slice(20))
    expect(stamp(brush, [1, 2], 10, 120)).not.toEqual(all.slice(20))
  })

  it('stays in its disc, on its multiples, and holds about its share back', () => {
    const many = stamp({ ...brush, points: 2000 }, [1, 2], 3, 0)
    for (const { xy, truth } of many) {
      expect(Math.hypot(xy[0] - 1, xy[1] - 2)).toBeLessThan(0.5 + 1 / 256)
      expect([xy[0] * 256, xy[1] * 256].every(Number.isInteger)).toBe(true)
      expect(truth).toBe(1)
    }
    // Even over the disc: a quarter lies within half the radius.
    const inner = many.filter(({ xy }) => Math.hypot(xy[0] - 1, xy[1] - 2) < 0.25).length
    expect(Math.abs(inner / 2000 - 0.25)).toBeLessThan(0.03)
    expect(Math.abs(many.filter((p) => p.exam).length / 2000 - 0.3)).toBeLessThan(0.03)
  })

  it('of no size draws where it is', () => {
    expect(stamp({ ...brush, radius: 0, points: 1, held: 0 }, [0.5, -0.25], 1, 0)).toEqual([
      { xy: [0.5, -0.25], truth: 1 },
    ])
  })

  it('stamps evenly along its way', () => {
    expect(along([0, 0], [0, 5], 2)).toEqual([
      [0, 2],
      [0, 4],
    ])
    expect(along([0, 0], [0, 0], 2)).toEqual([])
    expect([stepFor(1), stepFor(110), stepFor(1e9)]).toEqual([4, 8, 12])
  })
})

describe('choosing points', () => {
  const state = draw(two)
  it('goes by distance and by enclosure', () => {
    expect(pointsNear(state, [-2, 0], 0.3)).toEqual([0, 2])
    expect(nearestPoint(state, [-1.9, 0], 0.5)).toBe(0)
    expect(nearestPoint(state, [0, 0], 0.5)).toBeNull()
    expect(
      pointsInside(state, [
        [-3, -1],
        [0, -1],
        [0, 1],
        [-3, 1],
      ]),
    ).toEqual([0, 1, 2])
    expect(
      pointsInside(state, [
        [-3, -1],
        [0, -1],
      ]),
    ).toEqual([])
  })
  it('copies with class and role', () => {
    expect(copiesOf(state, [0], [1, 0.1], 4)).toEqual([{ xy: [-1, 0.125], truth: 0 }])
  })
})

describe('a baseline', () => {
  it('starts from the plane as it was last drawn', () => {
    expect(planeOf(treeOfLog(empty, [two, ask([4]), answer(4, 1)]))).toBe(0)
    expect(planeOf(treeOfLog(empty, [two, ask([4]), points({ remove: [1] }), ask([4])]))).toBe(2)
    expect(planeOf(treeOfLog(own, [ask([4])]))).toBe(ROOT)
  })
})

describe('what grades a state', () => {
  it('is part of the name of its grade: the truth of drawn points, and whether they grade', () => {
    const key = (...events: Event[]): string => keyOf(from(...events) as State)
    const one = key(points({ add: dots(0, [1, 1]) }))
    expect(key(points({ add: dots(1, [1, 1]) }))).not.toBe(one)
    expect(key(points({ add: [{ xy: [1, 1], truth: 0, exam: true }] }))).not.toBe(one)
    expect(key(points({ add: dots(0, [1, 1]) }))).toBe(one)
  })
})

/** Written by the page that knew version 1: points added, moved and removed, between questions. */
const STORED =
  'ExzWbcPLPp3eXTLz6L92_dlqmlEm87-p8JN7RdETpFw36d3TmiWIsOTIidW_aLx5ROrbBcxWLWC5s2bNmzZs2bNmzZs2bNrqxF05demhE6Y_VntF48onVtguarGC5k1u_bqxFt39sqJ1b9otORE6ZLEXjyidW2OVa5WMbv26sRcsu3f2yonVtysZMLv3Kdonig9ouiJ0i4b9O7pzRLEW3f2yonVv2i05ETpowWIvHlE6tsVjG79We0WnIidM1iLx5ROrbBYwu_bv3yx7RdETpFw36d3TmiWIuWXbv7ZUTq20Y3fuAM_x'
