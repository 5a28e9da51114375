import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ParamSpec } from '../../src/core/params.ts'
import { BitReader, BitWriter } from '../../src/core/session/bits.ts'
import {
  readFields,
  readIds,
  readPairs,
  readQuery,
  writeFields,
  writeQuery,
} from '../../src/core/session/fields.ts'
import {
  choiceFields,
  formatPart,
  paramFields,
  plainFields,
  shortName,
  withPart,
} from '../../src/core/session/link-fields.ts'
import { LINK_MAX, LINK_VERSION, readLink, warningText, writeLink } from '../../src/core/session/link.ts'
import { packLog, unpackLog } from '../../src/core/session/log.ts'
import { shown } from '../../src/core/session/read.ts'
import { baseSpec, filled } from '../../src/core/session/spec.ts'
import type { Event, Spec } from '../../src/core/session/types.ts'
import { session as en } from '../../src/text/en/session.ts'
import { answer, ask, catalogue, choose, skip, spec, unsure } from './session-world.ts'

const read = (query: string) => {
  const result = readLink(query, catalogue)
  if (!result.ok) throw new Error(result.code)
  return result
}
/** What a link keeps of a log. */
const bare = (events: readonly Event[]): Event[] =>
  events.map((e) => (e.t === 'ask' ? { ...e, score: [], tied: [] } : e))

describe('bits', () => {
  it('come back as they were written', () => {
    const numbers = fc.array(fc.tuple(fc.nat(0x7fffffff), fc.nat(12)), { maxLength: 20 })
    fc.assert(
      fc.property(
        numbers,
        fc.string({ unit: fc.constantFrom(...'a~\0é猫\ud800'), maxLength: 12 }),
        (values, text) => {
          const out = new BitWriter()
          for (const [n, k] of values)
            out
              .golomb(n, k)
              .bits(n, 31)
              .flag(n % 2 === 1)
          const written = out.text(text).toString()
          expect(written).toMatch(/^[\w-]*$/)
          const input = new BitReader(written)
          for (const [n, k] of values)
            expect([input.golomb(k), input.bits(31), input.flag()]).toEqual([n, n, n % 2 === 1])
          expect(input.text()).toBe(text)
        },
      ),
      { numRuns: 40 },
    )
  })
})

describe('the packed log', () => {
  const logs: [string, Event[]][] = [
    ['nothing', []],
    ['usual rounds', [ask([1]), answer(1, 0), ask([399]), answer(399, 1), ask([7])]],
    [
      'a batch out of order',
      [ask([5, 6, 7]), answer(6, 1), skip(5), answer(7, 0), ask([8, 9]), answer(8, 0), answer(9, 0)],
    ],
    [
      'several voters',
      [
        ask([1]),
        answer(1, 0),
        answer(1, 1, 'Ana'),
        unsure(1, 'Ana'),
        ask([2]),
        answer(2, 0),
        answer(2, 1, 'アナ'),
      ],
    ],
    [
      'confidence and time',
      [
        ask([3]),
        { t: 'answer', id: 3, label: 1, who: 'you', sure: 2, ms: 1234 },
        ask([4]),
        { t: 'answer', id: 4, label: 0, who: 'you', sure: 3, ms: 0 },
        ask([5], 'random'),
        { t: 'answer', id: 5, label: 0, who: 'you', ms: 86_400_000 },
      ],
    ],
    [
      'everything else',
      [
        { t: 'set', patch: { batch: 3, strategy: { id: 'density', params: { beta: 0.1 } } } },
        { t: 'classes', names: ['A', 'B', '猫'] },
        {
          t: 'points',
          add: [{ xy: [0.1, -2 / 3], truth: 1 }],
          move: [{ id: 2, xy: [1e-9, 1] }],
          remove: [9],
        },
        { t: 'advance', n: 100 },
        ask([3], 'audit'),
      ],
    ],
  ]
  it.each(logs)('%s', (_, log) => {
    expect(unpackLog(packLog(log))).toEqual({ ok: true, events: bare(log) })
  })

  it('is refused as a whole when damaged, and named as newer when it is', () => {
    const text = packLog(logs[1][1])
    expect(unpackLog(text.slice(0, -1))).toEqual({ ok: false, why: 'damaged' })
    expect(unpackLog('')).toEqual({ ok: false, why: 'damaged' })
    expect(unpackLog('M' + text.slice(1))).toEqual({ ok: false, why: 'newer' })
  })
})

/** A session of 100 labels on the default data, times and confidence recorded or not. */
const hundred = (timed: boolean): Event[] =>
  Array.from({ length: 100 }, (_, i): Event[] => {
    const id = (i * 37) % 400
    const extra = timed ? { sure: (1 + (i % 3)) as 1 | 2 | 3, ms: 700 + choose(2, i, 6000) } : {}
    return [ask([id]), { t: 'answer', id, label: choose(1, i, 2), who: 'you', ...extra }]
  }).flat()

describe('a link', () => {
  it('of the default session is empty', () => {
    expect(writeLink(baseSpec(catalogue), [], catalogue)).toBe('')
    expect(read('').spec).toEqual(baseSpec(catalogue))
  })

  it('holds 100 labels in far less than 600 characters', () => {
    const own = spec({ seed: 123456 }, { batch: 2, strategy: { id: 'density', params: { beta: 2 } } })
    expect(packLog(hundred(false)).length).toBeLessThan(250)
    expect(writeLink(own, hundred(false), catalogue).length).toBeLessThan(300)
    expect(writeLink(own, hundred(true), catalogue).length).toBeLessThan(600)
    expect(LINK_MAX).toBe(1800)
  })

  it('packs a log once, however often the view changes beside it', () => {
    let read = 0
    const counted = new Proxy(hundred(false), {
      get: (log, key) => {
        if (typeof key === 'string' && /^\d+$/.test(key)) read++
        return Reflect.get(log, key) as unknown
      },
    })
    const first = writeLink(baseSpec(catalogue), counted, catalogue)
    const once = read
    expect(once).toBeGreaterThanOrEqual(counted.length)
    expect(writeLink(baseSpec(catalogue), counted, catalogue, [['theme', 'dark']])).toBe(
      `theme=dark&${first}`,
    )
    expect(read).toBe(once)
  })

  it('is readable', () => {
    const own = spec(
      { data: { kind: 'made', id: 'moons', n: 300, params: { noise: 0.3 } }, exam: { kind: 'paid', n: 20 } },
      { oracle: [{ id: 'Ana', kind: 'noisy', error: [0.1, 0.3], cost: 2, seconds: 5 }] },
    )
    expect(writeLink(own, [], catalogue)).toBe(
      'n=300&exam=paid~20&oracle=noisy~id~Ana~error~0.1_0.3~cost~2&noise=0.3',
    )
  })

  it('starts from the defaults of the data that it names', () => {
    const { spec: s } = read('data=blobs')
    expect(s.data).toEqual({ kind: 'made', id: 'blobs', n: 60, params: { k: 2, tight: false } })
    expect(s.settings.model.params).toEqual({ features: 'linear', lambda: 1, biasLambda: 0.01 })
    expect(writeLink(s, [], catalogue)).toBe('data=blobs')
  })

  it('starts another choice from its own defaults', () => {
    expect(read('model=knn').spec.settings.model).toEqual({ id: 'knn', params: { k: 5 } })
    expect(read('strategy=density&strategy.beta=3').spec.settings.strategy.params).toEqual({ beta: 3 })
    expect(read('model.lambda=2').spec.settings.model.params).toMatchObject({ lambda: 2 })
  })

  it('of an upload carries its hash, its name and the columns', () => {
    const data = {
      kind: 'file',
      sha256: 'c0ffee'.repeat(10),
      name: 'my data.csv',
      x: 'a b',
      y: 'ü',
      label: null,
      truth: 'hidden',
    } as const
    const own = spec({ data, classes: ['犬', 'x~y*z_'] })
    expect(read(writeLink(own, [], catalogue))).toEqual({ ok: true, spec: own, events: [], warnings: [] })
  })
})

describe('what a link asks for in vain', () => {
  const warnings = (query: string) => read(query).warnings.map((w) => [w.field, w.given, w.used])

  it('falls back to the default and is named with what is allowed', () => {
    const { spec: s, warnings } = read('noise=2000&n=50')
    expect(s.data).toMatchObject({ n: 50, params: { noise: 0.15 } })
    expect(warnings).toEqual([
      {
        field: 'noise',
        given: '2000',
        allowed: { kind: 'range', min: 0, max: 1, whole: false },
        used: '0.15',
      },
    ])
    const { text, args } = warningText(warnings[0])
    expect(text).toBe('link.range')
    const sentence = en[text as 'link.range']
    expect(sentence(args)).toBe(
      'The link asked for noise=2000. Allowed is 0 to 1, so the default 0.15 is used.',
    )
  })

  it.each([
    ['batch=1.5', ['batch', '1.5', '1']],
    ['batch=', ['batch', '', '1']],
    ['seed=-1', ['seed', '-1', '44']],
    ['seed=0x10', ['seed', '0x10', '44']],
    ['model=gpt', ['model', 'gpt', 'logistic']],
    ['data=mars', ['data', 'mars', 'moons']],
    ['data=file', ['data', 'file', 'moons']],
    ['merge=all', ['merge', 'all', 'last']],
    ['oracle=me', ['oracle', 'me', 'you']],
    ['oracle=noisy~error~9', ['oracle', 'noisy~error~9', 'you']],
    ['oracle=you*you', ['oracle', 'you*you', 'you']],
    ['start=often~3', ['start', 'often~3', 'perClass~2']],
    ['exam=truth~2', ['exam', 'truth~2', 'truth~0.5']],
    ['stop=agreement~kappa~7', ['stop', 'agreement~kappa~7', '']],
    ['features=deep', ['features', 'deep', 'bumps-6']],
    ['sha=abcdef0123', ['sha', 'abcdef0123', '']],
    ['__proto__=1', ['__proto__', '1', '']],
    ['utm=x', ['utm', 'x', '']],
    ['log=AAAA', ['log', 'AAAA', '']],
    ['v=0.5', ['v', '0.5', '3']],
    ['seed=44&seed=7', ['seed', '7', '44']],
    ['noise=0.15&data.noise=0.3', ['noise', '0.3', '0.15']],
  ])('%s', (query, expected) => {
    expect(warnings(query)).toEqual([expected])
    expect(read(query).spec).toEqual(baseSpec(catalogue))
  })

  it('leaves fields of others alone', () => {
    expect(readLink('theme=dark', catalogue, ['theme'])).toMatchObject({ warnings: [] })
  })

  it('is refused as a whole when the link is of a newer version', () => {
    expect(readLink('v=4&batch=3', catalogue)).toMatchObject({ ok: false, code: 'newer-version' })
    expect(readLink(`log=M${packLog([]).slice(1)}`, catalogue)).toMatchObject({
      ok: false,
      code: 'newer-version',
    })
  })
})

const FIXED = new Map([...choiceFields(catalogue), ...plainFields(catalogue)].map((f) => [f.name, f]))
/** Whether a session has what its address says in this field. */
function usedAs({ spec, events }: ReturnType<typeof read>, field: string, text: string): boolean {
  if (field === 'v') return Number(text) <= LINK_VERSION
  if (field === 'data') return text === (spec.data.kind === 'file' ? 'file' : spec.data.id)
  if (field === 'log') {
    const log = unpackLog(text)
    return text === '' || (log.ok && JSON.stringify(log.events) === JSON.stringify(events))
  }
  const found = FIXED.get(field) ?? paramFields(spec, catalogue).find(({ name }) => name === field)
  const value = found?.reader(found.parse(text), field, [])
  return found !== undefined && formatPart(found, spec) === formatPart(found, withPart({}, found.path, value))
}

const word = fc.string({ unit: fc.constantFrom(...'aZ0 ~*_%&=+#é猫'), minLength: 1, maxLength: 6 })
const chance = fc.double({ min: 0, max: 1, noNaN: true }).map((x) => x + 0)
const annotators = fc.uniqueArray(
  fc.record(
    {
      id: word,
      kind: fc.constantFrom('you', 'truth', 'noisy'),
      error: fc.oneof(chance, fc.array(chance, { minLength: 1, maxLength: 3 })),
      unsure: chance,
      fatigue: chance,
      nearBoundary: chance,
      cost: fc.nat(50),
      seconds: fc.nat(50),
    },
    { requiredKeys: ['id', 'kind', 'cost', 'seconds'] },
  ),
  { minLength: 1, maxLength: 3, selector: (a) => a.id },
)
const specs: fc.Arbitrary<Spec> = fc
  .record({
    data: fc.oneof(
      fc.record({
        kind: fc.constant('made'),
        id: fc.constant('moons'),
        n: fc.integer({ min: 10, max: 900 }),
        params: fc.record({ noise: chance }),
      }),
      fc.record({
        kind: fc.constant('made'),
        id: fc.constant('blobs'),
        n: fc.integer({ min: 10, max: 900 }),
        params: fc.record({ tight: fc.boolean() }),
      }),
      fc.record({ kind: fc.constant('shipped'), id: fc.constant('penguins'), x: word, y: word, label: word }),
      fc.record({
        kind: fc.constant('file'),
        sha256: fc.constant('12345678'),
        name: word,
        x: word,
        y: word,
        label: fc.option(word),
        truth: fc.constantFrom('hidden', 'given'),
      }),
    ),
    mode: fc.constantFrom('pool', 'stream'),
    seed: fc.nat(0xffffffff),
    classes: fc.array(word, { maxLength: 3 }),
    exam: fc.oneof(
      fc.record({ kind: fc.constant('truth'), share: fc.double({ min: 0.05, max: 0.9, noNaN: true }) }),
      fc.record({ kind: fc.constant('paid'), n: fc.integer({ min: 1, max: 99 }) }),
      fc.constant({ kind: 'none' }),
    ),
    start: fc.oneof(
      fc.record({ rule: fc.constantFrom('random', 'perClass', 'spread'), n: fc.nat(9) }),
      fc.record({
        rule: fc.constant('hand'),
        n: fc.nat(9),
        ids: fc.array(fc.nat(900), { minLength: 1, maxLength: 4 }),
      }),
      fc.record({
        rule: fc.constant('perGroup'),
        n: fc.nat(9),
        counts: fc.array(fc.nat(9), { minLength: 1, maxLength: 3 }),
      }),
    ),
    strategy: fc.constantFrom({ id: 'margin', params: {} }, { id: 'density', params: { beta: 0.3 } }),
    model: fc.constantFrom({ id: 'knn', params: {} }, { id: 'logistic', params: { features: 'linear' } }),
    committee: fc.record({
      id: fc.constantFrom('posterior', 'bayesianBootstrap'),
      k: fc.integer({ min: 1, max: 64 }),
      params: fc.constant({}),
    }),
    oracle: annotators,
    budgetIn: fc.option(fc.constantFrom('answers', 'points', 'cost', 'minutes'), { nil: undefined }),
    budget: fc.double({ min: 0, max: 99, noNaN: true }).map((x) => x + 0),
    stop: fc.array(
      fc.constantFrom({ id: 'agreement', params: {} }, { id: 'agreement', params: { kappa: 0.5 } }),
      { maxLength: 2 },
    ),
    stream: fc.option(fc.constant({ rule: 'variable', params: { s: 0.2 } }), { nil: undefined }),
  })
  .map(({ data, mode, seed, classes, exam, start, stream, budgetIn, ...settings }) => {
    const all = { ...settings, ...(stream && { stream }), ...(budgetIn && { budgetIn }) }
    const base = baseSpec(catalogue)
    const raw = { ...base, data, mode, seed, classes, exam, start, settings: { ...base.settings, ...all } }
    return filled(raw as Spec, catalogue).spec
  })

describe('links of all kinds', () => {
  it('come back as they were written', () => {
    fc.assert(
      fc.property(specs, fc.constantFrom([], hundred(true).slice(0, 20)), (own, log) => {
        const link = writeLink(own, log, catalogue)
        expect(read(link)).toEqual({ ok: true, spec: own, events: bare(log), warnings: [] })
      }),
      { numRuns: 100 },
    )
  })

  it('never throw, whatever is done to them, and answer with a usable spec', () => {
    const whole = writeLink(
      spec({ seed: 9 }, { batch: 4, oracle: spec().settings.oracle }),
      hundred(true).slice(0, 12),
      catalogue,
    )
    const names =
      'data n sha seed mode classes exam start model lambda strategy k batch oracle stop stream log v'.split(
        ' ',
      )
    const junk = fc.string({ unit: fc.constantFrom(...'aA1~*_%&=.-+e猫\ud800'), maxLength: 8 })
    const random = fc
      .array(fc.tuple(fc.constantFrom(...names), junk), { maxLength: 5 })
      .map((pairs) => pairs.map(([name, value]) => `${name}=${value}`).join('&'))
    const mutated = fc
      .array(fc.tuple(fc.nat(whole.length), fc.nat(3), junk), { minLength: 1, maxLength: 3 })
      .map((cuts) =>
        cuts.reduce((text, [at, drop, put]) => text.slice(0, at) + put + text.slice(at + drop), whole),
      )
    let refused = 0
    let named = 0
    let used = 0
    fc.assert(
      fc.property(fc.oneof(random, mutated), (query) => {
        const result = readLink(query, catalogue)
        if (!result.ok) return void refused++
        named += result.warnings.length
        // Whatever the address gives is used as it is, or named.
        const silent: string[] = []
        const said = result.warnings.map((w) => `${w.field}=${w.given}`)
        for (const [name, text] of readPairs(query)) {
          const field = shortName(name)
          if (said.includes(`${field}=${shown(text)}`)) continue
          if (usedAs(result, field, text)) used++
          else silent.push(`${field}=${text}`)
        }
        expect(silent).toEqual([])
        for (const w of result.warnings) expect(Object.hasOwn(en, warningText(w).text)).toBe(true)
        expect(filled(result.spec, catalogue)).toEqual({ spec: result.spec, bad: [] })
      }),
      { numRuns: 10_000 },
    )
    expect(refused).toBeGreaterThan(0)
    expect(named).toBeGreaterThan(5000)
    expect(used).toBeGreaterThan(5000)
  })
})

describe('fields of a view', () => {
  const table: ParamSpec[] = [
    { key: 'theme', kind: 'choice', default: 'auto', options: ['auto', 'dark'] },
    { key: 'zoom', kind: 'number', default: 1, min: 0.5, max: 4, step: 0.1 },
    { key: 'quiet', kind: 'flag', default: false },
  ]
  it('are read and written by a table of their own', () => {
    const query = readQuery('?theme=dark&zoom=9&quiet&zoom=2')
    expect(readFields(table, query)).toEqual({
      values: { theme: 'dark', zoom: 1, quiet: true },
      warnings: [
        { field: 'zoom', given: '9', allowed: { kind: 'range', min: 0.5, max: 4, whole: false }, used: '1' },
      ],
    })
    expect(writeQuery(writeFields(table, { theme: 'dark', zoom: 1, quiet: true }))).toBe(
      'theme=dark&quiet=true',
    )
  })
})

describe('lists of a view', () => {
  it('keep what is known and name each other entry', () => {
    const { ids, warnings } = readIds('hide', readQuery('hide=b.x.a.'), ['a', 'b', 'c'])
    expect(ids).toEqual(['a', 'b'])
    expect(warnings.map((w) => [w.field, w.given, warningText(w).text])).toEqual([
      ['hide', 'x', 'link.options'],
    ])
    expect(readIds('hide', readQuery(''), ['a'])).toEqual({ ids: [], warnings: [] })
  })
})

describe('the log of a stream', () => {
  const passing: Event = { t: 'advance', n: 1 }
  const asked = (id: number): Event[] => [
    { t: 'ask', ids: [id], by: 'margin', score: [], tied: [], fp: '1/core' },
    { t: 'answer', id, label: 0, who: 'truth' },
  ]

  it('writes items that passed one by one as their number, and gives back each of them', () => {
    const run = (n: number) => Array<Event>(n).fill(passing)
    const log = [...run(1), ...asked(1), ...run(40), ...asked(42), { t: 'advance', n: 3 } as Event, ...run(2)]
    expect(unpackLog(packLog(log))).toEqual({ ok: true, events: log })
    expect(packLog(run(900)).length - packLog(run(2)).length).toBeLessThan(4)
  })
})
