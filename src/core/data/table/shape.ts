import type { Job } from '../../job.ts'
import { cellClass, maybeNumber } from './cells.ts'
import type { Json, JsonText } from './json.ts'
import { ImportFailure, type Records } from './types.ts'

/** Rows of cells; row 0 holds the names if `keyed`, else it is an ordinary first record. */
export interface Rows {
  readonly rows: readonly (readonly string[])[]
  /** Every record carries its own names. */
  readonly keyed: boolean
}

const ROWS = 500
const isObject = (v: Json | undefined): v is ReadonlyMap<string, Json> => v instanceof Map
const isArray = (v: Json | undefined): v is readonly Json[] => Array.isArray(v)

/** A value as the text of one cell. Lists and deeper objects are only shown. */
function cellOf(value: Json | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return value
  if (isArray(value)) return `[${value.map(cellOf).join(', ')}]`
  return `{${Array.from(value as ReadonlyMap<string, Json>, ([k, v]) => `${k}: ${cellOf(v)}`).join(', ')}}`
}

/** Columns in the order in which they are first seen, by key and, one level down, by both keys. */
class Columns {
  readonly names: string[] = []
  private readonly outer = new Map<string, number>()
  private readonly inner = new Map<string, Map<string, number>>()

  at(key: string): number {
    return this.place(this.outer, key, key)
  }
  below(key: string, sub: string): number {
    let map = this.inner.get(key)
    if (!map) this.inner.set(key, (map = new Map()))
    return this.place(map, sub, `${key}.${sub}`)
  }
  private place(map: Map<string, number>, key: string, name: string): number {
    let i = map.get(key)
    if (i === undefined) {
      i = this.names.push(name) - 1
      map.set(key, i)
    }
    return i
  }
}

function* fromObjects(objects: readonly Json[]): Job<Rows> {
  const columns = new Columns()
  const rows: string[][] = [columns.names]
  for (let r = 0; r < objects.length; r++) {
    if (r % ROWS === 0) yield
    const object = objects[r]
    if (!isObject(object)) throw wrongShape('mixed', r + 1)
    const row: string[] = []
    for (const [key, value] of object) {
      if (!isObject(value)) row[columns.at(key)] = cellOf(value)
      else for (const [sub, v] of value) row[columns.below(key, sub)] = cellOf(v)
    }
    rows.push(row)
  }
  return { rows, keyed: true }
}

/** Column name -> values, either in order or by an index that all columns share. */
function* fromColumns(columns: ReadonlyMap<string, Json>): Job<Rows> {
  const index = new Map<string, number>()
  const rows: string[][] = [[...columns.keys()]]
  let c = 0
  for (const values of columns.values()) {
    const entries = isObject(values)
      ? [...values]
      : (values as readonly Json[]).map((v, i) => [String(i), v] as const)
    for (let i = 0; i < entries.length; i++) {
      if (i % ROWS === 0) yield
      const [key, value] = entries[i]
      let r = index.get(key)
      if (r === undefined) {
        r = index.size + 1
        index.set(key, r)
        rows.push([])
      }
      rows[r][c] = cellOf(value)
    }
    c++
  }
  return { rows, keyed: true }
}

const isNumeric = (v: Json | undefined) =>
  typeof v === 'string' && v.trim() !== '' && maybeNumber(cellClass(v))
/** Members of an object that tell whether it is written by column or by row. */
const TELLING = 50

/** How many values are numbers; null and absent ones count for nothing. */
function numbersOf(values: readonly (Json | undefined)[]): {
  readonly all: boolean
  readonly mixed: boolean
} {
  const given = values.filter((v) => v !== null && v !== undefined)
  const numbers = given.filter(isNumeric).length
  return { all: numbers > 0 && numbers === given.length, mixed: numbers > 0 && numbers < given.length }
}

/**
 * An object of objects is index -> (column -> value), as pandas writes it on demand, where outer members hold numbers beside
 * words, no inner name does, and two of these hold numbers alone; else it is column -> (index -> value).
 */
function byRow(members: readonly Json[]): boolean {
  if (members.length < 2 || !members.every(isObject)) return false
  const some = members.slice(0, TELLING)
  if (!some.some((member) => numbersOf([...member.values()]).mixed)) return false
  const inner = [...some[0].keys()].slice(0, TELLING).map((name) => numbersOf(some.map((m) => m.get(name))))
  return !inner.some((name) => name.mixed) && inner.filter((name) => name.all).length >= 2
}

/** The rows by their index, which becomes a column without a name. */
function* fromRowsByIndex(object: ReadonlyMap<string, Json>): Job<Rows> {
  const { rows } = yield* fromObjects([...object.values()])
  const index = ['', ...object.keys()]
  return { rows: rows.map((row, r) => [index[r], ...row]), keyed: true }
}

function* fromArrays(arrays: readonly Json[]): Job<Rows> {
  const rows: string[][] = []
  for (let r = 0; r < arrays.length; r++) {
    if (r % ROWS === 0) yield
    const array = arrays[r]
    if (!isArray(array)) throw wrongShape('mixed', r + 1)
    rows.push(array.map(cellOf))
  }
  return { rows, keyed: false }
}

function wrongShape(found: 'scalar' | 'mixed' | 'object' | 'scalars', item = 0): ImportFailure {
  return new ImportFailure('json-shape', { found, item })
}

function* fromList(list: readonly Json[]): Job<Rows> {
  if (list.length === 0) return { rows: [], keyed: true }
  if (isObject(list[0])) return yield* fromObjects(list)
  if (isArray(list[0])) return yield* fromArrays(list)
  throw wrongShape('scalars')
}

function* fromObject(object: ReadonlyMap<string, Json>): Job<Rows> {
  const members = [...object.values()]
  const tables = members.filter((v) => isArray(v) && v.length > 0 && v.every(isObject))
  if (tables.length === 1) return yield* fromList(tables[0] as readonly Json[])
  const names = object.get('columns')
  const data = object.get('data')
  // The "split" form of pandas.
  if (isArray(names) && isArray(data) && data.length > 0 && data.every(isArray)) {
    const { rows } = yield* fromArrays([names, ...data])
    return { rows, keyed: true }
  }
  if (byRow(members)) return yield* fromRowsByIndex(object)
  const lists = members.every(isArray)
  if (members.length > 0 && tables.length === 0 && (lists || members.every(isObject)))
    return yield* fromColumns(object)
  throw wrongShape('object')
}

/**
 * The table in a JSON text: an array of objects (union of their keys, one nested level flattened as `a.b`), an array of
 * arrays, columns as lists or by index, an object with one list of objects, or one object per line.
 * @throws ImportFailure json-shape
 */
export function* rowsOf(json: JsonText): Job<Rows> {
  if (json.values.length > 1) return yield* fromList(json.values)
  const [value] = json.values
  if (isArray(value)) return yield* fromList(value)
  if (isObject(value)) return yield* fromObject(value)
  throw wrongShape('scalar')
}

class ArrayRecords implements Records {
  private readonly rows: readonly (readonly string[])[]
  private readonly keyed: boolean
  readonly n: number

  constructor(rows: readonly (readonly string[])[], keyed: boolean) {
    this.rows = rows
    this.keyed = keyed
    this.n = rows.length
  }
  fields(row: number): number {
    return this.rows[this.keyed ? 0 : row].length
  }
  cell(row: number, column: number): string {
    return this.rows[row][column] ?? ''
  }
}

/** Records over rows of cells, without the rows that are blank throughout; null if none is left. */
export function* arrayRecords({ rows, keyed }: Rows): Job<Records | null> {
  const kept: (readonly string[])[] = []
  for (let r = 0; r < rows.length; r++) {
    if (r % ROWS === 0) yield
    if ((keyed && r === 0) || rows[r].some((cell) => cell.trim() !== '')) kept.push(rows[r])
  }
  return kept.length > 0 ? new ArrayRecords(kept, keyed) : null
}
