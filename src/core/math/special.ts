import { exp, log } from './portable.ts'

/** Special functions of statistics, on portable elementary functions. */

function polynomial(c: readonly number[], x: number): number {
  let sum = 0
  for (let i = c.length - 1; i >= 0; i--) sum = sum * x + c[i]
  return sum
}

const CENTRE = [
  [
    3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
    45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
  ],
  [
    1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
    39307.89580009271061, 28729.085735721942674, 5226.495278852854561,
  ],
]
const SIDE = [
  [
    1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
    1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
  ],
  [
    1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
    0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
  ],
]
const TAIL = [
  [
    6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
    0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
  ],
  [
    1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
    1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
  ],
]
const ratio = ([above, below]: number[][], x: number) => polynomial(above, x) / polynomial(below, x)

/**
 * The x below which a standard normal value falls with probability u, 0 < u < 1: one normal draw per uniform one. Relative error
 * below 1e-14 (M. J. Wichura, Algorithm AS 241, Applied Statistics 37, 1988, PPND16).
 */
export function normalQuantile(u: number): number {
  const q = u - 0.5
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRE, 0.180625 - q * q)
  const r = Math.sqrt(-log(q < 0 ? u : 1 - u))
  const x = r <= 5 ? ratio(SIDE, r - 1.6) : ratio(TAIL, r - 5)
  return q < 0 ? -x : x
}

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
