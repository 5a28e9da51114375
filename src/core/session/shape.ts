import { PCA_COLUMNS } from '../data/pca.ts'
import { ENCODINGS, type ParseChoices } from '../data/table/types.ts'
import type { Params, ParamValue } from '../params.ts'
import {
  flag,
  integer,
  list,
  nullable,
  number,
  object,
  option,
  partial,
  text,
  union,
  type Bad,
  type Reader,
} from './read.ts'
import { isRecord } from './canonical.ts'
import { LIMITS } from './limits.ts'
import type {
  Annotator,
  Boundary,
  BudgetUnit,
  DataSource,
  DeepPartial,
  Event,
  Exam,
  FileSource,
  Settings,
  Spec,
  Start,
  Turns,
} from './types.ts'

export const id = text(40, /^[A-Za-z][\w.-]*$/)
const name = text(80)
/** Text of a table: whatever stands in the file. */
const cell = text(10_000, /^[^]+$/)
export const column = cell
const point = integer(...LIMITS.id)
const label = integer(0, LIMITS.classes[1] - 1)
const place: Reader<readonly [number, number]> = (value, at, bad) =>
  list(number(...LIMITS.place), 2, 2)(value, at, bad) as readonly [number, number] | undefined

/** Values of parameters, by name; their own limits are checked against a catalogue (see spec.ts). */
export const params: Reader<Params> = (value, at, bad) => {
  const note = (given: unknown, where: string) =>
    void bad.push({ at: where, given, allowed: { kind: 'form' } })
  if (!isRecord(value) || Object.keys(value).length > 32) {
    note(value, at)
    return undefined
  }
  const entries: [string, ParamValue][] = []
  for (const key of Object.keys(value)) {
    const v = value[key]
    const usable = typeof v === 'boolean' || (typeof v === 'string' && v.length <= 200) || Number.isFinite(v)
    if (usable && /^[A-Za-z]\w{0,39}$/.test(key)) entries.push([key, v as ParamValue])
    else note(v, `${at}.${key}`)
  }
  return Object.fromEntries(entries)
}

const error: Reader<number | readonly number[]> = (value, at, bad) =>
  Array.isArray(value)
    ? list(number(...LIMITS.chance), 1, LIMITS.classes[1])(value, at, bad)
    : number(...LIMITS.chance)(value, at, bad)

export const annotator = object<Annotator>(
  {
    id: name,
    kind: option(['you', 'truth', 'noisy']),
    error,
    nearBoundary: number(...LIMITS.chance),
    fatigue: number(...LIMITS.chance),
    unsure: number(...LIMITS.chance),
    cost: number(...LIMITS.cost),
    seconds: number(...LIMITS.seconds),
  },
  ['error', 'nearBoundary', 'fatigue', 'unsure'],
)
export const annotators: Reader<readonly Annotator[]> = (value, at, bad) => {
  const read = list(annotator, ...LIMITS.annotators)(value, at, bad)
  if (!read || new Set(read.map((a) => a.id)).size === read.length) return read
  bad.push({ at, given: value, allowed: { kind: 'form' } })
  return undefined
}

type Named = { readonly id: string; readonly params: Params }
const named = { id, params }
const modelId = id as Reader<Settings['model']['id']>
const committeeId = id as Reader<Settings['committee']['id']>
export const k = integer(...LIMITS.k)
/** The settings that are one value or one list. */
export const plain = {
  batch: integer(...LIMITS.batch),
  retrainEvery: integer(...LIMITS.retrainEvery),
  candidates: integer(...LIMITS.candidates),
  classWeights: option(['none', 'balanced'] as const),
  oracle: annotators,
  merge: option(['last', 'majority', 'weighted'] as const),
  votesPerPoint: integer(...LIMITS.votesPerPoint),
  turns: option<Turns>(['list', 'rotate']),
  budget: number(...LIMITS.budget),
  budgetIn: option<BudgetUnit>(['answers', 'points', 'cost', 'minutes']),
  stop: list(object<Named>(named), 0, 8),
}

export const settings = object<Settings>(
  {
    strategy: object<Named>(named),
    model: object<Settings['model']>({ id: modelId, params }),
    committee: object<Settings['committee']>({ id: committeeId, k, params }),
    ...plain,
    stream: object({ rule: id, params }),
  },
  ['turns', 'budgetIn', 'stream'],
)

const patch: Reader<DeepPartial<Settings>> = partial<Settings>({
  strategy: partial<Named>(named) as Reader<Settings['strategy']>,
  model: partial<Settings['model']>({ id: modelId, params }) as Reader<Settings['model']>,
  committee: partial<Settings['committee']>({ id: committeeId, k, params }) as Reader<Settings['committee']>,
  ...plain,
  stream: partial<NonNullable<Settings['stream']>>({ rule: id, params }) as Reader<
    NonNullable<Settings['stream']>
  >,
})

/** The usable part of a change of settings, and what was left out. */
export function readPatch(raw: unknown): { patch: DeepPartial<Settings>; bad: readonly Bad[] } {
  const bad: Bad[] = []
  return { patch: patch(raw, 'settings', bad) ?? {}, bad }
}

export const size = integer(...LIMITS.points)
export const sha256 = text(64, /^[0-9a-f]{8,64}$/)
export const truth = option(['hidden', 'given'] as const)
export const pca = list(column, 2, PCA_COLUMNS)
const renamed: Reader<readonly [string, string]> = (value, at, bad) =>
  list(cell, 2, 2)(value, at, bad) as readonly [string, string] | undefined
export const names = list(renamed, 1, 100_000)
export const order = list(cell, 1, 1000)
/** How bytes are read. */
export const reading = {
  format: option(['csv', 'json', 'ndjson'] as const),
  encoding: option(ENCODINGS),
  delimiter: text(1, /^[^\r\n]$/),
  decimal: option(['.', ','] as const),
  header: flag,
  quotes: flag,
}
export const data = union<DataSource>('kind', {
  made: object<Extract<DataSource, { kind: 'made' }>>({
    kind: option(['made']),
    id,
    n: size,
    params,
  }),
  shipped: object<Extract<DataSource, { kind: 'shipped' }>>({
    kind: option(['shipped']),
    id,
    x: column,
    y: column,
    label: column,
  }),
  drawn: object<Extract<DataSource, { kind: 'drawn' }>>({ kind: option(['drawn']), id: option(['drawing']) }),
  file: object<FileSource>(
    {
      kind: option(['file']),
      sha256,
      name: column,
      x: column,
      y: column,
      label: nullable(column) as Reader<string>,
      truth,
      pca,
      names,
      order,
      naIsClass: flag,
      read: partial<ParseChoices>(reading),
    },
    ['pca', 'names', 'order', 'naIsClass', 'read'],
  ),
})
export const exam = union<Exam>('kind', {
  truth: object<Extract<Exam, { kind: 'truth' }>>({
    kind: option(['truth']),
    share: number(...LIMITS.share),
  }),
  paid: object<Extract<Exam, { kind: 'paid' }>>({ kind: option(['paid']), n: integer(...LIMITS.paid) }),
  none: object<Extract<Exam, { kind: 'none' }>>({ kind: option(['none']) }),
})
export const start = object<Start>(
  {
    rule: option(['random', 'perClass', 'spread', 'hand', 'perGroup']),
    n: integer(...LIMITS.start),
    ids: list(point, 0, LIMITS.start[1]),
    counts: list(integer(...LIMITS.start), 0, 64),
  },
  ['ids', 'counts'],
)
const one: Reader<1> = (value, at, bad) => integer(1, 1)(value, at, bad) as 1 | undefined
export const classes = list(name, ...LIMITS.classes)
export const mode = option(['pool', 'stream'] as const)
export const seed = integer(...LIMITS.seed)
export const spec = object<Spec>({ v: one, data, mode, seed, classes, exam, start, settings })

type Of<T extends Event['t']> = Extract<Event, { t: T }>
type Points = Of<'points'>
const atMost = 100_000
const yes: Reader<true> = (value, at, bad) =>
  value === true
    ? value
    : void bad.push({ at, given: value, allowed: { kind: 'options', options: ['true'] } })
const boundary = object<Boundary>(
  {
    line: list(place, ...LIMITS.line),
    closed: yes,
    classes: list(label, 2, 2) as Reader<Boundary['classes']>,
  },
  ['closed'],
)
const score = list(number(-Number.MAX_VALUE, Number.MAX_VALUE), 0, LIMITS.batch[1])

/** An event of a log or file. Whether it can happen at its place is a question for `check`. */
export const event = union<Event>('t', {
  set: object<Of<'set'>>({ t: option(['set']), patch }),
  ask: object<Of<'ask'>>({
    t: option(['ask']),
    ids: list(point, 1, LIMITS.batch[1]),
    by: id,
    score,
    tied: list(integer(1, LIMITS.id[1] + 1), 0, LIMITS.batch[1]),
    fp: text(80, /^[^\p{Cc}\p{Cs}]*$/u),
  }),
  answer: object<Of<'answer'>>(
    {
      t: option(['answer']),
      id: point,
      label,
      who: name,
      sure: integer(1, 3) as Reader<1 | 2 | 3>,
      ms: integer(...LIMITS.ms),
    },
    ['sure', 'ms'],
  ),
  pass: object<Of<'pass'>>({ t: option(['pass']), id: point, who: name, why: option(['skip', 'unsure']) }),
  classes: object<Of<'classes'>>({ t: option(['classes']), names: list(name, 1, LIMITS.classes[1]) }),
  points: object<Points>(
    {
      t: option(['points']),
      add: list(
        object<NonNullable<Points['add']>[number]>({ xy: place, truth: label, exam: yes }, ['truth', 'exam']),
        1,
        atMost,
      ),
      move: list(object<NonNullable<Points['move']>[number]>({ id: point, xy: place }), 1, atMost),
      remove: list(point, 1, atMost),
      flip: list(object<NonNullable<Points['flip']>[number]>({ id: point, truth: label }), 1, atMost),
      boundary: nullable(boundary) as Reader<Boundary>,
    },
    ['add', 'move', 'remove', 'flip', 'boundary'],
  ),
  advance: object<Of<'advance'>>({ t: option(['advance']), n: integer(...LIMITS.advance) }),
})
