import { expOfSum, exponent, LN2_HIGH, LN2_LOW, log, logOfParts, POWER, TWO_54 } from './exp-log.ts'
import { lostIn, lostInProduct } from './rounding.ts'

/** ln(1 + x), accurate for small x. */
export function log1p(x: number): number {
  if (x > -0.29 && x < 0.41) return x === 0 ? x : logOfParts(0, x, 0)
  const u = 1 + x
  if (!(u > 0) || u === Infinity) return log(u)
  const k = exponent(u)
  return logOfParts(k, u * POWER[1024 - k] - 1, lostIn(1, -x, u) / u)
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
