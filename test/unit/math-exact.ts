/** Elementary functions in fixed point with 200 binary digits after the point, as the reference for those in double precision. */

const BITS = 200
const SHIFT = BigInt(BITS)
export const ONE = 1n << SHIFT
const times = (a: bigint, b: bigint) => (a * b) >> SHIFT
const over = (a: bigint, b: bigint) => (a << SHIFT) / b

/** value = mantissa 2^exponent, exactly. */
interface Binary {
  readonly mantissa: bigint
  readonly exponent: number
}

function binary(x: number): Binary {
  const view = new DataView(new ArrayBuffer(8))
  view.setFloat64(0, x)
  const bits = view.getBigUint64(0)
  const e = Number((bits >> 52n) & 2047n)
  const fraction = bits & ((1n << 52n) - 1n)
  const magnitude = e === 0 ? fraction : fraction | (1n << 52n)
  return { mantissa: x < 0 ? -magnitude : magnitude, exponent: Math.max(e, 1) - 1075 }
}

/** The double x, cut after the last digit of the fixed point. */
export function fixed(x: number): bigint {
  const { mantissa, exponent } = binary(x)
  const shift = exponent + BITS
  return shift >= 0 ? mantissa << BigInt(shift) : mantissa >> BigInt(-shift)
}

/** A number value 2^exponent, value in fixed point. */
export interface Exact {
  readonly value: bigint
  readonly exponent: number
}
const exact = (value: bigint, exponent = 0): Exact => ({ value, exponent })

/** Error of `got` in units of its last place. */
export function ulps(got: number, { value, exponent }: Exact): number {
  const g = binary(got)
  const right = exponent - BITS
  const least = Math.min(g.exponent, right)
  const difference = (g.mantissa << BigInt(g.exponent - least)) - (value << BigInt(right - least))
  const unit = 1n << BigInt(g.exponent - least)
  return Math.abs(Number((difference * 1000000n) / unit)) / 1e6
}

function artanhSeries(s: bigint): bigint {
  const z = times(s, s)
  let sum = 0n
  let power = s
  for (let n = 1n; power !== 0n && power !== -1n; n += 2n) {
    sum += power / n
    power = times(power, z)
  }
  return sum
}
function arctanOfInverse(n: bigint): bigint {
  let sum = 0n
  let power = ONE / n
  for (let k = 1n, sign = 1n; power !== 0n; k += 2n, sign = -sign) {
    sum += (sign * power) / k
    power /= n * n
  }
  return sum
}
const LN2 = 2n * artanhSeries(ONE / 3n)
const PI = 4n * (4n * arctanOfInverse(5n) - arctanOfInverse(239n))

const rounded = (a: bigint, b: bigint) => {
  const doubled = 2n * a + b
  const q = doubled / (2n * b)
  return doubled < 0n && doubled % (2n * b) !== 0n ? q - 1n : q
}

function expSeries(r: bigint): bigint {
  let sum = ONE
  let term = r
  for (let n = 2n; term !== 0n && term !== -1n; n++) {
    sum += term
    term = times(term, r) / n
  }
  return sum
}

export function exactExp(x: bigint): Exact {
  const k = rounded(x, LN2)
  return exact(expSeries(x - k * LN2), Number(k))
}

/** ln(x) for a positive double x. */
export function exactLog(x: number): bigint {
  const { mantissa, exponent } = binary(x)
  const length = mantissa.toString(2).length
  const m = mantissa << BigInt(BITS - length)
  return BigInt(exponent + length) * LN2 + 2n * artanhSeries(over(m - ONE, m + ONE))
}

/** ln(1 + x) for a double x > -1. */
export function exactLog1p(x: number): Exact {
  const u = ONE + fixed(x)
  const length = u.toString(2).length
  const m = length > BITS ? u >> BigInt(length - BITS) : u << BigInt(BITS - length)
  return exact(BigInt(length - BITS) * LN2 + 2n * artanhSeries(over(m - ONE, m + ONE)))
}

export function exactTanh(x: number): Exact {
  const { value, exponent } = exactExp(2n * fixed(x))
  const e = exponent >= 0 ? value << BigInt(exponent) : value >> BigInt(-exponent)
  return exact(over(e - ONE, e + ONE))
}

export const exactPow = (x: number, y: number): Exact => exactExp(times(exactLog(x), fixed(y)))

/** sin(x + shift pi/2) */
export function exactSin(x: number, shift = 0n): Exact {
  const v = fixed(x)
  const n = rounded(2n * v, PI)
  const r = v - (n * PI) / 2n
  const quadrant = (((n + shift) % 4n) + 4n) % 4n
  const square = times(r, r)
  const odd = quadrant % 2n === 0n
  let term = odd ? r : ONE
  let sum = 0n
  for (let k = odd ? 2n : 1n; term !== 0n && term !== -1n; k += 2n) {
    sum += term
    term = -times(term, square) / (k * (k + 1n))
  }
  return exact(quadrant < 2n ? sum : -sum)
}
