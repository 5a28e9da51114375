import { describe, expect, it } from 'vitest'
import { codes, counts, imported, latin1, refused, utf16, utf8 } from '../reference/table-files.ts'

const rows = (separator: string, names = ['x', 'y', 'class']) =>
  [names, ['1', '2', 'a'], ['2', '1', 'a'], ['8', '9', 'b'], ['9', '8', 'b']]
    .map((row) => row.join(separator))
    .join('\n')

describe('bytes', () => {
  it.each([
    ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
    ['jpeg', [0xff, 0xd8, 0xff, 0xe0]],
    ['pdf', [...latin1('%PDF-1.7\n')]],
    ['gzip', [0x1f, 0x8b, 8, 0]],
    ['ole2/xls', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0]],
    ['parquet', [...latin1('PAR1\x15\x04PAR1')]],
    ['sqlite', [...latin1('SQLite format 3\0')]],
    ['zip/xlsx', [0x50, 0x4b, 3, 4, 20, 0]],
    ['unknown', [1, 0, 0, 7, 0, 0, 10, 3]],
    ['unknown', [...latin1('x,y,class\n1,2,a\0\n3,4,b\n5,6,b\n')]],
    ['unknown', [0xff, 0xfe, 0, 0, 0x78, 0, 0, 0]],
  ])('%s is binary', (detected, bytes) => {
    const r = refused(Uint8Array.from(bytes))
    expect([r.code, r.detected]).toEqual(['binary-file', detected])
  })

  it('takes a heading that begins like a Parquet file for text', () => {
    expect(imported(rows(',', ['PAR1', 'PAR2', 'class'])).x).toBe('PAR1')
  })

  it.each([true, false])('reads UTF-16 without a mark, big endian %s', (bigEndian) => {
    const text = 'x\ty\tclass\r\n1\t2\t一　三\r\n3\t4\t一　三\r\n5\t6\t二\r\n6\t7\t二\r\n'
    const r = imported(utf16(text, bigEndian))
    expect(r.read.encoding).toEqual({ value: bigEndian ? 'utf-16be' : 'utf-16le', auto: true })
    expect(counts(r)).toEqual({ '一　三': 2, 二: 2 })
    expect(codes(r)).toEqual([])
  })

  it('obeys the marks of UTF-16 and of UTF-8', () => {
    for (const [mark, big] of [
      ['\ufeff', true],
      ['\ufeff', false],
    ] as const)
      expect(imported(utf16(mark + rows(';'), big)).columns[0].name).toBe('x')
    expect(imported(utf8(`\ufeff${rows(',')}`)).columns[0].name).toBe('x')
  })

  it('does not take German or Portuguese for Japanese', () => {
    const german = imported(
      latin1('L\xe4nge;H\xf6he;Art\n5,1;3,5;gro\xdf\n4,9;3,0;gro\xdf\n6,3;2,8;sch\xf6n\n6,3;2,9;sch\xf6n'),
    )
    expect([german.read.encoding.value, german.x]).toEqual(['windows-1252', 'Länge'])
    const capitals = imported(
      latin1('x;y;SITUA\xc7\xc3O\n1;2;A\xc7\xc3O\n2;1;A\xc7\xc3O\n8;9;N\xc3O\n9;8;N\xc3O'),
    )
    expect([capitals.read.encoding.value, capitals.labelColumn]).toEqual(['windows-1252', 'SITUAÇÃO'])
  })

  it('lets the encoding be chosen and says what it could not read', () => {
    const eucJp = Uint8Array.from([
      ...latin1('x,y,'),
      0xbc,
      0xef,
      0xce,
      0xe0,
      ...latin1('\n1,2,a\n2,1,a\n8,9,b\n9,8,b\n'),
    ])
    const r = imported(eucJp, { encoding: 'euc-jp' })
    expect([r.labelColumn, r.read.encoding.auto, codes(r)]).toEqual(['種類', false, []])
    expect(codes(imported(eucJp, { encoding: 'utf-8' }))).toEqual(['encoding-damaged'])
  })

  it('finds line ends of all kinds, also where a chunk of bytes ends', () => {
    for (const end of ['\n', '\r', '\r\n']) {
      for (const shift of [0, 1]) {
        const row = `1,2,${'a'.repeat(11)}${end}`
        const head = `x,y,class${'s'.repeat(shift)}${end}`
        const n = Math.ceil(70_000 / row.length)
        const r = imported(`${head}3,4,b${end}${row.repeat(n)}`)
        expect(r.nRows).toBe(n + 1)
        expect(r.points.label[n]).toBe('a'.repeat(11))
      }
    }
    expect(imported('x,y,class\r1,2,a\n2,1,a\r\n8,9,b\r\r9,8,b').nRows).toBe(4)
  })

  it.each(['', '\ufeff', ' \n\t\r\n ', ',,\n,,\n', 'sep=;\n'])('%j is empty', (text) => {
    expect(refused(text).code).toBe('empty-file')
  })

  it('tells web pages and foreign formats by their beginning', () => {
    expect(refused('  <HTML><body>').code).toBe('html-file')
    expect(refused('<!-- saved --> <?xml version="1.0"?><!doctype html><p>').code).toBe('html-file')
    expect(refused('<?xml version="1.0"?><rows/>').detected).toBe('xml')
    expect(refused('1 1:0.5 2:1.2\n-1 1:0.7 3:0.2\n').detected).toBe('libsvm')
    expect(refused("% old\n\n@RELATION 'x'\n@data\n").detected).toBe('arff')
  })
})

describe('records', () => {
  it.each(['\t', ';', '|', ','])('finds the delimiter %j', (delimiter) => {
    const r = imported(rows(delimiter))
    expect(r.read.delimiter).toEqual({ value: delimiter, auto: true })
    expect(r.points.x).toEqual(Float64Array.of(1, 2, 8, 9))
  })

  it('prefers blanks that fit every line to a comma in a few', () => {
    const r = imported('x y name\n1 2 Li,A\n2 1 Li,A\n8 9 Wu\n9 8 Wu\n7 7 Wu\n')
    expect([r.read.delimiter.value, r.labelColumn]).toEqual([' ', 'name'])
  })

  it('reads quoted cells among blanks', () => {
    const r = imported(
      '"x" "y" "leaf kind"\n 1\t2  "big ""old"" leaf"\n2 1 "big ""old"" leaf" \n8 9 "b c"\n9 8 "b c"\n',
    )
    expect([r.read.delimiter.value, r.labelColumn, counts(r)]).toEqual([
      ' ',
      'leaf kind',
      { 'big "old" leaf': 2, 'b c': 2 },
    ])
  })

  it('obeys a chosen delimiter and one of the sep line', () => {
    expect(imported(`sep=|\n${rows('|')}`).read.delimiter.value).toBe('|')
    expect(imported(`SEP=\t\n${rows('\t')}`).nRows).toBe(4)
    expect(refused(rows(';'), { delimiter: ',' }).code).toBe('no-numeric-columns')
  })

  it('reads quotes by RFC 4180, and others as they stand', () => {
    const r = imported(
      'x,y,class\n1,2,"say ""hi"", you"\n2,1,"say ""hi"", you" \n8,9,5" nail\n9,8,"5"" nail"\n',
    )
    expect(counts(r)).toEqual({ 'say "hi", you': 2, '5" nail': 2 })
  })

  it('names the line of a quote that never closes, also where the next quote seems to close it', () => {
    expect(refused('x,y,class\n1,2,a\n2,1,"a\n7,8,b\n').args).toEqual({ line: 3 })
    expect(refused('x,y,class\n1,2,"a\nb"\n2,1,"a\n7,8,"b"\n8,7,b\n').args).toEqual({ line: 4 })
    const r = imported('x,y,class\n1,2,"a\n2,1,"a\n8,9,b\n9,8,b\n', { quotes: false })
    expect(counts(r)).toEqual({ '"a': 2, b: 2 })
  })

  it('reads a quoted cell that is longer than many chunks', () => {
    const long = 'line\nof, text '.repeat(40_000)
    const r = imported(`x,y,note,class\n1,2,"${long}",a\n2,1,,a\n8,9,"${long}",b\n9,8,"",b\n`)
    expect([r.nRows, counts(r)]).toEqual([4, { a: 2, b: 2 }])
    expect(r.preview[0].cells[2]).toHaveLength(80)
  })

  it('gives the place of an unclosed quote far down', () => {
    const many = '1,2,a\n'.repeat(50_000)
    expect(refused(`x,y,class\n${many}"1,2,a\n${many}`).args).toEqual({ line: 50_002 })
  })
})

describe('header', () => {
  it('is missing where numbers stand over numbers', () => {
    const r = imported('5.1,3.5,setosa\n4.9,3.0,setosa\n6.3,2.8,virginica\n5.8,2.7,virginica\n')
    expect([r.read.header.value, r.nRows, codes(r)]).toEqual([false, 4, ['no-header']])
    const told = imported('5.1,3.5,setosa\n4.9,3.0,setosa\n6.3,2.8,virginica\n5.8,2.7,virginica\n', {
      header: true,
    })
    expect([told.nRows, told.x, codes(told)]).toEqual([3, '5.1', ['no-labels']])
  })

  it('may hold years, if some name is text or the index has none', () => {
    expect(imported('id,2019,2020\n7,1.5,2.5\n4,2.5,1.5\n9,8.5,9.5\n').x).toBe('2019')
    const r = imported(',0,1,2\n0,1.5,2.5,a\n1,2.5,1.5,a\n2,8.5,9.5,b\n3,9.5,8.5,b\n')
    expect([r.x, r.y, r.labelColumn, codes(r)]).toEqual([
      '0',
      '1',
      '2',
      ['empty-header', 'id-column-skipped'],
    ])
  })

  it('is not made of a first row with a gap', () => {
    expect(imported('?,3.5,a\n4.9,3.0,a\n6.3,2.8,b\n5.8,2.7,b\n').read.header.value).toBe(false)
    expect(imported('4.9,,a\n4.9,3.0,a\n6.3,2.8,b\n5.8,2.7,b\n').read.header.value).toBe(false)
  })

  it('gives every column a name of its own', () => {
    const r = imported(' a  b ,x,x,,x (2),cafe\u0301,column 4\n1,2,3,4,5,6,7\n2,3,4,6,7,8,9\n3,4,1,5,6,1,2\n')
    expect(r.columns.map((c) => c.name)).toEqual([
      'a b',
      'x',
      'x (3)',
      'column 4 (2)',
      'x (2)',
      'café',
      'column 4',
    ])
  })

  it('drops unnamed empty columns, also without a header', () => {
    const r = imported('1,,2,a,\n2,,1,a,\n8,,9,b,\n9,,8,b,\n')
    expect(r.columns.map((c) => c.name)).toEqual(['column 1', 'column 3', 'column 4'])
    expect(codes(r)).toEqual(['empty-column-dropped', 'no-header'])
  })

  it('refuses a table that is too wide', () => {
    expect(refused(`${'a,'.repeat(20_000)}\n1,2\n`).args).toEqual({ n: 20_001, limit: 10_000 })
  })
})

describe('JSON', () => {
  const want = { x: Float64Array.of(1, 2, 8), label: ['a', 'a', 'b'] }
  it.each([
    ['json', '[["x","y","class"],[1,2,"a"],[2,1,"a"],[8,9,"b"]]'],
    ['json', '[{"x":1,"y":2,"class":"a"},{"x":"2","y":1,"class":"a"},{"x":8,"y":9,"class":"b"},{}]'],
    ['json', '{"x":[1,2,8],"y":[2,1,9],"class":["a","a","b"]}'],
    ['json', '{"x":{"0":1,"7":2,"3":8},"y":{"3":9,"0":2,"7":1},"class":{"0":"a","7":"a","3":"b"}}'],
    [
      'json',
      '{"n":3,"rows":[{"x":1,"y":2,"class":"a"},{"x":2,"y":1,"class":"a"},{"x":8,"y":9,"class":"b"}]}',
    ],
    ['json', '{"columns":["x","y","class"],"index":[0,1,2],"data":[[1,2,"a"],[2,1,"a"],[8,9,"b"]]}'],
    ['ndjson', ' {"x":1,"y":2,"class":"a"}\n\n{"x":2,"y":1,\n"class":"a"}\r\n{"x":8,"y":9,"class":"b"}\n'],
    ['ndjson', '["x","y","class"]\n[1,2,"a"]\n[2,1,"a"]\n[8,9,"b"]'],
  ])('%s %s', (format, text) => {
    const r = imported(text)
    expect([r.read.format.value, r.read.delimiter.value, r.labelColumn]).toEqual([format, null, 'class'])
    expect(r.points.x).toEqual(want.x)
    expect(r.points.label).toEqual(want.label)
    expect(codes(r)).toEqual([])
  })

  it('flattens one level and shows what is deeper', () => {
    const r = imported(
      '[{"a":{"x":1,"y":{"z":[1,"q"]}},"a.x":5,"b":1},{"a":{"x":2},"a.x":6,"b":3},{"a":{"x":4},"a.x":9,"b":2}]',
    )
    expect(r.columns.map((c) => c.name)).toEqual(['a.x', 'a.y', 'a.x (2)', 'b'])
    expect(r.preview[0].cells).toEqual(['1', '{z: [1, q]}', '5', '1'])
  })

  it('does not read a fraction as thousands because some text has a decimal comma', () => {
    const r = imported('[{"x":1.234,"y":"5,1","z":1},{"x":2.5,"y":"6,2","z":7},{"x":3,"y":"7,3","z":4}]')
    expect([r.read.decimal.value, r.x, r.y, r.points.x[0]]).toEqual(['.', 'x', 'z', 1.234])
  })

  it.each([
    ['[{"x":1},]', 1, 10, 'value'],
    ['[{"x":1}', 1, 9, 'array-end'],
    ['[\n{"x" 1}]', 2, 6, 'colon'],
    ['{"x":1,\n y:2}', 2, 2, 'key'],
    ['["a\nb"]', 1, 4, 'string-end'],
    ['["\\x"]', 1, 4, 'escape'],
    ['["\\u12g4"]', 1, 7, 'escape'],
    ['[01]', 1, 2, 'value'],
    ['[nan]', 1, 2, 'value'],
    ['{"x":1}{"x":2}', 1, 8, 'end'],
    ['{"x":1}\n{"x":2', 2, 7, 'object-end'],
    ['['.repeat(100_000), 1, 65, 'depth'],
  ])('names the place of the mistake in %j', (text, line, column, expected) => {
    const r = refused(text)
    expect([r.code, r.args.line, r.args.column, r.args.expected]).toEqual([
      'json-syntax',
      line,
      column,
      expected,
    ])
  })

  it.each(['[1,2]', '{"x":1}', '{}', '[{"x":1},2]', '[[1],{}]', '{"x":[1],"y":{"0":2}}', '[null]'])(
    '%s is no table',
    (text) => expect(refused(text).code).toBe('json-shape'),
  )

  it('has no rows in an empty list', () => expect(refused('[]').code).toBe('no-data-rows'))

  it('reads escapes and keys of objects’ internals', () => {
    const r = imported(
      '[{"__proto__":1,"y":2,"c":"\\u3042\\n\\"\\/"},{"__proto__":2,"y":3,"c":"b"},{"__proto__":4,"y":9,"c":"b"}]',
    )
    expect([r.x, r.preview[0].cells[2]]).toEqual(['__proto__', 'あ\n"/'])
    expect(({} as Record<string, unknown>).y).toBe(undefined)
  })

  it('can be read as text if the person says so', () => {
    const r = imported('[a];[b];class\n1;2;a\n2;1;a\n8;9;b\n9;8;b\n', { format: 'csv' })
    expect([r.x, r.read.format.auto]).toEqual(['[a]', false])
  })
})
