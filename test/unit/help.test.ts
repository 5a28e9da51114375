import { describe, expect, it } from 'vitest'
import { catalogue } from '../../src/core/session/catalogue.ts'
import { FIELDS } from '../../src/page/fields.ts'
import { entriesOf, GROUPS, search } from '../../src/page/help/entries.ts'
import { sourceOf } from '../../src/page/help/sources.ts'
import { PARTS } from '../../src/page/parts.ts'
import { explanations as english } from '../../src/text/explain-en.ts'
import { explanations as japanese } from '../../src/text/explain-ja.ts'
import { languages } from './text-world.ts'

const all = { en: english, ja: japanese }
const { generators, shipped, strategies, models, committees, stops, streams } = catalogue

/** Everything that the page has a name for, by the topic of its explanation. */
const walked = [
  ...PARTS.map((part) => `part.${part}`),
  ...FIELDS.map((field) => `field.${field}`),
  ...Object.entries({
    data: [...generators, ...shipped],
    strategy: strategies,
    model: models,
    committee: committees,
    stop: stops,
    stream: streams,
  }).flatMap(([kind, entries]) => entries.map(({ id }) => `${kind}.${id}`)),
  ...[generators, strategies, models, committees, stops, streams].flatMap((entries) =>
    entries.flatMap(({ params }) => params.map(({ key }) => `param.${key}`)),
  ),
]

describe.each(languages)('the list of explanations in %s', (language, words) => {
  const entries = entriesOf(all[language], language)

  it('holds every explanation once', () => {
    expect(entries.map((e) => e.topic).sort()).toEqual(Object.keys(all[language]).sort())
  })

  it('holds every part, map, data set, strategy, model, committee, rule and parameter', () => {
    const topics = entries.map((e) => e.topic)
    expect([...new Set(walked)].filter((topic) => !topics.includes(topic))).toEqual([])
  })

  it('has a name for each of its groups, and no group is empty', () => {
    for (const group of Object.keys(GROUPS)) {
      expect(words[`help.group.${group}`], group).toBeTypeOf('string')
      expect(entries.filter((e) => e.group === group).length, group).toBeGreaterThan(0)
    }
  })

  it('finds each entry by its title, before those that only speak of it', () => {
    for (const { topic, text } of entries) {
      const found = search(entries, ` ${text.title.toUpperCase()} `)
      const at = found.findIndex((e) => e.topic === topic)
      expect(at, topic).toBeGreaterThanOrEqual(0)
      const words = text.title.normalize('NFKC').toLowerCase().split(/\s+/)
      const holds = (title: string) => words.every((w) => title.normalize('NFKC').toLowerCase().includes(w))
      expect(
        found.slice(0, at).filter((e) => !holds(e.text.title)),
        topic,
      ).toEqual([])
    }
  })
})

describe('the search', () => {
  const entries = entriesOf(english, 'en')

  it('wants all words, in any order and anywhere', () => {
    const topics = search(entries, 'radius label probcover').map((e) => e.topic)
    expect(topics).toContain('strategy.probCover')
    for (const { text, topic } of search(entries, 'kappa pool'))
      expect(`${text.title} ${text.what} ${text.how} ${text.misleads} ${topic}`.toLowerCase()).toMatch(
        /kappa/,
      )
  })
  it('finds nothing for what is explained nowhere, and all for nothing', () => {
    expect(search(entries, 'xylophone')).toEqual([])
    expect(search(entries, '  ')).toHaveLength(entries.length)
  })
})

it('gives the source of every strategy and model', () => {
  for (const { id } of strategies) expect(sourceOf(`strategy.${id}`), id).not.toBe('')
  for (const { id } of models) expect(sourceOf(`model.${id}`), id).not.toBe('')
  expect(sourceOf('part.stage')).toBe('')
})
