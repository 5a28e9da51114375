import type { Job } from '../../job.ts'
import { exp, log } from '../../math/exp-log.ts'
import { coin, type Curve, type Law, type Part } from './law.ts'

/** Places worked out between two pauses. */
const ROWS = 128
/** Terms that are smaller than the largest one by this factor's logarithm add nothing. */
const NOTHING = 40

/** Places on a curve that stand for all of it. */
const NODES = 240
/** A curve without noise counts as one of this noise where its density is asked for. */
const LEAST_NOISE = 0.02

/** Log density of a curve with normal noise, as a sum over evenly drawn places of it. */
function curveDensity({ noise, at, back }: Curve): (x: number, y: number) => number {
  const nodes = Array.from({ length: NODES }, (_, k) => at(() => (k + 0.5) / NODES))
  const sigma = Math.max(noise, LEAST_NOISE)
  const factor = -1 / (2 * sigma * sigma)
  const terms = new Float64Array(NODES)
  return (px, py) => {
    const [x, y] = back([px, py])
    let top = -Infinity
    for (let k = 0; k < NODES; k++) {
      const dx = x - nodes[k][0]
      const dy = y - nodes[k][1]
      terms[k] = factor * (dx * dx + dy * dy)
      if (terms[k] > top) top = terms[k]
    }
    let sum = 0
    for (let k = 0; k < NODES; k++) if (terms[k] > top - 30) sum += exp(terms[k] - top)
    return top + log(sum)
  }
}

/** The logarithm of the density of a part, where it is known. */
const densityOf = ({ logDensity, curve }: Part) => logDensity ?? (curve && curveDensity(curve))

/**
 * Probability of each class under a law at n places (`xy` is n x 2; the result n x classes, rows sum to 1): the Bayes rule for
 * the parts whose density is known. Parts that toss a coin say nothing about the class and are left out. `when` is how much of a
 * stream has passed, from 0 to 1: of a law that is drawn in order, the part of that moment alone. Null where the law does not say
 * how dense it is.
 */
export function* lawProbabilities(law: Law, xy: Float64Array, n: number, when = 1): Job<Float64Array | null> {
  const parts = (law.ordered ? partAt(law.pool, when) : law.pool).filter((part) => part.label !== coin)
  const densities = parts.map(densityOf).filter((density) => density !== undefined)
  if (densities.length < parts.length) return null
  const C = law.classes
  const out = new Float64Array(n * C)
  const terms = new Float64Array(parts.length)
  const weights = parts.map((part) => log(part.weight))
  for (let i = 0; i < n; i++) {
    if (i > 0 && i % ROWS === 0) yield
    const x = xy[2 * i]
    const y = xy[2 * i + 1]
    let top = -Infinity
    densities.forEach((density, k) => {
      terms[k] = weights[k] + density(x, y)
      top = Math.max(top, terms[k])
    })
    let sum = 0
    parts.forEach((part, k) => {
      if (terms[k] < top - NOTHING) return
      const share = exp(terms[k] - top)
      out[i * C + classAt(part, x, y)] += share
      sum += share
    })
    for (let c = 0; c < C; c++) out[i * C + c] /= sum
  }
  return out
}

const classAt = ({ label }: Part, x: number, y: number): number =>
  typeof label === 'number' ? label : label(x, y, () => 0)

/** The part that a stream is in after the share `when` of it. */
function partAt(parts: readonly Part[], when: number): readonly Part[] {
  const total = parts.reduce((sum, p) => sum + p.weight, 0)
  let passed = 0
  for (const part of parts) {
    passed += part.weight / total
    if (when < passed) return [part]
  }
  return parts.slice(-1)
}
