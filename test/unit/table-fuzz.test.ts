import fc from 'fast-check'
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { chooseColumns, parseTable, toColumns } from '../../src/core/data/table/importer.ts'
import { suggestPairs } from '../../src/core/data/table/pairs.ts'
import { ENCODINGS, type Choices, type Imported, type Refused } from '../../src/core/data/table/types.ts'
import type { Job } from '../../src/core/job.ts'
import { sentence } from '../reference/upload-adapter.ts'

const folder = new URL('../fixtures/upload-cases/', import.meta.url)
const files = readdirSync(folder)
  .filter((f) => f !== 'expected.json' && !f.startsWith('.'))
  .map((f) => new Uint8Array(readFileSync(new URL(f, folder))))

/** More steps than any of these small files needs: a reading that runs on and on fails. */
const STEPS = 5000

/** Much cheaper than an assertion of the test library, of which the loops below would need a hundred thousand. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(what)
}

/** All that a file could reach by its names. */
const prototypes = [Object, Array, Map, Set, String, Number, Function].map(
  (c): object => c.prototype as object,
)
const shapes = (): unknown[] =>
  prototypes.flatMap((p) =>
    Reflect.ownKeys(p).flatMap((key) => {
      const { value, get } = Object.getOwnPropertyDescriptor(p, key) ?? {}
      return [key, value ?? get]
    }),
  )
const before = shapes()

/** Files that were read. */
let count = 0

/** What the worker does with a file: table, points, columns of a data set, pairs of columns for the dialog. */
function* whole(bytes: Uint8Array, choices: Choices): Job<Imported | Refused> {
  const parsed = yield* parseTable(bytes, 'fuzz', choices)
  if ('outcome' in parsed) return parsed
  const imported = yield* chooseColumns(parsed, choices)
  if (imported.outcome === 'error') return imported
  yield* toColumns(parsed, imported)
  yield* suggestPairs(parsed, imported.labelColumn, choices)
  return imported
}

/** Reads `bytes` and checks what holds for every file. */
function check(bytes: Uint8Array, choices: Choices): void {
  const before = bytes.slice()
  const job = whole(bytes, choices)
  count++
  let step = job.next()
  for (let steps = 0; !step.done; step = job.next()) must(++steps < STEPS, 'runs on')
  const r = step.value
  must(
    bytes.every((b, i) => b === before[i]),
    'the bytes changed',
  )
  must(Object.keys(Object.prototype).length === 0, 'the prototype of objects changed')
  if (r.outcome === 'error') {
    must(sentence(`import.error.${r.code}`, r.args).endsWith('.'), `${r.code} has no sentence`)
    return
  }
  const { x, y, label, rows } = r.points
  const n = rows.length
  must(n >= 3, 'fewer than three points')
  must(n + r.nDropped === r.nRows, 'rows got lost')
  must(x.length === n && y.length === n && label.length === n, 'points of unequal number')
  must(x.every(Number.isFinite) && y.every(Number.isFinite), 'a point is not finite')
  must(r.classes.reduce((sum, c) => sum + c.count, r.unlabelled) === n, 'labels got lost')
  must(new Set(r.columns.map((c) => c.name)).size === r.columns.length, 'two columns of one name')
  for (const w of r.warnings)
    must(
      !/undefined|NaN\b(?! or)/.test(sentence(`import.warning.${w.code}`, w.args)),
      `sentence of ${w.code}`,
    )
}

const choices: fc.Arbitrary<Choices> = fc.record(
  {
    format: fc.constantFrom('csv', 'json', 'ndjson'),
    encoding: fc.constantFrom(...ENCODINGS),
    delimiter: fc.constantFrom('\t', ';', '|', ',', ' ', '\n', '"', 'x'),
    decimal: fc.constantFrom('.', ','),
    header: fc.boolean(),
    quotes: fc.boolean(),
    label: fc.constantFrom(null, 'x', 'class', '__proto__', 'nothing'),
    naIsClass: fc.boolean(),
  },
  { requiredKeys: [] },
)
const SEEDED = { seed: 8 }
const sometimes = fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: choices })

it('takes a table whose only column is empty', () => {
  check(new TextEncoder().encode('NA'), { header: false })
})

it('takes any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), sometimes, (bytes, c) => check(bytes, c)),
    { ...SEEDED, numRuns: 3000 },
  )
})

it('takes any text made of what tables are made of', () => {
  const unit = fc.constantFrom(
    ...[
      '1',
      '2.5',
      '-3',
      ',',
      ',',
      ';',
      '\t',
      '|',
      '"',
      '""',
      '\n',
      '\n',
      '\r\n',
      '\r',
      ' ',
      'a',
      'b',
      '{',
      '}',
      '[',
      ']',
    ],
    ...[
      ':',
      '\\',
      'NA',
      'x',
      '=',
      'class',
      '__proto__',
      'é',
      '　',
      '🐈',
      '1,5',
      '1e400',
      '2020-01-01',
      '"x":',
      'null',
      'NaN',
    ],
  )
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 120 }), sometimes, (units, c) =>
      check(new TextEncoder().encode(units.join('')), c),
    ),
    { ...SEEDED, numRuns: 4000 },
  )
})

it('takes files of every kind with mistakes in them', () => {
  const change = fc.tuple(fc.nat(), fc.nat(3), fc.uint8Array({ minLength: 1, maxLength: 6 }))
  fc.assert(
    fc.property(
      fc.constantFrom(...files.filter((f) => f.length < 1000)),
      fc.array(change, { minLength: 1, maxLength: 4 }),
      sometimes,
      (file, changes, c) => {
        let bytes: Uint8Array = file
        for (const [at, removed, inserted] of changes) {
          const place = at % (bytes.length + 1)
          bytes = Buffer.concat([bytes.subarray(0, place), inserted, bytes.subarray(place + removed)])
        }
        check(new Uint8Array(bytes), c)
      },
    ),
    { ...SEEDED, numRuns: 2000 },
  )
})

it('takes files that are cut off anywhere', () => {
  for (const file of files.filter((f) => f.length < 600))
    for (let n = 0; n < file.length; n += 3) check(file.slice(0, n), {})
})

afterAll(() => {
  expect(count).toBeGreaterThan(10_000)
  const after = shapes()
  expect(after.length).toBe(before.length)
  expect(after.every((member, i) => Object.is(member, before[i]))).toBe(true)
})
