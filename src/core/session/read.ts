import { isRecord } from './canonical.ts'

/**
 * Readers of untrusted values (settings from a form, a link, a file). A reader returns the value with its type, or undefined
 * after noting in `bad` where it was, what was given and what is allowed. Readers never throw and build new objects from the
 * keys that they know, so that no foreign key reaches the session.
 */
export type Allowed =
  | { readonly kind: 'range'; readonly min: number; readonly max: number; readonly whole: boolean }
  | { readonly kind: 'options'; readonly options: readonly string[] }
  | { readonly kind: 'text'; readonly max: number }
  | { readonly kind: 'list'; readonly min: number; readonly max: number }
  /** An object with given keys, or a value that only the field's own form describes. */
  | { readonly kind: 'form' }
  /** Nothing: no such key. */
  | { readonly kind: 'unknown' }
  /** Nothing more: the field was there before. */
  | { readonly kind: 'twice' }

export interface Bad {
  /** Path of the value, `settings.committee.k`. */
  readonly at: string
  readonly given: unknown
  readonly allowed: Allowed
}
export type Reader<T> = (value: unknown, at: string, bad: Bad[]) => T | undefined

function fail(bad: Bad[], at: string, given: unknown, allowed: Allowed): undefined {
  bad.push({ at, given, allowed })
}

const ranged =
  (min: number, max: number, whole: boolean): Reader<number> =>
  (value, at, bad) =>
    typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value))
      ? value
      : fail(bad, at, value, { kind: 'range', min, max, whole })

export const number = (min: number, max: number): Reader<number> => ranged(min, max, false)
export const integer = (min: number, max: number): Reader<number> => ranged(min, max, true)

export const option =
  <T extends string>(options: readonly T[]): Reader<T> =>
  (value, at, bad) =>
    options.includes(value as T) ? (value as T) : fail(bad, at, value, { kind: 'options', options })

export const flag: Reader<boolean> = (value, at, bad) =>
  typeof value === 'boolean' ? value : fail(bad, at, value, { kind: 'options', options: ['true', 'false'] })

export const text =
  (max: number, pattern = /^[^\p{Cc}\p{Cs}]+$/u): Reader<string> =>
  (value, at, bad) =>
    typeof value === 'string' && value.length <= max && pattern.test(value)
      ? value
      : fail(bad, at, value, { kind: 'text', max })

export const nullable =
  <T>(of: Reader<T>): Reader<T | null> =>
  (value, at, bad) =>
    value === null ? null : of(value, at, bad)

export const list =
  <T>(of: Reader<T>, min: number, max: number): Reader<readonly T[]> =>
  (value, at, bad) => {
    if (!Array.isArray(value) || value.length < min || value.length > max)
      return fail(bad, at, value, { kind: 'list', min, max })
    const items: T[] = []
    for (let i = 0; i < value.length; i++) {
      const item = of(value[i], `${at}[${i}]`, bad)
      if (item === undefined) return undefined
      items.push(item)
    }
    return items
  }

export type Readers<T> = { readonly [K in keyof T]-?: Reader<NonNullable<T[K]>> }

/** An object with the keys of `readers`, all of them but `optional`. Unknown keys are noted and left out. */
export function object<T extends object>(
  readers: Readers<T>,
  optional: readonly (keyof T)[] = [],
): Reader<T> {
  const keys = Object.keys(readers) as (keyof T & string)[]
  return (value, at, bad) => {
    if (!isRecord(value)) return fail(bad, at, value, { kind: 'form' })
    for (const key of Object.keys(value))
      if (!Object.hasOwn(readers, key)) fail(bad, join(at, key), value[key], { kind: 'unknown' })
    const result: Partial<T> = {}
    let complete = true
    for (const key of keys) {
      const given = Object.hasOwn(value, key) ? value[key] : undefined
      if (given === undefined && optional.includes(key)) continue
      const read = readers[key](given, join(at, key), bad)
      if (read !== undefined) result[key] = read
      else complete &&= optional.includes(key)
    }
    return complete ? (result as T) : undefined
  }
}

/** As `object`, with every key optional. */
export const partial = <T extends object>(readers: Readers<T>): Reader<Partial<T>> =>
  object<T>(readers, Object.keys(readers) as (keyof T)[])

/** One of several objects, told apart by the value of `tag`. */
export function union<T extends object>(
  tag: string,
  members: Readonly<Record<string, Reader<T>>>,
): Reader<T> {
  const options = Object.keys(members)
  return (value, at, bad) => {
    if (!isRecord(value)) return fail(bad, at, value, { kind: 'form' })
    const kind = Object.hasOwn(value, tag) ? value[tag] : undefined
    return typeof kind === 'string' && Object.hasOwn(members, kind)
      ? members[kind](value, at, bad)
      : fail(bad, join(at, tag), kind, { kind: 'options', options })
  }
}

const join = (at: string, key: string) => (at === '' ? key : `${at}.${key}`)

/** What was wrong, apart from keys that are merely unknown. */
export const wrong = (bad: readonly Bad[]): readonly Bad[] => bad.filter((b) => b.allowed.kind !== 'unknown')

/** A value as a sentence can show it: short, one line. */
export function shown(value: unknown): string {
  const s = typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
  return s.length > 40 ? `${s.slice(0, 39)}…` : s
}
