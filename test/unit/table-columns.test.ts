import { describe, expect, it } from 'vitest'
import { chosen, codes, counts, imported, parsed, refused } from '../reference/table-files.ts'

const kinds = (text: string) => Object.fromEntries(imported(text).columns.map((c) => [c.name, c.kind]))

describe('kinds of columns', () => {
  it('are told by nine tenths of the values', () => {
    const cells = (bad: number) =>
      Array.from({ length: 20 }, (_, i) => `${i * i},${i % 7},${i < bad ? 'x' : i + 0.5}`).join('\n')
    expect(kinds(`a,b,c\n${cells(2)}`)).toEqual({ a: 'number', b: 'number', c: 'number' })
    expect(kinds(`a,b,c\n${cells(3)}`)).toEqual({ a: 'number', b: 'number', c: 'text' })
  })

  it('know codes, dates and empty columns', () => {
    const text =
      'zip,day,tag,x,y,e\n01234,1.2.2020,a,1.5,2,\n00321,2.2.2020,a,2.5,1,NA\n10432,3.2.2020,b,8.5,9,\n90210,,b,9.5,8,?\n'
    const r = imported(text)
    expect(kinds(text)).toEqual({
      zip: 'text',
      day: 'date',
      tag: 'text',
      x: 'number',
      y: 'number',
      e: 'empty',
    })
    expect([r.labelColumn, r.x, r.y]).toEqual(['tag', 'x', 'y'])
    expect(r.columns.map((c) => c.missing)).toEqual([0, 1, 0, 0, 0, 4])
    expect(r.columns.map((c) => c.distinct)).toEqual([4, 3, 2, 4, 4, 0])
    expect(r.columns[3]).toMatchObject({ min: 1.5, max: 9.5, integer: false, constant: false })
  })
})

describe('decimal mark', () => {
  it.each<[text: string, mark: string, x: number[], warnings: string[]]>([
    ['x;y\n5,1;1\n4,2;2\n3,3;5\n', ',', [5.1, 4.2, 3.3], ['decimal-comma']],
    ['x;y\n1,234;1\n2,345;2\n3;5\n', ',', [1.234, 2.345, 3], ['decimal-comma']],
    ['x,y\n"1,234",1\n"2,345",2\n3,5\n', '.', [1234, 2345, 3], ['thousands-separators']],
    ['x,y\n"5,1",1\n"4,2",2\n3,5\n', ',', [5.1, 4.2, 3], ['decimal-comma']],
    ['x;y\n1.234;1\n2.345;2\n3;5\n', '.', [1.234, 2.345, 3], []],
    ['x;y\n1.234;1,5\n2.345;2\n3;5\n', ',', [1234, 2345, 3], ['decimal-comma', 'thousands-separators']],
    ['x;y\n1 234;1,5\n2 345,5;2\n3;5\n', ',', [1234, 2345.5, 3], ['decimal-comma', 'thousands-separators']],
    ['x;y\n1,234;1.5\n2,345;2\n3;5\n', '.', [1234, 2345, 3], ['thousands-separators']],
  ])('%j', (text, mark, x, warnings) => {
    const r = imported(text)
    expect([r.read.decimal.value, Array.from(r.points.x), codes(r)]).toEqual([
      mark,
      x,
      [...warnings, 'no-labels'].sort(),
    ])
  })

  it('is not decided by a number that stands in a text column', () => {
    const r = imported('x;y;note\n5,1;1,5;see 3\n4,2;2,5;3.5\n3,3;5,5;see\n')
    expect([r.read.decimal.value, r.numericColumns]).toEqual([',', ['x', 'y']])
  })

  it('can be chosen', () => {
    const r = imported('x;y\n1,234;1\n2,345;2\n3;5\n', { decimal: '.' })
    expect([r.points.x[0], codes(r)]).toEqual([1234, ['no-labels', 'thousands-separators']])
  })
})

describe('label column', () => {
  const table = (names: string, ...rows: string[]) => `${names}\n${rows.join('\n')}\n`

  it.each([
    ['type,x,y,Class', 'Class'],
    ['ｸﾗｽ,x,y,c', 'ｸﾗｽ'],
    ['a,x,y,tree_label', 'tree_label'],
    ['a,x,y,TARGET', 'TARGET'],
    ['a,x,y,c', 'c'],
  ])('%s', (names, label) => {
    const r = imported(table(names, 'p,1.5,2,u', 'p,2.5,1,v', 'q,8.5,9,u', 'q,9.5,8,v'))
    expect(r.labelColumn).toBe(label)
  })

  it('is not one with dates, fractions or many whole numbers, whatever its name', () => {
    const many = Array.from({ length: 60 }, (_, i) => `${(i * 7) % 11},${(i * 5) % 13},${i * 3}`)
    expect(imported(table('x,y,target', ...many)).labelColumn).toBe(null)
    expect(imported(table('x,y,target', '1,2,1.5', '2,1,2.5', '8,9,3.5')).labelColumn).toBe(null)
    expect(
      imported(table('x,y,class', '1,2,2020-01-01', '2,1,2020-01-02', '8,9,2020-01-03')).labelColumn,
    ).toBe(null)
  })

  it('is a last column of few whole numbers only if two axes remain', () => {
    expect(imported(table('a,b,c', '1.5,2,0', '2.5,1,0', '8.5,9,1', '9.5,8,1')).labelColumn).toBe('c')
    expect(imported(table('a,c', '1.5,0', '2.5,0', '8.5,1', '9.5,1')).labelColumn).toBe(null)
  })

  it('is not one of free text', () => {
    expect(imported(table('a,b,c', '1.5,2,w', '2.5,1,x', '8.5,9,y', '9.5,8,z')).labelColumn).toBe(null)
  })

  it('orders numbers as numbers and joins their spellings', () => {
    const r = imported(table('x,y,target', '1,2,10', '2,1,9.0', '8,9,09', '9,8,9', '7,8,-0', '7,7,'))
    expect([r.classOrder, counts(r), r.unlabelled]).toEqual([['0', '9', '10'], { 0: 1, 9: 3, 10: 1 }, 1])
  })

  it('counts NA as missing until told otherwise', () => {
    const text = table('x,y,class', '1,2,NA', '2,1,none', '8,9,a', '9,8,?')
    const r = imported(text)
    expect([counts(r), r.unlabelled, codes(r)]).toEqual([
      { a: 1 },
      3,
      ['na-label', 'one-class', 'unlabelled-rows'],
    ])
    expect(r.naWords).toEqual([
      { name: 'NA', count: 1 },
      { name: 'none', count: 1 },
    ])
    const told = imported(text, { naIsClass: true })
    expect([counts(told), told.unlabelled, codes(told)]).toEqual([
      { NA: 1, none: 1, a: 1 },
      1,
      ['unlabelled-rows'],
    ])
  })

  it('joins classes that are given one name', () => {
    const text = table('x,y,class', '1,2,Tea', '2,1,tea', '8,9,a', '9,8,a')
    expect(codes(imported(text))).toEqual(['label-case-variants'])
    const r = imported(text, { classNames: [['Tea', 'tea']] })
    expect([counts(r), codes(r)]).toEqual([{ tea: 2, a: 2 }, []])
  })

  it('has its classes in the order that is chosen, the others after them', () => {
    const text = table('x,y,class', '1,2,a', '2,1,b', '8,9,c', '9,8,d')
    expect(imported(text, { classOrder: ['c', 'no such', 'a', 'c'] }).classOrder).toEqual([
      'c',
      'a',
      'b',
      'd',
    ])
    const numbers = table('x,y,class', '1,2,10', '2,1,9', '8,9,1', '9,8,2')
    expect(imported(numbers, { classOrder: ['10'] }).classOrder).toEqual(['10', '1', '2', '9'])
    const renamed = imported(text, { classNames: [['b', 'oak']], classOrder: ['oak'] })
    expect(renamed.classes[0]).toEqual({ name: 'oak', count: 1 })
  })

  it('can be chosen, or none', () => {
    const text = table('kind,x,y,class', 'p,1,2,a', 'p,2,1,a', 'q,8,9,b', 'q,9,8,b')
    const table4 = parsed(text)
    expect(chosen(table4, { label: 'kind' })).toMatchObject({ labelColumn: 'kind', labelAuto: false })
    expect(chosen(table4, { label: null })).toMatchObject({ labelColumn: null, unlabelled: 4, classes: [] })
    const r = imported(text, { label: 'nothing' })
    expect([r.labelColumn, codes(r)]).toEqual(['class', ['choice-ignored']])
  })

  it('with very many classes is read, and said to be too much', () => {
    const text = table('x,y,class', ...Array.from({ length: 21 }, (_, i) => `${(i * 7) % 11},${i % 5},c${i}`))
    expect(codes(imported(text))).toEqual(['too-many-classes'])
  })
})

describe('axes', () => {
  it('skip ids, counts of the rows and constants, and say so', () => {
    const r = imported(
      'no.,k,n,x,c2,y,class\n5,7,1,1.5,1,2,a\n3,7,2,2.5,1,1,a\n9,7,3,8.5,1,9,b\n8,7,4,9.5,1,8,b\n4,7,5,9,1,9,b\n',
    )
    expect([r.x, r.y, r.usable]).toEqual(['x', 'y', ['x', 'y']])
    const names = r.warnings.filter((w) => w.code === 'id-column-skipped').map((w) => w.args.name)
    expect(names).toEqual(['no.', 'n'])
    expect(r.warnings.filter((w) => w.code === 'constant-column').map((w) => w.args.name)).toEqual([
      'k',
      'c2',
    ])
  })

  it('can be chosen, also an id, and are filled up', () => {
    const table = parsed('id,x,y,z\n5,1.5,2,4\n3,2.5,1,3\n9,8.5,9,2\n')
    expect(chosen(table, { plane: { kind: 'columns', x: 'z', y: 'id' } })).toMatchObject({
      x: 'z',
      y: 'id',
      planeAuto: false,
    })
    expect(chosen(table, { plane: { kind: 'columns', y: 'x' } })).toMatchObject({ x: 'y', y: 'x' })
    expect(chosen(table, { plane: { kind: 'columns', x: 'y' } })).toMatchObject({ x: 'y', y: 'x' })
    const r = imported('x,y,t\n1,2,a\n2,1,b\n8,9,c\n', { plane: { kind: 'columns', x: 't' } })
    expect([r.x, r.y, codes(r)]).toEqual(['x', 'y', ['choice-ignored', 'no-labels']])
  })

  it('drop rows for their own gaps only', () => {
    const r = imported(
      `x,y,z,class\n1,2,,a\n2,,1,a\n3,inf,1,a\n${'4,5,,b\n7,6,2,b\n'.repeat(5)}5,bad,,a\n1,2,3,a,4\n`,
    )
    expect(r.dropped).toEqual([
      { row: 2, reason: 'missing-feature' },
      { row: 3, reason: 'non-finite' },
      { row: 14, reason: 'non-numeric' },
      { row: 15, reason: 'too-many-fields' },
    ])
    expect(r.preview.map((p) => p.dropped).slice(0, 3)).toEqual([null, 'missing-feature', 'non-finite'])
    expect(Array.from(r.points.rows)).toEqual([0, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])
  })

  it.each([
    ['name,colour\na,b\nb,c\nd,e\n', 'no-numeric-columns'],
    ['x,colour\n1,b\n2,c\n3,e\n', 'need-two-numeric-columns'],
    ['id,x,class\n7,2,a\n2,3,b\n3,4,b\n', 'need-two-numeric-columns'],
    ['x,y,class\n1,2,a\n1,2,a\n1,2,b\n', 'no-variation'],
    ['x,y,class\n1,2,a\n1,3,a\n1,4,b\n', 'no-variation'],
    ['x,y,class\n1,2,a\n2,3,a\n', 'too-few-rows'],
    ['x,y,class\n1,2,a\n2,3,a\n,4,b\n3,,b\n', 'too-few-rows'],
    ['x,y,class\n1,2,a\n1,2,a\n1,2,b\n3,,b\n,3,a\n', 'no-variation'],
    ['x,y\n', 'no-data-rows'],
  ])('%j: %s', (text, code) => {
    const r = refused(text)
    expect(r.code).toBe(code)
    // What was read so far is there to be shown.
    expect(r.columns.map((c) => c.name)).toEqual(text.split('\n')[0].split(','))
    expect(r.read.delimiter?.value).toBe(',')
  })
})

describe('PCA', () => {
  const rows = Array.from({ length: 40 }, (_, i) => {
    const u = ((i * 7) % 40) / 10
    const v = ((i * 11) % 40) / 40
    return `${i},${u},${10 * u + v},${-u + v},${i === 3 ? '' : v},7,${'pq'[i % 2]}`
  })
  const table = parsed(`id,a,b,c,d,k,class\n${rows.join('\n')}\n`)
  const planeOf = (columns?: string[]) => {
    const r = chosen(table, { plane: { kind: 'pca', columns } })
    if (r.outcome === 'error' || r.plane.kind !== 'pca') throw new Error('no PCA')
    return { ...r, plane: r.plane }
  }

  it('joins the usable columns, or those that are ticked', () => {
    const r = planeOf()
    expect([r.x, r.y, r.plane.columns]).toEqual(['PC1', 'PC2', ['a', 'b', 'c', 'd']])
    expect(r.dropped).toEqual([{ row: 4, reason: 'missing-feature' }])
    expect(planeOf(['c', 'id', 'a']).plane.columns).toEqual(['c', 'id', 'a'])
    expect(planeOf(['a', 'b', 'c']).nDropped).toBe(0)
  })

  it('gives centred, uncorrelated axes whose variances are the explained shares', () => {
    const { points, plane } = planeOf(['a', 'b', 'c'])
    const { x, y } = points
    const mean = (f: (i: number) => number) => x.reduce((sum, _, i) => sum + f(i), 0) / x.length
    expect(mean((i) => x[i])).toBeCloseTo(0, 10)
    expect(mean((i) => x[i] * y[i])).toBeCloseTo(0, 10)
    expect(mean((i) => x[i] * x[i])).toBeCloseTo(3 * plane.explained[0], 10)
    expect(mean((i) => y[i] * y[i])).toBeCloseTo(3 * plane.explained[1], 10)
    expect(plane.loadings.map(([l]) => Math.sign(l))).toEqual([1, 1, -1])
    expect(plane.loadings.reduce((sum, [l]) => sum + l * l, 0)).toBeCloseTo(1, 10)
  })

  it('falls back to two columns where fewer are ticked', () => {
    expect(chosen(table, { plane: { kind: 'pca', columns: ['a', 'no such'] } })).toMatchObject({
      x: 'a',
      y: 'b',
    })
  })

  it('takes the first of very many columns and says so', () => {
    const names = Array.from({ length: 240 }, (_, k) => `f${k}`)
    const wide = Array.from({ length: 8 }, (_, i) =>
      names.map((_, k) => (i * (k + 3) + k * k) % 17).join(','),
    )
    const r = imported(`${names.join(',')}\n${wide.join('\n')}\n`, { label: null, plane: { kind: 'pca' } })
    expect(r.plane).toMatchObject({
      kind: 'pca',
      columns: names.filter((n) => r.usable.includes(n)).slice(0, 200),
    })
    expect(codes(r)).toContain('pca-limited')
  })
})

describe('points', () => {
  const many = (n: number) =>
    `x,y,class\n${Array.from({ length: n }, (_, i) => `${i * 2},${(i * 7) % 31},c${i % 3}`).join('\n')}`

  it('are a seeded sample above the limit', () => {
    const table = parsed(many(500))
    const sample = (seed: number) => {
      const r = chosen(table, { maxPoints: 100, seed })
      if (r.outcome === 'error') throw new Error(r.code)
      return r
    }
    const r = sample(7)
    expect(r.points.rows).toHaveLength(100)
    expect(r.sampledFrom).toBe(500)
    expect(codes(r)).toContain('sampled')
    expect(Array.from(r.points.rows)).toEqual(Array.from(r.points.rows).sort((a, b) => a - b))
    expect(new Set(r.points.rows).size).toBe(100)
    expect(r.points.rows).toEqual(sample(7).points.rows)
    expect(r.points.rows).not.toEqual(sample(8).points.rows)
    expect(r.points.x).toEqual(Float64Array.from(r.points.rows, (k) => 2 * k))
  })

  it('clip long cells in the preview only, never inside a character', () => {
    const cell = '🐈'.repeat(300)
    const r = imported(`x,y,class\n1,2,${cell}\n2,1,a${cell}\n8,9,b\n`)
    const shown = r.preview.slice(0, 2).map((p) => p.cells[2])
    for (const s of shown) {
      expect(s.length).toBeLessThanOrEqual(80)
      expect(s.replace(/[🐈a…]/gu, '')).toBe('')
    }
    expect(r.classOrder[0]).toBe(cell)
  })
})
