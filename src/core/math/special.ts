import { polynomial } from './polynomial.ts'
import { exp, log } from './portable.ts'

/** Special functions of statistics, on portable elementary functions. */

const TWO_PER_ROOT_PI = 1.1283791670955126
const ROOT_HALF = 0.7071067811865476

/** Series of erf(x) / x in x^2. */
const ERF = erfSeries(14)
function erfSeries(terms: number): number[] {
  const c: number[] = []
  for (let n = 0, f = TWO_PER_ROOT_PI; n < terms; n++, f /= -n) c.push(f / (2 * n + 1))
  return c
}

/** z exp(z^2) erfc(z) for z >= 1/2 as a polynomial in (z - 4) / (z + 3): Chebyshev interpolation, relative error 2e-16. */
const ERFC = [
  0.5479978305002455, 0.0522580327148293, -0.07130884992601047, 0.05918606116407484, -0.035910288048928936,
  0.016148789627937, -0.004959218343626661, 0.0006826138693061662, 0.00019474771339020333,
  -0.00011367523732864895, 4.9588991114314455e-6, 1.1454836534306878e-5, -2.1105252612223207e-6,
  -1.2031009279604075e-6, 3.525699461868554e-7, 1.5140683827591465e-7, -5.1084277973254874e-8,
  -2.2502444310603052e-8, 6.756342197383543e-9, 3.24060916598426e-9, -7.37282031101699e-10,
  -2.9378147270447774e-10, 4.8461121324209344e-11,
]

/** Error function; relative error below 2e-15. */
export function erf(x: number): number {
  const z = Math.abs(x)
  if (z < 0.5) return x * polynomial(ERF, x * x)
  return x < 0 ? upperErfc(z) - 1 : 1 - upperErfc(z)
}

/** 1 - erf(x); relative error below 1e-13. */
export function erfc(x: number): number {
  return x < 0.5 ? 1 - erf(x) : upperErfc(x)
}

function upperErfc(z: number): number {
  return z > 27 ? 0 : (exp(-z * z) / z) * polynomial(ERFC, (z - 4) / (z + 3))
}

/** Probability that a standard normal value is below x. */
export function normalCdf(x: number): number {
  return 0.5 * erfc(-x * ROOT_HALF)
}

const HALF_LN_2PI = 0.9189385332046728
/** B(2k) / (2k (2k - 1)), k = 1.. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156]

/**
 * ln of the gamma function for x > 0: Stirling's series, after gamma(x + 1) = x gamma(x) has taken x to 12 or more. Error below
 * 1e-14 of the larger of 1 and the result.
 */
export function logGamma(x: number): number {
  let product = 1
  let z = x
  for (; z < 12; z++) product *= z
  return (z - 0.5) * log(z) - z + HALF_LN_2PI + polynomial(STIRLING, 1 / (z * z)) / z - log(product)
}

/**
 * Regularised incomplete beta function I_x(a, b) for 0 <= x <= 1, a, b > 0: the continued fraction DLMF 8.17.22, evaluated forwards
 * (modified Lentz).
 */
export function incompleteBeta(x: number, a: number, b: number): number {
  if (x <= 0) return 0
  if (x >= 1) return 1
  // The fraction converges fast on this side of the mean.
  if (x > (a + 1) / (a + b + 2)) return 1 - incompleteBeta(1 - x, b, a)
  const front = exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x) + b * log(1 - x)) / a
  let c = 1
  let d = 1 / (1 - ((a + b) * x) / (a + 1))
  let value = d
  for (let m = 1; m < 10000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m))
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1))
    d = 1 / (1 + even * d)
    c = 1 + even / c
    value *= c * d
    d = 1 / (1 + odd * d)
    c = 1 + odd / c
    value *= c * d
    if (Math.abs(c * d - 1) < 1e-16) break
  }
  return front * value
}

/**
 * Probability that a value of Student's t distribution with df > 0 degrees of freedom is below t; relative error below 1e-11 for
 * df up to 1000.
 */
export function tCdf(t: number, df: number): number {
  const square = t * t
  const all = df + square
  // Either way the continued fraction converges fast and nothing cancels.
  const tail =
    square * (df + 2) < 3 * df
      ? 0.5 * (1 - incompleteBeta(square / all, 0.5, 0.5 * df))
      : 0.5 * incompleteBeta(df / all, 0.5 * df, 0.5)
  return t < 0 ? tail : 1 - tail
}

/** The t below which a value of Student's t distribution falls with probability p, 0 < p < 1. */
export function tQuantile(p: number, df: number): number {
  if (p === 0.5) return 0
  if (p > 0.5) return -tQuantile(1 - p, df)
  let low = -1
  while (tCdf(low, df) > p) low *= 2
  let high = low === -1 ? 0 : low / 2
  for (;;) {
    const middle = 0.5 * (low + high)
    if (middle === low || middle === high) return middle
    if (tCdf(middle, df) > p) high = middle
    else low = middle
  }
}
