import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exportCell, labelsCsv, toCsv, type LabelRow } from '../../src/core/data/export.ts'
import { NotFinite } from '../../src/core/job.ts'
import { imported, parsed } from '../reference/table-files.ts'

describe('cells for spreadsheets', () => {
  it.each(['=1+1', '+cmd', '-a', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1', '-1+2', '=', '+', '--x'])(
    '%j is made text',
    (s) => expect(exportCell(s)).toBe(`'${s}`),
  )
  it.each(['a=1', '', ' =1', '-5.2', '+5', '-1,5', '-1.234,5', '-1e-5', '−5', '-', '--', "'=1", '-inf'])(
    '%j is left alone',
    (s) => expect(exportCell(s)).toBe(s),
  )
})

describe('CSV', () => {
  it('quotes what RFC 4180 wants quoted', () => {
    const csv = toCsv(
      ['a', '=b', 'c,d'],
      [
        [1, 'x "y"', null],
        [-2.5, '@z', 'two\nlines'],
        [0, '-3', ' blank'],
      ],
    )
    expect(csv).toBe('a,\'=b,"c,d"\r\n1,"x ""y""",\r\n-2.5,\'@z,"two\nlines"\r\n0,-3," blank"\r\n')
    expect(toCsv(['a'], [], { bom: true })).toBe('\ufeffa\r\n')
  })

  it('lets no infinite number through', () => {
    expect(() => toCsv(['a'], [[1], [NaN]])).toThrow(NotFinite)
  })

  it('comes back cell by cell', () => {
    const unit = fc.oneof(
      fc.constantFrom('"', ',', '\n', ' ', '=', '-', "'", '1', 'a', '\ufeff', '　', '\t', ';'),
      fc.integer({ min: 1, max: 0xd7ff }).map((c) => (c === 13 ? '\u{1f408}' : String.fromCharCode(c))),
    )
    const cell = fc.array(unit, { maxLength: 6 }).map((units) => units.join(''))
    const row = fc.tuple(fc.integer(), cell, cell)
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 6 }), fc.boolean(), (rows, bom) => {
        const table = parsed(new TextEncoder().encode(toCsv(['n', 'a', 'b'], rows, { bom })))
        const back = rows.map((_, i) => [0, 1, 2].map((c) => table.records.cell(i + 1, c)))
        expect(table.nRows).toBe(rows.length)
        expect(back).toEqual(rows.map(([n, a, b]) => [String(n), exportCell(a), exportCell(b)]))
      }),
      { numRuns: 150 },
    )
  })
})

describe('labels as CSV', () => {
  const table = 'x,y,class,answer\n1,2,a,old\n2,1,,old\n-8,9,b,new\n9,8,b,new\n'
  const row = (k: number, answer: string | null, round: number): LabelRow => {
    const { records } = parsed(table)
    const cells = [0, 1, 2, 3].map((c) => records.cell(k + 1, c))
    return {
      cells,
      answer,
      annotator: answer && 'you',
      round: answer && round,
      confidence: answer && 2,
      seconds: answer && 1.25,
    } as LabelRow
  }

  it('hold the original rows and the answers, and come back', () => {
    const rows = [row(0, 'a', 0), row(1, '=b', 1), row(2, null, 0), row(3, 'b, or "c"', 2)]
    const csv = labelsCsv(['x', 'y', 'class', 'answer'], rows)
    expect(csv).toBe(
      'x,y,class,answer,answer (2),annotator,round,confidence,seconds\r\n' +
        '1,2,a,old,a,you,0,2,1.25\r\n' +
        "2,1,,old,'=b,you,1,2,1.25\r\n" +
        '-8,9,b,new,,,,,\r\n' +
        '9,8,b,new,"b, or ""c""",you,2,2,1.25\r\n',
    )
    const back = imported(csv)
    expect(back.labelColumn).toBe('answer (2)')
    expect(Array.from(back.points.x)).toEqual([1, 2, -8, 9])
    expect(back.points.label).toEqual(['a', "'=b", null, 'b, or "c"'])
  })
})
