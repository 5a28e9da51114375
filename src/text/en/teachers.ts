import { int, num, pct, plural, type Entry } from '../format.ts'

/** Seconds as people say them: "12 s", "3.5 min", "2.1 h". */
const duration = (seconds: string | number | undefined): string => {
  const s = Number(seconds)
  if (s < 100) return `${num(s, Number.isInteger(s) ? 0 : 1)} s`
  return s < 5400 ? `${num(s / 60, 1)} min` : `${num(s / 3600, 1)} h`
}

/** Who answers and how well, what the answers cost, and what is checked on the way. */
export const teachers = {
  'part.annotators': 'Annotators',
  'part.balance': 'Balance',
  'part.validation': 'Validation',

  'who.you': 'You',
  'who.truth': 'Truth',
  'who.noisy': 'Noisy annotator',
  'who.tired': 'Tired annotator',
  'who.crowd': 'Crowd worker',
  'who.expert': 'Expert',
  'who.start': 'Start',

  'annotators.n': (a) => int(a.n),
  'annotators.kappa': (a) => `${int(a.n)} · κ ${num(a.kappa, 2)}`,
  'annotators.who': 'Who',
  'annotators.answers': 'Answers',
  'annotators.right': 'Right',
  'annotators.cost': 'Cost',
  'annotators.seconds': 'Time',
  'annotators.time': (a) => duration(a.seconds),
  'annotators.unsure': (a) => `${int(a.n)} not sure`,
  'annotators.agreement': 'Agreement on the same points',
  'annotators.pair': 'Who with whom',
  'annotators.points': 'Points',
  'annotators.equal': 'Equal',
  'annotators.self': (a) => `${a.who}, asked again`,
  'annotators.fleiss': (a) => `All together: Fleiss’ κ ${num(a.kappa, 2)}.`,
  'annotators.alone':
    'Agreement needs points that were judged more than once, by several annotators or by one again.',
  'annotators.course': 'Error and time over the last 10 answers',
  'annotators.error': 'error',
  'annotators.courseOf': (a) =>
    `${a.name}: after ${plural(a.n, 'answer', 'answers')}, error ${a.error} and ${num(a.seconds, 1)} seconds per answer over the last 10`,

  'balance.range': (a) => `${int(a.least)}–${int(a.most)}%`,
  'balance.of.pool': (a) => `Pool (${int(a.n)})`,
  'balance.of.labelled': (a) => `Labelled (${int(a.n)})`,
  'balance.of.asked': (a) => `Asked (${int(a.n)})`,
  'balance.region': 'Region',
  'balance.region.pool': 'of the pool',
  'balance.region.asked': 'of the questions',
  'balance.unknown': 'hidden answers are not known',
  'balance.none': 'nothing yet',
  'balance.rare': (a) =>
    `${a.label} is only ${pct(a.share)} of the labels. The model may hardly learn it: look at its recall, and try balanced class weights (under Model).`,
  'balance.weights': 'Class weights',
  'balance.exam': 'On the held-out points',
  'balance.paid': 'On the paid validation set',
  'balance.recall': 'Recall',
  'exam.truth': 'Hidden answers',
  'exam.paid': 'Paid points',
  'exam.none': 'None',
  'weights.none': 'none',

  'validation.summary': 'self and held-out',
  'validation.self': (a) =>
    `Self-graded: ${int(a.folds)}-fold cross-validation on ${plural(a.n, 'label', 'labels')}`,
  'validation.gap': (a) =>
    Math.abs(Number(a.gap)) < 0.0005
      ? 'Self-grading says the same as the hidden points.'
      : `Self-grading is ${num(100 * Math.abs(Number(a.gap)), 1)} percentage points ${Number(a.gap) < 0 ? 'below' : 'above'} the hidden points.`,
  'validation.note':
    'The labels that a strategy chose are no sample of the data, so a model cannot grade itself on them: uncertain points alone make it look worse, and a region that nobody asked about is in no fold. Points drawn at random can be trusted.',
  'validation.paid': (a) => `On ${plural(a.n, 'paid point', 'paid points')}`,
  'validation.hidden': (a) => `On ${plural(a.n, 'hidden point', 'hidden points')}`,
  'validation.noHidden': 'This data has no hidden answers to compare with.',
  'validation.noExam': 'Nothing is held out for grading, so there is nothing to compare it with.',
  'validation.interval': (a) =>
    `With ${plural(a.n, 'point', 'points')}, the true accuracy lies between ${num(a.lo)} and ${num(a.hi)} in 95 of 100 such sets.`,
  'validation.inside': (a) => `The hidden value ${a.value} is inside.`,
  'validation.outside': (a) => `The hidden value ${a.value} is outside.`,
  'validation.waiting': (a) =>
    `${plural(a.n, 'validation point still waits', 'validation points still wait')} for an answer.`,
  'validation.cost': (a) =>
    `${plural(a.n, 'answer was', 'answers were')} spent on it instead of on training.`,
} satisfies Record<string, Entry>
