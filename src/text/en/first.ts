import { int, num, plural, type Entry } from '../format.ts'

/** What the first screen says: the plot, the question, and the frame around them. */
export const first = {
  'app.title': 'Active-learning sandbox',

  'part.question': 'Question',
  'part.missing': 'This part could not be loaded. Nothing is lost.',

  'action.undo': 'Undo',
  'action.retry': 'Try again',

  'class.name': (a) => `Class ${a.name}`,

  'question.title': 'Which class is this point?',
  'question.meta': (a) => `Question ${int(a.n)}`,
  'question.asks': (a) => `${a.strategy} asks`,
  'question.you': 'You chose this point',
  'question.spent': (a) => `${int(a.used)} of ${int(a.budget)} ${a.unit || 'labels'} spent`,
  'question.spent.short': (a) => `${int(a.used)} of ${int(a.budget)}`,
  'question.point': 'point',
  'question.skip': 'Skip',
  'question.unsure': 'Not sure',
  'question.sure': 'How sure?',
  'question.sure.1': 'Guess',
  'question.sure.2': 'Fairly',
  'question.sure.3': 'Certain',
  'question.batch': (a) => `Point ${int(a.i)} of ${int(a.n)} in this round`,
  'question.chosen': (a) => `Point ${a.id} is chosen. Answer it, or press Escape to go back to the question.`,
  'question.already': (a) => `This point has the label ${a.label}. A new answer replaces it.`,
  'question.thinking': 'The strategy is choosing the next point.',
  'question.empty': (a) => `The pool is empty. All ${plural(a.n, 'point has', 'points have')} a label.`,
  'question.budget': (a) =>
    `The budget of ${int(a.n)} ${a.unit || 'labels'} is spent. Raise it under Stopping to go on.`,
  'question.done': 'Nothing is being asked',
  'question.nolabels': (a) =>
    `No labels yet, so all ${plural(a.n, 'point is', 'points are')} tied. The seed decides who is asked first.`,
  'question.after': (a) => `Labelled ${a.label}. Accuracy ${num(a.before)} to ${num(a.now)}.`,
  'question.stop': 'You can stop here.',

  'stage.label': (a) =>
    `Plot of ${a.data}: ${plural(a.pool, 'unlabelled point', 'unlabelled points')}, ${int(a.labelled)} labelled. Arrow keys go to neighbouring points, N and P go through the ranking.`,
  'stage.point': (a) => `Point ${a.id}, ${a.x} ${num(a.xv, 2)}, ${a.y} ${num(a.yv, 2)}. ${a.state}`,
  'stage.state.pool': 'Unlabelled',
  'stage.state.labelled': (a) => `Labelled ${a.label}`,
  'stage.state.asked': 'Asked now',
  'stage.busy': 'Computing',
  'stage.drop': 'Drop the file to open it',

  'letter.you': 'You',

  'tab.ask': 'Ask',
  'tab.why': 'Why',
  'tab.strategies': 'Strategies',
  'tab.committee': 'Committee',
  'tab.curve': 'Curve',
  'tab.stream': 'Stream',
} satisfies Record<string, Entry>
