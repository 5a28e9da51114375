import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Smallest } from '../../src/core/math/smallest.ts'

const offers = fc.array(fc.integer({ min: 0, max: 9 }), { maxLength: 30 })
const offered = (near: Smallest, values: readonly number[]) => {
  values.forEach((value, owner) => near.offer(value, owner))
  return {
    values: [...near.values.subarray(0, near.found)],
    owners: [...near.owners.subarray(0, near.found)],
  }
}

describe('the smallest values', () => {
  it('are the first of a stable sort, whatever was there before', () => {
    fc.assert(
      fc.property(offers, offers, fc.integer({ min: 0, max: 12 }), (before, values, k) => {
        const near = new Smallest(k)
        offered(near, before)
        near.clear()
        const sorted = values.map((value, owner) => ({ value, owner })).sort((a, b) => a.value - b.value)
        const first = sorted.slice(0, k)
        expect(offered(near, values)).toEqual({
          values: first.map((o) => o.value),
          owners: first.map((o) => o.owner),
        })
      }),
    )
  })
})
