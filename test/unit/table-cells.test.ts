import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CELL,
  cellClass,
  hasThousands,
  isDate,
  isNumber,
  naWord,
  numberOf,
} from '../../src/core/data/table/cells.ts'
import type { Decimal } from '../../src/core/data/table/types.ts'

/** The value of a cell under a decimal mark, or null if it is no number. */
function read(cell: string, decimal: Decimal): number | null {
  const cls = cellClass(cell)
  return isNumber(cls, decimal) ? numberOf(cell, cls, decimal) : null
}

describe('missing cells', () => {
  it.each([
    ...[
      '',
      ' ',
      '\t',
      '\u3000',
      '\u00a0',
      'NA',
      'na',
      ' n/a ',
      '#N/A',
      '#NA',
      'NaN',
      'null',
      'None',
      'NIL',
      '?',
    ],
    ...['-', ' - ', '--', '.', 'missing', 'Undefined', '−', '—', ' '.repeat(5000)],
  ])('%j', (cell) => expect(cellClass(cell)).toBe(CELL.missing))
})

describe('cells that are no numbers', () => {
  it.each([
    ...[
      '0x1A',
      '12abc',
      'true',
      '1_000',
      '1 2',
      '1,2,3',
      '12,34,56',
      '1,23,4567',
      '1.2.3',
      '10²',
      '①',
      '½',
      '5%',
      '$5',
      'e5',
      '1e',
    ],
    ...['+', '1e400x', 'infinite', '--5', '(5)', '5-', "1'2", 'nano', '1.234.56', '1,234.567,8', '٣x'],
  ])('%j', (cell) => {
    expect(read(cell, '.')).toBe(null)
    expect(read(cell, ',')).toBe(null)
    expect(cellClass(cell)).toBe(CELL.text)
  })
})

describe('numbers', () => {
  it.each<[cell: string, point: number | null, comma: number | null]>([
    ['5', 5, 5],
    ['-5', -5, -5],
    ['+5', 5, 5],
    ['5.1', 5.1, null],
    ['5,1', null, 5.1],
    ['.5', 0.5, null],
    [',5', null, 0.5],
    ['5.', 5, null],
    ['1e3', 1000, 1000],
    ['1.5E-3', 0.0015, null],
    ['1,5e3', null, 1500],
    ['1.234', 1.234, 1234],
    ['1,234', 1234, 1.234],
    ['0.123', 0.123, null],
    ['0,123', null, 0.123],
    ['1234.567', 1234.567, null],
    ['1,234.5', 1234.5, null],
    ['1.234,56', null, 1234.56],
    ['1,234,567', 1234567, null],
    ['1.234.567', null, 1234567],
    ['1,234,567.8', 1234567.8, null],
    ['-21.419,06', null, -21419.06],
    ['1 234', 1234, 1234],
    ['1\u202f234,5', null, 1234.5],
    ['1\u00a0234\u00a0567', 1234567, 1234567],
    ["1'234.5", 1234.5, null],
    ['\u22125', -5, -5],
    ['\uff11\uff12\uff0e\uff15', 12.5, null],
    ['\uff0d\uff16', -6, -6],
    [' 7 ', 7, 7],
    ['\u30008.5\u00a0', 8.5, null],
    ['007', 7, 7],
    ['12,34,567.8', 1234567.8, null],
    ['1,23,456', 123456, null],
    ['\u0661\u0662\u066b\u0665', 12.5, null],
    ['\u06f4\u06f2', 42, 42],
    ['\u0967\u0968\u0966', 120, 120],
    ['\u200b7\u200b', 7, 7],
    ['1e-400', 0, 0],
    ['1e400', Infinity, Infinity],
    ['-1e309', -Infinity, -Infinity],
  ])('%j', (cell, point, comma) => {
    expect(read(cell, '.')).toBe(point)
    expect(read(cell, ',')).toBe(comma)
  })

  it('keeps infinities apart from numbers', () => {
    for (const cell of ['inf', '-Infinity', '+INF', '∞']) expect(cellClass(cell)).toBe(CELL.infinite)
  })

  it('reads what JavaScript writes', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (v) => {
        // JavaScript writes both zeros alike.
        expect(read(String(v), '.')).toBe(v + 0)
      }),
    )
  })

  it('reads grouped and decimal-comma spellings back', () => {
    const spelling = fc.tuple(fc.integer({ min: 1000, max: 1e12 }), fc.integer({ min: 0, max: 99 }))
    fc.assert(
      fc.property(spelling, fc.boolean(), ([whole, cents], negative) => {
        const plain = `${negative ? '-' : ''}${whole}.${String(cents).padStart(2, '0')}`
        const english = plain.replace(/\d(?=(\d{3})+\.)/g, '$&,')
        const german = english.replace(/[.,]/g, (c) => (c === '.' ? ',' : '.'))
        expect(read(english, '.')).toBe(Number(plain))
        expect(read(german, ',')).toBe(Number(plain))
        expect(hasThousands(german, cellClass(german), ',')).toBe(true)
        expect(hasThousands(plain, cellClass(plain), '.')).toBe(false)
      }),
    )
  })
})

describe('dates', () => {
  it.each([
    ...[
      '2012-01-31',
      '2012/1/3',
      '2012.01.03',
      '31/12/2012',
      '12/31/2012',
      '1.2.2020',
      '01.02.20',
      '2012-01',
    ],
    ...[
      '2012-01-31T10:00:00Z',
      '2012-01-31 10:00',
      '2012-01-31T10:00:00.123+09:00',
      '2020年1月2日',
      '令和2年1月',
    ],
  ])('%j is one', (cell) => expect(isDate(cell)).toBe(true))

  it.each([
    '2012',
    '20120131',
    '1.5',
    '2012-13-01',
    '32/12/2012',
    '1-2-3-4',
    '10:30',
    '2012-01-31x',
    'May',
    '1/2',
  ])('%j is none', (cell) => expect(isDate(cell)).toBe(false))
})

it('tells words for "missing" that might be classes', () => {
  expect(naWord(' NA ')).toBe('NA')
  expect(naWord('None')).toBe('None')
  for (const cell of ['', '?', '-', 'NaN', '#N/A', 'a']) expect(naWord(cell)).toBe(null)
})
