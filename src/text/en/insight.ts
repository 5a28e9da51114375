import { int, num, pct, plural, type Entry } from '../format.ts'

/** Looking into a state: maps, truth, what an answer would change, the committee, strategies, uncertainty, calibration. */
export const insight = {
  'legend.truth': 'True boundary',
  'legend.wrong': (a) => plural(a.n, 'wrong label', 'wrong labels'),

  'stage.closer': 'Closer (+)',
  'stage.further': 'Further away (−)',
  'stage.all': 'Show everything (0)',
  'stage.show': 'Show in the plot',
  'stage.show.lines': 'Lines of the committee (C)',
  'stage.show.truth': 'The truth: boundary, wrong labels',
  'stage.show.held': 'Held-out points',
  'stage.show.trail': 'Trail of questions, numbered',
  'stage.show.note':
    'The dotted line is where the law that made the data turns from one class to the other. No model knows it.',
  'stage.show.noLaw': 'Real data have no known boundary, so the truth shows wrong labels alone.',
  'stage.show.noTruth': 'There are no hidden answers in this data.',

  'part.prospects': 'What each answer would change',
  'prospects.answer': 'If the answer is',
  'prospects.changed': 'points that change class',
  'prospects.error': 'expected error',
  'prospects.gradient': 'gradient',
  'prospects.expected': 'Expected',
  'prospects.now': (a) =>
    `Now the model expects to be wrong on ${pct(a.error)} of ${plural(a.of, 'other point', 'other points')}.`,
  'prospects.note':
    'Dashed: the boundary now. Solid: after that answer and a full retraining. Expected model change asks where the mean gradient is longest, expected error reduction where the mean expected error is lowest; both weight the answers by their probabilities.',
  'prospects.waiting': 'The answers are being tried.',

  'strategies.sort': 'Order',
  'strategies.sort.family': 'by family',
  'strategies.sort.cost': 'by cost',
  'strategies.sort.name': 'by name',
  'strategies.about': (a) =>
    `about ${Number(a.ms) < 1000 ? `${Number(a.ms) < 10 ? num(a.ms, 1) : int(Math.round(Number(a.ms)))} ms` : `${num(Number(a.ms) / 1000, 1)} s`}`,
  'strategies.most': (a) => `scores ${int(a.n)} of ${int(a.of)}`,
  'strategies.refits': 'trains anew for each',
  'strategies.picking': (a) => `${int(a.done)} of ${int(a.of)} picked`,
  'strategies.later': (a) =>
    `${int(Number(a.n) / 1000)}k points: ${Number(a.ms) < 1000 ? `${Number(a.ms) < 10 ? num(a.ms, 1) : int(Math.round(Number(a.ms)))} ms` : `${num(Number(a.ms) / 1000, 1)} s`}`,

  'advice.short': 'Suggested',
  'advice.open': (a) => `Suggested ${a.letter}: ${a.name}`,
  'advice.title': (a) => `Suggested now: ${a.name}`,
  'advice.asks': 'It is asking already.',
  'advice.note':
    'A rule of thumb from the labels alone. It does not know the truth and may be wrong for this data.',
  'recommend.cold': (a) =>
    `${plural(a.labels, 'label', 'labels')} for ${int(a.classes)} classes: the model’s probabilities say little yet, so begin with points that stand for many others.`,
  'recommend.missing': (a) =>
    `Only ${int(a.seen)} of ${int(a.classes)} classes have a label: go far from all labels, where the others may be.`,
  'recommend.batch': (a) =>
    `${int(a.batch)} questions per round: the best single scores would repeat each other, so take one from each cluster.`,
  'recommend.batchNetwork': (a) =>
    `${int(a.batch)} questions per round to a network: gradients that are long and differ spread the batch.`,
  'recommend.noise': (a) =>
    `Answers are wrong in ${pct(a.noise)} of the cases: near the boundary noise stays, disagreement of the members ends.`,
  'recommend.rare': (a) =>
    `The rarest class has ${int(a.rarest)} of ${int(a.labels)} labels: leave a share of the questions to chance, so that the others of it are met.`,
  'recommend.unexplored': (a) =>
    `${plural(a.labels, 'label', 'labels')} and members drawn from the posterior: they disagree where whole regions are unknown.`,
  'recommend.known': (a) =>
    `${plural(a.labels, 'label', 'labels')}, all ${int(a.classes)} classes met, one question at a time, little noise: refine the boundary.`,

  'part.batch': 'Questions of this batch',
  'batch.back': 'Question before',
  'batch.next': 'Next question',
  'batch.pick': (a) => `${a.letter}${int(a.i)}: question ${int(a.i)} of ${int(a.n)}, point ${a.id}`,
  'batch.redundancy': 'Redundancy',
  'bandit.title': (a) => `Chance of each strategy over ${plural(a.n, 'round', 'rounds')}`,
  'bandit.label': (a) => `Chances of the strategies over ${plural(a.n, 'round', 'rounds')}`,

  'committee.fewer': 'Fewer members',
  'committee.from': 'Members from',

  'part.simplex': 'Probability triangle',
  'simplex.summary': '3 classes',
  'simplex.measure': 'Measure of uncertainty',
  'simplex.label': (a) =>
    `The pool as ${plural(a.n, 'point', 'points')} in the triangle of its class probabilities`,
  'simplex.none': 'No point is chosen. The arrow keys go from point to point.',
  'simplex.note':
    'A corner is certainty, the middle is even odds. Least confident and entropy are highest in the middle alone, margin along all borders between two classes.',

  'part.calibration': 'Calibration',
  'reliability.summary': 'on held-out points',
  'reliability.waiting': 'The held-out points are being predicted.',
  'reliability.none':
    'Nothing is held out for grading, so there is nothing to compare the probabilities with.',
  'reliability.label': (a) =>
    `Reliability diagram of ${plural(a.n, 'held-out point', 'held-out points')}, expected calibration error ${num(a.error)}`,
  'reliability.error': (a) =>
    `Expected calibration error ${num(a.error)} on ${plural(a.n, 'held-out point', 'held-out points')}.`,
  'reliability.note':
    'Across: how sure the model is of the class that it names. Up: how often it is right there. On the dashed line it means what it says; below it is too sure. Larger dots hold more points.',
} satisfies Record<string, Entry>
