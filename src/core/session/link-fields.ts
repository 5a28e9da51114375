import type { ParamSpec } from '../params.ts'
import { readFlag, readNumber, readValue } from './fields.ts'
import * as phrase from './phrase.ts'
import { flag, option, type Reader } from './read.ts'
import { isRecord } from './canonical.ts'
import * as shape from './shape.ts'
import { allowedBy } from './spec.ts'
import type { Catalogue, DataSource, Spec } from './types.ts'

/** One field of an address and the part of the spec that it stands for. */
export interface Field {
  readonly name: string
  /** Version of links in which it first appeared. */
  readonly since: number
  /** The only kind of data that has it. */
  readonly of?: DataSource['kind']
  /** Keys from the spec to its part. */
  readonly path: readonly string[]
  /** The raw value of a text, for `reader` to check. */
  parse(text: string): unknown
  readonly reader: Reader<unknown>
  format(value: never): string
}

/** The part of a spec at `path`; undefined where it has none. */
export const partAt = (spec: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((v, key) => (isRecord(v) && Object.hasOwn(v, key) ? v[key] : undefined), spec)

/** A copy of `spec` with another part at `path`. */
export function withPart(spec: unknown, path: readonly string[], value: unknown): unknown {
  if (path.length === 0) return value
  const [key, ...rest] = path
  const own = isRecord(spec) ? spec : {}
  return { ...own, [key]: withPart(own[key], rest, value) }
}

/** The part as it stands in an address; empty where there is none. */
export function formatPart(field: Field, spec: unknown): string {
  const value = partAt(spec, field.path)
  return value === undefined || value === null ? '' : field.format(value as never)
}

function field<T>(
  name: string,
  path: string,
  reader: Reader<T>,
  parse: (text: string) => unknown = (text) => text,
  format: (value: T) => string = String,
): Field {
  return { name, since: 1, path: path.split('.'), parse, reader, format }
}

/** How a file becomes points, where that was not left to its content. */
const fileFields: readonly Field[] = [
  field('pca', 'data.pca', shape.pca, phrase.readWords, phrase.writeWords),
  field('values', 'data.names', shape.names, phrase.readPairs, phrase.writePairs),
  field('na', 'data.naIsClass', flag, readFlag),
  field('format', 'data.read.format', shape.reading.format),
  field('encoding', 'data.read.encoding', shape.reading.encoding),
  field('separator', 'data.read.delimiter', shape.reading.delimiter),
  field('decimal', 'data.read.decimal', shape.reading.decimal),
  field('header', 'data.read.header', flag, readFlag),
  field('quotes', 'data.read.quotes', flag, readFlag),
  { ...field('order', 'data.order', shape.order, phrase.readWords, phrase.writeWords), since: 3 },
].map((f) => ({ ...f, since: Math.max(2, f.since), of: 'file' as const }))

/** The choices on which parameters hang: another choice starts with its own defaults. `data` comes first, see link.ts. */
export const choiceFields = (c: Catalogue): readonly Field[] => {
  const oneOf = (entries: readonly { id: string }[]) => option(entries.map((e) => e.id))
  return [
    field('strategy', 'settings.strategy.id', oneOf(c.strategies)),
    field('model', 'settings.model.id', oneOf(c.models)),
    field('committee', 'settings.committee.id', oneOf(c.committees)),
    field('stream', 'settings.stream.rule', oneOf(c.streams)),
  ]
}

/** Everything else of a spec but the parameters. */
export const plainFields = (c: Catalogue): readonly Field[] => {
  const { plain } = shape
  const readStop = (text: string) => phrase.readRules(text, c.stops)
  const writeStop = (stop: Spec['settings']['stop']) => phrase.writeRules(stop, c.stops)
  return [
    field('n', 'data.n', shape.size, readNumber),
    field('sha', 'data.sha256', shape.sha256),
    field('name', 'data.name', shape.column),
    field('x', 'data.x', shape.column),
    field('y', 'data.y', shape.column),
    field('label', 'data.label', shape.column),
    field('truth', 'data.truth', shape.truth),
    ...fileFields,
    field('mode', 'mode', shape.mode),
    field('seed', 'seed', shape.seed, readNumber),
    field('classes', 'classes', shape.classes, phrase.readWords, phrase.writeWords),
    field('exam', 'exam', shape.exam, phrase.readExam, phrase.writeExam),
    field('start', 'start', shape.start, phrase.readStart, phrase.writeStart),
    field('k', 'settings.committee.k', shape.k, readNumber),
    field('batch', 'settings.batch', plain.batch, readNumber),
    field('retrain', 'settings.retrainEvery', plain.retrainEvery, readNumber),
    field('candidates', 'settings.candidates', plain.candidates, readNumber),
    field('weights', 'settings.classWeights', plain.classWeights),
    field('oracle', 'settings.oracle', plain.oracle, phrase.readOracle, phrase.writeOracle),
    field('merge', 'settings.merge', plain.merge),
    field('votes', 'settings.votesPerPoint', plain.votesPerPoint, readNumber),
    { ...field('turns', 'settings.turns', plain.turns), since: 3 },
    field('budget', 'settings.budget', plain.budget, readNumber),
    field('unit', 'settings.budgetIn', plain.budgetIn),
    field('stop', 'settings.stop', plain.stop, readStop, writeStop),
  ]
}

/** Parameters that people change most have short names; all can be written in full, `model.lambda`. */
const SHORT: Readonly<Record<string, string>> = {
  'data.noise': 'noise',
  'model.lambda': 'lambda',
  'model.features': 'features',
}
/** The short name of a field whose full name was given. */
export const shortName = (name: string): string => (Object.hasOwn(SHORT, name) ? SHORT[name] : name)

/** The fields of the parameters of the choices in `spec`. */
export function paramFields({ data, settings }: Spec, c: Catalogue): Field[] {
  const { strategy, model, committee, stream } = settings
  const of = (
    prefix: string,
    path: string,
    entries: readonly { id: string; params: readonly ParamSpec[] }[],
    id: string,
  ): Field[] =>
    (entries.find((e) => e.id === id)?.params ?? []).map((p) => {
      const reader: Reader<unknown> = (value, at, bad) => {
        if (value === undefined) bad.push({ at, given: value, allowed: allowedBy(p) })
        return value
      }
      const parse = (text: string) => readValue(p, text)
      return field(shortName(`${prefix}.${p.key}`), `${path}.params.${p.key}`, reader, parse)
    })
  return [
    ...(data.kind === 'made' ? of('data', 'data', c.generators, data.id) : []),
    ...of('strategy', 'settings.strategy', c.strategies, strategy.id),
    ...of('model', 'settings.model', c.models, model.id),
    ...of('committee', 'settings.committee', c.committees, committee.id),
    ...(stream ? of('stream', 'settings.stream', c.streams, stream.rule) : []),
  ]
}
