import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { normalQuantile } from '../../src/core/math/normal.ts'
import {
  erf,
  erfc,
  incompleteBeta,
  logGamma,
  normalCdf,
  tCdf,
  tQuantile,
} from '../../src/core/math/special.ts'

function near(got: number, right: number, relative: number): void {
  expect(Math.abs(got - right), `${got} for ${right}`).toBeLessThanOrEqual(relative * Math.abs(right))
}

/** Values to 18 digits (mpmath, 40 digits). */
describe('reference values', () => {
  test.each([
    [0.6, 0.253347103135799741],
    [0.975, 1.95996398454005386],
    [0.001, -3.09023230616781354],
    [0.9999, 3.71901648545570839],
    [1e-10, -6.3613409024040562],
    [1e-100, -21.2734535609653243],
  ])('normalQuantile(%d)', (u, x) => near(normalQuantile(u), x, 1e-14))

  test.each([
    [0.1, 0.112462916018284898],
    [0.499, 0.51962065598946846],
    [0.5, 0.520499877813046538],
    [1, 0.842700792949714869],
    [2.5, 0.999593047982555041],
    [-3, -0.999977909503001415],
  ])('erf(%d)', (x, v) => near(erf(x), v, 2e-15))

  test.each([
    [-1, 1.84270079294971487],
    [0.3, 0.671373240540872584],
    [1, 0.157299207050285131],
    [5, 1.53745979442803485e-12],
    [20, 5.39586561160790093e-176],
  ])('erfc(%d)', (x, v) => near(erfc(x), v, 1e-13))

  test.each([
    [0.001, 6.90717888538385366],
    [0.5, 0.572364942924700087],
    [3.7, 1.42807232666538813],
    [50.5, 146.519255490720627],
    [1000, 5905.22042320918121],
  ])('logGamma(%d)', (x, v) => near(logGamma(x), v, 1e-14))

  test.each([
    [0.3, 2, 3, 0.3483],
    [0.9, 0.5, 5, 0.999997429410300771],
    [0.01, 10, 0.5, 1.7700349655285743e-21],
    [0.7, 30, 20, 0.930012906699492519],
  ])('incompleteBeta(%d, %d, %d)', (x, a, b, v) => near(incompleteBeta(x, a, b), v, 1e-12))

  test.each([
    [0, 3, 0.5],
    [1, 1, 0.75],
    [2, 5, 0.949030260585070822],
    [0.001, 10, 0.500389108312629508],
    [-2.5, 49, 0.00790789442359004289],
    [-40, 30, 6.86302259720320139e-28],
    [1.96, 1000, 0.974863407522125641],
  ])('tCdf(%d, %d)', (t, df, p) => near(tCdf(t, df), p, 1e-11))

  test.each([
    [0.975, 1, 12.7062047361746933],
    [0.975, 49, 2.00957523712923927],
    [0.95, 9, 1.83311293265623661],
    [0.025, 99, -1.98421695158641747],
    [0.6, 4, 0.270722294707597363],
  ])('tQuantile(%d, %d)', (p, df, t) => near(tQuantile(p, df), t, 1e-12))
})

const probability = fc.double({ min: 1e-6, max: 1 - 1e-6, noNaN: true })

test('normalCdf and normalQuantile are inverse, and odd about one half', () => {
  fc.assert(
    fc.property(probability, (u) => {
      near(normalCdf(normalQuantile(u)), u, 1e-12)
      near(normalCdf(-normalQuantile(u)), 1 - u, 1e-9)
    }),
  )
})

test('tCdf and tQuantile are inverse', () => {
  fc.assert(
    fc.property(probability, fc.integer({ min: 1, max: 200 }), (p, df) =>
      near(tCdf(tQuantile(p, df), df), p, 1e-9),
    ),
    { numRuns: 60 },
  )
})

test('many degrees of freedom give the normal distribution', () => {
  expect(Math.abs(tQuantile(0.975, 1e6) - normalQuantile(0.975))).toBeLessThan(1e-5)
})

test('the ends of the distributions', () => {
  expect([
    normalCdf(-40),
    normalCdf(40),
    erf(30),
    erf(-30),
    incompleteBeta(0, 2, 3),
    incompleteBeta(1, 2, 3),
  ]).toEqual([0, 1, 1, -1, 0, 1])
  expect([logGamma(1), logGamma(2)].map((v) => Math.abs(v) < 1e-14)).toEqual([true, true])
})
