import { describe, expect, it } from 'vitest'
import { check } from '../../src/core/session/check.ts'
import { advance, fold, replay, stateHash, step } from '../../src/core/session/fold.ts'
import { begin } from '../../src/core/session/begin.ts'
import { Refused } from '../../src/core/session/event-rules.ts'
import { ROLE, type Event, type Settings, type Spec, type State } from '../../src/core/session/types.ts'
import { labelRows } from '../../src/core/session/label-rows.ts'
import {
  askable,
  examIds,
  heldOutIds,
  labelledSet,
  past,
  poolIds,
  trainSet,
} from '../../src/core/session/views.ts'
import { answer, ask, clouds, skip, spec, unsure } from './session-world.ts'

const world = clouds(60, 40)
const open = (part: Partial<Spec> = {}, settings: Partial<Settings> = {}) =>
  begin(spec(part, settings), world)
const refusal = (state: State, e: Event) => check(state, e)?.code ?? null
const noisy = (id: string, error: number) => ({ id, kind: 'noisy', error, cost: 3, seconds: 2 }) as const

describe('the start', () => {
  it('labels n points of each class with their truth and spends the budget on them', () => {
    const s = open()
    expect(s.order).toHaveLength(4)
    expect(s.order.map((id) => s.label[id]).sort()).toEqual([0, 0, 1, 1])
    for (const id of s.order) expect(s.label[id]).toBe(world.truth[id])
    expect(s.spent).toEqual({ answers: 4, points: 4, cost: 4, seconds: 20 })
    expect(s.train).toEqual(s.order)
  })

  it('keeps the grading rows of generated data for the exam', () => {
    expect([...examIds(open())]).toEqual([...Array(20).keys()].map((i) => i + 40))
    expect(examIds(open({ exam: { kind: 'none' } }))).toHaveLength(0)
    expect(heldOutIds(open({ exam: { kind: 'none' } }))).toHaveLength(20)
  })

  it('splits a share of each class off where there are no grading rows', () => {
    const s = begin(spec({ exam: { kind: 'truth', share: 0.3 } }), clouds(50, 50))
    const exam = [...examIds(s)]
    expect(exam.filter((id) => s.truth[id] === 0)).toHaveLength(8)
    expect(exam.filter((id) => s.truth[id] === 1)).toHaveLength(8)
    expect(exam.some((id) => s.order.includes(id))).toBe(false)
  })

  it('buys a paid validation set, and asks about those of its points whose truth is unknown', () => {
    const known = open({ exam: { kind: 'paid', n: 10 } })
    expect(known.role.filter((r) => r === ROLE.paid)).toHaveLength(10)
    expect(known.spent.answers).toBe(14)
    const unknown = begin(spec({ exam: { kind: 'paid', n: 10 } }), clouds(40, 40, 2, [...Array(40).keys()]))
    expect(unknown.spent.answers).toBe(0)
    const id = unknown.role.indexOf(ROLE.paid)
    expect(refusal(unknown, ask([id]))).toBe('exam-point')
    const s = advance(unknown, [ask([id], 'exam'), answer(id, 1)])
    expect(s.label[id]).toBe(1)
    expect(s.order).toEqual([])
    expect(s.spent.answers).toBe(1)
  })

  it('takes the labels that an upload came with, free of charge, and asks about the rest', () => {
    const rows = clouds(40, 40, 2, [1, 5, 9, 13])
    const data = { kind: 'file', sha256: 'ab'.repeat(32), name: 'a.csv', x: 'x', y: 'y', label: 'l' } as const
    const s = begin(spec({ data: { ...data, truth: 'given' }, exam: { kind: 'none' } }), rows)
    expect(s.order).toHaveLength(36)
    expect(s.spent.answers).toBe(0)
    expect([...askable(s)]).toEqual([1, 5, 9, 13])
    const paid = begin(spec({ data: { ...data, truth: 'given' }, exam: { kind: 'paid', n: 30 } }), rows)
    expect(paid.spent.answers).toBe(0)
    expect(paid.role.filter((r) => r === ROLE.paid)).toHaveLength(30)
  })

  it.each([
    [{ rule: 'random', n: 7 } as const, 7],
    [{ rule: 'spread', n: 5 } as const, 5],
    [{ rule: 'hand', n: 0, ids: [3, 8, 3, 55] } as const, 2],
    [{ rule: 'perGroup', n: 0, counts: [2, 0, 3] } as const, 5],
  ])('starts by %j', (start, n) => {
    const s = open({ start })
    expect(s.order).toHaveLength(n)
    expect(new Set(s.order).size).toBe(n)
    expect(s.order.every((id) => s.role[id] === ROLE.start)).toBe(true)
  })

  it('draws each start point by its own counter: more points of a class keep the first ones', () => {
    const few = open({ start: { rule: 'random', n: 4 } }).order
    const many = open({ start: { rule: 'random', n: 9 } }).order
    expect(many.slice(0, 4)).toEqual(few)
  })

  it('names classes by the person where given', () => {
    expect(open({ classes: ['cat'] }).classes).toEqual(['cat', 'B'])
  })
})

describe('rounds', () => {
  const s0 = open()
  const [a, b, c] = askable(s0)

  it('ends when every asked point has an answer or was passed', () => {
    const s = advance(s0, [ask([a, b, c]), answer(b, 1), skip(a)])
    expect(s.open?.answered).toEqual([b, a])
    expect(s.round).toBe(0)
    const end = step(s, answer(c, 0))
    expect(end.open).toBeNull()
    expect(end.round).toBe(1)
    expect(end.rounds).toEqual([
      { by: 'margin', ids: [b, c], score: [b / 7, c / 7], labels: [1, 0], passed: [a], labelled: 6 },
    ])
    expect(past(end)).toEqual([{ strategy: 'margin', ids: [b, c], scores: [b / 7, c / 7], labels: [1, 0] }])
  })

  it('collects votesPerPoint answers, also from the same annotator', () => {
    const s = advance(open({}, { votesPerPoint: 3, merge: 'majority' }), [
      ask([a]),
      answer(a, 1),
      answer(a, 0),
    ])
    expect(s.open?.progress[0].votes).toBe(2)
    const end = step(s, answer(a, 0))
    expect(end.round).toBe(1)
    expect(end.label[a]).toBe(0)
    expect(end.spent).toMatchObject({ answers: 7, points: 5 })
  })

  it('skips for ten rounds, unless nothing else is left', () => {
    let s = advance(s0, [ask([a]), skip(a)])
    expect(s.spent.answers).toBe(s0.spent.answers)
    for (let round = 0; round < 10; round++) {
      expect(askable(s)).not.toContain(a)
      const [id] = askable(s)
      s = advance(s, [ask([id]), answer(id, 0)])
    }
    expect(askable(s)).toContain(a)
    const small = begin(spec({ start: { rule: 'random', n: 0 } }), clouds(10, 10))
    const ids = [...askable(small)]
    const all = advance(
      small,
      ids.flatMap((id) => [ask([id]), skip(id)]),
    )
    expect([...askable(all)]).toEqual(ids)
  })

  it('routes "not sure" on to the next annotator, for one answer of the budget', () => {
    const two = open({}, { oracle: [...s0.settings.oracle, noisy('Ana', 0)] })
    const s = advance(two, [ask([a]), unsure(a)])
    expect(s.round).toBe(0)
    expect(s.spent.answers).toBe(5)
    expect(step(s, answer(a, 1, 'Ana')).spent).toMatchObject({ answers: 6, cost: 8 })
    expect(step(s, unsure(a, 'Ana')).round).toBe(1)
  })

  it('drops an open question on a change of settings, but keeps what was said', () => {
    const untouched = advance(s0, [ask([a, b]), { t: 'set', patch: { batch: 3 } }])
    expect(untouched.open).toBeNull()
    expect(untouched.round).toBe(0)
    const touched = advance(s0, [ask([a, b]), answer(a, 1), { t: 'set', patch: { batch: 3 } }])
    expect(touched.round).toBe(1)
    expect(touched.rounds[0]).toMatchObject({ ids: [a], passed: [b] })
  })

  it('ends the round with the last answer that the budget pays for', () => {
    const s = advance(open({}, { budget: 5 }), [ask([a, b]), answer(a, 0)])
    expect(s.open).toBeNull()
    expect(s.train).toContain(a)
    expect(refusal(s, ask([b]))).toBe('budget-spent')
    const more = step(s, { t: 'set', patch: { budget: 9 } })
    expect(refusal(more, ask([b]))).toBeNull()
  })

  it.each([
    ['points', 5],
    ['cost', 7],
    ['minutes', 22 / 60],
  ] as const)('budgets in %s', (budgetIn, budget) => {
    const s = open({}, { budget, budgetIn, oracle: [noisy('Ana', 0)] })
    expect(refusal({ ...s, spent: { answers: 4, points: 4, cost: 4, seconds: 20 } }, ask([a]))).toBeNull()
    const spent = { answers: 9, points: 5, cost: 7, seconds: 22 }
    expect(refusal({ ...s, spent }, ask([a]))).toBe('budget-spent')
  })
})

describe('retraining', () => {
  const [a, b, c] = askable(open())

  it('waits for the end of the round, or for the given number of answers', () => {
    const byRound = advance(open(), [ask([a, b]), answer(a, 0)])
    expect(byRound.train).toHaveLength(4)
    expect(byRound.since).toBe(1)
    expect(step(byRound, answer(b, 0)).train).toHaveLength(6)
    const byAnswer = advance(open({}, { retrainEvery: 1 }), [ask([a, b]), answer(a, 0)])
    expect(byAnswer.train).toHaveLength(5)
    const byTwo = advance(open({}, { retrainEvery: 2 }), [ask([a]), answer(a, 0)])
    expect(byTwo.train).toHaveLength(4)
    expect(byTwo.order).toHaveLength(5)
    expect(advance(byTwo, [ask([b]), answer(b, 1)]).train).toHaveLength(6)
  })

  it('shows the model of the last retraining the labels of that time', () => {
    const s = advance(open({}, { retrainEvery: 2 }), [ask([a]), answer(a, 0), ask([b]), answer(b, 0)])
    const corrected = step(s, answer(a, 1))
    const at = corrected.train.indexOf(a)
    expect(trainSet(corrected).y[at]).toBe(0)
    expect(labelledSet(corrected).y[at]).toBe(1)
    expect(trainSet(advance(corrected, [ask([c]), answer(c, 0)])).y[at]).toBe(1)
  })

  it('balances the classes on request', () => {
    const s = advance(open({}, { classWeights: 'balanced' }), [ask([a, b]), answer(a, 0), answer(b, 0)])
    const { y, w } = trainSet(s)
    expect([...w]).toEqual([...y].map((c) => (c === 0 ? 6 / (2 * 4) : 6 / (2 * 2))))
    expect(w.reduce((x, v) => x + v, 0)).toBeCloseTo(6, 12)
  })
})

describe('corrections', () => {
  const s0 = open()
  const [a] = askable(s0)
  const s = advance(s0, [ask([a]), answer(a, 0)])

  it('mends an answer free of charge and retrains', () => {
    const mended = step(s, answer(a, 1))
    expect(mended.label[a]).toBe(1)
    expect(mended.spent.answers).toBe(s.spent.answers)
    expect(mended.answers.get(a)?.map((x) => x.replaced ?? false)).toEqual([true, false])
    expect(mended.order).toEqual(s.order)
    expect(trainSet(mended).y.at(-1)).toBe(1)
  })

  it('works when the budget is spent, and on the labels of the start', () => {
    const poor = open({}, { budget: 4 })
    const [id] = poor.order
    expect(step(poor, answer(id, 1 - poor.label[id])).label[id]).toBe(1 - poor.label[id])
  })

  it('is one more opinion when somebody else answers', () => {
    const two = open({}, { oracle: [...s0.settings.oracle, noisy('Ana', 0)], merge: 'majority' })
    const t = advance(two, [ask([a]), answer(a, 0, 'Ana'), answer(a, 1)])
    expect(t.answers.get(a)).toHaveLength(2)
    expect(t.label[a]).toBe(0)
    expect(t.spent.answers).toBe(6)
  })

  it('counts an audit as one more vote', () => {
    expect(refusal(s, ask([a]))).toBe('already-labelled')
    expect(refusal(s0, ask([a], 'audit'))).toBe('not-labelled')
    const audited = advance(s, [ask([a], 'audit'), answer(a, 1)])
    expect(audited.spent.answers).toBe(s.spent.answers + 1)
    expect(audited.answers.get(a)?.some((x) => x.replaced)).toBe(false)
    expect(past(audited)).toHaveLength(1)
  })
})

describe('edits', () => {
  const s0 = open()
  const [a, b] = askable(s0)

  it('adds, moves and removes points without touching the data set', () => {
    const before = world.xy.slice()
    const s = advance(s0, [
      ask([a]),
      answer(a, 0),
      {
        t: 'points',
        add: [{ xy: [5, 6], truth: 1 }, { xy: [7, 8] }],
        move: [{ id: b, xy: [1, 2] }],
        remove: [a],
      },
    ])
    expect(world.xy).toEqual(before)
    expect([...s.xy.slice(120)]).toEqual([5, 6, 7, 8])
    expect([...s.xy.slice(2 * b, 2 * b + 2)]).toEqual([1, 2])
    expect([...s.truth.slice(60)]).toEqual([1, -1])
    expect(s.order).not.toContain(a)
    expect(s.train).toEqual(s.order)
    expect(s.edited).toEqual([60, 61, b])
    expect([...askable(s)]).toContain(61)
    expect(poolIds(s)).not.toContain(a)
    expect(refusal(s, answer(a, 1))).toBe('removed-point')
    expect(step(s, { t: 'points', add: [{ xy: [0, 0] }] }).role).toHaveLength(63)
  })

  it('shares what it does not touch', () => {
    const s = advance(s0, [ask([a]), answer(a, 0)])
    expect(s.xy).toBe(world.xy)
    expect(s.role).toBe(s0.role)
    expect(step(s, ask([b])).label).toBe(s.label)
  })

  it('lets classes grow and be renamed only', () => {
    const s = step(s0, { t: 'classes', names: ['x', 'y', 'z'] })
    expect(refusal(s, { t: 'classes', names: ['x', 'y'] })).toBe('fewer-classes')
    expect(refusal(s, { t: 'classes', names: ['x', 'y', 'y'] })).toBe('bad-classes')
    expect(advance(s, [ask([a]), answer(a, 2)]).label[a]).toBe(2)
    expect(advance(s0, [ask([a]), { t: 'classes', names: ['A', 'B', 'C'] }]).open?.ids).toEqual([a])
  })
})

describe('refusals', () => {
  const s = open()
  const [a] = askable(s)
  const exam = 45
  const cases: [string, Event][] = [
    ['unknown-point', ask([60])],
    ['unknown-point', ask([-1])],
    ['unknown-point', ask([1.5])],
    ['exam-point', ask([exam])],
    ['empty-question', ask([])],
    ['asked-twice', ask([a, a])],
    ['bad-event', { t: 'ask', ids: [a], by: 'margin', score: [1, 2], tied: [], fp: '' }],
    ['not-an-exam-point', ask([a], 'exam')],
    ['not-asked', answer(a, 0)],
    ['exam-point', answer(exam, 0)],
    ['bad-label', answer(s.order[0], 2)],
    ['bad-label', answer(s.order[0], -1)],
    ['unknown-annotator', answer(s.order[0], 0, 'Bob')],
    ['not-asked', skip(a)],
    ['bad-setting', { t: 'set', patch: { batch: 0 } }],
    ['bad-setting', { t: 'set', patch: { committee: { k: 1000 } } }],
    ['bad-setting', { t: 'set', patch: { nonsense: 1 } as never }],
    ['nothing-set', { t: 'set', patch: {} }],
    ['bad-event', { t: 'points' }],
    ['exam-point', { t: 'points', remove: [exam] }],
    ['bad-place', { t: 'points', move: [{ id: a, xy: [Infinity, 0] }] }],
    ['bad-label', { t: 'points', add: [{ xy: [0, 0], truth: 2 }] }],
    ['not-a-stream', { t: 'advance', n: 1 }],
  ]
  it.each(cases)('%s: %j', (code, e) => {
    const hash = stateHash(s)
    expect(refusal(s, e)).toBe(code)
    expect(() => step(s, e)).toThrow(Refused)
    expect(stateHash(s)).toBe(hash)
  })

  it('stops a replay at the first event that cannot happen', () => {
    const r = replay(s.spec, [ask([a]), answer(a, 1), answer(a, 9), ask([a])], world)
    expect(r).toMatchObject({ applied: 2, refusal: { code: 'bad-label', args: { label: 9, classes: 2 } } })
    expect(stateHash(r.state)).toBe(stateHash(fold(s.spec, [ask([a]), answer(a, 1)], world)))
  })
})

describe('settings', () => {
  const s = open()
  const set = (patch: Extract<Event, { t: 'set' }>['patch']) => step(s, { t: 'set', patch }).settings

  it('merges parameters of the same choice and starts a new choice afresh', () => {
    expect(set({ model: { params: { lambda: 3 } } }).model.params).toMatchObject({
      features: 'bumps-6',
      lambda: 3,
    })
    expect(set({ model: { id: 'knn' } }).model).toEqual({ id: 'knn', params: {} })
    expect(set({ model: { id: 'knn', params: { k: 3 } } }).model).toEqual({ id: 'knn', params: { k: 3 } })
    expect(set({ committee: { k: 9 } }).committee).toMatchObject({ id: 'bayesianBootstrap', k: 9 })
  })

  it('merges the answers anew when the rule changes', () => {
    const [a] = askable(s)
    const t = advance(open({}, { votesPerPoint: 3 }), [ask([a]), answer(a, 0), answer(a, 0), answer(a, 1)])
    expect(t.label[a]).toBe(1)
    const majority = step(t, { t: 'set', patch: { merge: 'majority' } })
    expect(majority.label[a]).toBe(0)
    expect(trainSet(majority).y.at(-1)).toBe(0)
  })
})

describe('stream', () => {
  const s0 = open({ mode: 'stream' }, { stream: { rule: 'variable', params: { s: 0.1 } } })

  it('offers one item after the other, in the order of the rows', () => {
    const [first] = askable(s0)
    expect(askable(s0)).toHaveLength(1)
    const s = advance(s0, [{ t: 'advance', n: 2 }])
    expect(s.stream).toEqual({ t: 2, spentHat: 0, theta: 1.1 * 1.1 })
    expect(refusal(s, ask([first]))).toBe('not-the-arrival')
    const [now] = askable(s)
    const asked = advance(s, [ask([now]), answer(now, 0)])
    expect(asked.stream).toEqual({ t: 3, spentHat: 1, theta: 1.1 * 1.1 * 0.9 })
    expect(askable(asked)[0]).toBeGreaterThan(now)
  })

  it('ends with the last item', () => {
    expect(refusal(s0, { t: 'advance', n: 37 })).toBe('stream-end')
    const end = step(s0, { t: 'advance', n: 36 })
    expect(askable(end)).toHaveLength(0)
  })
})

it('exports one row per labelled point', () => {
  const s0 = open({}, { votesPerPoint: 2, merge: 'majority' })
  const [a] = askable(s0)
  const s = advance(s0, [
    ask([a]),
    { t: 'answer', id: a, label: 1, who: 'you', sure: 2, ms: 1500 },
    { t: 'answer', id: a, label: 1, who: 'you', sure: 3, ms: 500 },
  ])
  const rows = labelRows(s)
  expect(rows).toHaveLength(5)
  expect(rows[0]).toMatchObject({ annotator: 'start', round: 0, confidence: 1, seconds: null })
  expect(rows[4]).toEqual({
    id: a,
    label: 'B',
    annotator: 'you',
    votes: 2,
    agreeing: 2,
    round: 0,
    confidence: 0.85,
    seconds: 2,
  })
})
