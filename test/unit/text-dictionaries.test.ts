import { describe, expect, it } from 'vitest'
import type { Entry } from '../../src/text/format.ts'
import { en, ja, languages, sayings, type Words } from './text-world.ts'

const modules = import.meta.glob<Record<string, Words>>('../../src/text/{en,ja}/*.ts', { eager: true })
const domains = Object.entries(modules)
  .filter(([path]) => !path.includes('/explain-'))
  .map(([path, exported]) => ({ path, words: Object.values(exported)[0] }))
const of = (language: string) => domains.filter(({ path }) => path.includes(`/${language}/`))

/** Kana, kanji, and the punctuation and full-width signs that go with them. */
const JAPANESE = /[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/
/** The button that leads to the other language speaks that language. */
const OTHER_LANGUAGE = ['action.language', 'action.language.short']
/** Names and signs that are the same in Japanese. */
const SAME_IN_JAPANESE = /^(?:[^A-Za-z]*|XOR|PCA|TypiClust|ProbCover|BADGE|BatchBALD|tanh|ReLU|[<\d.,]+ ms)$/

/** What a file may hold is NaN itself here. */
const NAMES_NAN = 'import.warning.json-nan'

describe('the dictionaries', () => {
  it('have each key in one domain only', () => {
    for (const language of ['en', 'ja']) {
      const home = new Map<string, string>()
      for (const { path, words } of of(language))
        for (const key of Object.keys(words)) {
          expect(home.get(key), `${key} of ${path}`).toBeUndefined()
          home.set(key, path)
        }
    }
  })

  it('are all merged', () => {
    for (const [language, all] of languages) {
      const keys = of(language).flatMap(({ words }) => Object.keys(words))
      expect(keys.length).toBeGreaterThan(500)
      expect(Object.keys(all).sort()).toEqual(keys.sort())
    }
  })

  it('have the same keys in both languages, which ask for the same numbers and names', () => {
    expect(Object.keys(ja).sort()).toEqual(Object.keys(en).sort())
    const names = (entry: Entry) => [...sayings(entry).used].sort().join(' ')
    const differing = Object.keys(en).filter((key) => names((en as Words)[key]) !== names((ja as Words)[key]))
    expect(differing).toEqual([])
  })
})

describe.each(languages)('the words in %s', (language, words) => {
  const all = Object.entries(words).map(([key, entry]) => ({ key, ...sayings(entry) }))

  it('are never empty and never shout', () => {
    for (const { key, texts } of all)
      for (const text of texts) {
        expect(text.trim(), key).not.toBe('')
        expect(text, key).not.toMatch(/[!！]/)
      }
  })

  it('say no value that is missing', () => {
    for (const { key, texts } of all)
      if (key !== NAMES_NAN) for (const text of texts) expect(text, key).not.toMatch(/undefined|NaN|\[object/)
  })

  it('are in their own script', () => {
    for (const { key, texts } of all) {
      if (OTHER_LANGUAGE.includes(key)) continue
      for (const text of texts)
        if (language === 'en') expect(text, key).not.toMatch(JAPANESE)
        else if (!SAME_IN_JAPANESE.test(text)) expect(text, key).toMatch(JAPANESE)
    }
  })
})

describe('Japanese', () => {
  const all = Object.entries(ja).flatMap(([key, entry]) =>
    sayings(entry).texts.map((text) => ({ key, text })),
  )

  it('has Japanese punctuation after Japanese words and digits of half width', () => {
    for (const { key, text } of all) {
      expect(text, key).not.toMatch(/[\u3040-\u30ff\u3400-\u9fff][,.:;?]/)
      expect(text, key).not.toMatch(/[０-９Ａ-Ｚａ-ｚ]/)
    }
  })

  it('spells each word in one way', () => {
    for (const { key, text } of all)
      expect(text, key).not.toMatch(/クラスタ(?![ーリ])|最も|アノテータ(?!ー)|メンバ(?!ー)|パラメータ(?!ー)/)
  })
})
