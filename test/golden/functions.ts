import { finite } from '../../src/core/job.ts'
import * as portable from '../../src/core/math/portable.ts'
import { Digest, uniform } from '../../src/core/math/random.ts'
import { normalQuantile } from '../../src/core/math/normal.ts'
import * as special from '../../src/core/math/special.ts'
import type { Hashes } from './golden.ts'

const COUNT = 2000
const values = (purpose: number, map: (u: number) => number) =>
  Array.from({ length: COUNT }, (_, i) => map(uniform(2024, purpose, i)))

const units = values(1, (u) => u)
const around = values(2, (u) => 40 * u - 20)
/** Positive numbers of every size, from the bits of their exponents: no function takes part. */
const anySize = values(3, (u) => {
  const word = new DataView(new ArrayBuffer(8))
  word.setFloat64(0, 1 + u)
  word.setUint16(0, (word.getUint16(0) & 15) | (Math.floor(1 + 2046 * u) << 4))
  return word.getFloat64(0)
})

/** Bits of the elementary and special functions that everything else is made of. */
export function functionHashes(): Hashes {
  const { exp, log, log1p, tanh, fastTanh, sin, cos, pow } = portable
  const { erf, erfc, logGamma, incompleteBeta } = special
  // Engines may differ in the bits of what is not a number.
  const hash = (args: readonly number[], f: (x: number, i: number) => number) =>
    new Digest().numbers(finite(Float64Array.from(args, f), f.name)).hex()
  return {
    uniform: new Digest().numbers(units).hex(),
    exp: hash([...around, ...values(4, (u) => 1469 * u - 760)], exp),
    log: hash([...units, ...anySize], log),
    log1p: hash([...units, ...anySize], log1p),
    tanh: hash(around, tanh),
    fastTanh: hash(around, fastTanh),
    sin: hash([...around, ...values(5, (u) => 2e6 * u - 1e6)], sin),
    cos: hash([...around, ...values(5, (u) => 2e6 * u - 1e6)], cos),
    pow: hash(units, (x, i) => pow(10 * x, around[i])),
    sqrt: hash([...units, ...anySize], Math.sqrt),
    normalQuantile: hash(units, normalQuantile),
    erf: hash(around, (x) => erf(x / 5)),
    erfc: hash(around, (x) => erfc(x / 5)),
    logGamma: hash(units, (x) => logGamma(0.1 + 50 * x)),
    incompleteBeta: hash(units, (x, i) => incompleteBeta(x, 0.5 + units[COUNT - 1 - i] * 9, 2.5)),
  }
}
