import { sharesApart } from '../apart.ts'
import { int, num, plural, type Entry } from '../format.ts'

/** The controls of the settings: their names, the values that they offer, and what they do. */
export const settings = {
  'setting.reset': (a) => `${a.name}: back to ${a.value}`,
  'setting.on': 'on',
  'setting.off': 'off',

  'setting.n': 'Points',
  'setting.seed': 'Seed',
  'setting.axes': 'Axis',
  'axis.x': 'Horizontal axis',
  'axis.y': 'Vertical axis',
  'setting.start': 'Starting labels',
  'setting.start.n': 'How many at the start',
  'setting.exam': 'Graded by',
  'setting.share': 'Share held out for grading',
  'setting.paid.n': 'Validation points to pay for',
  'setting.classes': 'Class names',
  'setting.classes.nth': (a) => `Name of class ${int(a.n)}`,
  'setting.classes.add': 'Another class',
  'setting.classes.new': (a) => `Class ${int(a.n)}`,

  'setting.classWeights': 'Class weights',
  'option.classWeights.none': 'None: every label counts alike',
  'option.classWeights.balanced': 'Balanced: every class counts alike',
  'setting.k': 'Members',
  'setting.batch': 'Questions per round',
  'setting.retrainEvery': 'Answers between trainings (0 = after each round)',
  'setting.candidates': 'Candidates that costly strategies score',

  'setting.oracle': 'Annotators, in the order they are asked',
  'setting.kind': 'Answers come from',
  'setting.name': 'Name',
  'setting.price': (a) =>
    `${num(a.cost, Number.isInteger(a.cost) ? 0 : 1)} each · ${num(a.seconds, Number.isInteger(a.seconds) ? 0 : 1)} s`,
  'setting.earlier': (a) => `Ask ${a.name} earlier`,
  'setting.earlier.short': 'Earlier',
  'setting.later': (a) => `Ask ${a.name} later`,
  'setting.later.short': 'Later',
  'setting.remove': (a) => `Take ${a.name} away`,
  'setting.remove.short': 'Take away',
  'setting.error.each': 'A rate for each class',
  'setting.error.of': (a) => `Wrong on ${a.label}`,
  'param.nearBoundary': 'Extra errors near the boundary',
  'param.fatigue': 'Growth of the error per answer',
  'param.cost': 'Cost of an answer',
  'param.seconds': 'Seconds for an answer',
  'setting.votesPerPoint': 'Votes per point',
  'setting.turns': 'Asked first',
  'option.turns.list': 'the first in the list',
  'option.turns.rotate': 'each in turn',
  'asked.always': 'asked about every point',
  'asked.inTurn': (a) => `asked about ${int(a.votes)} of ${int(a.n)} points, in turn`,
  'asked.unsure': 'asked when those before are not sure',
  'asked.never': 'never asked: those before answer every point and are always sure',
  'asked.rotate': 'Ask each in turn',
  'setting.merge': 'Votes become a label by',
  'option.merge.last': 'the last one',
  'option.merge.majority': 'majority',
  'option.merge.weighted': 'majority, weighted by confidence and stated error',

  'setting.budgetIn': 'Budget counted in',
  'setting.budget': 'Budget',
  'option.budgetIn.answers': 'answers',
  'option.budgetIn.points': 'labelled points',
  'option.budgetIn.cost': 'cost',
  'option.budgetIn.minutes': 'minutes',
  'settings.budget.answers': (a) => plural(a.n, 'label', 'labels'),
  'settings.budget.points': (a) => plural(a.n, 'point', 'points'),
  'settings.budget.cost': (a) => `cost ${int(a.n)}`,
  'settings.budget.minutes': (a) => `${int(a.n)} min`,
  'spent.points': 'points',
  'spent.cost': 'cost units',
  'spent.minutes': 'minutes',

  'hand.n': (a) => `${plural(a.n, 'point', 'points')} chosen.`,
  'hand.begin': 'Choose in the plot',
  'hand.now': (a) =>
    `Click the points that start the session, or press Enter on them; a second click takes one back. Chosen: ${int(a.n)}.`,
  'hand.end': 'Done',

  'setting.briefing': 'Before the answer',
  'briefing.guideline': 'Guideline that stands in each question',
  'briefing.guideline.short': 'Guideline:',
  'briefing.belief.show': 'The model says what it believes',
  'briefing.belief': 'What I believe now:',
  'briefing.believed': (a) => {
    const [pA, pB] = sharesApart(a.pA, a.pB, 4)
    return `class ${a.classA} ${pA}, class ${a.classB} ${pB}.`
  },
  'briefing.wait': 'wait a moment …',

  'setting.audit': 'Ask again about labelled points',
  'audit.n': 'Points to ask about again',
  'audit.ask': (a) => `Ask about ${plural(a.n, 'label', 'labels')} again`,

  'question.again': 'Asked again',
  'question.again.note':
    'This point has a label. Judge it anew, without looking at it: both answers are compared.',
  'letter.again': '2nd',
  'question.stale': (a) =>
    `The model is ${plural(a.n, 'answer', 'answers')} old: it learns from them at the next training.`,

  'strategies.params': (a) => plural(a.n, 'parameter', 'parameters'),
} satisfies Record<string, Entry>
