import type { first } from './first-en.ts'
import type { Entry } from './format.ts'
import type { later } from './later-en.ts'

/** What the first screen says; it is there before anything is shown. */
export type FirstKey = keyof typeof first
/** What parts say that come after the first screen. */
export type LaterKey = keyof typeof later
export type TextKey = FirstKey | LaterKey
export type First = Readonly<Record<FirstKey, Entry>>
export type Later = Readonly<Record<LaterKey, Entry>>
