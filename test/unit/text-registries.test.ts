import { describe, expect, it } from 'vitest'
import { generators } from '../../src/core/data/generators.ts'
import { DELIMITERS, ENCODINGS } from '../../src/core/data/table/types.ts'
import type { ParamSpec } from '../../src/core/params.ts'
import { STRATEGY_METAS as strategies } from '../../src/core/query/registry.ts'
import { catalogue } from '../../src/core/session/catalogue.ts'
import { TEAMS } from '../../src/core/session/teams.ts'
import { PARTS } from '../../src/page/parts.ts'
import { found, languages, sayings, unionOf } from './text-world.ts'

const { shipped, models, committees, stops, streams } = catalogue
const data = [...generators, ...shipped]
const described = [
  ...data.map(({ id }) => `data.${id}`),
  ...models.map(({ id }) => `model.${id}`),
  ...committees.map(({ id }) => `committee.${id}`),
  ...strategies.map(({ id }) => `strategy.${id}`),
  ...stops.map(({ id }) => `stop.${id}`),
  ...streams.map(({ id }) => `stream.${id}`),
]
const specs: readonly ParamSpec[] = [generators, models, committees, strategies, stops, streams].flatMap(
  (entries) => entries.flatMap(({ params }) => params),
)
const groups = generators.flatMap((g) => g.groups ?? [])

/** The names that a control looks for, in this order: the raw id is never shown. */
const optionKeys = (spec: ParamSpec, option: string) => [
  `option.${spec.key}.${option}`,
  `preset.${option}`,
  `strategy.${option}.name`,
  `model.${option}.name`,
]

/** Everything that the core and the engine report by a code, as the key of its sentence. */
const codes = [
  ...found('core/session', /\b(?:no|refuse)\('([a-z-]+)'/g).map((code) => `error.${code}`),
  ...found('engine', /engineError\(\s*'([a-z-]+)'/g).map((code) => `error.${code}`),
  ...found('engine', /s: 'note', code: '([a-z-]+)'/g).map((code) => `note.${code}`),
  ...unionOf('engine', /interface Status {\s*readonly code:/).map((code) => `status.${code}`),
  ...found('core/session', /text: '((?:link|file|event)\.[a-z-]+)'/g),
  ...unionOf('core/data/table', /type ErrorCode =/).map((code) => `import.error.${code}`),
  ...unionOf('core/data/table', /type WarningCode =/).map((code) => `import.warning.${code}`),
  ...unionOf('core/data/table', /type DropReason =/).map((reason) => `import.reason.${reason}`),
  ...unionOf('core/data/table', /type ColumnKind =/).map((kind) => `import.kind.${kind}`),
]

/** Ids that the page turns into words. */
const shown = [
  ...[...PARTS, 'settings'].map((part) => `part.${part}`),
  ...unionOf('engine', /type FieldId =/).map((field) => `field.${field}`),
  ...strategies.map(({ family }) => `family.${family}`),
  ...groups.map((group) => `group.${group}`),
  ...TEAMS.map(({ id }) => `settings.oracle.${id}`),
  ...['random', 'perClass', 'perGroup', 'spread', 'hand'].map((rule) => `start.${rule}`),
  ...['tfjs-wasm', 'typed', 'none'].map((trainer) => `committee.trainer.${trainer}`),
]

describe('what is walked over', () => {
  it('is there', () => {
    expect(described.length).toBeGreaterThan(70)
    expect(specs.length).toBeGreaterThan(60)
    expect(groups.length).toBeGreaterThan(20)
    const kinds = ['error', 'note', 'status', 'link', 'import']
    for (const kind of kinds)
      expect(codes.filter((c) => c.startsWith(`${kind}.`)).length, kind).toBeGreaterThan(2)
    for (const kind of ['import.error', 'import.warning', 'import.reason', 'import.kind'])
      expect(codes.filter((c) => c.startsWith(`${kind}.`)).length, kind).toBeGreaterThan(3)
    expect(shown.filter((key) => key.startsWith('field.')).length).toBe(7)
  })
})

describe.each(languages)('in %s', (_, words) => {
  const missing = (keys: readonly string[]) => keys.filter((key) => !Object.hasOwn(words, key))

  it('every entry of the registries has a name and a line', () => {
    expect(missing(described.flatMap((id) => [`${id}.name`, `${id}.line`]))).toEqual([])
    expect(missing(strategies.map(({ id }) => `strategy.${id}.best`))).toEqual([])
  })

  it('every parameter has a name, and every option of it', () => {
    expect(missing(specs.map(({ key }) => `param.${key}`))).toEqual([])
    for (const spec of specs)
      if (spec.kind === 'choice')
        for (const option of spec.options)
          expect(
            optionKeys(spec, option).some((key) => Object.hasOwn(words, key)),
            `${spec.key}=${option}`,
          ).toBe(true)
  })

  it('the options of one parameter have different names', () => {
    for (const spec of specs)
      if (spec.kind === 'choice') {
        const names = spec.options.map((option) =>
          optionKeys(spec, option)
            .filter((key) => Object.hasOwn(words, key))
            .map((key) => words[key])
            .at(0),
        )
        expect(new Set(names).size, spec.key).toBe(names.length)
      }
  })

  it('every code has a sentence', () => {
    expect(missing(codes)).toEqual([])
    for (const key of codes)
      if (!/^import\.(reason|kind)/.test(key))
        for (const text of sayings(words[key]).texts)
          // What stands for a kind of file is a whole sentence of its own.
          if (!/^import\.error\.(binary-file|unsupported-format)/.test(key))
            expect(text, key).toMatch(/[.。]$/)
  })

  it('every id that the page shows has a word', () => {
    expect(missing(shown)).toEqual([])
  })

  it('encodings and separators are named, not shown as codes', () => {
    const say = (key: string, args: Record<string, string>) => {
      const entry = words[key]
      return typeof entry === 'function' ? entry(args) : entry
    }
    for (const encoding of ENCODINGS.filter((e) => e !== 'windows-1252'))
      expect(say('import.encoding', { encoding })).not.toBe(encoding)
    for (const delimiter of [...DELIMITERS, ' '])
      expect(say('import.delimiter', { delimiter }).trim()).not.toBe('')
    for (const format of ['csv', 'json', 'ndjson']) expect(say('import.format', { format })).not.toBe(format)
  })
})
