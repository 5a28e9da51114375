import fc from 'fast-check'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { agreementOf, cohenKappa, fleissKappa } from '../../src/core/session/agreement.ts'
import { personIsAsked, whenAsked } from '../../src/core/session/asked.ts'
import { mergeAnswers } from '../../src/core/session/merge.ts'
import { advance, step } from '../../src/core/session/fold.ts'
import { begin } from '../../src/core/session/begin.ts'
import { answerOf, auditPick, closeness, errorChance, respond } from '../../src/core/session/oracle.ts'
import { nextAnnotator, opinionsOf } from '../../src/core/session/turns.ts'
import { mayAsk, nextStream } from '../../src/core/session/stream-step.ts'
import { startStream } from '../../src/core/session/stream.ts'
import type { Annotator, Answer, Settings, State } from '../../src/core/session/types.ts'
import { askable } from '../../src/core/session/views.ts'
import { answer, ask, clouds, spec, unsure } from './session-world.ts'

const world = clouds(4000, 4000, 3)
const noisy = (part: Partial<Annotator> = {}): Annotator => ({
  id: 'Ana',
  kind: 'noisy',
  cost: 2,
  seconds: 4,
  ...part,
})
const withOracle = (...oracle: Annotator[]): State =>
  begin(spec({ exam: { kind: 'none' } }, { oracle, budget: 10_000 }), world)
const ids = Array.from({ length: 4000 }, (_, i) => i)
/** Share of wrong answers among those given. */
const wrong = (a: Annotator, state: State, over: readonly number[] = ids, opinion = 0): number => {
  const replies = over.map((id) => [answerOf(a, state, id, opinion).label, state.truth[id]])
  const given = replies.filter(([label]) => label !== null)
  return given.filter(([label, truth]) => label !== truth).length / given.length
}

describe('simulated annotators', () => {
  const s = withOracle(noisy())

  it('tell the truth, or err at the given rate, towards each other class alike', () => {
    expect(wrong({ ...noisy(), kind: 'truth' }, s)).toBe(0)
    expect(wrong(noisy(), s)).toBe(0)
    expect(wrong(noisy({ error: 0.2 }), s)).toBeCloseTo(0.2, 1)
    const shift = [0, 0, 0]
    for (const id of ids)
      shift[((answerOf(noisy({ error: 1 }), s, id, 0).label ?? 0) - s.truth[id] + 3) % 3]++
    expect(shift[0]).toBe(0)
    expect(shift[1] / 4000).toBeCloseTo(0.5, 1)
  })

  it('may err by class', () => {
    const a = noisy({ error: [0.4, 0, 0.1] })
    const of = (c: number) =>
      wrong(
        a,
        s,
        ids.filter((id) => s.truth[id] === c),
      )
    expect(of(0)).toBeCloseTo(0.4, 1)
    expect(of(1)).toBe(0)
    expect(of(2)).toBeCloseTo(0.1, 1)
  })

  it('err more near the boundary', () => {
    const a = noisy({ nearBoundary: 0.5 })
    const some = ids.slice(0, 800)
    const close = Float64Array.from(some, (id) => closeness(s, id))
    expect(close.every((v) => v >= 0 && v <= 1)).toBe(true)
    const inside = wrong(
      a,
      s,
      some.filter((id) => close[id] < 0.3),
    )
    expect(inside).toBeLessThan(
      wrong(
        a,
        s,
        some.filter((id) => close[id] > 0.8),
      ) - 0.1,
    )
    // Two points of different classes 0.1 apart, and nothing else near.
    const pair = {
      ...s,
      xy: Float64Array.of(0, 0, 0.1, 0),
      truth: Int32Array.of(0, 1),
      role: new Uint8Array(2),
    }
    expect(closeness(pair, 0)).toBeCloseTo(0.8, 12)
  })

  it('tire with every answer given', () => {
    const a = noisy({ error: 0.1, fatigue: 0.01 })
    const [x, y] = askable(s)
    const t = advance(withOracle(a), [ask([x]), answer(x, 0, 'Ana'), ask([y]), answer(y, 0, 'Ana')])
    expect(errorChance(a, t, 100)).toBeCloseTo(0.12, 12)
    expect(errorChance(a, { ...t, given: new Map([['Ana', 500]]) }, 100)).toBe(1)
  })

  it('give the same answer to whoever asks, now or later, and another opinion when asked again', () => {
    const a = noisy({ error: 0.4 })
    const [x] = askable(s)
    const t = advance(s, [{ t: 'set', patch: { strategy: { id: 'random' } } }, ask([x]), answer(x, 0, 'Ana')])
    const labels = (state: State, opinion: number, who = a) =>
      ids.slice(0, 200).map((id) => answerOf(who, state, id, opinion).label)
    expect(labels(t, 0)).toEqual(labels(s, 0))
    expect(labels(s, 1)).not.toEqual(labels(s, 0))
    expect(labels(s, 0, { ...a, id: 'Ben' })).not.toEqual(labels(s, 0))
    // A higher error rate only adds wrong answers.
    const worse = labels(s, 0, noisy({ error: 0.6 }))
    labels(s, 0).forEach((label, id) => {
      if (label !== s.truth[id]) expect(worse[id]).toBe(label)
    })
  })

  it('abstain at the given rate, and where the truth is unknown', () => {
    const replies = ids.map((id) => answerOf(noisy({ unsure: 0.3 }), s, id, 0).label)
    expect(replies.filter((l) => l === null).length / 4000).toBeCloseTo(0.3, 1)
    const blind = { ...s, truth: new Int32Array(4000).fill(-1) }
    expect(answerOf(noisy(), blind, 5, 0)).toEqual({ label: null, seconds: 4, cost: 2 })
  })
})

describe('who answers', () => {
  const you = spec().settings.oracle[0]
  const s = begin(
    spec(
      { exam: { kind: 'none' } },
      { oracle: [noisy({ unsure: 1 }), you, noisy({ id: 'Ben' })], votesPerPoint: 2 },
    ),
    world,
  )
  const [a] = askable(s)

  it('takes turns in the order of the list, and routes "not sure" on', () => {
    const asked = step(s, ask([a]))
    expect(nextAnnotator(asked, a)?.id).toBe('Ana')
    const passed = respond(asked, a)
    expect(passed).toEqual(unsure(a, 'Ana'))
    const routed = step(asked, unsure(a, 'Ana'))
    expect(nextAnnotator(routed, a)?.id).toBe('you')
    expect(respond(routed, a)).toBeNull()
    const half = step(routed, answer(a, 0))
    expect(respond(half, a)).toEqual(answer(a, s.truth[a], 'Ben'))
    expect(nextAnnotator(step(half, answer(a, 0, 'Ben')), a)).toBeNull()
  })

  it('asks again about the points that fewest have judged, the least sure first', () => {
    const t = advance(s, [
      ask([a]),
      { t: 'answer', id: a, label: 0, who: 'you', sure: 1 },
      { t: 'answer', id: a, label: 0, who: 'Ben', sure: 1 },
    ])
    const [first, ...others] = auditPick(t, 99)
    expect(t.order).toContain(first)
    expect(others.at(-1)).toBe(a)
    expect(auditPick(t, 99)).toHaveLength(7)
    expect(auditPick(t, 2)).toEqual(auditPick(t, 99).slice(0, 2))
    expect(opinionsOf(t, 'Ben', a)).toBe(1)
    const audit = step(t, ask([a], 'audit'))
    expect(nextAnnotator(audit, a)?.id).toBe('Ana')
    expect(nextAnnotator(step(audit, unsure(a, 'Ana')), a)?.id).toBe('you')
  })
})

describe('whose turn it is', () => {
  const you: Annotator = { id: 'you', kind: 'you', cost: 1, seconds: 5 }
  const [ana, ben] = [noisy(), noisy({ id: 'Ben' })]
  const team = (oracle: Annotator[], more: Partial<Settings> = {}) =>
    begin(spec({ exam: { kind: 'none' } }, { oracle, budget: 10_000, ...more }), world)
  /** Who is asked first about each point of some rounds; everybody answers. */
  function firsts(state: State, rounds: number, batch: number): string[] {
    const names: string[] = []
    for (let r = 0; r < rounds; r++) {
      const points = [...askable(state)].slice(0, batch)
      state = step(state, ask(points))
      for (const id of points) {
        names.push(nextAnnotator(state, id)!.id)
        for (let next = nextAnnotator(state, id); next; next = nextAnnotator(state, id))
          state = step(state, answer(id, 0, next.id))
      }
    }
    return names
  }

  it('is that of the first in the list, or of each in turn', () => {
    expect(firsts(team([ana, you]), 3, 1)).toEqual(['Ana', 'Ana', 'Ana'])
    expect(firsts(team([ana, you], { turns: 'rotate' }), 4, 1)).toEqual(['Ana', 'you', 'Ana', 'you'])
    expect(firsts(team([ana, ben, you], { turns: 'rotate' }), 2, 4).slice(0, 5)).toEqual([
      ...['Ana', 'Ben', 'you', 'Ana'],
      'Ben',
    ])
  })

  it('goes on from whoever began, past those who are not sure', () => {
    const s = step(
      team([ana, ben, you], { turns: 'rotate', votesPerPoint: 2 }),
      ask([...askable(team([ana]))].slice(0, 2)),
    )
    const [, second] = s.open!.ids
    expect(nextAnnotator(s, second)?.id).toBe('Ben')
    const passed = step(s, unsure(second, 'Ben'))
    expect(nextAnnotator(passed, second)?.id).toBe('you')
    expect(nextAnnotator(step(passed, answer(second, 0, 'you')), second)?.id).toBe('Ana')
  })

  it('is known beforehand from the settings', () => {
    const of = (oracle: Annotator[], more: Partial<Settings> = {}, known = true) =>
      whenAsked({ oracle, votesPerPoint: 1, ...more }, known)
    expect(of([ana, you])).toEqual(['always', 'never'])
    expect(of([noisy({ unsure: 0.1 }), you])).toEqual(['always', 'unsure'])
    expect(of([ana, you], {}, false)).toEqual(['always', 'unsure'])
    expect(of([you, ana, ben])).toEqual(['always', 'unsure', 'unsure'])
    expect(of([ana, you], { votesPerPoint: 2 })).toEqual(['always', 'always'])
    expect(of([ana, ben, you], { votesPerPoint: 2, turns: 'rotate' })).toEqual(['inTurn', 'inTurn', 'inTurn'])
    expect(personIsAsked({ oracle: [ana, you], votesPerPoint: 1 }, true)).toBe(false)
    expect(personIsAsked({ oracle: [you, ana], votesPerPoint: 1 }, true)).toBe(true)
    expect(personIsAsked({ oracle: [ana, ben], votesPerPoint: 1 }, true)).toBe(false)
  })

  it('comes to those alone of whom that is said', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(0, 0, 0.4), { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 4 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 3 }),
        (chances, votesPerPoint, rotates, batch) => {
          const oracle = chances.map((unsure, k) => noisy({ id: `a${k}`, unsure }))
          let state = team(oracle, { votesPerPoint, ...(rotates && { turns: 'rotate' as const }) })
          const asked = new Map(oracle.map((a) => [a.id, 0]))
          let points = 0
          for (let r = 0; r < 12; r++) {
            state = step(state, ask([...askable(state)].slice(0, batch)))
            while (state.open) {
              const id = state.open.ids.find((i) => !state.open!.answered.includes(i))!
              const e = respond(state, id)!
              asked.set(nextAnnotator(state, id)!.id, asked.get(nextAnnotator(state, id)!.id)! + 1)
              state = step(state, e)
            }
            points += batch
          }
          whenAsked(state.settings, true).forEach((when, at) => {
            const n = asked.get(oracle[at].id)!
            if (when === 'never') expect(n).toBe(0)
            if (when === 'always') expect(n).toBeGreaterThanOrEqual(points)
            if (when === 'inTurn') expect(n).toBeGreaterThan(0)
          })
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('merging', () => {
  const votes = (...list: [string, number, (1 | 2 | 3)?][]): Answer[] =>
    list.map(([who, label, sure]) => ({ who, label, round: 0, ...(sure && { sure }) }))
  const oracle = [noisy({ error: 0.4 }), noisy({ id: 'Ben', error: 0.05 }), noisy({ id: 'Cy', error: 0.4 })]
  const merged = (merge: 'last' | 'majority' | 'weighted', list: Answer[], C = 2) =>
    mergeAnswers(list, { merge, oracle }, C)

  it('takes the last, the most, or the most trustworthy', () => {
    const list = votes(['Ana', 0], ['Cy', 0], ['Ben', 1])
    expect(merged('last', list).label).toBe(1)
    expect(merged('majority', list).label).toBe(0)
    // log(.95 / .05) = 2.94 against 2 log(.6 / .4) = 0.81
    expect(merged('weighted', list).label).toBe(1)
  })

  it('prefers the class named first among equals', () => {
    expect(merged('majority', votes(['Ana', 1], ['Ben', 0])).label).toBe(1)
    expect(merged('weighted', votes(['Ana', 1], ['Cy', 0])).label).toBe(1)
    expect(merged('majority', votes(['Ana', 2], ['Ben', 0], ['Cy', 0], ['Ana', 2]), 3).label).toBe(2)
  })

  it('weighs by confidence', () => {
    expect(merged('last', votes(['Ana', 0, 1])).weight).toBe(0.4)
    expect(merged('last', votes(['Ana', 0])).weight).toBe(1)
    expect(merged('majority', votes(['Ana', 0, 1], ['Ben', 0, 2], ['Cy', 1, 3])).weight).toBeCloseTo(0.55, 12)
    expect(merged('weighted', votes(['Ana', 0, 1], ['Cy', 1, 3])).label).toBe(1)
  })

  it('ignores replaced answers and copes with none', () => {
    const list = votes(['Ana', 0], ['Ana', 1])
    expect(merged('majority', [{ ...list[0], replaced: true }, list[1]])).toEqual({ label: 1, weight: 1 })
    expect(merged('majority', [])).toEqual({ label: -1, weight: 0 })
  })
})

describe('agreement', () => {
  it("is Cohen's kappa for two", () => {
    // 20 yes-yes, 5 yes-no, 10 no-yes, 15 no-no: po = .7, pe = .5
    const cells: [number, number, number][] = [
      [1, 1, 20],
      [1, 0, 5],
      [0, 1, 10],
      [0, 0, 15],
    ]
    const all = cells.flatMap(([a, b, n]) => Array.from({ length: n }, () => [a, b]))
    expect(
      cohenKappa(
        all.map(([a]) => a),
        all.map(([, b]) => b),
      ),
    ).toBeCloseTo(0.4, 12)
    expect(cohenKappa([0, 1], [0, 1])).toBe(1)
    expect(cohenKappa([0, 1], [1, 0])).toBe(-1)
    expect(cohenKappa([], [])).toBeNull()
    expect(cohenKappa([1, 1], [1, 1])).toBeNull()
  })

  it("is Fleiss' kappa for many", () => {
    // The example of Fleiss 1971 as commonly reproduced: 10 subjects, 14 raters, 5 categories, kappa 0.210
    const table = [
      [0, 0, 0, 0, 14],
      [0, 2, 6, 4, 2],
      [0, 0, 3, 5, 6],
      [0, 3, 9, 2, 0],
      [2, 2, 8, 1, 1],
      [7, 7, 0, 0, 0],
      [3, 2, 6, 3, 0],
      [2, 5, 3, 2, 2],
      [6, 5, 2, 1, 0],
      [0, 2, 2, 3, 7],
    ]
    expect(fleissKappa(table)).toBeCloseTo(0.20993, 4)
    expect(
      fleissKappa([
        [3, 0],
        [0, 3],
      ]),
    ).toBe(1)
    expect(
      fleissKappa([
        [3, 0],
        [3, 0],
      ]),
    ).toBeNull()
    expect(
      fleissKappa([
        [1, 0],
        [0, 1],
      ]),
    ).toBeNull()
    expect(fleissKappa([])).toBeNull()
  })

  it('is read from a session: between annotators and of each with itself', () => {
    const s = begin(
      spec(
        { exam: { kind: 'none' }, start: { rule: 'random', n: 0 } },
        {
          oracle: [noisy(), noisy({ id: 'Ben' })],
          votesPerPoint: 2,
          budget: 100,
        },
      ),
      world,
    )
    const [a, b, c] = askable(s)
    const t = advance(s, [
      ask([a, b, c]),
      ...[answer(a, 0, 'Ana'), answer(a, 0, 'Ben'), answer(b, 1, 'Ana'), answer(b, 1, 'Ben')],
      ...[answer(c, 1, 'Ana'), answer(c, 0, 'Ben')],
      ask([a, b], 'audit'),
      ...[answer(a, 0, 'Ana'), answer(b, 0, 'Ana')],
      // A correction is not a disagreement.
      answer(c, 0, 'Ana'),
    ])
    const { pairs, self, fleiss } = agreementOf(t)
    expect(pairs).toEqual([{ a: 'Ana', b: 'Ben', points: 3, equal: 2 / 3, kappa: 0 }])
    expect(self[0]).toEqual({ who: 'Ana', points: 2, equal: 0.5, kappa: 0 })
    expect(self[1]).toEqual({ who: 'Ben', points: 0, equal: null, kappa: null })
    expect(fleiss).not.toBeNull()
  })
})

describe('the stream', () => {
  interface Fixture {
    name: string
    params: { budget: number; w: number; s: number; theta0?: number }
    input: { utilities: number[] }
    expected: { queried: number[]; u_hat_after: number[]; theta_after: number[] }
  }
  const file = readFileSync(new URL('../fixtures/sessions/stream-variable.json', import.meta.url), 'utf8')
  const fixtures = JSON.parse(file) as Fixture[]

  it.each(fixtures)('follows the reference: $name', ({ params, input, expected }) => {
    let s = startStream(params)
    const spentHat: number[] = []
    const theta: number[] = []
    const asked: number[] = []
    input.utilities.forEach((u, t) => {
      // Asked where the confidence lies below the threshold and the budget allows.
      const ask = mayAsk(s, params) && 1 - u < s.theta
      if (ask) asked.push(t)
      s = nextStream(s, 'variable', params, ask, 0.5)
      spentHat.push(s.spentHat)
      theta.push(s.theta)
    })
    expect(asked).toEqual(expected.queried)
    expected.u_hat_after.forEach((v, t) => expect(spentHat[t]).toBeCloseTo(v, 10))
    expected.theta_after.forEach((v, t) => expect(theta[t]).toBeCloseTo(v, 10))
  })

  it('moves the threshold of moving rules only, and of split by its chance', () => {
    const s = startStream({ theta0: 1 })
    expect(nextStream(s, 'fixed', {}, false, 0.5).theta).toBe(1)
    expect(nextStream(s, 'split', { v: 0.2 }, false, 0.1).theta).toBe(1)
    expect(nextStream(s, 'split', { v: 0.2 }, false, 0.3).theta).toBe(1.01)
  })
})
