import type { ParamSpec, ParamValue, Params } from '../params.ts'
import { encodeText, readNumber, readValue } from './fields.ts'
import { PRESETS } from './spec.ts'
import type { Annotator, Catalogue, Exam, Settings, Start } from './types.ts'

/**
 * Structured values as one readable text in an address: words joined by `~`, several phrases by `*`, numbers of a list by `_`
 * (`noisy~error~0.2*you`). Free text in a word has these three percent-encoded. Readers give the raw value for the readers of
 * shape.ts to check, or undefined.
 */
const MARKS: Readonly<Record<string, string>> = { '~': '%7E', '*': '%2A', _: '%5F' }
const word = (text: string): string => encodeText(text).replace(/[~*_]/g, (c) => MARKS[c])

function unword(text: string): string | undefined {
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

export const writeWords = (words: readonly string[]): string => words.map(word).join('~')
export const readWords = (text: string): (string | undefined)[] =>
  text === '' ? [] : text.split('~').map(unword)

/** Pairs of words as one list. */
export const writePairs = (pairs: readonly (readonly [string, string])[]): string => writeWords(pairs.flat())
export function readPairs(text: string): unknown {
  const words = readWords(text)
  if (words.length % 2 !== 0) return undefined
  return Array.from({ length: words.length / 2 }, (_, i) => [words[2 * i], words[2 * i + 1]])
}

const numbers = (words: readonly string[]) => words.map(readNumber)

/** `truth~0.5`, `paid~20`, `none` */
export function writeExam(exam: Exam): string {
  switch (exam.kind) {
    case 'truth':
      return `truth~${exam.share}`
    case 'paid':
      return `paid~${exam.n}`
    case 'none':
      return 'none'
  }
}
export function readExam(text: string): unknown {
  const [kind, value] = text.split('~')
  if (kind === 'none') return { kind }
  return kind === 'truth' ? { kind, share: readNumber(value ?? '') } : { kind, n: readNumber(value ?? '') }
}

/** `perClass~2`, `hand~0~17~4` (number, then points), `perGroup~6~2~2~2` (number, then counts) */
export const writeStart = ({ rule, n, ids = [], counts = [] }: Start): string =>
  [rule, n, ...ids, ...counts].join('~')
export function readStart(text: string): unknown {
  const [rule, ...rest] = text.split('~')
  const [n, ...more] = numbers(rest)
  if (more.length === 0) return { rule, n }
  return rule === 'perGroup' ? { rule, n, counts: more } : { rule, n, ids: more }
}

const KEYS = ['id', 'error', 'nearBoundary', 'fatigue', 'unsure', 'cost', 'seconds'] as const

/** `you`, `noisy~error~0.2~cost~3*truth`; what a kind of annotator has anyhow is left out. */
export const writeOracle = (oracle: Settings['oracle']): string => oracle.map(writeAnnotator).join('*')
function writeAnnotator(a: Annotator): string {
  const usual = PRESETS[a.kind]
  const parts = KEYS.flatMap((key) => {
    const value = a[key]
    if (value === usual[key]) return []
    return [key, value === undefined ? '' : isList(value) ? writeList(value) : word(String(value))]
  })
  return [a.kind, ...parts].join('~')
}
const isList = (value: unknown): value is readonly number[] => Array.isArray(value)
/** A single number of a list is told from a plain number by a mark before it. */
const writeList = (list: readonly number[]): string => (list.length === 1 ? '_' : '') + list.join('_')
const readList = (text: string): unknown =>
  text.includes('_') ? numbers(text.replace(/^_/, '').split('_')) : readNumber(text)

export const readOracle = (text: string): unknown => text.split('*').map(readAnnotator)
function readAnnotator(text: string): unknown {
  const [kind, ...parts] = text.split('~')
  if (!Object.hasOwn(PRESETS, kind)) return undefined
  const given: [string, unknown][] = []
  for (let i = 0; i < parts.length; i += 2) {
    const [key, value = ''] = parts.slice(i)
    given.push([key, key === 'id' ? unword(value) : readList(value)])
  }
  return { ...PRESETS[kind as Annotator['kind']], ...Object.fromEntries(given) }
}

/** `id~param~value`, several joined by `*`; parameters that have their default are left out. */
export function writeRules(rules: Settings['stop'], entries: Catalogue['stops']): string {
  return rules
    .map((rule) => [rule.id, ...changed(rule.params, specsOf(entries, rule.id))].join('~'))
    .join('*')
}
function changed(params: Params, specs: readonly ParamSpec[]): string[] {
  return specs.flatMap(({ key, default: usual }) =>
    params[key] === undefined || params[key] === usual ? [] : [key, word(String(params[key]))],
  )
}
export function readRules(text: string, entries: Catalogue['stops']): unknown {
  if (text === '') return []
  return text.split('*').map((phrase) => {
    const [id, ...parts] = phrase.split('~')
    const specs = specsOf(entries, id)
    const params = Object.fromEntries(specs.map((s): [string, unknown] => [s.key, s.default]))
    for (let i = 0; i < parts.length; i += 2) {
      const spec = specs.find((s) => s.key === parts[i])
      const value: ParamValue | undefined = spec && readValue(spec, unword(parts[i + 1] ?? '') ?? '')
      if (spec === undefined || value === undefined) return undefined
      params[spec.key] = value
    }
    return entries.some((e) => e.id === id) ? { id, params } : undefined
  })
}
const specsOf = (entries: Catalogue['stops'], id: string) => entries.find((e) => e.id === id)?.params ?? []
