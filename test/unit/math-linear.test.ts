import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { run } from '../../src/core/job.ts'
import { cholesky, solveCholesky, solveLower, solveLowerT } from '../../src/core/math/cholesky.ts'
import { source } from '../../src/core/math/random.ts'
import { symmetricEigen } from '../../src/core/math/eigen.ts'

const value = fc.double({ min: -3, max: 3, noNaN: true })
const square = fc
  .integer({ min: 1, max: 7 })
  .chain((n) => fc.record({ n: fc.constant(n), b: fc.array(value, { minLength: n * n, maxLength: n * n }) }))
/** B B' + I */
function definite(n: number, b: readonly number[]): Float64Array {
  const A = new Float64Array(n * n)
  for (let i = 0; i < n; i++)
    for (let j = 0; j < n; j++) {
      let sum = i === j ? 1 : 0
      for (let k = 0; k < n; k++) sum += b[i * n + k] * b[j * n + k]
      A[i * n + j] = sum
    }
  return A
}
/** As the textbook has it. */
function plainCholesky(A: Float64Array, n: number): boolean {
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = A[i * n + j]
      for (let k = 0; k < j; k++) sum -= A[i * n + k] * A[j * n + k]
      if (j === i && !(sum > 0)) return false
      A[i * n + j] = j < i ? sum / A[j * n + j] : Math.sqrt(sum)
    }
  return true
}
const times = (A: Float64Array, n: number, x: ArrayLike<number>) =>
  Array.from({ length: n }, (_, i) => Array.from(x).reduce((sum, v, j) => sum + A[i * n + j] * v, 0))
const gap = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Math.max(...Array.from(a, (v, i) => Math.abs(v - b[i])))

describe('cholesky', () => {
  test('a matrix of 3 by hand', () => {
    const A = Float64Array.of(4, 12, -16, 12, 37, -43, -16, -43, 98)
    expect(cholesky(A, 3)).toBe(true)
    expect([A[0], A[3], A[4], A[6], A[7], A[8]]).toEqual([2, 6, 1, -8, 5, 3])
    expect([A[1], A[2], A[5]]).toEqual([12, -16, -43])
  })

  test('solves A x = b, and in two halves', () => {
    fc.assert(
      fc.property(square, ({ n, b }) => {
        const A = definite(n, b)
        const L = A.slice()
        expect(cholesky(L, n)).toBe(true)
        const right = Float64Array.from({ length: n }, (_, i) => i - 1)
        const x = right.slice()
        solveCholesky(L, n, x)
        expect(gap(times(A, n, x), right)).toBeLessThan(1e-9)
        const halves = right.slice()
        solveLower(L, n, halves)
        solveLowerT(L, n, halves)
        expect([...halves]).toEqual([...x])
      }),
    )
  })

  test('gives the bits of the plain triple loop', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 23 }), fc.integer({ min: 1, max: 1e6 }), (n, seed) => {
        const random = source(seed)
        const A = definite(
          n,
          Array.from({ length: n * n }, (_, i) => random(1, i) - 0.5),
        )
        const L = A.slice()
        const textbook = A.slice()
        expect(cholesky(L, n)).toBe(plainCholesky(textbook, n))
        expect(L).toEqual(textbook)
        const x = Float64Array.from({ length: n }, (_, i) => random(2, i))
        const plain = x.slice()
        solveLower(L, n, x)
        for (let i = 0; i < n; i++) {
          for (let k = 0; k < i; k++) plain[i] -= L[i * n + k] * plain[k]
          plain[i] /= L[i * n + i]
        }
        expect(x).toEqual(plain)
      }),
    )
  })

  test.each([1, 2, 3, 4, 5, 8])('refuses a matrix of %i that is not positive definite, wherever', (n) => {
    for (let bad = 0; bad < n; bad++)
      for (const value of [0, -1, NaN, Infinity]) {
        const A = definite(n, new Array<number>(n * n).fill(0))
        A[bad * n + bad] = value
        expect(cholesky(A, n)).toBe(false)
      }
  })

  test('a draw of N(0, A^-1) has the length of its standard normal', () => {
    const A = definite(3, [1, 2, 0, -1, 1, 1, 0.5, 0, 2])
    const L = A.slice()
    cholesky(L, 3)
    const z = [0.3, -1.2, 0.7]
    const x = Float64Array.from(z)
    solveLowerT(L, 3, x)
    const quadratic = times(A, 3, x).reduce((sum, v, i) => sum + v * x[i], 0)
    expect(quadratic).toBeCloseTo(0.09 + 1.44 + 0.49, 12)
  })

  test.each([
    ['singular', [1, 1, 1, 1]],
    ['indefinite', [1, 2, 2, 1]],
    ['not a number', [NaN, 0, 0, 1]],
    ['infinite', [Infinity, 0, 0, 1]],
  ])('refuses a matrix that is %s', (_what, a) => {
    expect(cholesky(Float64Array.from(a), 2)).toBe(false)
  })
})

describe('symmetricEigen', () => {
  test('a matrix of 2 by hand', () => {
    const { values, vectors } = run(symmetricEigen(Float64Array.of(2, 1, 1, 2), 2))
    expect(gap(values, [3, 1])).toBeLessThan(1e-15)
    const h = Math.sqrt(0.5)
    expect(gap(vectors, [h, h, h, -h])).toBeLessThan(1e-15)
  })

  test('A v = value v, vectors are orthonormal, their largest component positive, A unchanged', () => {
    fc.assert(
      fc.property(square, ({ n, b }) => {
        const A = definite(n, b)
        const before = [...A]
        const { values, vectors } = run(symmetricEigen(A, n))
        expect([...A]).toEqual(before)
        for (let k = 0; k < n; k++) {
          const v = vectors.subarray(k * n, k * n + n)
          expect(
            gap(
              times(A, n, v),
              v.map((c) => c * values[k]),
            ),
          ).toBeLessThan(1e-10 * (1 + values[0]))
          if (k) expect(values[k]).toBeLessThanOrEqual(values[k - 1])
          expect(Math.max(...v) + 1e-8).toBeGreaterThanOrEqual(-Math.min(...v))
          for (let l = 0; l <= k; l++) {
            const product = v.reduce((sum, c, i) => sum + c * vectors[l * n + i], 0)
            expect(product).toBeCloseTo(k === l ? 1 : 0, 10)
          }
        }
      }),
    )
  })

  test('zero matrix', () => {
    const { values, vectors } = run(symmetricEigen(new Float64Array(4), 2))
    expect([...values, ...vectors]).toEqual([0, 0, 1, 0, 0, 1])
  })
})
