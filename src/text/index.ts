import { data } from './en/data.ts'
import { dialog } from './en/dialog.ts'
import { engine } from './en/engine.ts'
import { imports } from './en/import.ts'
import { measures } from './en/measures.ts'
import { models } from './en/models.ts'
import { page } from './en/page.ts'
import { session } from './en/session.ts'
import { strategies } from './en/strategies.ts'
import { why } from './en/why.ts'
import type { Entry } from './format.ts'

/** All texts in English. */
export const en = {
  ...page,
  ...data,
  ...dialog,
  ...models,
  ...strategies,
  ...why,
  ...session,
  ...engine,
  ...imports,
  ...measures,
}
export type TextKey = keyof typeof en
export type Dictionary = Readonly<Record<TextKey, Entry>>
