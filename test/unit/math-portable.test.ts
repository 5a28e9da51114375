import { describe, expect, test } from 'vitest'
import { cos, exp, fastTanh, log, log1p, pow, sin, tanh } from '../../src/core/math/portable.ts'
import { uniform } from '../../src/core/math/random.ts'
import { exactExp, exactLog, exactLog1p, exactPow, exactSin, exactTanh, fixed, ulps } from './math-exact.ts'

const N = 1500
/** N numbers between low and high, evenly spread or, for `power`, evenly spread exponents with both signs. */
const even = (low: number, high: number) =>
  Array.from({ length: N }, (_, i) => low + (high - low) * uniform(1, 99, i))
const power = (low: number, high: number, sign = true) =>
  Array.from(
    { length: N },
    (_, i) => 2 ** (low + (high - low) * uniform(2, 99, i)) * (sign && uniform(3, 99, i) < 0.5 ? -1 : 1),
  )

/** Largest error over the arguments, in units in the last place. */
function worst(
  args: readonly number[],
  f: (x: number) => number,
  reference: Parameters<typeof ulps>[1][],
): number {
  return args.reduce((w, x, i) => Math.max(w, ulps(f(x), reference[i])), 0)
}
const measure = (
  f: (x: number) => number,
  exact: (x: number) => Parameters<typeof ulps>[1],
  args: number[],
) => worst(args, f, args.map(exact))

describe('errors stay below one unit in the last place', () => {
  test.each([
    [
      'exp',
      exp,
      (x: number) => exactExp(fixed(x)),
      [...even(-2, 2), ...even(-708, 709.78), ...power(-60, 6)],
    ],
    ['exp, subnormal', exp, (x: number) => exactExp(fixed(x)), even(-745.1, -708)],
    [
      'log',
      log,
      (x: number) => ({ value: exactLog(x), exponent: 0 }),
      [...even(1e-3, 3), ...power(-1074, 1023.9, false)],
    ],
    [
      'log near 1',
      log,
      (x: number) => ({ value: exactLog(x), exponent: 0 }),
      power(-50, -1).map((d) => 1 + d),
    ],
    ['log1p', log1p, exactLog1p, [...power(-90, -1), ...even(-0.999, 3), ...power(1, 60, false)]],
    ['tanh', tanh, exactTanh, [...even(-2, 2), ...power(-60, 4.5), ...even(0.7, 1.3)]],
    ['sin', sin, (x: number) => exactSin(x), [...even(-1.6, 1.6), ...power(-60, 20.6)]],
    ['cos', cos, (x: number) => exactSin(x, 1n), [...even(-1.6, 1.6), ...power(-60, 20.6)]],
  ] as const)('%s', (_name, f, exact, args) => {
    expect(measure(f, exact, [...args])).toBeLessThan(0.95)
  })

  test('sin and cos beside multiples of a quarter turn', () => {
    const args = even(1, 1e6).map((n) => Math.round(n) * (Math.PI / 2))
    expect(measure(sin, (x) => exactSin(x), args)).toBeLessThan(0.95)
    expect(measure(cos, (x) => exactSin(x, 1n), args)).toBeLessThan(0.95)
  })

  test.each([
    ['everyday', power(-10, 10, false), power(-3, 4)],
    ['large powers of numbers near 1', power(-30, -1).map((d) => 1 + 0.9 * d), power(0, 9)],
    ['all magnitudes', power(-1074, 1023, false), power(-8, 0)],
  ])('pow, %s', (_name, xs, ys) => {
    const w = xs.reduce((most, x, i) => Math.max(most, ulps(pow(x, ys[i]), exactPow(x, ys[i]))), 0)
    expect(w).toBeLessThan(0.99)
  })
})

describe('special values are those of Math', () => {
  const special = [
    0,
    -0,
    Infinity,
    -Infinity,
    NaN,
    5e-324,
    -5e-324,
    1,
    -1,
    1.7976931348623157e308,
    -1.7976931348623157e308,
  ]
  test.each([
    ['exp', exp, Math.exp, [...special.filter((x) => x !== 1), 710, -746]],
    ['log', log, Math.log, special],
    ['log1p', log1p, Math.log1p, special],
    ['tanh', tanh, Math.tanh, special.filter((x) => Math.abs(x) !== 1)],
    ['sin', sin, Math.sin, special.filter((x) => !(Math.abs(x) > 1e300))],
    ['cos', cos, Math.cos, special.filter((x) => !(Math.abs(x) > 1e300))],
  ] as const)('%s', (_name, f, reference, args) => {
    for (const x of args) expect(f(x), `at ${x}`).toBe(reference(x))
  })
  test('the largest argument of exp that does not overflow', () => {
    expect(exp(709.782712893384)).toBeLessThan(Infinity)
    expect(exp(709.7827128933841)).toBe(Infinity)
    expect(exp(-745.1332191019411)).toBe(5e-324)
    expect(exp(-745.1332191019412)).toBe(0)
  })
  test('everything below underflows to 0', () => {
    const below = even(-760, -745.14)
    expect(below.filter((x) => exp(x) !== 0 || pow(Math.E, x) !== 0)).toEqual([])
  })
  test('pow', () => {
    for (const x of special.filter((v) => v > 0 && v !== 1))
      for (const y of special) expect(pow(x, y), `${x}^${y}`).toBe(x ** y)
    expect([pow(0, 2), pow(0, -2), pow(0, 0), pow(1, 7), pow(-1, 2), pow(NaN, 1)]).toEqual([
      0,
      Infinity,
      1,
      1,
      NaN,
      NaN,
    ])
    expect([pow(2, 10), pow(2, -1074), pow(10, 3), pow(2, 5000), pow(2, -5000)]).toEqual([
      1024,
      5e-324,
      1000,
      Infinity,
      0,
    ])
  })
  test('angles beyond 1.6 million have no sine', () => {
    expect([sin(1e300), cos(-1e300), sin(Infinity)]).toEqual([NaN, NaN, NaN])
  })
})

describe('fastTanh', () => {
  const grid = Array.from({ length: 30001 }, (_, i) => (i - 15000) / 1000)
  test('is within 2e-9 of tanh', () => {
    expect(Math.max(...grid.map((x) => Math.abs(fastTanh(x) - tanh(x))))).toBeLessThan(2e-9)
  })
  test('is odd, increasing and bounded by 1', () => {
    const values = grid.map(fastTanh)
    expect(grid.filter((x, i) => fastTanh(-x) !== -values[i])).toEqual([])
    expect(values.filter((v) => Math.abs(v) > 1)).toEqual([])
    expect(grid.filter((_, i) => i > 0 && values[i] < values[i - 1])).toEqual([])
    expect([fastTanh(Infinity), fastTanh(-Infinity), fastTanh(NaN)]).toEqual([1, -1, NaN])
  })
})
