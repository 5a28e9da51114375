import fc from 'fast-check'
import { expect, test } from 'vitest'
import { pictureOf } from '../../src/page/pixels.ts'

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
