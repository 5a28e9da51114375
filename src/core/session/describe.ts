import { shown } from './read.ts'
import { isRecord } from './canonical.ts'
import type { Event } from './types.ts'

/** Key of a sentence and its numbers. `by`, `who` and `field` are ids, for which the page may put a name. */
export interface Sentence {
  readonly text: string
  readonly args: Readonly<Record<string, string | number>>
}

/** What happened, in sentences: one for most events, one for each field of a `set` and each kind of edit. */
export function describe(event: Event, classes: readonly string[]): Sentence[] {
  const say = (text: string, args: Sentence['args'] = {}): Sentence[] => [{ text: `event.${text}`, args }]
  switch (event.t) {
    case 'ask': {
      const { ids, by } = event
      const kind = by === 'you' || by === 'audit' || by === 'exam' ? `ask-${by}` : 'ask'
      return say(kind, { n: ids.length, id: ids[0], by })
    }
    case 'answer': {
      const { id, who } = event
      const label = classes[event.label] ?? String(event.label)
      return say(who === 'you' ? 'answer-you' : 'answer', { id, who, label })
    }
    case 'pass':
      return say(event.why, { id: event.id, who: event.who })
    case 'set':
      return leaves(event.patch).flatMap(([field, value]) => say('set', { field, value }))
    case 'classes':
      return say('classes', { names: event.names.join(', ') })
    case 'points': {
      const { add = [], move = [], remove = [], flip = [], boundary } = event
      return [
        ...(add.length > 0 ? say('add', { n: add.length }) : []),
        ...(move.length > 0 ? say('move', { n: move.length }) : []),
        ...(remove.length > 0 ? say('remove', { n: remove.length }) : []),
        ...(flip.length > 0 ? say('flip', { n: flip.length }) : []),
        ...(boundary === undefined ? [] : say(boundary ? 'boundary' : 'boundary-none')),
      ]
    }
    case 'advance':
      return say('advance', { n: event.n })
  }
}

/** The changed fields, `committee.k`, with their values. */
function leaves(value: unknown, at = ''): [string, string][] {
  return isRecord(value)
    ? Object.entries(value).flatMap(([key, v]) => leaves(v, at === '' ? key : `${at}.${key}`))
    : [[at, shown(value)]]
}
