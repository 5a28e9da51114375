import type { Explanation } from '../../text/format.ts'

/** The kinds of things that are explained, in the order of the list; the first part of each topic says its kind. */
export const GROUPS = {
  concept: ['concept'],
  part: ['part'],
  setting: ['setting', 'param'],
  strategy: ['strategy'],
  field: ['field'],
  measure: ['measure'],
  model: ['model'],
  committee: ['committee'],
  data: ['data'],
  stop: ['stop'],
  stream: ['stream'],
  term: ['term'],
} as const satisfies Readonly<Record<string, readonly string[]>>
export type GroupId = keyof typeof GROUPS

export interface Entry {
  readonly topic: string
  readonly group: GroupId
  readonly text: Explanation
}

const kindOf = (topic: string): string => topic.slice(0, topic.indexOf('.'))

/** Every explanation with its group, groups in their order, titles in the order of the language. */
export function entriesOf(all: Readonly<Record<string, Explanation>>, language: string): Entry[] {
  const { compare } = new Intl.Collator(language)
  return (Object.entries(GROUPS) as [GroupId, readonly string[]][]).flatMap(([group, kinds]) =>
    Object.entries(all)
      .filter(([topic]) => kinds.includes(kindOf(topic)))
      .map(([topic, text]): Entry => ({ topic, group, text }))
      .sort((a, b) => compare(a.text.title, b.text.title)),
  )
}

const plain = (text: string): string => text.normalize('NFKC').toLowerCase()

/** How well an entry fits: 3 its title starts with the words, 2 the title holds them, 1 the text does, 0 not at all. */
function fit({ text, topic }: Entry, words: readonly string[]): number {
  const title = plain(text.title)
  if (words.every((w) => title.includes(w))) return title.startsWith(words[0]) ? 3 : 2
  const whole = plain([text.title, text.what, text.how, text.misleads, topic].join(' '))
  return words.every((w) => whole.includes(w)) ? 1 : 0
}

/** The entries that hold all words of the query, those with them in their title first. All entries for an empty query. */
export function search(entries: readonly Entry[], query: string): readonly Entry[] {
  const words = plain(query).split(/\s+/).filter(Boolean)
  if (words.length === 0) return entries
  const fits = entries.map((entry) => ({ entry, fit: fit(entry, words) }))
  return [3, 2, 1].flatMap((wanted) => fits.filter((f) => f.fit === wanted).map((f) => f.entry))
}
