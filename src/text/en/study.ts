import { int, plural, type Entry } from '../format.ts'

/** From so many seconds to so many, in the unit that suits the longer. */
function span(low: string | number | undefined, high: string | number | undefined): string {
  const inMinutes = Number(high) >= 100
  const [from, to] = [low, high].map((s) => Math.max(1, Math.round(Number(s) / (inMinutes ? 60 : 1))))
  const most = inMinutes ? plural(to, 'minute', 'minutes') : plural(to, 'second', 'seconds')
  return from < to ? `${int(from)} to ${most}` : most
}

/** The session repeated over seeds. */
export const study = {
  'part.study': 'Study over seeds',
  'study.open': 'Repeat over seeds',
  'study.open.running': (a) => `Study: ${a.done} of ${a.of} runs`,
  'study.note':
    'One run proves little: its start and its noise are luck. Here the whole session is repeated with other seeds, for each strategy on the same draws.',
  'study.seeds': 'Seeds',
  'study.last': 'Labels at the end of a run',
  'study.noTruth': 'Nothing is held out for grading in this session, so runs cannot be compared.',
  'study.drawn': (a) =>
    `On the ${plural(a.n, 'point', 'points')} of the plane as it is drawn now, graded by ${int(a.exam)}. They stay the same: seeds differ in the start and in chance alone.`,
  'study.trial': 'Measuring a trial run of each strategy …',
  'study.forecast': (a) =>
    `About ${span(a.low, a.high)} on ${plural(a.workers, 'worker', 'workers')}, going by a trial run of each strategy.`,
  'study.left': (a) => `, about ${span(a.seconds, a.seconds)} left`,
  'study.long':
    'That is long. Fewer seeds or fewer labels take less. You can pause it, and what has come out is kept: it goes on from there, also after a reload.',
  'study.long.networks': 'Networks are trained anew for every question of every run.',
  'study.first': 'The first runs are on their way …',
  'study.empty': 'Choose strategies and start. The baseline is Random.',
  'study.start': 'Start',
  'study.again': 'Run again',
  'study.pause': 'Pause',
  'study.goOn': 'Go on',
  'study.cancel': 'Stop',
  'study.progress': 'Finished runs',
  'study.done': (a) => `${a.done} of ${plural(a.of, 'run', 'runs')}`,
  'study.csv': 'Save as CSV',
  'study.chart': (a) =>
    `Mean learning curves of ${plural(a.n, 'strategy', 'strategies')}; the table below has the numbers`,
  'study.axis': 'labels spent',
  'study.table': 'Strategies compared over seeds',
  'study.end': (a) => `Accuracy at ${a.n} labels, %`,
  'study.height': 'Mean height, %',
  'study.against': (a) => `Against ${a.name}, points`,
  'study.p': 'p (Wilcoxon)',
  'study.wins': 'Seeds won – tied – lost',
  'study.wins.n': (a) => `${a.wins} won, ${a.ties} tied, ${a.losses} lost`,
  'study.each': 'Difference of each seed',
  'study.baseline': 'the baseline',
  'study.target': 'Target accuracy, %',
  'study.targets': 'Labels to the target, on the mean curves',
  'study.column.labelsToTarget': 'Labels to target',
  'study.column.labelsToStay': 'to stay there',
  'study.column.saved': 'Labels saved',
  'study.column.saving': 'Saving',
  'study.column.utilisation': 'Data utilisation',
  'study.column.deficiency': 'Deficiency',
  'study.effect': 'Effect d',
  'study.pT': 'p (t test)',
  'study.reading': (a) =>
    `Bands and ± are 95% intervals of the mean over ${plural(a.n, 'seed', 'seeds')}. Differences are taken seed by seed, on the same points and the same start.`,
} satisfies Record<string, Entry>
