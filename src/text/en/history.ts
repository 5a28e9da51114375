import { int, plural, type Entry } from '../format.ts'

/** The time line, the steps of a round, branches, the audit trail, and what this browser keeps. */
export const history = {
  'step.train': 'Train',
  'step.train.what': 'The model is trained anew on all labels, from the seed.',
  'step.score': 'Score',
  'step.score.what': 'The strategy gives every candidate a score. Points are tinted by it.',
  'step.rank': 'Rank',
  'step.rank.what': 'The candidates are ranked. The first ten carry their numbers.',
  'step.ask': 'Ask',
  'step.ask.what': 'The first of the ranking becomes the question. Ties are settled by the seed.',
  'step.label': 'Label',
  'step.label.what': 'The oracle answers.',
  'step.update': 'Update',
  'step.update.what': 'The answer becomes a label, and the point leaves the pool.',
  'step.check': 'Check',
  'step.check.what': 'Budget and stopping rules are checked. If nothing stops it, the loop goes on.',

  'play.forward': 'Next step of the round',
  'past.back': 'One round back, nothing is lost',
  'past.forward': 'One round forward',
  'past.play': 'Play the past rounds',
  'past.round': (a) => `Round ${int(a.round)} of ${int(a.of)} · ${a.strategy}, ${a.model}`,
  'past.note': 'You are looking back. An answer or a setting changed here starts a branch.',
  'past.leave': 'Back to now',
  'past.take': 'Go on from here',
  'timeline.value': (a) =>
    `Round ${int(a.round)} of ${int(a.of)}, ${plural(a.labels, 'label', 'labels')}, ${a.strategy}, ${a.model}. ${a.what}`,
  'timeline.asked': (a) => `${a.who} asked about point ${a.id}.`,
  'timeline.answered': (a) => `${a.who} asked about point ${a.id}, ${a.by} answered ${a.label}.`,
  'timeline.passed': (a) => `${a.who} asked about point ${a.id}, which was passed.`,
  'timeline.nothing': 'Nothing is asked.',
  'asker.audit': 'A check',
  'asker.exam': 'The validation set',
  'annotator.truth': 'the truth',
  'annotator.noisy': 'the noisy annotator',
  'timeline.you': 'You',
} satisfies Record<string, Entry>
