import { int, plural, type Entry } from '../format.ts'

const instead = (used: string | number | undefined): string =>
  used === '' || used === undefined ? 'it is left out' : `the default ${used} is used`

/** What a session refuses, what a link or file asks for in vain, and what happened. */
export const session = {
  'link.range': (a) =>
    `The link asked for ${a.field}=${a.given}. Allowed is ${a.min} to ${a.max}, so ${instead(a.used)}.`,
  'link.options': (a) =>
    `The link asked for ${a.field}=${a.given}. Allowed is one of ${a.options}, so ${instead(a.used)}.`,
  'link.form': (a) => `The link asked for ${a.field}=${a.given}. This cannot be read, so ${instead(a.used)}.`,
  'link.unknown': (a) =>
    `The link asked for ${a.field}=${a.given}. This version has no such field, so it is left out.`,
  'link.twice': (a) =>
    `The link names ${a.field} more than once. The first, ${a.used}, is used, and ${a.given} is left out.`,
  'link.log':
    'The answers in the link are damaged, perhaps because it was cut off. The session starts without them.',
  'link.stopped': (a) =>
    `The first ${int(a.done)} of ${int(a.of)} events of the link are used. The next one does not fit: ${a.reason}`,
  'file.ignored': (a) =>
    `${plural(a.n, 'entry', 'entries')} of the file that this version does not know ${Number(a.n) === 1 ? 'was' : 'were'} left out, first ${a.at}.`,
  'file.pruned': (a) =>
    `${plural(a.n, 'event', 'events')} of the file could not have happened on these data and ${Number(a.n) === 1 ? 'was' : 'were'} left out with all that followed. The first: ${a.reason}`,

  'error.nothing-set': 'No setting would change.',
  'error.bad-setting': (a) => `The setting ${a.at} cannot be ${a.given}. The old value is kept.`,
  'error.bad-event': (a) => `The entry ${a.at} cannot be used.`,
  'error.unknown-point': (a) => `There is no point ${a.id}.`,
  'error.removed-point': (a) => `Point ${a.id} has been removed.`,
  'error.exam-point': (a) => `Point ${a.id} belongs to the exam. Choose a point of the pool.`,
  'error.not-an-exam-point': (a) => `Point ${a.id} does not belong to the paid validation set.`,
  'error.empty-question': 'The question names no point.',
  'error.asked-twice': 'The same point is named twice.',
  'error.budget-spent': (a) =>
    `The budget of ${int(a.budget)} is spent. Raise the budget to go on, or undo an answer.`,
  'error.not-the-arrival': (a) =>
    `Point ${a.id} is not the present item of the stream. Answer the present one or let it pass.`,
  'error.not-labelled': (a) => `Point ${a.id} has no label yet, so it cannot be asked about again.`,
  'error.already-labelled': (a) => `Point ${a.id} has a label already. Choose another point.`,
  'error.bad-label': (a) => `There is no class number ${a.label}: the session has ${int(a.classes)}.`,
  'error.unknown-annotator': (a) => `No annotator is named "${a.who}".`,
  'error.not-asked': (a) => `Point ${a.id} is not waiting for an answer.`,
  'error.passed-twice': (a) => `"${a.who}" has passed point ${a.id} already.`,
  'error.fewer-classes': (a) =>
    `The session has ${int(a.classes)} classes. Classes can be added or renamed, not taken away.`,
  'error.too-many-classes': (a) => `A session has at most ${int(a.most)} classes.`,
  'error.bad-classes': 'Every class needs a name of its own.',
  'error.too-many-points': (a) => `A session has at most ${int(a.most)} points.`,
  'error.bad-place': 'A point cannot be placed there.',
  'error.not-a-stream': 'This session has a pool, not a stream.',
  'error.stream-end': (a) => `Only ${plural(a.left, 'item is', 'items are')} left in the stream.`,
  'error.newer-version': (a) =>
    `This was made by a newer version (${a.given}; this one reads up to ${a.known}). Reload the page to update it. Nothing was changed.`,
  'error.file-too-long': (a) => `The file is longer than ${int(a.most)} characters. Nothing was changed.`,
  'error.not-a-session': 'This is not a session file. Nothing was changed.',
  'error.bad-file': (a) => `The session file is damaged at ${a.at} (${a.given}). Nothing was changed.`,

  'event.ask': (a) =>
    Number(a.n) === 1 ? `${a.by} asked about point ${a.id}.` : `${a.by} asked about ${int(a.n)} points.`,
  'event.ask-you': (a) => `You chose point ${a.id}.`,
  'event.ask-audit': (a) =>
    Number(a.n) === 1
      ? `Point ${a.id} was asked about again.`
      : `${int(a.n)} labelled points were asked about again.`,
  'event.ask-exam': (a) =>
    Number(a.n) === 1
      ? `Point ${a.id} of the validation set was asked about.`
      : `${int(a.n)} points of the validation set were asked about.`,
  'event.answer': (a) => `${a.who} labelled point ${a.id} as ${a.label}.`,
  'event.answer-you': (a) => `You labelled point ${a.id} as ${a.label}.`,
  'event.skip': (a) => `Point ${a.id} was skipped.`,
  'event.unsure': (a) => `${a.who} was not sure about point ${a.id}.`,
  'event.set': (a) => `${a.field} was set to ${a.value}.`,
  'event.classes': (a) => `The classes are now ${a.names}.`,
  'event.add': (a) => `${plural(a.n, 'point was', 'points were')} added.`,
  'event.move': (a) => `${plural(a.n, 'point was', 'points were')} moved.`,
  'event.remove': (a) => `${plural(a.n, 'point was', 'points were')} removed.`,
  'event.flip': (a) => `${plural(a.n, 'point was', 'points were')} given another class.`,
  'event.boundary': 'A boundary was drawn: it decides the hidden classes.',
  'event.boundary-none': 'The drawn boundary was taken away.',
  'event.advance': (a) => `${plural(a.n, 'item', 'items')} of the stream passed without a question.`,
} satisfies Record<string, Entry>
