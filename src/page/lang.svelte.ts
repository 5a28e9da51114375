import { first as english } from '../text/first-en.ts'
import type { First, Later, TextKey } from '../text/index.ts'
import type { Args, Entry } from '../text/format.ts'

export type LangId = 'en' | 'ja'

const FIRST: Readonly<Record<LangId, () => Promise<First>>> = {
  en: () => Promise.resolve(english),
  ja: async () => (await import('../text/first-ja.ts')).first,
}
const LATER: Readonly<Record<LangId, () => Promise<Later>>> = {
  en: async () => (await import('../text/later-en.ts')).later,
  ja: async () => (await import('../text/later-ja.ts')).later,
}

/**
 * The language of the page. What the first screen says in English is there at once; Japanese, and all that later parts say, are
 * chunks of their own. Whoever loads a later part waits for `all()` too (`ui/Lazy.svelte` does).
 */
class Language {
  id = $state<LangId>('en')
  private words = $state.raw<Readonly<Record<string, Entry | undefined>>>(english)
  private wanted: { readonly id: LangId; readonly later: boolean } = { id: 'en', later: false }
  private loading: Promise<void> = Promise.resolve()

  /** The text of `key`, with its numbers. A text that is not loaded yet is an error where the page is developed and tested. */
  t = (key: TextKey, args: Args = {}): string => this.of(key, args)
  /** Text of a key that is put together from an id (tests make sure that it exists). */
  of = (key: string, args: Args = {}): string => {
    const entry = this.words[key]
    if (entry === undefined && import.meta.env.DEV) throw new Error(`the text ${key} is not there`)
    return typeof entry === 'function' ? entry(args) : (entry ?? '')
  }
  /** Text of a later part, asked for by code that is there before it: empty until the later texts have come. */
  later = (key: string, args: Args = {}): string => (this.has(key) ? this.of(key, args) : '')
  /** Whether `key` names a text that is loaded: for keys that are put together from an id. */
  has = (key: string): key is TextKey => Object.hasOwn(this.words, key)

  set(id: LangId): Promise<void> {
    return this.load({ ...this.wanted, id })
  }
  /** Loads what later parts say, if that has not been done. */
  all(): Promise<void> {
    return this.wanted.later ? this.loading : this.load({ ...this.wanted, later: true })
  }

  private load(wanted: Language['wanted']): Promise<void> {
    const before = this.wanted
    this.wanted = wanted
    this.loading = this.fetch(wanted)
    // What could not be loaded may be asked for again.
    this.loading.catch(() => this.wanted === wanted && (this.wanted = before))
    return this.loading
  }
  private async fetch(wanted: Language['wanted']): Promise<void> {
    const { id } = wanted
    const [first, later] = await Promise.all([FIRST[id](), wanted.later ? LATER[id]() : undefined])
    // Something else was wanted meanwhile.
    if (wanted !== this.wanted) return this.loading
    this.words = { ...first, ...later }
    this.id = id
    document.documentElement.lang = id
    document.title = this.t('app.title')
  }
}

export const lang = new Language()
