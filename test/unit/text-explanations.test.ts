import { describe, expect, it } from 'vitest'
import type { ParamSpec } from '../../src/core/params.ts'
import { catalogue } from '../../src/core/session/catalogue.ts'
import { ANNOTATOR, ERROR } from '../../src/page/settings/specs.ts'
import { PARTS } from '../../src/page/parts.ts'
import { explanations as english } from '../../src/text/explain-en.ts'
import { explanations as japanese } from '../../src/text/explain-ja.ts'
import type { Explanation } from '../../src/text/format.ts'
import { why } from '../../src/text/en/why.ts'
import { measures } from '../../src/text/en/measures.ts'
import { settings as words } from '../../src/text/en/settings.ts'
import { en, languages, sources, unionOf } from './text-world.ts'

const { generators, shipped, strategies, models, committees, stops, streams } = catalogue
const ids = (kind: string, entries: readonly { readonly id: string }[]) =>
  entries.map(({ id }) => `${kind}.${id}`)
const specs: readonly ParamSpec[] = [generators, strategies, models, committees, stops, streams]
  .flatMap((entries) => entries.flatMap(({ params }) => params))
  .concat(Object.values(ANNOTATOR).flat(), ERROR)
/** What the controls of the settings ask for: every parameter, and every field of a session that has a control. */
const settings = [
  ...new Set(specs.map(({ key }) => `param.${key}`)),
  ...Object.keys(words).filter((key) => key.startsWith('setting.') && Object.hasOwn(english, key)),
]
const topics = [
  ...[...PARTS, 'settings'].map((part) => `part.${part}`),
  ...unionOf('engine', /type FieldId =/).map((field) => `field.${field}`),
  ...ids('data', [...generators, ...shipped]),
  ...ids('model', models),
  ...ids('committee', committees),
  ...ids('strategy', strategies),
  ...ids('stop', stops),
  ...ids('stream', streams),
  ...settings,
  ...Object.keys(en).filter((key) => key.startsWith('concept.')),
  ...Object.keys(why).filter((key) => key.startsWith('term.')),
  ...Object.keys(measures).flatMap((key) => /^(measure\..*)\.name$/.exec(key)?.[1] ?? []),
]
const all = { en: english, ja: japanese }
const SLOTS = ['title', 'what', 'how', 'misleads'] as const

describe.each(languages)('the explanations in %s', (language, said) => {
  const entries: [string, Explanation][] = Object.entries(all[language])

  it('are there for every part, map, data set, model, committee, strategy, rule and measure, and for nothing else', () => {
    expect(entries.map(([topic]) => topic).sort()).toEqual([...topics].sort())
  })

  it('have the title under which the page shows the thing', () => {
    for (const [topic, { title }] of entries) {
      const symbol = /^term\.(.*)$/.exec(topic)?.[1]
      const names = [said[`${topic}.name`], said[topic]]
      expect(symbol ? names.map((name) => `${symbol} · ${String(name)}`) : names, topic).toContain(title)
    }
  })

  it('are made of whole sentences, say something different in each slot, and never shout', () => {
    for (const [topic, explanation] of entries) {
      for (const slot of ['what', 'how', 'misleads'] as const) {
        expect(explanation[slot], `${topic} ${slot}`).toMatch(
          language === 'en' ? /^[A-Zα-ω0-9(“].*\.$/ : /。$/,
        )
        expect(explanation[slot].length, `${topic} ${slot}`).toBeGreaterThan(10)
        expect(explanation[slot], `${topic} ${slot}`).not.toMatch(/[!！]/)
      }
      expect(new Set(SLOTS.map((slot) => explanation[slot])).size, topic).toBe(4)
    }
  })

  it('are in their own script', () => {
    for (const [topic, explanation] of entries)
      for (const slot of ['what', 'how', 'misleads'] as const)
        if (language === 'en')
          expect(explanation[slot], topic).not.toMatch(/[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]/)
        else
          expect(explanation[slot], topic).not.toMatch(
            /[\u3040-\u30ff\u3400-\u9fff][,.:;?]|クラスタ(?![ーリ])|最も/,
          )
  })
})

/** Numbers with decimals or of more than two digits: those that were measured or set. */
const numbers = (text: string): string[] =>
  [...text.replace(/(?<=\d),(?=\d{3})/g, '').matchAll(/(?<![\d.])(?:\d*\.\d+|\d{3,})/g)]
    .map(([n]) => String(Number(n)))
    .sort()

describe('both languages', () => {
  it.each(topics)('give the same numbers about %s', (topic) => {
    for (const slot of ['what', 'how', 'misleads'] as const)
      expect(new Set(numbers(japanese[topic][slot])), slot).toEqual(new Set(numbers(english[topic][slot])))
  })
})

describe('the topics that the page opens', () => {
  it('are those of every part: each has a mark', () => {
    const components = [...sources('page', /\.svelte$/).values()].join('\n')
    // Lists of parts whose marks are made one by one.
    const listed = [
      ...[...sources('page', /folds\.ts$/).values()].join('\n').matchAll(/\bpart: '(\w+)'/g),
      .../ABOUT: readonly PartId\[\] = \[([^\]]+)\]/.exec(components)![1].matchAll(/'(\w+)'/g),
    ].map(([, part]) => part)
    const marked = [...components.matchAll(/\btopic="part\.(\w+)"/g)].map(([, part]) => part)
    expect(listed.length).toBeGreaterThan(8)
    expect(PARTS.filter((part) => !marked.includes(part) && !listed.includes(part))).toEqual([])
  })

  it('are explained', () => {
    const components = [...sources('page', /\.svelte$/).values()].join('\n')
    const opened = [...components.matchAll(/\btopic="([^"]+)"/g)].map(([, topic]) => topic)
    expect(opened.length).toBeGreaterThan(8)
    for (const topic of opened) {
      const [start] = topic.split('{')
      expect(
        topics.some((known) => (start === topic ? known === topic : known.startsWith(start))),
        topic,
      ).toBe(true)
    }
  })
})
