import { describe, expect, it } from 'vitest'
import { imports as en } from '../../src/text/en/import.ts'
import { imports as ja } from '../../src/text/ja/import.ts'
import { codes, counts, encoded, imported, latin1, refused, utf16, utf8 } from '../reference/table-files.ts'

/* Files that people really have and that no convention describes: exports of instruments, of R, of old programs, of chats. */

const lines = (...rows: string[]) => `${rows.join('\n')}\n`
const body = ['1,2,a', '2,1,a', '8,9,b']
const usual = { outcome: 'ok', x: 'x', y: 'y', labelColumn: 'class', nRows: 3 }

describe('what stands above a table', () => {
  it.each<[string, string, number]>([
    ['a title', lines('Experiment 7', 'x,y,class', ...body), 1],
    ['a title that a spreadsheet filled up', lines('Experiment 7,,', ',,', 'x,y,class', ...body), 1],
    ['a title in quotes with the delimiter in it', lines('"Runs 1, 2"', 'x,y,class', ...body), 1],
    ['three lines', lines('Messreihe', 'Labor 2', '', 'am 3. April', 'x,y,class', ...body), 3],
  ])('%s is left out', (_, file, n) => {
    const r = imported(file)
    expect(r).toMatchObject(usual)
    expect(r.warnings).toEqual([{ code: 'title-lines', args: { n } }])
  })

  it('is kept where it may be the names or a record', () => {
    const named = imported(lines('x,,y,class', '1,4,2,a', '2,5,1,a', '8,3,9,b'))
    expect(named.columns.map((c) => c.name)).toEqual(['x', 'column 2', 'y', 'class'])
    // A number above the names, and a table that has none by the person's word.
    expect(refused(lines('5,,', 'x,y,class', ...body)).nRows).toBe(4)
    expect(refused(lines('Experiment 7,,', 'x,y,class', ...body), { header: false }).nRows).toBe(5)
    expect(imported(lines('"x\n1",y,class', ...body)).x).toBe('x 1')
  })

  it('may be a sep line that was saved once more', () => {
    expect(imported('sep=;;;\nx;y;class\n1;2;a\n2;1;a\n8;9;b\n')).toMatchObject(usual)
  })
})

describe('rows with names', () => {
  const named = { ...usual, warnings: [{ code: 'empty-header' }, { code: 'id-column-skipped' }] }
  it.each([
    ['of R, parted by blanks', lines('"x" "y" "class"', '"1" 1 2 "a"', '"2" 2 1 "a"', '"3" 8 9 "b"')],
    ['of R, parted by commas', lines('x,y,class', '1,1,2,a', '2,2,1,a', '3,8,9,b')],
    [
      'of pandas, as it prints',
      lines('     x    y class', '0  1.0  2.0     a', '1  2.0  1.0     a', '2  8.0  9.0     b'),
    ],
  ])('%s: the names of columns begin one cell later', (_, file) => {
    expect(imported(file)).toMatchObject(named)
  })

  it('are words of which none occurs twice', () => {
    const r = imported(lines('x,y,class', 'Mazda,1,2,a', 'Fiat,2,1,a', 'Volvo,8,9,b'))
    expect(r).toMatchObject(usual)
    expect(r.columns[0]).toMatchObject({ name: 'column 1', kind: 'text' })
  })

  it('are no guess: other cells too many may be shifted', () => {
    const r = refused(lines('x,y,class', '7,2,a,note', '5,1,a,note', '7,9,b,note'))
    expect(r.args.long).toBe(3)
    expect(en['import.error.no-numeric-columns'](r.args)).toContain(
      '3 rows have more cells than there are names',
    )
    expect(ja['import.error.no-numeric-columns']).toBeTypeOf('function')
    expect(counts(imported(lines('x,y,class', '1,2,a,', '2,1,a,', '8,9,b,')))).toEqual({ a: 2, b: 1 })
  })
})

describe('drawn tables and loose quotes', () => {
  it('leave out the line under the names', () => {
    const rows = ['| x | y | class |', '|---|:--:|---|', '| 1 | 2 | a |', '| 2 | 1 | a |', '| 8 | 9 | b |']
    expect(imported(lines(...rows))).toMatchObject(usual)
    expect(
      imported(lines(' x | y | class', '---|---|---', ' 1 | 2 | a', ' 2 | 1 | a', ' 8 | 9 | b')),
    ).toMatchObject(usual)
  })

  it('keep a record of missing cells', () => {
    expect(imported(lines('x|y|class', '1|2|a', '--|--|--', '2|1|a', '8|9|b')).nRows).toBe(4)
  })

  it('let blanks stand before a quote', () => {
    const r = imported(lines('x, y, "class"', '1, 2, "a, ""b"""', '2, 1, "a, ""b""" ', '8, 9, "c"'))
    expect([r.labelColumn, counts(r)]).toEqual(['class', { 'a, "b"': 2, c: 1 }])
  })

  it('do not take a lonely quote after a blank for one that opens', () => {
    expect(counts(imported(lines('x,y,class', '1,2, "big', '2,1, "big', '8,9, 5" nail')))).toEqual({
      '"big': 2,
      '5" nail': 1,
    })
  })
})

describe('bytes', () => {
  const german = lines(
    'x,y,class',
    ...Array.from({ length: 24 }, (_, i) => `${i * i},${(i * 7) % 5},${i % 2 ? 'groß' : 'süß'}`),
  )
  it('are UTF-8 with a fault where a few are damaged, not another encoding throughout', () => {
    const damaged = imported(Uint8Array.from([...utf8(german), ...utf8('3,4,'), 0xff, 10]))
    expect(damaged.read.encoding.value).toBe('utf-8')
    expect(damaged.warnings).toContainEqual({ code: 'encoding-damaged', args: { encoding: 'utf-8', n: 1 } })
    expect(counts(damaged)).toMatchObject({ süß: 12, groß: 12 })
  })

  it('may be cut within the last character', () => {
    const r = imported(utf8('x,y,class\n1,2,ä\n2,1,ä\n8,9,b\n9,8,ä').slice(0, -1))
    expect([r.read.encoding.value, codes(r)]).toEqual(['utf-8', ['encoding-damaged']])
  })

  it('stay windows-1252 where one character is all there is', () => {
    expect(imported(latin1('x,y,class\n1,2,a\n2,1,a\n8,9,\xe9')).read.encoding.value).toBe('windows-1252')
  })

  it('are Shift_JIS also with single kanji, where windows-1252 has no such bytes', () => {
    const r = imported(encoded('x,y,class\n1,2,男\n2,1,女\n8,9,男\n9,8,女\n', 'shift_jis'))
    expect([r.read.encoding.value, counts(r)]).toEqual(['shift_jis', { 男: 2, 女: 2 }])
  })

  it('may end as a file of DOS does', () => {
    expect(imported(`${lines('x,y,class', ...body)}\x1a`)).toMatchObject(usual)
  })

  it.each<[string, Uint8Array]>([
    ['7z', Uint8Array.of(0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c, 0, 4)],
    ['rar', latin1('Rar!\x1a\x07\x01\x00')],
    ['zstd', Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 4, 0, 1, 2)],
    ['gif', latin1('GIF89a\x01\x00\x01\x00')],
    [
      'random bytes without NUL',
      Uint8Array.from({ length: 4000 }, (_, i) => 1 + ((i * i * 31 + i * 7) % 255)),
    ],
  ])('of %s are no text', (_, bytes) => {
    expect(refused(bytes)).toMatchObject({ code: 'binary-file', detected: 'unknown' })
  })

  it('of an empty or a split archive are an archive', () => {
    for (const kind of [5, 7])
      expect(refused(Uint8Array.of(0x50, 0x4b, kind, kind + 1, 0, 0)).detected).toBe('zip/xlsx')
  })

  it('of UTF-16 in one line are UTF-16', () => {
    expect(imported(utf16('[{"x":1,"y":2},{"x":2,"y":1},{"x":8,"y":9}]', false)).nRows).toBe(3)
  })

  it.each([
    ['<table><tr><td>1</td></tr></table>', 'html-file', null],
    ['<svg xmlns="http://www.w3.org/2000/svg"></svg>', 'unsupported-format', 'xml'],
    ['{\\rtf1\\ansi 1 2 a}', 'unsupported-format', 'rtf'],
  ])('%s is named', (text, code, detected) => {
    expect(refused(text)).toMatchObject({ code, detected })
  })
})

describe('JSON by rows', () => {
  it('is index -> column -> value where the inner names hold the numbers', () => {
    const text =
      '{"r0":{"x":1,"y":2,"class":"a"},"r1":{"x":2,"y":1,"class":"a"},"r2":{"x":8,"y":9,"class":null}}'
    expect(imported(text)).toMatchObject({ ...usual, unlabelled: 1 })
    expect(imported(text).columns.map((c) => [c.name, c.kind])[0]).toEqual(['column 1', 'text'])
  })
  it('is column -> index -> value else', () => {
    const text = '{"x":{"0":1,"1":2,"2":8},"y":{"0":2,"1":1,"2":9},"class":{"0":"a","1":"a","2":"b"}}'
    expect(imported(text)).toMatchObject(usual)
  })
})

describe('labels and names', () => {
  it('lose what has no width at their ends', () => {
    const r = imported(lines('x\u200b,y,class', '1,2,a\u200b', '2,1,a', '8,9,\u2060b'))
    expect([r.x, counts(r), codes(r)]).toEqual(['x', { a: 2, b: 1 }, ['label-trimmed']])
  })
})

describe('a refusal for want of numbers', () => {
  it.each([
    ['a currency', lines('price,n', '$1.50,1', '$2.50,2', '$3.50,5'), 'price', '$1.50'],
    ['percent', lines('p,n', '5%,1', '7%,2', '70%,5'), 'p', '5%'],
    ['units', lines('n,len', '1,5.1 cm', '2,6 cm', '5,7 cm'), 'len', '5.1 cm'],
    ['units below the names', lines('x,y', 'cm,kg', '1,2', '2,1', '8,9'), 'x', 'cm'],
    ['errors of a spreadsheet', lines('x,y', '#REF!,1', '1,2', '4,4', '3,1'), 'x', '#REF!'],
  ])('shows %s', (_, file, column, example) => {
    const r = refused(file)
    expect(r.args).toMatchObject({ column, example })
    for (const texts of [en, ja]) {
      const entry = texts[`import.error.${r.code}` as keyof typeof en]
      const text = typeof entry === 'function' ? entry(r.args) : entry
      expect(text).toContain(column)
      expect(text).toContain(example)
    }
  })

  it('blames no column of words', () => {
    expect(refused(lines('name,n', 'fir,1', 'oak,2', 'elm,5')).args.example).toBe(undefined)
  })

  it('clips a long cell', () => {
    expect(
      String(refused(lines('x,y', `5 ${'q'.repeat(100)},1`, '6 q,2', '7 q,3')).args.example),
    ).toHaveLength(31)
  })
})
