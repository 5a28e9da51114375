import { exp } from './exp-log.ts'

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
