import { describe, expect, it } from 'vitest'
import { codes, encoded, imported, latin1, utf16, utf8 } from '../reference/table-files.ts'
import type { Encoding } from '../../src/core/data/table/types.ts'
import { describeUpload } from '../reference/upload-adapter.ts'

/*
 * Files of the kinds of the upload cases, each with what the import rules say of it, worked out by hand. Fields that are
 * not given are the usual ones of a table with columns x, y and class.
 */
type Fields = Record<string, unknown>
type File = readonly [what: string, file: string | Uint8Array, expected: Fields]

const usual: Fields = { outcome: 'ok', format: 'csv', encoding: 'utf-8', delimiter: ',', decimal: '.' }
const named: Fields = { header: true, label_column: 'class', x: 'x', y: 'y', dropped: [], warnings: [] }
const lines = (...rows: string[]) => `${rows.join('\n')}\n`
const cross = (names: string, rows: readonly string[]) => lines(names, ...rows)

async function check([what, file, expected]: File): Promise<void> {
  const got = (await describeUpload(typeof file === 'string' ? utf8(file) : file, `${what}.csv`)) as Fields
  const want: Fields =
    'error' in expected ? { outcome: 'error', ...expected } : { ...usual, ...named, ...expected }
  expect(Object.fromEntries(Object.keys(want).map((key) => [key, got[key]]))).toEqual(want)
}
const all = (files: readonly File[]) => it.each(files)('%s', (...file) => check(file))

const ab = { classes: { a: 2, b: 1 }, n_points: 3, unlabelled: 0 }
const body = ['1,2,a', '2,1,a', '8,9,b']
const table = cross('x,y,class', body)

describe('bytes', () =>
  all([
    ['UTF-8 with a mark and quoted names', `\ufeff"x","y","class"\r\n${body.join('\r\n')}`, ab],
    [
      'UTF-8 with a mark over JSON',
      '\ufeff[{"x":1,"y":2,"class":"a"},{"x":2,"y":1,"class":"a"},{"x":8,"y":9,"class":"b"}]',
      { ...ab, format: 'json', delimiter: null, header: null },
    ],
    [
      'UTF-16 with a mark, big end first',
      utf16(`\ufeff${table.replaceAll(',', '\t')}`, true),
      { ...ab, encoding: 'utf-16be', delimiter: '\t' },
    ],
    ['UTF-16 with a mark, little end first', utf16(`\ufeff${table}`, false), { ...ab, encoding: 'utf-16le' }],
    ['UTF-16 without a mark, little end first', utf16(table, false), { ...ab, encoding: 'utf-16le' }],
    [
      'UTF-16 without a mark, big end first, decimal commas',
      utf16('Größe;y;class\r\n1,5;2;ä\r\n2,5;1;ä\r\n8;9;ö\r\n', true),
      {
        encoding: 'utf-16be',
        delimiter: ';',
        decimal: ',',
        x: 'Größe',
        classes: { ä: 2, ö: 1 },
        warnings: ['decimal-comma'],
      },
    ],
    [
      'UTF-16 with a mark over JSON lines',
      utf16('\ufeff{"x":1,"y":2,"class":"a"}\n{"x":2,"y":1,"class":"a"}\n{"x":8,"y":9,"class":"b"}\n', false),
      { ...ab, encoding: 'utf-16le', format: 'ndjson', delimiter: null, header: null },
    ],
    [
      'Shift_JIS',
      encoded('長さ,幅,品種\n1,2,あやめ\n2,1,あやめ\n8,9,桔梗\n', 'shift_jis'),
      {
        encoding: 'shift_jis',
        x: '長さ',
        y: '幅',
        label_column: '品種',
        classes: { あやめ: 2, 桔梗: 1 },
        warnings: ['encoding-guessed'],
      },
    ],
    [
      'Shift_JIS with katakana of half width',
      encoded('ﾅｶﾞｻ,ｵﾓｻ,ｼｭﾙｲ\n1,2,ｱﾔﾒ\n2,1,ｱﾔﾒ\n8,9,ｷｷｮｳ\n9,8,ｷｷｮｳ\n', 'shift_jis'),
      {
        encoding: 'shift_jis',
        x: 'ﾅｶﾞｻ',
        y: 'ｵﾓｻ',
        label_column: 'ｼｭﾙｲ',
        classes: { ｱﾔﾒ: 2, ｷｷｮｳ: 2 },
        warnings: ['encoding-guessed'],
      },
    ],
    [
      'windows-1252 with accents',
      latin1('\xe9t\xe9;y;class\n1,5;2;a\n2,5;1;a\n8,5;9;b\n'),
      {
        ...ab,
        encoding: 'windows-1252',
        delimiter: ';',
        decimal: ',',
        x: 'été',
        warnings: ['decimal-comma', 'encoding-guessed'],
      },
    ],
    [
      'windows-1252 in capitals',
      latin1('x,y,class\n1,2,\xc4\xd6\xdc\n2,1,\xc4\xd6\xdc\n8,9,GRO\xdf\n'),
      { encoding: 'windows-1252', classes: { ÄÖÜ: 2, GROß: 1 }, warnings: ['encoding-guessed'] },
    ],
    [
      'windows-1252 with the characters that Latin-1 lacks',
      latin1('x,y,class\n1,2,\x93a\x94 5 \x80\n2,1,b\n8,9,b\n'),
      { encoding: 'windows-1252', classes: { '“a” 5 €': 1, b: 2 }, warnings: ['encoding-guessed'] },
    ],
    ['UTF-8 beyond 16 bits', 'x,y,class\n1,2,🐈\n2,1,🐈\n8,9,🐕\n', { classes: { '🐈': 2, '🐕': 1 } }],
    ['a mark alone', '\ufeff', { error: 'empty-file' }],
    ['blank lines alone', ' \r\n\t\n\u3000\n', { error: 'empty-file' }],
    [
      'an archive',
      Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 6, 0),
      { error: 'binary-file', detected: 'zip/xlsx' },
    ],
    ['a cut Parquet file', latin1('PAR1\x15\x04\x15\x10\x15'), { error: 'binary-file', detected: 'parquet' }],
    ['bytes with NULs', latin1('x,y\0\0class\n1,2,3\n\0'), { error: 'binary-file', detected: 'unknown' }],
    [
      'a page with a mark',
      '\ufeff\n<!DOCTYPE HTML>\n<html><body>1,2,3</body></html>',
      { error: 'html-file' },
    ],
    [
      'LIBSVM',
      '0 1:0.5 2:0.25\n1 1:1.5 2:0.5 # late\n1 2:1\n',
      { error: 'unsupported-format', detected: 'libsvm' },
    ],
    [
      'ARFF',
      '%\n@relation a\n@attribute x numeric\n@data\n1\n',
      { error: 'unsupported-format', detected: 'arff' },
    ],
  ]))

describe('records', () =>
  all([
    ['all line ends mixed, blank lines between', 'x,y,class\r1,2,a\n\n2,1,a\r\n\r\n , ,\n8,9,b\r', ab],
    [
      'line ends, quotes and commas in quotes',
      'x,y,class\n1,2,"a, ""b""\r\nc"\n2,1,"a, ""b""\nc"\n8,9,d',
      { n_rows: 3, classes: { 'a, "b"\nc': 2, d: 1 } },
    ],
    [
      'the delimiter in quotes',
      'x;y;class\n1;2;"a;b"\n2;1;"a;b"\n8;9;c\n',
      { delimiter: ';', classes: { 'a;b': 2, c: 1 } },
    ],
    [
      'a sep line against the look of it',
      'sep=,\nx,y,class\n1,2,a;b;c\n2,1,a;b;c\n8,9,d;e;f\n',
      { classes: { 'a;b;c': 2, 'd;e;f': 1 } },
    ],
    ['a quoted sep line', '"sep=|"\nx|y|class\n1|2|a\n2|1|a\n8|9|b\n', { ...ab, delimiter: '|' }],
    [
      'semicolons before commas where both fit',
      'x;y,z\n1;2,5\n2;1,5\n8;9,5\n',
      {
        delimiter: ';',
        decimal: ',',
        columns: ['x', 'y,z'],
        y: 'y,z',
        label_column: null,
        warnings: ['decimal-comma', 'no-labels'],
      },
    ],
    [
      'tabs before pipes where both fit',
      'x|q\ty\n1|q\t2\n2|q\t1\n8|q\t9\n',
      { error: 'need-two-numeric-columns', delimiter: '\t', columns: ['x|q', 'y'] },
    ],
    ['pipes', table.replaceAll(',', '|'), { ...ab, delimiter: '|' }],
    ['a delimiter after each row but not after the names', 'x,y,class\n1,2,a,\n2,1,a,\n8,9,b,\n', ab],
    [
      'a delimiter after the names alone',
      'x,y,class,\n1,2,a\n2,1,a\n8,9,b\n',
      { ...ab, columns: ['x', 'y', 'class'], warnings: ['empty-column-dropped', 'ragged-short'] },
    ],
    [
      'columns padded with blanks, with names',
      '   x     y  class\n 1.0  -2.5  a\n 2.0   1e3  a\n80.0   9.0  b\n',
      { ...ab, delimiter: ' ' },
    ],
    [
      'columns padded with blanks, without names',
      '-1.0 2.5 0\n 2.0 1.5 0\n80.0 9.0 1\n 7.0 9.5 1\n',
      {
        delimiter: ' ',
        header: false,
        label_column: 'column 3',
        x: 'column 1',
        y: 'column 2',
        classes: { 0: 2, 1: 2 },
        class_order: ['0', '1'],
        warnings: ['no-header'],
      },
    ],
    [
      'cells too many',
      'x,y,class\n1,2,a\n2,1,a,,\n8,9,b\n3,4,b,z\n9,9,b\n',
      {
        n_rows: 5,
        n_points: 4,
        dropped: [{ row: 4, reason: 'too-many-fields' }],
        warnings: ['ragged-long', 'rows-dropped'],
      },
    ],
    [
      'cells too few',
      'x,y,class\n1,2,a\n2\n8,9\n3,4,b\n9,9,b\n',
      {
        n_points: 4,
        unlabelled: 1,
        dropped: [{ row: 2, reason: 'missing-feature' }],
        warnings: ['ragged-short', 'rows-dropped', 'unlabelled-rows'],
      },
    ],
    ['an open quote in the last row', `${table}9,8,"b\n`, { error: 'unclosed-quote' }],
    [
      'quotes inside of cells',
      'x,y,class\n1,2,5" pipe\n2,1,5" pipe\n8,9,the "b"\n',
      { classes: { '5" pipe': 2, 'the "b"': 1 } },
    ],
    ['names without rows', 'x,y,class\r\n\r\n', { error: 'no-data-rows' }],
    ['a single column', 'x\n1\n2\n4\n', { error: 'need-two-numeric-columns' }],
    ['a single column of words', 'name\nfir\noak\nelm\n', { error: 'no-numeric-columns' }],
  ]))

describe('names', () =>
  all([
    [
      'none over numbers',
      '1.5,2,a\n2,1,a\n8,9,b\n9,8,b\n',
      {
        header: false,
        columns: ['column 1', 'column 2', 'column 3'],
        n_rows: 4,
        x: 'column 1',
        y: 'column 2',
        label_column: 'column 3',
        warnings: ['no-header'],
      },
    ],
    [
      'years over numbers, a word over words',
      'place,2000,2001\nOslo,1,2\nRome,2,1\nKyiv,8,9\n',
      {
        header: false,
        n_rows: 4,
        x: 'column 2',
        y: 'column 3',
        label_column: null,
        warnings: ['no-header', 'no-labels'],
      },
    ],
    [
      'years over numbers, a word over numbers',
      'n,2000,2001\n7,1,2\n4,2,1\n9,8,9\n',
      { header: true, x: 'n', y: '2000', label_column: null, warnings: ['no-labels'] },
    ],
    [
      'blanks and line ends in them',
      '" x\n 1 ",  y   2 ,class\n1,2,a\n2,1,a\n8,9,b\n',
      { columns: ['x 1', 'y 2', 'class'], x: 'x 1', y: 'y 2' },
    ],
    [
      'accents of two characters',
      'e\u0301,y,class\n1,2,e\u0301\n2,1,\u00e9\n8,9,b\n',
      { x: 'é', classes: { é: 2, b: 1 } },
    ],
    [
      'one name three times',
      'x,x,x,class\n1,2,3,a\n2,1,3,a\n8,9,5,b\n',
      { columns: ['x', 'x (2)', 'x (3)', 'class'], y: 'x (2)', warnings: ['duplicate-header'] },
    ],
    [
      'objects’ internals',
      '__proto__,constructor,toString,class\n1,2,3,__proto__\n2,1,3,__proto__\n8,9,5,valueOf\n',
      {
        x: '__proto__',
        y: 'constructor',
        columns: ['__proto__', 'constructor', 'toString', 'class'],
        n_classes: 2,
        class_order: ['__proto__', 'valueOf'],
      },
    ],
    [
      'numbers and signs of computer code',
      'w[cm],a.b,<b>,class\n1,2,3,a\n2,1,4,a\n8,9,9,b\n',
      { x: 'w[cm]', y: 'a.b', columns: ['w[cm]', 'a.b', '<b>', 'class'] },
    ],
  ]))

/** The values of the columns, as the importer reads them. */
const values = (columns: Record<string, number[]>): Fields => ({ values: columns })

describe('cells', () =>
  all([
    [
      'every spelling of missing',
      lines(
        'x,y,class',
        ...[
          '',
          ' ',
          'NA',
          'n/a',
          '#N/A',
          '#NA',
          'nan',
          'NULL',
          'None',
          'nil',
          '?',
          '-',
          '--',
          '.',
          'Missing',
          'undefined',
          '\u00a0',
          '\u3000NA ',
        ].map((m) => `${m},1,a`),
        '1,2,a',
        '2,1,a',
        '8,9,b',
      ),
      {
        n_rows: 21,
        n_points: 3,
        classes: { a: 2, b: 1 },
        dropped: Array.from({ length: 18 }, (_, i) => ({ row: i + 1, reason: 'missing-feature' })),
        warnings: ['rows-dropped'],
      },
    ],
    [
      'digits of full width and minus signs',
      'x,y,class\n１２．５,\u22125,a\n-2,+1,a\n８,－9,b\n',
      { ...ab, ...values({ x: [12.5, -2, 8], y: [-5, 1, -9] }) },
    ],
    [
      'thousands with commas',
      'x,y,class\n"1,234,567.8","1,234",a\n"12,345.5",-1,a\n8,9,b\n',
      {
        ...ab,
        ...values({ x: [1234567.8, 12345.5, 8], y: [1234, -1, 9] }),
        warnings: ['thousands-separators'],
      },
    ],
    [
      'thousands with points',
      'x;y;class\n1.234,5;1.234;a\n12.345.678,5;-1;a\n8;9;b\n',
      {
        ...ab,
        delimiter: ';',
        decimal: ',',
        ...values({ x: [1234.5, 12345678.5, 8], y: [1234, -1, 9] }),
        warnings: ['decimal-comma', 'thousands-separators'],
      },
    ],
    [
      'thousands with blanks of three kinds',
      'x;y;class\n1 234;1\u00a0234,5;a\n1\u202f234\u202f567;2;a\n8;9;b\n',
      {
        ...ab,
        delimiter: ';',
        decimal: ',',
        ...values({ x: [1234, 1234567, 8], y: [1234.5, 2, 9] }),
        warnings: ['decimal-comma', 'thousands-separators'],
      },
    ],
    [
      'thousands with apostrophes',
      "x;y;class\n1'234.5;1\u2019234;a\n2;2;a\n8;9;b\n",
      {
        ...ab,
        delimiter: ';',
        ...values({ x: [1234.5, 2, 8], y: [1234, 2, 9] }),
        warnings: ['thousands-separators'],
      },
    ],
    [
      'decimal commas in quotes between commas',
      'x,y,class\n"5,1","0,25",a\n"4,9",1,a\n8,9,b\n',
      { ...ab, decimal: ',', ...values({ x: [5.1, 4.9, 8], y: [0.25, 1, 9] }), warnings: ['decimal-comma'] },
    ],
    [
      'three digits after a comma, semicolons between',
      'x;y;class\n1,234;1;a\n2,500;2;a\n8,125;9;b\n',
      {
        ...ab,
        delimiter: ';',
        decimal: ',',
        ...values({ x: [1.234, 2.5, 8.125], y: [1, 2, 9] }),
        warnings: ['decimal-comma'],
      },
    ],
    [
      'three digits after a comma, tabs between',
      'x\ty\tclass\n1,234\t1\ta\n2,500\t2\ta\n8,125\t9\tb\n',
      {
        ...ab,
        delimiter: '\t',
        decimal: ',',
        ...values({ x: [1.234, 2.5, 8.125], y: [1, 2, 9] }),
        warnings: ['decimal-comma'],
      },
    ],
    [
      'three digits after a comma, commas between',
      'x,y,class\n"1,234",1,a\n"2,500",2,a\n"8,125",9,b\n',
      { ...ab, ...values({ x: [1234, 2500, 8125], y: [1, 2, 9] }), warnings: ['thousands-separators'] },
    ],
    [
      'three digits after a point',
      'x;y;class\n1.234;1;a\n2.500;2;a\n8.125;9;b\n',
      { ...ab, delimiter: ';', ...values({ x: [1.234, 2.5, 8.125], y: [1, 2, 9] }) },
    ],
    [
      'a decimal comma among decimal points',
      lines('x;y;class', ...Array.from({ length: 9 }, (_, i) => `${i * i}.5;${(i * 7) % 5};a`), '1,5;2;b'),
      {
        delimiter: ';',
        n_points: 9,
        classes: { a: 9 },
        dropped: [{ row: 10, reason: 'non-numeric' }],
        warnings: ['one-class', 'rows-dropped'],
      },
    ],
    [
      'exponents',
      'x,y,class\n1e3,1.5E-2,a\n-2.5e+1,0,a\n8,9,b\n',
      { ...ab, ...values({ x: [1000, -25, 8], y: [0.015, 0, 9] }) },
    ],
    [
      'infinities and what overflows',
      'x,y,class\ninf,1,a\n1e999,2,a\n-Infinity,3,b\n1,2,a\n2,1,a\n8,9,b\n',
      {
        ...ab,
        n_rows: 6,
        dropped: [1, 2, 3].map((row) => ({ row, reason: 'non-finite' })),
        warnings: ['rows-dropped'],
      },
    ],
    [
      'nine numbers of ten',
      lines(
        'x,y,class',
        ...Array.from({ length: 9 }, (_, i) => `${i * i},${(i * 7) % 5},${'ab'[i % 2]}`),
        'much,2,a',
      ),
      {
        n_points: 9,
        numeric_columns: ['x', 'y'],
        dropped: [{ row: 10, reason: 'non-numeric' }],
        classes: { a: 5, b: 4 },
        warnings: ['rows-dropped'],
      },
    ],
    [
      'eight numbers of nine',
      lines(
        'w,x,y,class',
        ...Array.from({ length: 8 }, (_, i) => `${i * i},${(i * 7) % 5},${(i * 3) % 7},${'ab'[i % 2]}`),
        'much,2,1,a',
      ),
      { n_points: 9, numeric_columns: ['x', 'y'], classes: { a: 5, b: 4 } },
    ],
    [
      'percent signs, currency, units and hexadecimal',
      'p,q,r,s,x,y,class\n5%,$5,5 kg,0x1A,1,2,a\n6%,$6,6 kg,0x1B,2,1,a\n7%,$7,7 kg,0x1C,8,9,b\n',
      { ...ab, numeric_columns: ['x', 'y'] },
    ],
    [
      'codes with zeros in front',
      'zip,x,y\n01067,1,2\n01067,2,1\n80331,8,9\n80331,9,8\n',
      { label_column: 'zip', classes: { '01067': 2, 80331: 2 }, numeric_columns: ['x', 'y'] },
    ],
    [
      'true and false',
      'x,y,ripe\n1,2,true\n2,1,false\n8,9,true\n9,8,false\n',
      { label_column: 'ripe', class_order: ['true', 'false'] },
    ],
    [
      'dates in four ways',
      'a,b,c,d,x,y,class\n2020-01-31,31.1.2020,1/31/20,2020年1月31日,1,2,a\n2020-02-01T10:30:00Z,1.2.2020,2/1/20,2020年2月1日,2,1,a\n2020-02-02,2.2.2020,2/2/20,2020年2月2日,8,9,b\n',
      { ...ab, date_columns: ['a', 'b', 'c', 'd'], numeric_columns: ['x', 'y'] },
    ],
    [
      'numbers that are not dates',
      'x,y,class\n20200131,1.25,a\n20200201,2.25,a\n20200202,9.25,b\n',
      { ...ab, date_columns: [] },
    ],
  ]))

const four = (last: readonly string[]) =>
  ['1.5,2', '2.5,1', '8,9.5', '9,8.5'].map((p, i) => `${p},${last[i]}`)
const times = (n: number, row: (i: number) => string) => Array.from({ length: n }, (_, i) => row(i))

describe('label and axes', () =>
  all([
    [
      'a telling name before the last text column',
      cross('Species,x,y,note', ['p,1,2,u', 'p,2,1,u', 'q,8,9,v', 'q,9,8,v']),
      { label_column: 'Species', classes: { p: 2, q: 2 } },
    ],
    [
      'a telling ending',
      cross('tree_class,x,y,note', ['p,1,2,u', 'p,2,1,u', 'q,8,9,v', 'q,9,8,v']),
      { label_column: 'tree_class', classes: { p: 2, q: 2 } },
    ],
    [
      'a Japanese name',
      cross('x,y,正解,備考', ['1,2,p,u', '2,1,p,u', '8,9,q,v', '9,8,q,v']),
      { label_column: '正解', classes: { p: 2, q: 2 } },
    ],
    [
      'a telling name over fractions',
      cross('target,x,y,kind', ['1.5,1,2,u', '2.5,2,1,u', '3.5,8,9,v', '4.5,9,8,v']),
      { label_column: 'kind', x: 'target', y: 'x' },
    ],
    [
      'a telling name over dates',
      cross('group,x,y,kind', [
        '2020-01-01,1,2,u',
        '2020-01-02,2,1,u',
        '2020-01-03,8,9,v',
        '2020-01-04,9,8,v',
      ]),
      { label_column: 'kind', date_columns: ['group'] },
    ],
    [
      'a telling name over 51 whole numbers',
      lines('x,y,target', ...times(102, (i) => `${i * i},${(i * 7) % 13},${i % 51}`)),
      { label_column: null, n_classes: 0, unlabelled: 102, warnings: ['no-labels'] },
    ],
    [
      'a telling name over 50 whole numbers',
      lines('x,y,target', ...times(100, (i) => `${i * i},${(i * 7) % 13},${i % 50}`)),
      { label_column: 'target', n_classes: 50, warnings: ['too-many-classes'] },
    ],
    [
      'a telling name over nothing',
      cross('x,y,label', ['1,2,', '2,1,NA', '8,9,?']),
      {
        label_column: 'label',
        n_classes: 0,
        unlabelled: 3,
        warnings: ['na-label', 'no-labels', 'unlabelled-rows'],
      },
    ],
    [
      'the last of the text columns that repeat',
      cross('x,y,a,b,c', ['1,2,p,s,k', '2,1,p,t,l', '8,9,q,s,m', '9,8,q,t,n']),
      { label_column: 'b', classes: { s: 2, t: 2 } },
    ],
    [
      'text with more values than half of its cells',
      cross('x,y,kind', four(['p', 'q', 'r', 'p'])),
      { label_column: null, warnings: ['no-labels'] },
    ],
    [
      'text with 21 values',
      lines('x,y,kind', ...times(63, (i) => `${i * i},${(i * 7) % 13},k${i % 21}`)),
      { label_column: null, warnings: ['no-labels'] },
    ],
    [
      'a last column of few whole numbers',
      cross('x,y,z', four(['1', '0', '1.0', '0'])),
      { label_column: 'z', classes: { 0: 2, 1: 2 }, class_order: ['0', '1'] },
    ],
    [
      'a last column that an axis needs',
      cross('x,z', ['1.5,1', '2.5,0', '8,1', '9,0']),
      { label_column: null, y: 'z', warnings: ['no-labels'] },
    ],
    [
      'a last column of eleven whole numbers',
      lines('x,y,z', ...times(22, (i) => `${i * i},${(i * 7) % 13},${i % 11}`)),
      { label_column: null, warnings: ['no-labels'] },
    ],
    [
      'whole numbers below zero, as text of many kinds',
      cross('x,y,class', four(['1', '-1.0', '１', '-1'])),
      { classes: { '-1': 2, 1: 2 }, class_order: ['-1', '1'] },
    ],
    [
      'labels with blanks of three kinds, and capitals',
      cross('x,y,class', ['1,2, fir', '2,1,fir\u00a0', '8,9,\u3000Fir', '9,8,fir']),
      { classes: { fir: 3, Fir: 1 }, warnings: ['label-case-variants', 'label-trimmed'] },
    ],
    [
      'a single class',
      cross('x,y,class', four(['a', 'a', 'a', 'a'])),
      { classes: { a: 4 }, warnings: ['one-class'] },
    ],
    [
      'twenty classes',
      lines('x,y,class', ...times(40, (i) => `${i * i},${(i * 7) % 13},k${i % 20}`)),
      { n_classes: 20, warnings: [] },
    ],
    [
      'NA beside a class',
      cross('x,y,class', four(['NA', 'a', 'na', 'b'])),
      { classes: { a: 1, b: 1 }, unlabelled: 2, warnings: ['na-label', 'unlabelled-rows'] },
    ],
    [
      'missing labels of other spellings',
      cross('x,y,class', four(['?', 'a', '', 'b'])),
      { classes: { a: 1, b: 1 }, unlabelled: 2, warnings: ['unlabelled-rows'] },
    ],
    [
      'id columns of four kinds',
      lines('Sample_ID,No,番号,Unnamed: 0,x,y,class', '5,9,3,4,1,2,a', '3,7,2,1,2,1,a', '9,8,6,2,8,9,b'),
      {
        ...ab,
        warnings: ['id-column-skipped', 'id-column-skipped', 'id-column-skipped', 'id-column-skipped'],
        pca_columns: ['x', 'y'],
      },
    ],
    [
      'a count of five rows from 0',
      lines('k,x,y,class', ...times(5, (i) => `${i},${i * i},${(i * 7) % 5},${'ab'[i % 2]}`)),
      { classes: { a: 3, b: 2 }, warnings: ['id-column-skipped'] },
    ],
    [
      'a count of four rows',
      lines('k,x,y,class', ...times(4, (i) => `${i + 1},${i * i},${(i * 7) % 5},${'ab'[i % 2]}`)),
      { x: 'k', y: 'x' },
    ],
    [
      'constant columns',
      cross('k,x,c,y,class', ['7,1,0,2,a', '7,2,0,1,a', '7,8,0,9,b']),
      { ...ab, warnings: ['constant-column', 'constant-column'], pca_columns: ['x', 'y'] },
    ],
    ['two points', cross('x,y,class', ['1,2,a', '2,1,b']), { error: 'too-few-rows' }],
    [
      'two points of four rows',
      cross('x,y,class', ['1,2,a', '2,,b', ',3,b', '2,1,b']),
      { error: 'too-few-rows' },
    ],
    [
      'points in one place',
      cross('x,y,class', ['1,2,a', '1,2,b', '1,2,b', '1,2,b']),
      { error: 'no-variation' },
    ],
    [
      'one number column beside an id',
      cross('id,x,class', ['5,2,a', '2,3,b', '9,1,b', '4,5,b']),
      { error: 'need-two-numeric-columns' },
    ],
    [
      'a huge offset',
      cross('x,y,class', ['1e15,0.1,a', '1000000000000001,0.2,a', '1000000000000002,0.3,b']),
      { ...ab, z: { x: [-Math.sqrt(1.5), 0, Math.sqrt(1.5)], y: expect.anything() as unknown } },
    ],
  ]))

const json = { format: 'json', delimiter: null, header: null }
describe('JSON', () =>
  all([
    [
      'objects with gaps, numbers as text, null',
      '[{"x":1,"class":"a"},{"y":"1","x":"2.5","class":"a"},{"x":8,"y":9,"class":null},{"x":null,"y":9},{"x":9,"y":8,"class":"b"},{"class":"b","y":3,"x":4}]',
      {
        ...json,
        columns: ['x', 'class', 'y'],
        n_rows: 6,
        n_points: 4,
        unlabelled: 1,
        classes: { a: 1, b: 2 },
        dropped: [
          { row: 1, reason: 'missing-feature' },
          { row: 4, reason: 'missing-feature' },
        ],
        warnings: ['rows-dropped', 'unlabelled-rows'],
      },
    ],
    [
      'rows under names',
      '[["x","y","class"],[1,2,"a"],[2,1,"a"],[8,9,"b"]]',
      { ...json, ...ab, header: true },
    ],
    [
      'a short row',
      '[["x","y","class"],[1,2,"a"],[2,1],[8,9,"b"]]',
      {
        ...json,
        header: true,
        classes: { a: 1, b: 1 },
        unlabelled: 1,
        warnings: ['ragged-short', 'unlabelled-rows'],
      },
    ],
    [
      'lists of unequal length',
      '{"x":[1,2,8,9],"y":[2,1,9],"class":["a","a","b","b"]}',
      {
        ...json,
        n_rows: 4,
        ...ab,
        dropped: [{ row: 4, reason: 'missing-feature' }],
        warnings: ['rows-dropped'],
      },
    ],
    [
      'columns by index',
      '{"x":{"a":1,"b":2,"c":8},"y":{"c":9,"a":2,"b":1},"class":{"a":"a","b":"a","c":"b"}}',
      { ...json, ...ab },
    ],
    [
      'rows beside other members',
      '{"made":"2020","n":3,"items":[{"x":1,"y":2,"class":"a"},{"x":2,"y":1,"class":"a"},{"x":8,"y":9,"class":"b"}]}',
      { ...json, ...ab },
    ],
    [
      'nested objects',
      '[{"at":{"x":1,"y":2},"class":"a"},{"at":{"x":2,"y":1},"class":"a"},{"at":{"x":8,"y":9},"class":"b"}]',
      { ...json, ...ab, columns: ['at.x', 'at.y', 'class'], x: 'at.x', y: 'at.y' },
    ],
    [
      'bare NaN and infinity',
      '[{"x":1,"y":NaN,"class":"NaN"},{"x":2,"y":1,"class":"a"},{"x":-Infinity,"y":9,"class":"a"},{"x":3,"y":8,"class":"b"},{"x":4,"y":1,"class":"b"}]',
      {
        ...json,
        classes: { a: 1, b: 2 },
        dropped: [
          { row: 1, reason: 'missing-feature' },
          { row: 3, reason: 'missing-feature' },
        ],
        warnings: ['json-nan', 'rows-dropped'],
      },
    ],
    [
      'truth values as labels',
      '[{"x":1,"y":2,"ok":true},{"x":2,"y":1,"ok":false},{"x":8,"y":9,"ok":true},{"x":9,"y":8,"ok":false}]',
      { ...json, label_column: 'ok', classes: { true: 2, false: 2 } },
    ],
    [
      'one object a line, blank lines between',
      '{"x":1,"y":2,"class":"a"}\r\n\r\n{"x":2,"y":1,"class":"a"}\n{"class":"b","x":8,"y":9}\n\n',
      { ...json, ...ab, format: 'ndjson' },
    ],
    [
      'a broken line',
      '{"x":1,"y":2,"class":"a"}\n{"x":2,"y":1,"class":"a"\n{"x":8,"y":9,"class":"b"}\n',
      { error: 'json-syntax', message: expect.stringContaining('line 3, column 1') as unknown },
    ],
    ['a comma too many', '[{"x":1,"y":2},\n{"x":2,"y":1},\n]', { error: 'json-syntax' }],
    ['quotes of the wrong kind', "[{'x':1}]", { error: 'json-syntax' }],
    ['a list of numbers', '[1,2,3]', { error: 'json-shape' }],
    ['one object', '{"x":1,"y":2}', { error: 'json-shape' }],
    ['an empty list', '[]', { error: 'no-data-rows' }],
    [
      'objects’ internals',
      '[{"__proto__":1,"constructor":2,"class":"a"},{"__proto__":2,"constructor":1,"class":"a"},{"__proto__":8,"constructor":9,"class":"b"}]',
      { ...json, ...ab, x: '__proto__', y: 'constructor' },
    ],
  ]))

const noted = { warnings: ['comment-lines'] }
describe('comments at the top', () =>
  all([
    ['lines with #', `# made by a probe, 3 runs, today\n#\n\n  # "open\n${table}`, { ...ab, ...noted }],
    [
      'lines with # below a sep line',
      `sep=;\n# a, b\n${table.replaceAll(',', ';')}`,
      { ...ab, ...noted, delimiter: ';' },
    ],
    [
      'names behind a #',
      `# probe\n# x,y,class\n${body.join('\n')}\n`,
      { ...ab, ...noted, columns: ['# x', 'y', 'class'], x: '# x' },
    ],
    [
      'names behind a #, parted by blanks',
      '# a long line of words\n# x y class\n1.0 2.0 a\n2.0 1.0 a\n8.0 9.0 b\n',
      { ...ab, ...noted, delimiter: ' ', columns: ['x', 'y', 'class'] },
    ],
    [
      'rows parted by blanks, without names',
      '# probe\n1.0 2.0 0\n2.0 1.0 0\n8.0 9.0 1\n9.0 8.0 1\n',
      {
        delimiter: ' ',
        header: false,
        label_column: 'column 3',
        x: 'column 1',
        y: 'column 2',
        warnings: ['comment-lines', 'no-header'],
      },
    ],
    [
      'a column that is called #',
      '#,x,y,class\n5,1,2,a\n3,2,1,a\n9,8,9,b\n',
      { ...ab, columns: ['#', 'x', 'y', 'class'], x: '#', y: 'x' },
    ],
    [
      'rows that all begin with #',
      '#a,1,2\n#a,2,1\n#b,8,9\n#b,9,8\n',
      {
        header: false,
        label_column: 'column 1',
        x: 'column 2',
        y: 'column 3',
        classes: { '#a': 2, '#b': 2 },
        warnings: ['no-header'],
      },
    ],
    [
      'a row with # further down',
      lines('x,y,class', ...times(9, (i) => `${i * i},${(i * 7) % 5},${'ab'[i % 2]}`), '# end'),
      {
        n_rows: 10,
        classes: { a: 5, b: 4 },
        dropped: [{ row: 10, reason: 'missing-feature' }],
        warnings: ['ragged-short', 'rows-dropped'],
      },
    ],
  ]))

it('gives the line of an open quote in the file, comments counted', async () => {
  const text = `# one\n# two\n${table}9,8,"b\n`
  expect(await describeUpload(utf8(text), 'a.csv')).toMatchObject({
    error: 'unclosed-quote',
    message: expect.stringContaining('line 7') as unknown,
  })
})

it.each<[Encoding, string]>([
  ['euc-jp', '品種'],
  ['gb18030', '种类'],
  ['big5', '種類'],
  ['euc-kr', '종류'],
])('reads %s when it is told so', (encoding, name) => {
  const rows = `${name},x,y\n${name}一,1,2\n${name}一,2,1\nb,8,9\nb,9,8\n`
  const r = imported(encoded(rows, encoding), { encoding })
  expect([r.labelColumn, r.classOrder, codes(r)]).toEqual([name, [`${name}一`, 'b'], []])
})
