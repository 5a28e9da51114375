import { Digest } from '../math/random.ts'
import { canonical } from './canonical.ts'
import type { Spec } from './types.ts'

const hashes = new WeakMap<object, string>()

/** 8 hexadecimal digits over a value that never changes; computed once. */
export function hashOf(value: object): string {
  let hash = hashes.get(value)
  if (hash === undefined) hashes.set(value, (hash = new Digest().text(canonical(value)).hex()))
  return hash
}

/** Name of the session: 8 hexadecimal digits. */
export const specHash: (spec: Spec) => string = hashOf
