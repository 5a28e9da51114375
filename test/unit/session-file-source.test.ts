import { describe, expect, it } from 'vitest'
import { datasetFromColumns } from '../../src/core/data/columns.ts'
import { readTable, toColumns, chooseColumns, parseTable } from '../../src/core/data/table/importer.ts'
import type { Choices } from '../../src/core/data/table/types.ts'
import { run } from '../../src/core/job.ts'
import { catalogue } from '../../src/core/session/catalogue.ts'
import { choicesOf, sourceOf } from '../../src/core/session/file-source.ts'
import { readSession, writeSession } from '../../src/core/session/file.ts'
import { readLink, writeLink } from '../../src/core/session/link.ts'
import { baseSpec } from '../../src/core/session/spec.ts'
import { treeOf } from '../../src/core/session/tree.ts'
import type { FileSource, Spec } from '../../src/core/session/types.ts'

/** A table that can be read in several ways, in windows-1252. */
const text = [
  'id;größe;b;c;art',
  ...Array.from(
    { length: 30 },
    (_, i) => `${i + 100};${i % 7},5;${(i * i) % 11};${i % 5};${['x', 'y', 'NA', 'w'][i % 4]}`,
  ),
].join('\n')
const bytes = Uint8Array.from(text, (c) => c.charCodeAt(0))

function points(choices: Choices) {
  const parsed = run(parseTable(bytes, 'a.csv', choices))
  if ('outcome' in parsed) throw new Error(parsed.code)
  const imported = run(chooseColumns(parsed, choices))
  if (imported.outcome === 'error') throw new Error(imported.code)
  return { imported, dataset: datasetFromColumns(run(toColumns(parsed, imported))) }
}
const sourceFor = (choices: Choices): FileSource => sourceOf(points(choices).imported, choices, 'hidden')

const CASES: Record<string, Choices> = {
  'everything by the content': {},
  'another encoding': { encoding: 'shift_jis' },
  'principal components of some columns': { plane: { kind: 'pca', columns: ['größe', 'c', 'b'] } },
  'principal components of all columns': { plane: { kind: 'pca' } },
  'joined classes': {
    classNames: [
      ['x', 'rest'],
      ['w', 'rest'],
    ],
  },
  'classes in another order': { classOrder: ['y', 'x'] },
  'a word for missing that is a class': { naIsClass: true },
  'a point as decimal mark, names as data': { decimal: '.', header: false },
  'no label column': { label: null },
  'quotes as ordinary characters': { quotes: false, delimiter: ';', format: 'csv' },
}

describe('a session on a file', () => {
  it.each(Object.entries(CASES))('makes the same points again: %s', (_, choices) => {
    const { dataset } = points(choices)
    const source = sourceFor(choices)
    expect(points(choicesOf(source)).dataset.hash).toBe(dataset.hash)

    const spec: Spec = { ...baseSpec(catalogue), data: source }
    const link = readLink(writeLink(spec, [], catalogue), catalogue)
    if (!link.ok) throw new Error(link.code)
    expect([link.spec, link.warnings]).toEqual([spec, []])
    const file = readSession(writeSession(treeOf(spec)), catalogue)
    if (!file.ok) throw new Error(file.code)
    expect([file.tree.spec, file.ignored]).toEqual([spec, []])
  })

  it('says in a link only what was decided', () => {
    const spec: Spec = { ...baseSpec(catalogue), data: sourceFor({}) }
    const query = writeLink(spec, [], catalogue)
    expect(query).not.toMatch(/(?:^|&)(?:v|pca|values|na|encoding|separator|header)=/)
    const decided = writeLink({ ...spec, data: sourceFor({ encoding: 'windows-1252' }) }, [], catalogue)
    expect(decided).toMatch(/(?:^|&)v=2&/)
    expect(decided).toContain('encoding=windows-1252')
  })

  it('of before its PCA columns were kept joins all usable columns', () => {
    const old = { ...sourceFor({ plane: { kind: 'pca' } }), pca: undefined }
    expect(points(choicesOf(old)).imported.plane).toMatchObject({ kind: 'pca', columns: ['größe', 'b', 'c'] })
  })

  it('takes columns that are named like components for what they are', () => {
    const own = new TextEncoder().encode('PC1,PC2,z\n1,2,3\n2,1,9\n5,5,1\n')
    const r = run(readTable(own, 'pcs.csv', { plane: { kind: 'columns', x: 'PC1', y: 'PC2' } }))
    expect(r).toMatchObject({ plane: { kind: 'columns', axes: ['PC1', 'PC2'] } })
  })

  it('keeps names with anything in them', () => {
    const odd = new TextEncoder().encode('"a\nb","c~_*",l\n1,2,p\n2,1,q\n5,5,p\n')
    const r = run(readTable(odd, 'odd.csv'))
    if (r.outcome === 'error') throw new Error(r.code)
    const spec: Spec = {
      ...baseSpec(catalogue),
      data: sourceOf(r, { classNames: [['p', 'p~q*_%']] }, 'given'),
    }
    const link = readLink(writeLink(spec, [], catalogue), catalogue)
    expect(link).toMatchObject({ ok: true, spec, warnings: [] })
  })
})
