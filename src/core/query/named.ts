import type { ClassIx } from '../data/types.ts'
import { stability, type Stability } from '../session/stability.ts'

/**
 * The class that a model names for each of n points, in as few bits as the classes need: a session of 500 rounds over 100,000 points
 * keeps 6 to 25 MB of them.
 */
export interface Named {
  readonly n: number
  /** Of one point: 1, 2, 4 or 8. */
  readonly bits: number
  readonly packed: Uint8Array
}

/** `named` = class of each point, of at most 256. */
export function packNamed(named: ArrayLike<ClassIx>, C: number): Named {
  const bits = C <= 2 ? 1 : C <= 4 ? 2 : C <= 16 ? 4 : 8
  const perByte = 8 / bits
  const packed = new Uint8Array(Math.ceil(named.length / perByte))
  for (let i = 0; i < named.length; i++) packed[Math.floor(i / perByte)] |= named[i] << (bits * (i % perByte))
  return { n: named.length, bits, packed }
}

export function openNamed({ n, bits, packed }: Named): Uint8Array {
  const perByte = 8 / bits
  const mask = (1 << bits) - 1
  const named = new Uint8Array(n)
  for (let i = 0; i < n; i++) named[i] = (packed[Math.floor(i / perByte)] >>> (bits * (i % perByte))) & mask
  return named
}

const pairs = new WeakMap<Named, WeakMap<Named, Stability>>()

/** How alike two models name the same points; each pair is counted once. */
export function alike(before: Named, now: Named, C: number): Stability {
  let known = pairs.get(before)
  if (!known) pairs.set(before, (known = new WeakMap()))
  let found = known.get(now)
  if (!found) known.set(now, (found = stability(openNamed(before), openNamed(now), C)))
  return found
}
