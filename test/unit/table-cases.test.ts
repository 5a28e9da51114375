import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { describeUpload, exportCell } from '../reference/upload-adapter.ts'

const folder = new URL('../fixtures/upload-cases/', import.meta.url)
type Fields = Record<string, unknown>
const cases = JSON.parse(readFileSync(new URL('expected.json', folder), 'utf8')) as Record<string, Fields>

/** Fields that are compared as they are. */
const PLAIN = [
  'outcome',
  'error',
  'detected',
  'format',
  'encoding',
  'delimiter',
  'decimal',
  'header',
  'columns',
  'n_rows',
  'numeric_columns',
  'label_column',
  'x',
  'y',
  'classes',
  'class_order',
  'n_classes',
  'unlabelled',
  'dropped',
  'n_points',
  'warnings',
  'date_columns',
  'pca_columns',
]

/** Names as positions, where only these count. */
function byPosition(fields: Fields): Fields {
  const columns = fields.columns as string[]
  const place = (name: unknown) => columns.indexOf(name as string)
  return {
    ...fields,
    columns: columns.length,
    x: place(fields.x),
    y: place(fields.y),
    label_column: place(fields.label_column),
    numeric_columns: (fields.numeric_columns as string[]).map(place),
    ...(fields.pca_columns ? { pca_columns: (fields.pca_columns as string[]).map(place) } : {}),
  }
}

/** The expected results, the main one first: `alt` and `alt_errors` are also right. */
function allowed(expected: Fields): Fields[] {
  const alternatives = (expected.alt as Fields[] | undefined) ?? []
  const errors = (expected.alt_errors as string[] | undefined) ?? []
  return [
    expected,
    ...alternatives.map((a) => ({ ...expected, ...a })),
    ...errors.map((error) => ({ outcome: 'error', error })),
  ]
}

function compared(fields: Fields, keys: readonly string[]): Fields {
  return Object.fromEntries(keys.map((k) => [k, fields[k]]))
}

describe.each(Object.entries(cases))('%s', (file, expected) => {
  const bytes = new Uint8Array(readFileSync(new URL(file, folder)))

  it('is read as the convention says', async () => {
    expect(bytes.length).toBe(expected.bytes ?? bytes.length)
    const got = (await describeUpload(bytes, file)) as Fields
    const results = allowed(expected).map((e) => {
      const named = e.names_may_differ ? byPosition(e) : e
      const keys = PLAIN.filter((k) => k in named && !(k === 'classes' && named[k] === null))
      const own = e.names_may_differ ? byPosition(got) : got
      return { want: compared(named, keys), have: compared(own, keys) }
    })
    const hit = results.find(
      ({ want, have }) => JSON.stringify(sorted(want)) === JSON.stringify(sorted(have)),
    )
    expect((hit ?? results[0]).have).toEqual((hit ?? results[0]).want)
    if (expected.names_may_differ) {
      const columns = got.columns as string[]
      expect(new Set(columns).size).toBe(columns.length)
    }
    for (const part of (expected.message_should_contain as string[] | undefined) ?? [])
      expect(got.message).toContain(part)
    const values = got.values as Record<string, number[]>
    for (const [column, want] of Object.entries((expected.values as Record<string, number[]>) ?? {})) {
      const name = /^\d+$/.test(column) ? (got.columns as string[])[Number(column)] : column
      expect(values[name]).toEqual(want)
    }
    if (expected.z_check) {
      const z = got.z as Record<string, number[]>
      for (const [column, want] of Object.entries(expected.z as Record<string, number[]>)) {
        expect(z[column]).toHaveLength(want.length)
        want.forEach((v, i) =>
          expect(Math.abs(z[column][i] - v)).toBeLessThan(expected.z_tolerance as number),
        )
        expect(new Set(z[column]).size).toBe((expected.float64_distinct as Record<string, number>)[column])
      }
    }
    for (const [cell, want] of Object.entries((expected.export_cells as Record<string, string>) ?? {}))
      expect(exportCell(cell)).toBe(want)
  })
})

/** With the keys of every object in one order. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))
  return entries.map(([k, v]) => [k, sorted(v)])
}
