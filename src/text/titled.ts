import type { Entry, Explanation } from './format.ts'

/** What, how it is computed and where it misleads, of something that has its name elsewhere. */
export type Slots = readonly [what: string, how: string, misleads: string]
/** A symbol of a formula stands before what it means. */
const withSymbol = (topic: string, title: string): string =>
  topic.startsWith('term.') ? `${topic.slice('term.'.length)} · ${title}` : title

/** Explanations with the names of `words` as their titles. */
export const titled = (
  entries: Readonly<Record<string, Slots>>,
  words: Readonly<Record<string, Entry>>,
): Record<string, Explanation> =>
  Object.fromEntries(
    Object.entries(entries).map(([topic, [what, how, misleads]]) => {
      const title = words[`${topic}.name`] ?? words[topic]
      return [
        topic,
        { title: withSymbol(topic, typeof title === 'string' ? title : topic), what, how, misleads },
      ]
    }),
  )
