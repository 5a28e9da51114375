/**
 * Elementary functions made of + - * / and bit operations alone, so that every JavaScript engine gives the same bits (the
 * engines' own differ in the last one). All but `fastTanh` err by less than 1 ulp. Series are Taylor's, long enough for the
 * reduced range; reductions follow Cody & Waite, "Software Manual for the Elementary Functions" (1980), exact sums and products
 * Dekker (1971). Special values are those of Math.* unless a function says otherwise.
 */

const LN2_HIGH = 0.6931471803691238 // 32 bits: its product with an exponent is exact
const LN2_LOW = 1.9082149292705877e-10
const PER_LN2 = 1.4426950408889634
const TWO_54 = 18014398509481984

/** A double and its two words: little-endian, as WebAssembly makes every platform. */
const FLOAT = new Float64Array(1)
const WORDS = new Int32Array(FLOAT.buffer)

/** POWER[e + 1024] = 2^e, e = -1024..1023. */
const POWER = powersOfTwo()

function powersOfTwo(): Float64Array {
  const power = new Float64Array(2048)
  power[1024] = 1
  for (let i = 1025; i < power.length; i++) power[i] = 2 * power[i - 1]
  for (let i = 1023; i >= 0; i--) power[i] = power[i + 1] / 2
  return power
}

/** y 2^k for y near 1 and -1076 < k <= 1024, rounded once more where the result is subnormal. */
function scale(y: number, k: number): number {
  if (k > 1023) return y * POWER[2047] * 2
  return k >= -1022 ? y * POWER[k + 1024] : (y * POWER[k + 1078]) / TWO_54
}

/** exp(x + low) for a low far below the last digit of 1. */
function expOfSum(x: number, low: number): number {
  if (!(x <= 710)) return x > 710 ? Infinity : NaN
  if (x < -746) return 0
  const k = Math.floor(x * PER_LN2 + 0.5)
  const high = x - k * LN2_HIGH
  const rest = k * LN2_LOW - low
  const r = high - rest
  // (exp(r) - 1 - r) / r^2, |r| <= ln(2) / 2
  const r2 = r * r
  const odd =
    1 / 6 + r2 * (1 / 120 + r2 * (1 / 5040 + r2 * (1 / 362880 + r2 * (1 / 39916800 + r2 * (1 / 6227020800)))))
  const even =
    1 / 2 + r2 * (1 / 24 + r2 * (1 / 720 + r2 * (1 / 40320 + r2 * (1 / 3628800 + r2 * (1 / 479001600)))))
  const first = 1 + high
  return scale(first + (1 - first + high + (r2 * (even + r * odd) - rest)), k)
}

/** e^x. */
export function exp(x: number): number {
  return expOfSum(x, 0)
}

/** The k for which the normal number x is 2^k m with m within about sqrt(1/2)..sqrt(2). */
function exponent(x: number): number {
  FLOAT[0] = x
  return (WORDS[1] - 0x3fe6a09e) >> 20
}

/** ln(2^k (1 + f)) + low for 1 + f within about sqrt(1/2)..sqrt(2): ln(1 + f) = 2 artanh(s), s = f / (2 + f). */
function logOfParts(k: number, f: number, low: number): number {
  const s = f / (2 + f)
  const z = s * s
  // 2 (artanh(s) / s - 1), alternate terms apart
  const z2 = z * z
  const odd = 2 / 3 + z2 * (2 / 7 + z2 * (2 / 11 + z2 * (2 / 15 + z2 * (2 / 19))))
  const even = 2 / 5 + z2 * (2 / 9 + z2 * (2 / 13 + z2 * (2 / 17 + z2 * (2 / 21))))
  const series = z * odd + z2 * even
  const half = 0.5 * f * f
  return k * LN2_HIGH - (half - (s * (half + series) + (k * LN2_LOW + low)) - f)
}

/** Natural logarithm: -Infinity at 0, NaN below. */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? -Infinity : NaN
  if (x === Infinity) return x
  const tiny = x < 2.2250738585072014e-308
  const v = tiny ? x * TWO_54 : x
  const k = exponent(v)
  return logOfParts(tiny ? k - 54 : k, v * POWER[1024 - k] - 1, 0)
}

/** ln(1 + x), accurate for small x. */
export function log1p(x: number): number {
  if (x > -0.29 && x < 0.41) return x === 0 ? x : logOfParts(0, x, 0)
  const u = 1 + x
  if (!(u > 0) || u === Infinity) return log(u)
  const k = exponent(u)
  return logOfParts(k, u * POWER[1024 - k] - 1, lostIn(1, -x, u) / u)
}

/** tanh(x) for |x| < 0.8: Lambert's continued fraction, 9 levels of it, with its first term apart. */
function tanhOfPart(x: number): number {
  const z = x * x
  const above = 11486475 + z * (810810 + z * (12870 + z * 44))
  const below = 34459425 + z * (16216200 + z * (945945 + z * (13860 + z * 45)))
  return x - (x * z * above) / below
}

const ARTANH_3_4 = 0.9729550745276566
const ARTANH_3_4_LOW = 3.661793103952453e-17

/** Hyperbolic tangent. */
export function tanh(x: number): number {
  const a = Math.abs(x)
  if (a < 0.75) return x === 0 ? x : tanhOfPart(x)
  const t = a < 1.2 ? tanhAround(a) : a < 22 ? 1 - 2 / (exp(2 * a) + 1) : a >= 22 ? 1 : NaN
  return x < 0 ? -t : t
}

/** tanh by its addition theorem around artanh(3/4), where the other two ways lose a digit. */
function tanhAround(x: number): number {
  const t = tanhOfPart(x - ARTANH_3_4 - ARTANH_3_4_LOW)
  return 0.75 + (0.4375 * t) / (1 + 0.75 * t)
}

/** Where `fastTanh` leaves off: tanh is within 1e-11 of 1. */
const FAST_END = 12.5

/**
 * Rational tanh for the hidden layers of the network: odd, increasing, within ±1, off by less than 2e-9. The continued fraction
 * of Lambert for tanh(x / 4), then twice tanh(2t) = 2 tanh(t) / (1 + tanh(t)^2) on numerator and denominator; one division.
 */
export function fastTanh(x: number): number {
  if (x > FAST_END) return 1
  if (x < -FAST_END) return -1
  const u = 0.25 * x
  const z = u * u
  const n = u * (945 + z * (105 + z))
  const d = 945 + z * (420 + z * 15)
  const n2 = 2 * n * d
  const d2 = n * n + d * d
  return (2 * n2 * d2) / (n2 * n2 + d2 * d2)
}

/** pi/2 in parts of 33, 33, 33 and 53 bits: the products of the first three with up to 2^20 are exact. */
const HALF_PI_1 = 1.5707963267341256
const HALF_PI_2 = 6.077100506303966e-11
const HALF_PI_3 = 2.0222662487111665e-21
const HALF_PI_4 = 8.4784276603689e-32
const PER_HALF_PI = 0.6366197723675814
const QUARTER_PI = 0.7853981633974483

/** Largest argument of `sin` and `cos`, 2^20 quarter turns. */
const LARGEST_ANGLE = 1647099

/** What `reduce` leaves out of its result. */
let restOfAngle = 0

/** x - n pi/2, accurate to twice the precision: the rest goes to `restOfAngle`. */
function reduce(x: number, n: number): number {
  const a = x - n * HALF_PI_1
  const b = n * HALF_PI_2
  const ab = a - b
  const abRest = lostIn(a, b, ab)
  const c = n * HALF_PI_3
  const bc = abRest - c
  const high = ab + bc
  const rest = lostIn(ab, -bc, high) + (lostIn(abRest, c, bc) - n * HALF_PI_4)
  const r = high + rest
  restOfAngle = high - r + rest
  return r
}

/** What the rounded difference d = a - b lost. */
function lostIn(a: number, b: number, d: number): number {
  const back = a - d
  return a - (d + back) + (back - b)
}

/** sin(x + low) for |x| up to pi/4. */
function sinOfPart(x: number, low: number): number {
  const z = x * x
  const z2 = z * z
  const odd = -1 / 6 + z2 * (-1 / 5040 + z2 * (-1 / 39916800 + z2 * (-1 / 1307674368000)))
  const even = 1 / 120 + z2 * (1 / 362880 + z2 * (1 / 6227020800 + z2 * (1 / 355687428096000)))
  return x + (x * z * (odd + z * even) + low * (1 - 0.5 * z))
}

/** cos(x + low) for |x| up to pi/4. */
function cosOfPart(x: number, low: number): number {
  const z = x * x
  const z2 = z * z
  const odd = 1 / 24 + z2 * (1 / 40320 + z2 * (1 / 479001600 + z2 * (1 / 20922789888000)))
  const even = -1 / 720 + z2 * (-1 / 3628800 + z2 * (-1 / 87178291200))
  const half = 0.5 * z
  const main = 1 - half
  return main + (1 - main - half + (z2 * (odd + z * even) - x * low))
}

/** sin(x + n pi/2) for |x| up to LARGEST_ANGLE; NaN beyond. */
function sinShifted(x: number, shift: number): number {
  const a = Math.abs(x)
  if (!(a <= LARGEST_ANGLE)) return NaN
  let n = 0
  let r = x
  restOfAngle = 0
  if (a > QUARTER_PI) {
    n = Math.floor(x * PER_HALF_PI + 0.5)
    r = reduce(x, n)
  }
  const quadrant = (n + shift) & 3
  const value = quadrant & 1 ? cosOfPart(r, restOfAngle) : sinOfPart(r, restOfAngle)
  return quadrant & 2 ? -value : value
}

/** Sine of x radians, |x| up to 1.6 million; NaN beyond. */
export function sin(x: number): number {
  return x === 0 ? x : sinShifted(x, 0)
}

/** Cosine of x radians, |x| up to 1.6 million; NaN beyond. */
export function cos(x: number): number {
  return sinShifted(x, 1)
}

/** What the product a b, rounded to p, lost (Dekker 1971); |a|, |b| below 2^900. */
function lostInProduct(a: number, b: number, p: number): number {
  const ta = 134217729 * a
  const tb = 134217729 * b
  const a1 = ta - (ta - a)
  const b1 = tb - (tb - b)
  const a2 = a - a1
  const b2 = b - b1
  return a2 * b2 - (p - a1 * b1 - a2 * b1 - a1 * b2)
}

const TWO_THIRDS = 2 / 3
const TWO_THIRDS_REST = 3.700743415417188e-17

/**
 * x^y for x >= 0, NaN below; 1^y = 1 for every y. The logarithm is carried to twice the precision, since the result multiplies
 * its error by y.
 */
export function pow(x: number, y: number): number {
  if (y === 0 || x === 1) return 1
  if (!(x > 0) || x === Infinity || y - y !== 0) return powAtLimit(x, y)
  const tiny = x < 2.2250738585072014e-308
  const v = tiny ? x * TWO_54 : x
  const e = exponent(v)
  const m = v * POWER[1024 - e]
  const k = tiny ? e - 54 : e

  // s = (m - 1) / (m + 1)
  const f = m - 1
  const g = m + 1
  const s = f / g
  const sg = s * g
  const sRest = (f - sg - lostInProduct(s, g, sg) - s * (m - (g - 1))) / g

  // 2 artanh(s) / s = t = 2 + z (2/3 + z (2/5 + ...)), z = s^2
  const z = s * s
  const zRest = lostInProduct(s, s, z) + 2 * s * sRest
  let series = 0
  for (let d = 25; d >= 5; d -= 2) series = 2 / d + z * series
  const q = z * TWO_THIRDS
  const qRest = lostInProduct(z, TWO_THIRDS, q) + z * TWO_THIRDS_REST + zRest * TWO_THIRDS + z * z * series
  const t = 2 + q
  const tRest = 2 - t + q + qRest

  // ln(m) = s t, ln(x) = k ln(2) + ln(m)
  const l = s * t
  const lRest = lostInProduct(s, t, l) + s * tRest + sRest * t
  const kl = k * LN2_HIGH
  const ln = kl + l
  const lnRest = lostIn(kl, -l, ln) + (lRest + k * LN2_LOW)

  // |ln(x)| > 2^-54: beyond 2^64 the result is 0 or infinite anyway
  const times = Math.max(-18446744073709551616, Math.min(18446744073709551616, y))
  const p = times * ln
  return expOfSum(p, lostInProduct(times, ln, p) + times * lnRest)
}

function powAtLimit(x: number, y: number): number {
  if (x !== x || y !== y || x < 0) return NaN
  if (x === 0) return y > 0 ? 0 : Infinity
  if (x === Infinity) return y > 0 ? Infinity : 0
  return x > 1 === y > 0 ? Infinity : 0
}
