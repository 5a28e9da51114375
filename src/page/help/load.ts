import type { Explanation } from '../../text/format.ts'
import type { LangId } from '../lang.svelte.ts'

/** All explanations in a language. */
export const explanationsIn = async (id: LangId): Promise<Readonly<Record<string, Explanation>>> =>
  (id === 'ja' ? await import('../../text/explain-ja.ts') : await import('../../text/explain-en.ts'))
    .explanations
