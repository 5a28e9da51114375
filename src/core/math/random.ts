import type { Rnd } from '../model/types.ts'

/**
 * Counter-based chance. A draw is a function of the seed, a purpose and two counters, so that undoing, labelling or branching
 * redraws nothing else, and two strategies get the same wrong answer for the same point.
 */

/** What a draw is for. Values are part of every stored session: add at the end, never renumber. */
export const PURPOSE = {
  data: 1,
  exam: 2,
  split: 3,
  start: 4,
  tie: 5,
  random: 6,
  bootstrap: 7,
  posterior: 8,
  init: 9,
  dropout: 10,
  kmeans: 11,
  subset: 12,
  batch: 13,
  mixture: 14,
  oracle: 15,
  unsure: 16,
  fatigue: 17,
  stream: 18,
  streamRule: 19,
  audit: 20,
  fold: 21,
  sample: 22,
  bandit: 23,
  gumbel: 24,
  slip: 25,
  brush: 26,
  held: 27,
} as const

/** 32-bit finaliser with low bias (constants: C. Wellons, hash-prospector, 2018). */
function mix(h: number): number {
  h ^= h >>> 16
  h = Math.imul(h, 0x7feb352d)
  h ^= h >>> 15
  h = Math.imul(h, 0x846ca68b)
  return h ^ (h >>> 16)
}

/** Unsigned 32-bit hash of five unsigned 32-bit words. */
export function hash(seed: number, purpose: number, a: number, b: number, lane = 0): number {
  let h = mix((seed ^ 0x9e3779b9) | 0)
  h = mix((h + Math.imul(purpose, 0x85ebca6b) + 0x165667b1) | 0)
  h = mix((h ^ Math.imul(a, 0xc2b2ae35)) | 0)
  h = mix((h + Math.imul(b, 0x27d4eb2f) + 0x2545f491) | 0)
  return mix((h ^ Math.imul(lane, 0x9e3779b1)) | 0) >>> 0
}

/** Uniform in (0,1), 53 bits, never 0 or 1. Counters are non-negative integers below 2^32. */
export function uniform(seed: number, purpose: number, a: number, b = 0): number {
  const high = hash(seed, purpose, a, b, 1) >>> 5
  const low = hash(seed, purpose, a, b, 2) >>> 6
  return (high * 67108864 + low + 0.5) / 9007199254740992
}

/** The uniform draws of one seed. */
export function source(seed: number): Rnd {
  return (purpose, a, b = 0) => uniform(seed, purpose, a, b)
}

/** Whole number in 0..below-1. */
export function integer(u: number, below: number): number {
  return Math.min(below - 1, Math.floor(u * below))
}

/** A seeded order of 0..n-1 (Fisher-Yates; draw i uses counter `i`). */
export function permutation(rnd: Rnd, purpose: number, n: number, b = 0): Int32Array {
  const order = Int32Array.from({ length: n }, (_, i) => i)
  for (let i = n - 1; i > 0; i--) {
    const j = integer(rnd(purpose, i, b), i + 1)
    const t = order[i]
    order[i] = order[j]
    order[j] = t
  }
  return order
}

/** FNV-1a over 32-bit words, as 8 hexadecimal digits: names data sets, states and golden results. Floats enter by their bits. */
export class Digest {
  private h = 0x811c9dc5
  private readonly f = new Float64Array(1)
  private readonly u = new Uint32Array(this.f.buffer)
  word(v: number): this {
    let x = v >>> 0
    for (let k = 0; k < 4; k++) {
      this.h = Math.imul(this.h ^ (x & 255), 0x01000193)
      x >>>= 8
    }
    return this
  }
  float(v: number): this {
    this.f[0] = v === 0 ? 0 : v
    return this.word(this.u[0]).word(this.u[1])
  }
  numbers(v: ArrayLike<number>): this {
    this.word(v.length)
    for (let i = 0; i < v.length; i++) this.float(v[i])
    return this
  }
  text(s: string): this {
    this.word(s.length)
    for (let i = 0; i < s.length; i++) this.word(s.charCodeAt(i))
    return this
  }
  hex(): string {
    return (mix(this.h) >>> 0).toString(16).padStart(8, '0')
  }
}
