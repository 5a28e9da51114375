import { lostIn } from './rounding.ts'

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
