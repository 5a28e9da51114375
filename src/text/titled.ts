import type { Entry, Explanation } from './format.ts'

/** What, how it is computed and where it misleads, of something that has its name elsewhere. */
export type Slots = readonly [what: string, how: string, misleads: string]
/** Explanations with the names of `words` as their titles. */
export const titled = (
  entries: Readonly<Record<string, Slots>>,
  words: Readonly<Record<string, Entry>>,
): Record<string, Explanation> =>
  Object.fromEntries(
    Object.entries(entries).map(([topic, [what, how, misleads]]) => {
      const title = words[`${topic}.name`] ?? words[topic]
      return [topic, { title: typeof title === 'string' ? title : topic, what, how, misleads }]
    }),
  )
