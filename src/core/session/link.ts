import { readPairs, writeQuery, type Warning } from './fields.ts'
import {
  choiceFields,
  formatPart,
  paramFields,
  partAt,
  plainFields,
  shortName,
  withPart,
  type Field,
} from './link-fields.ts'
import { packLog, unpackLog } from './log.ts'
import { shown, type Allowed, type Bad } from './read.ts'
import { sha256 } from './shape.ts'
import { baseSpec, DRAWN, filled, readSpec } from './spec.ts'
import type { Catalogue, Event, Refusal, Spec } from './types.ts'

/**
 * Newest version of fields that is known. A link says the version of its newest field, so that an older page refuses it as a
 * whole rather than leave a part out.
 */
export const LINK_VERSION = 3
/** Version that first knew own drawings. */
const DRAWN_SINCE = 3
/** An address with more characters than this is not safe to pass on: offer the file. */
export const LINK_MAX = 1800

const FORM: Allowed = { kind: 'form' }

const nameOfData = ({ data }: Spec): string => (data.kind === 'file' ? 'file' : data.id)

/**
 * The session that an address begins with before its other fields are read: the data set's own size, parameters, columns and
 * model, everything else by default. Null for a data set that does not exist.
 */
function opening(id: string, c: Catalogue): Spec | null {
  const base = baseSpec(c)
  if (id === nameOfData(base)) return base
  if (id !== 'file') return dataIds(c).includes(id) ? baseSpec(c, id) : null
  const data = { kind: 'file', sha256: '', name: '?', x: '?', y: '?', label: null, truth: 'hidden' } as const
  return { ...base, data }
}

const dataIds = (c: Catalogue) => [...c.generators, ...c.shipped, DRAWN].map((d) => d.id)

/** `spec` with other choices, whose parameters start from their own defaults. */
function choose(spec: Spec, choices: readonly (readonly [Field, string])[], c: Catalogue): Spec {
  let raw: unknown = spec
  for (const [{ path }, id] of choices) {
    if (partAt(raw, path) === id) continue
    const group = path.slice(0, -1)
    raw = withPart(withPart(raw, path, id), [...group, 'params'], {})
  }
  return filled(raw as Spec, c).spec
}

/**
 * The session as the part of an address after `?`: only what differs from the defaults, and the log in one field. `view` are
 * fields of the page's own. Parameters of the spec must be filled in (see `filled`).
 */
export function writeLink(
  spec: Spec,
  events: readonly Event[],
  c: Catalogue,
  view: readonly (readonly [string, string])[] = [],
): string {
  const data = nameOfData(spec)
  const base = opening(data, c) ?? baseSpec(c)
  const choices = choiceFields(c)
  const chosen = choices.map((f) => [f, formatPart(f, spec)] as const).filter(([, text]) => text !== '')
  const ground = choose(base, chosen, c)
  const differing = (fields: readonly Field[], from: Spec) =>
    fields.filter((f) => formatPart(f, spec) !== formatPart(f, from))
  const changed = [
    ...differing(choices, base),
    ...differing([...plainFields(c), ...paramFields(spec, c)], ground),
  ]
  const drawn = spec.data.kind === 'drawn' ? DRAWN_SINCE : 1
  const version = Math.max(drawn, ...changed.map((f) => f.since))
  return writeQuery([
    ...(version > 1 ? [['v', String(version)] as const] : []),
    ...(data === nameOfData(baseSpec(c)) ? [] : [['data', data] as const]),
    ...changed.map((f) => [f.name, formatPart(f, spec)] as const),
    ...view,
    ...(events.length > 0 ? [['log', packedOnce(events)] as const] : []),
  ])
}

/** Packed logs by their list of events: choices of view change while the log stays as it is. */
const packed = new WeakMap<readonly Event[], string>()
function packedOnce(events: readonly Event[]): string {
  const log = packed.get(events) ?? packLog(events)
  packed.set(events, log)
  return log
}

export type LinkRead =
  | {
      readonly ok: true
      readonly spec: Spec
      readonly events: readonly Event[]
      readonly warnings: readonly Warning[]
    }
  | ({ readonly ok: false } & Refusal)

/**
 * The session of an address. Never throws: what cannot be used falls back to what the rest of the link implies and is named in
 * `warnings`; a link of a newer version is refused as a whole. Whether the events can happen is for `replay` to find out.
 * `ignore` are names that belong to others, such as fields of the view.
 */
export function readLink(query: string, c: Catalogue, ignore: readonly string[] = []): LinkRead {
  const given = new Map<string, string>()
  const again: Warning[] = []
  for (const [name, text] of readPairs(query)) {
    const field = shortName(name)
    const before = given.get(field)
    if (before === undefined) given.set(field, text)
    else if (before !== text)
      again.push({ field, given: shown(text), allowed: { kind: 'twice' }, used: shown(before) })
  }
  for (const name of ignore) given.delete(name)
  const version = given.get('v')
  if (version !== undefined && Number(version) > LINK_VERSION) return newer(version)
  const log = readLog(given.get('log'))
  if (log === 'newer') return newer(String(LINK_VERSION + 1))

  const warnings: Warning[] = [...again]
  const warn = (field: string, allowed: Allowed, used: string) =>
    warnings.push({ field, given: shown(given.get(field)), allowed, used })
  const used = new Set(['v', 'data', 'log'])

  if (version !== undefined && !/^[1-3]$/.test(version)) warn('v', FORM, String(LINK_VERSION))
  const usual = baseSpec(c)
  const data = given.get('data') ?? nameOfData(usual)
  const usable = data !== 'file' || sha256(given.get('sha'), '', []) !== undefined
  const opened = usable ? opening(data, c) : null
  const base = opened ?? usual
  if (!opened) warn('data', { kind: 'options', options: dataIds(c) }, nameOfData(base))

  /** Value of a field of the address that `field` can use; undefined, with a warning, otherwise. */
  const read = (field: Field, from: Spec): unknown => {
    used.add(field.name)
    const text = given.get(field.name)
    if (text === undefined) return undefined
    const bad: Bad[] = []
    const value = field.reader(field.parse(text), field.name, bad)
    if (value !== undefined && bad.length === 0) return value
    warn(field.name, bad[0]?.allowed ?? FORM, formatPart(field, from))
    return undefined
  }

  const choices = choiceFields(c).flatMap((f): [Field, string][] => {
    const id = read(f, base)
    return typeof id === 'string' ? [[f, id]] : []
  })
  const ground = choose(base, choices, c)
  let raw: unknown = ground
  for (const field of [...plainFields(c), ...paramFields(ground, c)]) {
    const belongs = field.of
      ? field.of === ground.data.kind
      : field.path[0] !== 'data' || field.path.length > 2 || Object.hasOwn(ground.data, field.path[1])
    const value = belongs ? read(field, ground) : undefined
    if (value !== undefined) raw = withPart(raw, field.path, value)
  }
  const { spec } = readSpec(raw, c)
  for (const name of given.keys()) if (!used.has(name)) warn(name, { kind: 'unknown' }, '')
  if (log === 'damaged') warn('log', FORM, '')
  return { ok: true, spec: spec ?? ground, events: log === 'damaged' ? [] : log, warnings }
}

const newer = (given: string): LinkRead => ({
  ok: false,
  code: 'newer-version',
  args: { given: shown(given), known: LINK_VERSION },
})

function readLog(text: string | undefined): readonly Event[] | 'newer' | 'damaged' {
  if (text === undefined || text === '') return []
  const log = unpackLog(text)
  return log.ok ? log.events : log.why
}

/** The key and the numbers of the sentence that tells what a link asked for in vain. */
export function warningText({ field, given, allowed, used }: Warning): {
  text: string
  args: Readonly<Record<string, string | number>>
} {
  if (field === 'log' && allowed.kind !== 'twice') return { text: 'link.log', args: {} }
  switch (allowed.kind) {
    case 'range':
      return { text: 'link.range', args: { field, given, min: allowed.min, max: allowed.max, used } }
    case 'options':
      return { text: 'link.options', args: { field, given, options: allowed.options.join(', '), used } }
    case 'twice':
      return { text: 'link.twice', args: { field, given, used } }
    case 'unknown':
      return { text: 'link.unknown', args: { field, given } }
    default:
      return { text: 'link.form', args: { field, given, used } }
  }
}
