import { en, type Dictionary, type TextKey } from '../text/index.ts'
import type { Args } from '../text/format.ts'

export type LangId = 'en' | 'ja'

/** The language of the page. English is there at once, Japanese is its own chunk. */
class Language {
  id = $state<LangId>('en')
  private words = $state.raw<Dictionary>(en)

  /** The text of `key`, with its numbers. A key that only a registry knows (an id of a strategy, say) comes from `has`. */
  t = (key: TextKey, args: Args = {}): string => {
    const entry = this.words[key]
    return typeof entry === 'function' ? entry(args) : entry
  }
  /** Whether `key` names a text: for keys that are put together from an id. */
  has = (key: string): key is TextKey => Object.hasOwn(this.words, key)
  /** Text of a key that is put together from an id; the id itself where there is none (tests make sure that this does not happen). */
  of = (key: string, args: Args = {}): string => (this.has(key) ? this.t(key, args) : key)

  async set(id: LangId): Promise<void> {
    this.words = id === 'ja' ? (await import('../text/ja.ts')).ja : en
    this.id = id
    document.documentElement.lang = id
    document.title = this.t('app.title')
  }
}

export const lang = new Language()
