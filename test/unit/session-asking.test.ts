import fc from 'fast-check'
import { expect, it } from 'vitest'
import { moons } from '../../src/core/data/moons.ts'
import { begin } from '../../src/core/session/begin.ts'
import { advanceBy, ASKING_RULES, Refused } from '../../src/core/session/event-rules.ts'
import { FIRST_SPEC } from '../../src/core/session/first.ts'
import { ALL_RULES, stateHash } from '../../src/core/session/fold.ts'
import { ROLE, type Event, type State } from '../../src/core/session/types.ts'

const { data, seed } = FIRST_SPEC
const world = moons.make(seed, 40, data.kind === 'made' ? data.params : {})
const START = begin(FIRST_SPEC, world)
const pool = [...START.role.keys()].filter((id) => START.role[id] === ROLE.pool)

/** An event of asking that can often, but not always, happen. */
function propose(s: State, kind: number, x: number): Event {
  const open = s.open?.ids.find((id) => !s.open?.answered.includes(id)) ?? pool[x % pool.length]
  const sure = ([1, 2, 3] as const)[x % 3]
  switch (kind) {
    case 0:
      return {
        t: 'ask',
        ids: [pool[x % pool.length]],
        by: x % 2 ? 'margin' : 'you',
        score: [],
        tied: [],
        fp: '',
      }
    case 1:
      return { t: 'pass', id: open, who: 'you', why: x % 2 ? 'skip' : 'unsure' }
    case 2:
      return { t: 'answer', id: s.order[x % s.order.length], label: x % 3, who: 'you', sure }
    default:
      return { t: 'answer', id: open, label: x % 2, who: 'you', sure, ms: x }
  }
}

it('the rules of asking give what all rules give in the session that the page opens with', () => {
  const moves = fc.array(fc.tuple(fc.nat(4), fc.nat(9999)), { maxLength: 60 })
  fc.assert(
    fc.property(moves, (proposed) => {
      let few = START
      let all = START
      for (const [kind, x] of proposed) {
        const e = propose(all, kind, x)
        const refusal = ALL_RULES.check(all, e)
        expect(ASKING_RULES.check(few, e)).toEqual(refusal)
        if (refusal) continue
        few = advanceBy(ASKING_RULES, few, [e])
        all = advanceBy(ALL_RULES, all, [e])
      }
      expect(stateHash(few)).toBe(stateHash(all))
    }),
    { numRuns: 40 },
  )
})

it('the rules of asking refuse every other event', () => {
  const patch: Event = { t: 'set', patch: { batch: 2 } }
  expect(ALL_RULES.check(START, patch)).toBeNull()
  expect(ASKING_RULES.check(START, patch)).toMatchObject({ code: 'bad-event' })
  expect(() => advanceBy(ASKING_RULES, START, [patch])).toThrow(Refused)
})
