import { allowed, type ParamSpec, type ParamValue } from '../params.ts'
import { shown, type Allowed } from './read.ts'
import { allowedBy } from './spec.ts'

/** Something in an address that could not be used. */
export interface Warning {
  readonly field: string
  readonly given: string
  readonly allowed: Allowed
  /** What is used in its place, as it would stand in the address; empty where it is just left out. */
  readonly used: string
}

/** Names and values from the part of an address after `?` or `#`, in their order. Never throws. */
export function readPairs(query: string): [string, string][] {
  const pairs: [string, string][] = []
  for (const part of query.replace(/^[?#]/, '').split('&')) {
    if (part === '') continue
    const at = part.indexOf('=')
    const name = decode(at < 0 ? part : part.slice(0, at))
    pairs.push([name, at < 0 ? '' : decode(part.slice(at + 1))])
  }
  return pairs
}

/** Values by name; the first of equal names counts. Never throws. */
export function readQuery(query: string): Map<string, string> {
  const values = new Map<string, string>()
  for (const [name, value] of readPairs(query)) if (!values.has(name)) values.set(name, value)
  return values
}

/** Ids of a field that holds several, joined by dots: those that `options` has, and a warning for each other one. */
export function readIds<T extends string>(
  field: string,
  query: ReadonlyMap<string, string>,
  options: readonly T[],
): { readonly ids: readonly T[]; readonly warnings: readonly Warning[] } {
  const given = (query.get(field) ?? '').split('.').filter(Boolean)
  const ids = options.filter((id) => given.includes(id))
  const others = given.filter((id) => !(options as readonly string[]).includes(id))
  const allowed = { kind: 'options', options } as const
  return { ids, warnings: others.map((id) => ({ field, given: shown(id), allowed, used: '' })) }
}

/** The part of an address after `?`. */
export const writeQuery = (values: Iterable<readonly [string, string]>): string =>
  [...values].map(([name, value]) => `${encodeText(name)}=${encodeText(value)}`).join('&')

function decode(text: string): string {
  const spaced = text.replaceAll('+', ' ')
  try {
    return decodeURIComponent(spaced)
  } catch {
    return spaced
  }
}

/** Percent-encoded; a lone surrogate, which has no encoding, becomes the replacement character. */
export const encodeText = (text: string): string =>
  encodeURIComponent(
    text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '\uFFFD'),
  )

/** A decimal number in full, or undefined. */
export function readNumber(text: string): number | undefined {
  return /^-?(\d+\.?\d*|\.\d+)(e[-+]?\d{1,3})?$/i.test(text) ? Number(text) : undefined
}

/** The value of one parameter from text, or undefined where it is not allowed. */
export function readValue(spec: ParamSpec, text: string): ParamValue | undefined {
  const value = spec.kind === 'choice' ? text : spec.kind === 'flag' ? readFlag(text) : readNumber(text)
  return allowed(spec, value) ? value : undefined
}
/** A truth value as it stands in an address, or undefined. */
export const readFlag = (text: string): boolean | undefined =>
  ['true', '1', ''].includes(text) ? true : ['false', '0'].includes(text) ? false : undefined

export interface ReadFields {
  readonly values: Readonly<Record<string, ParamValue>>
  readonly warnings: readonly Warning[]
}

/** The fields of a table (settings of the view, say) from an address: usable values, defaults for the rest, and what was wrong. */
export function readFields(table: readonly ParamSpec[], query: ReadonlyMap<string, string>): ReadFields {
  const values: Record<string, ParamValue> = {}
  const warnings: Warning[] = []
  for (const spec of table) {
    const given = query.get(spec.key)
    const value = given === undefined ? spec.default : readValue(spec, given)
    values[spec.key] = value ?? spec.default
    if (given !== undefined && value === undefined)
      warnings.push({
        field: spec.key,
        given: shown(given),
        allowed: allowedBy(spec),
        used: String(spec.default),
      })
  }
  return { values, warnings }
}

/** The fields that differ from their defaults, for an address. */
export function writeFields(
  table: readonly ParamSpec[],
  values: Readonly<Record<string, ParamValue>>,
): [string, string][] {
  return table.flatMap(({ key, default: usual }) =>
    Object.hasOwn(values, key) && values[key] !== usual ? [[key, String(values[key])]] : [],
  )
}
