import { generators } from '../../src/core/data/generators.ts'
import type { Hashes } from './golden.ts'
import { variantName, variants } from './variants.ts'

/** Bits of every generator: places, classes and groups of pool and exam. */
export function dataHashes(): Hashes {
  return Object.fromEntries(
    generators.flatMap(({ id, params, defaultN, make }) =>
      variants(params).map((p) => [variantName(id, params, p), make(5, defaultN, p).hash]),
    ),
  )
}
