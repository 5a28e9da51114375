import { describe, expect, it } from 'vitest'
import { done, run } from '../../src/core/job.ts'
import { describe as inWords } from '../../src/core/session/describe.ts'
import { drive, type Look } from '../../src/core/session/driver.ts'
import { askEvent, pending } from '../../src/core/session/pending.ts'
import { fold, stateHash, step } from '../../src/core/session/fold.ts'
import { begin } from '../../src/core/session/begin.ts'
import { cohenKappa } from '../../src/core/session/agreement.ts'
import { PRESETS } from '../../src/core/session/spec.ts'
import type { Event, Settings, Spec, State } from '../../src/core/session/types.ts'
import { askable, slim } from '../../src/core/session/views.ts'
import type { Slim } from '../../src/engine/protocol/state.ts'
import { session as en } from '../../src/text/en/session.ts'
import { session as ja } from '../../src/text/ja/session.ts'
import { answer, ask, clouds, spec } from './session-world.ts'

const world = clouds(60, 40)
const truth = PRESETS.truth
const noisy = { ...PRESETS.noisy, error: 0.3 }
const open = (settings: Partial<Settings> = {}, part: Partial<Spec> = {}): State =>
  begin(spec(part, settings), world)
/** Asks the first points that may be asked. */
const first: Look = (s) =>
  done([...askable(s).slice(0, s.settings.batch)].map((id) => ({ id, score: -id, tied: 1 })))
const go = (s: State, until?: (s: State) => boolean, look: Look = first) =>
  run(drive(s, look, { fp: 'test/none', until }))

describe('the loop', () => {
  it('asks and answers until the budget is spent, and its events fold to its state', () => {
    const s = open({ oracle: [truth], batch: 3, budget: 21 })
    const end = go(s)
    expect(end.why).toBe('budget')
    expect(end.state.spent.answers).toBe(21)
    // 17 answers in batches of 3: the last one is cut to what the budget pays for.
    expect(end.state.rounds.map((r) => r.ids.length)).toEqual([3, 3, 3, 3, 3, 2])
    expect(end.state.train).toHaveLength(21)
    expect(stateHash(fold(s.spec, end.events, world))).toBe(stateHash(end.state))
  })

  it('ends with the pool', () => {
    const end = go(open({ oracle: [truth], budget: 1000 }))
    expect(end.why).toBe('pool')
    expect(end.state.order).toHaveLength(40)
  })

  it('waits for a person to answer, and goes on afterwards', () => {
    const end = go(open())
    expect(end.why).toBe('answer')
    const [id] = end.state.open?.ids ?? []
    expect(pending(end.state)).toMatchObject({ for: 'answer', id, annotator: { id: 'you' } })
    expect(go(step(end.state, answer(id, 0))).state.round).toBe(1)
  })

  it('waits for a person to choose where the strategy picks nothing', () => {
    expect(go(open({ oracle: [truth] }), undefined, () => done([])).why).toBe('choice')
  })

  it('stops where the caller says', () => {
    const end = go(open({ oracle: [truth] }), (s) => s.round === 5)
    expect(end).toMatchObject({ why: 'until', state: { round: 5 } })
  })

  it('collects the votes of several annotators and keeps their costs', () => {
    const oracle = [
      { ...noisy, id: 'a', cost: 2 },
      { ...noisy, id: 'b', cost: 3 },
      { ...noisy, id: 'c', cost: 4 },
    ]
    const { state } = go(open({ oracle, votesPerPoint: 3, merge: 'majority', budget: 94 }))
    expect(state.rounds).toHaveLength(30)
    expect(state.spent.cost).toBe(4 * 2 + 30 * 9)
    const said = (who: string) =>
      state.rounds.map((r) => state.answers.get(r.ids[0])?.find((a) => a.who === who)?.label ?? -1)
    expect(Math.abs(cohenKappa(said('a'), said('b')) ?? 1)).toBeLessThan(0.6)
    const wrong = state.rounds.filter((r) => r.labels[0] !== state.truth[r.ids[0]]).length
    expect(wrong).toBeLessThan(15)
  })

  it('asks the validation set first where it must be bought from a person', () => {
    const blind = clouds(40, 40, 2, [...Array(40).keys()])
    const s = begin(spec({ exam: { kind: 'paid', n: 2 } }), blind)
    const end = run(drive(s, first, { fp: 'test/none' }))
    expect(end.events).toMatchObject([{ t: 'ask', by: 'exam' }])
    expect(end.why).toBe('answer')
  })

  it('lets items of a stream pass where nothing is picked', () => {
    const s = open(
      { oracle: [truth], stream: { rule: 'variable', params: {} }, budget: 10 },
      { mode: 'stream' },
    )
    const everyThird: Look = (t) => ((t.stream?.t ?? 0) % 3 === 0 ? first(t) : done([]))
    const end = go(s, undefined, everyThird)
    expect(end.why).toBe('budget')
    expect(end.state.stream?.t).toBe(16)
    expect(end.events.filter((e) => e.t === 'advance')).toHaveLength(10)
  })

  it('cuts a batch to what the budget still pays for', () => {
    const picks = [1, 2, 3, 4].map((id) => ({ id, score: 0, tied: 4 }))
    const asked = (settings: Partial<Settings>) =>
      askEvent(open(settings), picks, 'x') as Extract<Event, { t: 'ask' }>
    expect(asked({ budget: 6 }).ids).toEqual([1, 2])
    expect(asked({ budget: 8, votesPerPoint: 3 }).ids).toEqual([1])
    expect(asked({ budget: 7, budgetIn: 'points' }).ids).toEqual([1, 2, 3])
    expect(asked({ budget: 5, budgetIn: 'cost' }).ids).toEqual([1, 2, 3, 4])
  })
})

it('gives the engine what it needs, and nothing that cannot be sent', () => {
  const s = step(go(open({ oracle: [truth] }), (t) => t.round === 3).state, {
    t: 'points',
    move: [{ id: 2, xy: [1, 2] }],
  })
  const sent: Slim = slim(s)
  expect(structuredClone(sent)).toEqual(sent)
  expect(sent.edits).toEqual({ ids: Int32Array.of(2), xy: Float64Array.of(1, 2), truth: Int32Array.of(0) })
  expect([...sent.train.ids]).toEqual(s.order)
  expect(sent.past).toHaveLength(3)
  expect(sent.exam).toHaveLength(20)
})

it('tells every event in both languages', () => {
  const events = [
    ask([1]),
    ask([1, 2]),
    ask([1], 'you'),
    ask([1], 'audit'),
    ask([1], 'exam'),
    answer(1, 0),
    answer(1, 1, 'Ana'),
    { t: 'pass', id: 1, who: 'you', why: 'skip' },
    { t: 'pass', id: 1, who: 'you', why: 'unsure' },
    { t: 'set', patch: { committee: { k: 7 }, batch: 2 } },
    { t: 'classes', names: ['A', 'B'] },
    { t: 'points', add: [{ xy: [0, 0] }], remove: [3] },
    { t: 'advance', n: 4 },
  ] as const
  const sentences = events.flatMap((e) => inWords(e, ['A', 'B']))
  for (const { text, args } of sentences)
    for (const words of [en, ja]) {
      const entry = words[text as keyof typeof en]
      const said = typeof entry === 'function' ? entry(args) : entry
      expect(said).toMatch(/[.。]$/)
      expect(said).not.toMatch(/undefined|NaN|null/)
    }
  const set = sentences.filter((x) => x.text === 'event.set')
  expect(set.map((x) => x.args.field)).toEqual(['committee.k', 'batch'])
})
