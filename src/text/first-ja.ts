import type { First } from './index.ts'
import { first as words } from './ja/first.ts'
import { names } from './ja/names.ts'

/** All that the first screen says in Japanese: a chunk of its own. */
export const first: First = { ...words, ...names }
