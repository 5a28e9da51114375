import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emphasised } from '../../src/page/emphasis.ts'

const strong = (text: string) => emphasised(text).flatMap(([piece, is]) => (is ? [piece] : []))

test('shares and measured values stand out, counts do not', () => {
  expect(
    strong('The model gives class A 49.0% and class B 51.0%: the smallest gap among 386 points. 3 of the 5.'),
  ).toEqual(['49.0%', '51.0%'])
  expect(strong('クラスAの確率は49.0%です（平均KL 0.149）。5メンバー中3メンバー。')).toEqual([
    '49.0%',
    '0.149',
  ])
  expect(strong('between −1.5 and 1,234.25, or 100%')).toEqual(['−1.5', '1,234.25', '100%'])
  expect(strong('Drawn at random. The model played no part.')).toEqual([])
})

test('nothing of a sentence is lost', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(
        emphasised(text)
          .map(([piece]) => piece)
          .join(''),
      ).toBe(text)
    }),
  )
})
