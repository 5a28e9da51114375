/** Exponential and logarithm; see portable.ts. What is exported beside them serves pow.ts. */

export const LN2_HIGH = 0.6931471803691238 // 32 bits: its product with an exponent is exact
export const LN2_LOW = 1.9082149292705877e-10
const PER_LN2 = 1.4426950408889634
export const TWO_54 = 18014398509481984

/** A double and its two words: little-endian, as WebAssembly makes every platform. */
const FLOAT = new Float64Array(1)
const WORDS = new Int32Array(FLOAT.buffer)

/** POWER[e + 1024] = 2^e, e = -1024..1023. */
export const POWER = powersOfTwo()

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
export function expOfSum(x: number, low: number): number {
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
export function exponent(x: number): number {
  FLOAT[0] = x
  return (WORDS[1] - 0x3fe6a09e) >> 20
}

/** ln(2^k (1 + f)) + low for 1 + f within about sqrt(1/2)..sqrt(2): ln(1 + f) = 2 artanh(s), s = f / (2 + f). */
export function logOfParts(k: number, f: number, low: number): number {
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
