import { describe, expect, it } from 'vitest'
import { byReason, joinedNames, someOf, withNames } from '../../src/page/import/names.ts'

describe('names in the import', () => {
  it('joins all but the largest classes, of equals the later ones', () => {
    const classes = [
      { name: 'a', count: 2 },
      { name: 'b', count: 5 },
      { name: 'c', count: 2 },
      { name: 'd', count: 9 },
    ]
    expect(joinedNames(classes, 3, 'other')).toEqual([
      ['a', 'other'],
      ['c', 'other'],
    ])
    expect(joinedNames(classes, 4, 'other')).toEqual([['c', 'other']])
  })

  it('adds the typed classes to those of the file, each once', () => {
    expect(withNames(['x'], ' y , x、z，, ')).toEqual(['x', 'y', 'z'])
    expect(withNames([], '')).toEqual([])
  })

  it('shows some of many columns, the chosen ones in any case, in the order of the file', () => {
    const names = ['a', 'b', 'c', 'd', 'e']
    expect(someOf(names, 3, ['e', null])).toEqual(['a', 'b', 'e'])
    expect(someOf(names, 1, ['b', 'd'])).toEqual(['b', 'd'])
    expect(someOf(names, 9, [])).toEqual(names)
  })

  it('groups the rows that are left out by reason', () => {
    expect(
      byReason([
        { row: 2, reason: 'missing-feature' },
        { row: 3, reason: 'non-finite' },
        { row: 7, reason: 'missing-feature' },
      ]),
    ).toEqual([
      { reason: 'missing-feature', rows: [2, 7] },
      { reason: 'non-finite', rows: [3] },
    ])
  })
})
