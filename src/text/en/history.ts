import { int, num, plural, type Args, type Entry } from '../format.ts'

/** How many labels fewer, or more, in whole per cent. */
const share = ({ own, other }: Args): string => {
  const percent = Math.round(100 * (1 - Number(own) / Math.max(1, Number(other))))
  return percent === 0 ? 'as many' : `${int(Math.abs(percent))}% ${percent > 0 ? 'fewer' : 'more'}`
}

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

  'branches.title': 'Branches',
  'branches.open': (a) => `Branches: ${int(a.n)}`,
  'branches.none':
    'There is one way so far. Go back to an earlier round and answer otherwise, or change the strategy there: that is a branch.',
  'branch.whole': (a) => `${a.strategy}, from the start`,
  'branch.from': (a) => `${a.strategy}, from label ${int(a.n)}`,
  'branch.name': (a) => `Name of the branch ${a.name}`,
  'branch.facts': (a) =>
    [a.strategy, plural(a.n, 'label', 'labels'), ...(a.value === '' ? [] : [a.value])].join(' · '),
  'branch.current': 'on screen',
  'branch.take': 'Take up',
  'branch.cut': (a) => `Delete the branch ${a.name}`,
  'branch.compare': 'Compare',
  'compare.title': 'Two branches compared',
  'compare.end': (a) => `${a.measure} at the end`,
  'compare.at': (a) => `${a.measure} at ${plural(a.n, 'label', 'labels')}`,
  'compare.target': (a) => `Labels to ${num(a.target, 2)}`,
  'compare.asked': 'Points asked after the start',
  'compare.both': 'Points that both asked',

  'curve.axis': 'Horizontal axis',
  'curve.axis.labels': 'labels',
  'curve.axis.answers': 'answers',
  'curve.axis.cost': 'cost',
  'curve.axis.minutes': 'minutes',
  'curve.stop': (a) => `${a.name} would stop at ${plural(a.n, 'label', 'labels')}`,
  'curve.saving': (a) =>
    `${a.who} reaches ${num(a.target, 2)} with ${plural(a.own, 'label', 'labels')}, random with ${int(a.other)}: ${share(a)}.`,
  'curve.saving.run': 'This run',
} satisfies Record<string, Entry>
