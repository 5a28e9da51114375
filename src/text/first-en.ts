import { first as words } from './en/first.ts'
import { names } from './en/names.ts'

/** All that the first screen says in English. It is part of the page's first code: keep it small. */
export const first = { ...words, ...names }
