import fc from 'fast-check'
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { offerOf, toColumns } from '../../src/core/data/table/importer.ts'
import { openRows, packRows } from '../../src/core/data/rows.ts'
import { suggestPairs } from '../../src/core/data/table/pairs.ts'
import { sample } from '../../src/core/data/table/sample.ts'
import { hashBytes } from '../../src/core/data/table/sha256.ts'
import { standardise } from '../../src/core/data/table/standardise.ts'
import { run } from '../../src/core/job.ts'
import { source, uniform } from '../../src/core/math/random.ts'
import { imports as en } from '../../src/text/en/import.ts'
import { imports as ja } from '../../src/text/ja/import.ts'
import { chosen, imported, parsed, utf8 } from '../reference/table-files.ts'

describe('SHA-256', () => {
  const sha = (bytes: Uint8Array) => run(hashBytes(bytes))

  it('gives the published values', () => {
    expect(sha(utf8(''))).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(sha(utf8('abc'))).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha(utf8('abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq'))).toBe(
      '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
    )
  })

  it('agrees with Node at every length around a block, and beyond a slice', () => {
    for (const n of [...Array.from({ length: 140 }, (_, i) => i), 65_535, 65_536, 200_001]) {
      const bytes = Uint8Array.from({ length: n }, (_, i) => (i * 31 + n) & 255)
      expect(sha(bytes)).toBe(createHash('sha256').update(bytes).digest('hex'))
    }
  })
})

describe('sample', () => {
  it('is ascending, without repeats, and all where there is room', () => {
    expect(run(sample(source(3), 5, 9))).toEqual(Int32Array.of(0, 1, 2, 3, 4))
    const s = run(sample(source(3), 1000, 10))
    expect(s).toHaveLength(10)
    expect(Array.from(s)).toEqual([...new Set(s)].sort((a, b) => a - b))
  })

  it('takes each number equally often', () => {
    const hits = new Float64Array(20)
    for (let seed = 0; seed < 2000; seed++) for (const k of run(sample(source(seed), 20, 5))) hits[k]++
    // 2000 draws of chance 1/4: 500 with a standard deviation of 19.4.
    for (const h of hits) expect(Math.abs(h - 500)).toBeLessThan(80)
  })
})

describe('standardised values', () => {
  it('have mean 0 and variance 1 also far from zero', () => {
    for (const offset of [0, 1e6, -1e12]) {
      const { z, mean, scale } = standardise(Float64Array.of(offset + 1, offset + 2, offset + 3, offset + 6))
      expect(z.reduce((a, b) => a + b)).toBeCloseTo(0, 12)
      expect(z.reduce((a, b) => a + b * b, 0)).toBeCloseTo(4, 12)
      expect(mean - offset).toBe(3)
      expect(scale).toBeCloseTo(Math.sqrt(3.5), 12)
    }
  })
  it('stay finite where the squares of the values do not', () => {
    for (const unit of [1e308, 1e200, 1e-200, 1e-320]) {
      const { z, scale } = standardise(Float64Array.of(unit, -unit, 0, unit, -unit))
      expect(z.reduce((a, b) => a + b * b, 0)).toBeCloseTo(5, 3)
      expect(scale).toBeGreaterThan(0)
    }
    expect(standardise(Float64Array.of(0, 5e-324)).scale).toBeGreaterThan(0)
  })

  it('of a constant are zero', () => {
    expect(standardise(Float64Array.of(0.1, 0.1, 0.1))).toMatchObject({
      z: Float64Array.of(0, 0, 0),
      scale: 1,
    })
  })
})

describe('suggested pairs', () => {
  /** Columns a and d part the classes only together, b and c are noise; e has gaps. */
  const rows = Array.from({ length: 240 }, (_, i) => {
    const u = (k: number) => uniform(5, 1, i, k).toFixed(3)
    const c = i % 2
    const a = uniform(5, 1, i, 0)
    const d = a + (c === 0 ? 0.1 : -0.1)
    return [a.toFixed(3), u(1), u(2), d.toFixed(3), i % 9 === 0 ? '' : u(4), 'pq'[c]].join(',')
  })
  const table = parsed(`a,b,c,d,e,class\n${rows.join('\n')}\n`)

  it('begin with the pair that parts the classes', () => {
    const pairs = run(suggestPairs(table, 'class'))
    expect(pairs).toHaveLength(6)
    expect([pairs[0].x, pairs[0].y]).toEqual(['a', 'd'])
    expect(pairs[0].score).toBeGreaterThan(0.95)
    expect(pairs[1].score).toBeLessThan(0.75)
    expect(pairs[0].px).toHaveLength(240)
    expect(pairs).toEqual(run(suggestPairs(table, 'class')))
  })

  it('are found among many columns', () => {
    const names = Array.from({ length: 30 }, (_, k) => `f${k}`)
    const wide = Array.from({ length: 60 }, (_, i) => {
      const cells = names.map((_, k) => uniform(9, 1, i, k) + (k === 7 || k === 21 ? (i % 3) * 0.8 : 0))
      return [...cells.map((v) => v.toFixed(4)), `k${i % 3}`].join(',')
    })
    const pairs = run(suggestPairs(parsed(`${names.join(',')},class\n${wide.join('\n')}`), 'class'))
    expect([pairs[0].x, pairs[0].y]).toEqual(['f7', 'f21'])
  })

  it('need labels of two classes', () => {
    expect(run(suggestPairs(table, null))).toEqual([])
    expect(run(suggestPairs(parsed('x,y,class\n1,2,a\n2,1,\n3,5,a\n'), 'class'))).toEqual([])
  })
})

it('gives the columns of a data set with the original cells of each point', () => {
  const table = parsed('x,note,y,class\n1,"a, b",2,p\n,c,1,p\n8,d,9,q\n9,e,8,\n')
  const r = chosen(table)
  if (r.outcome === 'error') throw new Error(r.code)
  const columns = run(toColumns(table, r))
  expect(columns).toMatchObject({
    x: Float64Array.of(1, 8, 9),
    y: Float64Array.of(2, 9, 8),
    labels: ['p', 'q', null],
    classes: ['p', 'q'],
    axes: ['x', 'y'],
    id: createHash('sha256').update('x,note,y,class\n1,"a, b",2,p\n,c,1,p\n8,d,9,q\n9,e,8,\n').digest('hex'),
  })
  const rows = openRows(structuredClone(columns.rows))
  expect(rows.columns).toEqual(['x', 'note', 'y', 'class'])
  expect(rows.answers).toBe(3)
  expect([0, 1, 2].map((row) => rows.cell(row, 1))).toEqual(['a, b', 'd', 'e'])
  expect(rows.cell(2, 3)).toBe('')
})

it('packs cells of any text, and unpacks the one that is asked for', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'é', '猫', '\ud800', '🐈', '\0', '\n'), maxLength: 9 })
  fc.assert(
    fc.property(fc.array(fc.tuple(text, text), { maxLength: 9 }), (cells) => {
      const { cell } = openRows(run(packRows(['a', 'b'], cells.length, (r, c) => cells[r][c])))
      expect(cells.map((_, r) => [cell(r, 0), cell(r, 1)])).toEqual(cells)
    }),
  )
  const long = 'x'.repeat(100_000) + '猫'
  expect(openRows(run(packRows(['a'], 1, () => long))).cell(0, 0)).toBe(long)
})

it('offers a table without its points', () => {
  const offer = offerOf(imported('x,y,label\n1,2,b\n,3,b\n4,5,a\n6,7,\n8,9,b\n'))
  expect(offer).not.toHaveProperty('points')
  expect(offer).toMatchObject({ nPoints: 4, previewClasses: [0, -1, 1, -1, 0] })
})

it('crosses to another thread as it is', () => {
  const r = imported('x,y,class\n1,2,a\n2,1,a\n8,9,b\n')
  expect(structuredClone(r)).toEqual(r)
})

describe('sentences', () => {
  const args = {
    ...{
      n: 2,
      of: 9,
      limit: 3,
      bytes: 6e7,
      line: 3,
      column: 'x',
      rows: '1, 2',
      names: 'a, b',
      found: 'mixed',
      item: 2,
    },
    ...{
      name: 'a',
      value: 1,
      what: 'x',
      least: 3,
      expected: 'value',
      encoding: 'shift_jis',
      detected: 'png',
    },
    ...{ columns: '4', format: 'json', delimiter: '\t' },
  }
  const own: Record<string, Record<string, string | number>> = {
    'import.error.json-syntax': { column: 4 },
    'import.error.unsupported-format': { detected: 'arff' },
  }
  it.each(Object.keys(en) as (keyof typeof en)[])('%s is whole in both languages', (key) => {
    for (const dictionary of [en, ja]) {
      const entry = dictionary[key]
      const text = typeof entry === 'function' ? entry({ ...args, ...own[key] }) : entry
      expect(text).not.toMatch(/undefined|NaN[^ ま]|\[object|!/)
      expect(text.length).toBeGreaterThan(0)
      if (/^import\.(error|warning)/.test(key)) expect(text).toMatch(dictionary === en ? /\.$/ : /。$/)
    }
  })
})
