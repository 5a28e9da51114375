import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pictureOf, rowOf } from '../../src/page/pixels.ts'

const grid = (rows: number, cols: number, value: (r: number, c: number) => string): [string, string][] =>
  Array.from({ length: rows * cols }, (_, i) => {
    const [r, c] = [Math.floor(i / cols), i % cols]
    return [`px_${r}_${c}`, value(r, c)]
  })

test('columns that name every place of a grid are a picture, in any order and beside other columns', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 4, max: 9 }),
      fc.integer({ min: 4, max: 9 }),
      fc.integer({ min: 0, max: 1 }),
      (rows, cols, from) => {
        const cells = grid(rows, cols, (r, c) => String(r + c)).map(([name, text]): [string, string] => {
          const [, r, c] = /_(\d+)_(\d+)/.exec(name)!
          return [`px_${Number(r) + from}_${Number(c) + from}`, text]
        })
        const found = pictureOf([['id', '7'], ...cells.reverse(), ['note_1_2', 'x']])!
        expect([found.picture.rows, found.picture.cols]).toEqual([rows, cols])
        expect(found.picture.shades[0]).toBe(0)
        expect(found.picture.shades.at(-1)).toBe(1)
        expect(found.picture.shades[cols]).toBeCloseTo(1 / (rows + cols - 2), 12)
        expect(found.others.map(([name]) => name)).toEqual(['id', 'note_1_2'])
      },
    ),
  )
})

test('what is no whole grid of numbers is no picture', () => {
  const whole = grid(8, 8, () => '3')
  expect(pictureOf(whole)).not.toBeNull()
  expect(pictureOf(whole.slice(1))).toBeNull()
  expect(pictureOf(grid(3, 8, () => '3'))).toBeNull()
  expect(pictureOf(grid(8, 8, (r, c) => (r === 2 && c === 5 ? '' : '1')))).toBeNull()
  expect(pictureOf(grid(8, 8, () => '-1'))).toBeNull()
  expect(
    pictureOf([
      ['x', '1'],
      ['y', '2'],
    ]),
  ).toBeNull()
  expect(pictureOf([])).toBeNull()
  const empty = pictureOf(grid(4, 4, () => '0'))!
  expect(empty.picture.shades).toEqual(new Array(16).fill(0))
})

test('numbered columns are the rows of a square from 8 x 8 on', () => {
  for (const [prefix, from] of [
    ['pixel', 0],
    ['p', 1],
    ['column ', 1],
  ] as const)
    for (const side of [8, 28]) {
      const cells = Array.from({ length: side * side }, (_, i): [string, string] => [
        `${prefix}${i + from}`,
        String(i % side === 0 ? 16 : Math.floor(i / side) % 16),
      ])
      const { picture, others } = pictureOf([['kind', 'a'], ...cells, ['id', '5']])!
      expect([picture.rows, picture.cols]).toEqual([side, side])
      // Row by row: the first column is black, the rest of a row is of one shade.
      expect(picture.shades.slice(side, side + 3)).toEqual([1, 1 / 16, 1 / 16])
      expect(others.map(([name]) => name)).toEqual(['kind', 'id'])
    }
})

test('other numbered columns are features', () => {
  const row = (n: number, text: string) =>
    Array.from({ length: n }, (_, i): [string, string] => [`f${i}`, text])
  expect(pictureOf(row(64, '3'))).not.toBeNull()
  for (const other of [
    row(16, '3'),
    row(63, '3'),
    row(65, '3'),
    row(64, '0.5'),
    row(64, '300'),
    row(64, '-3'),
  ])
    expect(pictureOf(other)).toBeNull()
})

test('the label is no pixel, and stays beside the picture', () => {
  const cells = Array.from({ length: 65 }, (_, i): [string, string] => [`column ${i + 1}`, String(i % 16)])
  const table = { columns: cells.map(([name]) => name), answers: 64 }
  expect(rowOf(table, cells)).toMatchObject({ picture: { rows: 8, cols: 8 }, others: [['column 65', '0']] })
  // Not labelled yet: the row comes without it.
  expect(rowOf(table, cells.slice(0, 64))).toMatchObject({ picture: { rows: 8 }, others: [] })
  expect(rowOf({ columns: ['x'] }, [['x', '1']])).toEqual({ picture: null, others: [['x', '1']] })
  expect(rowOf(undefined, [])).toEqual({ picture: null, others: [] })
})
