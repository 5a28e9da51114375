import { apart, sharesApart } from '../apart.ts'
import { int, num, pct, plural, type Args, type Entry } from '../format.ts'

/** An ordinal number of models or rounds: "the last model", "the last 10 models". */
const last = (n: Args[string] | undefined, one: string, many: string): string =>
  Number(n) === 1 ? `the last ${one}` : `the last ${int(n)} ${many}`

/** Measures, statistics, stopping criteria and stream rules: names, one line each, parameters, and their sentences. */
export const measures = {
  'measure.accuracy.name': 'Accuracy',
  'measure.accuracy.line': 'Share of the test points that the model names rightly.',
  'measure.balanced.name': 'Balanced accuracy',
  'measure.balanced.line': 'Mean recall of the classes that the test set holds. Each class counts the same.',
  'measure.logLoss.name': 'Log loss',
  'measure.logLoss.line':
    'Mean of −log p of the true class, in nats. A p below 10⁻¹⁵ counts as 10⁻¹⁵. Being sure and wrong costs most.',
  'measure.recall.name': 'Recall',
  'measure.recall.line': 'Share of the points of one class that the model names rightly.',
  'measure.confusion.name': 'Confusion matrix',
  'measure.confusion.line': 'How often each true class (row) is named as each class (column).',
  'measure.calibration.name': 'Calibration error',
  'measure.calibration.line':
    'Mean distance between the stated probability and the share that is right, over 10 bins. 0 means that 80% sure is right 80% of the time.',
  'measure.classShares.name': 'Classes asked',
  'measure.classShares.line': 'Share of each class among the labels.',
  'measure.groupShares.name': 'Regions asked',
  'measure.groupShares.line': 'Share of the queries that fell into each region of the data.',
  'measure.agreement.name': 'Agreement',
  'measure.agreement.line': 'Share of the pool that 2 models name alike.',
  'measure.kappa.name': 'Kappa (κ)',
  'measure.kappa.line':
    'Agreement beyond what the class shares alone would give. 1 is complete, 0 is chance.',
  'measure.area.name': 'Area under the learning curve',
  'measure.area.line': 'Accuracy times labels, added up from the first label count to the last.',
  'measure.meanHeight.name': 'Mean height of the curve',
  'measure.meanHeight.line': 'The area divided by the labels it spans: the mean accuracy on the way.',
  'measure.labelsToTarget.name': 'Labels to target',
  'measure.labelsToTarget.line':
    'The first label count at which the target is reached, even if it is lost again.',
  'measure.labelsToStay.name': 'Labels to stay at the target',
  'measure.labelsToStay.line': 'The label count from which the target is never lost again.',
  'measure.utilisation.name': 'Data utilisation rate',
  'measure.utilisation.line':
    'Labels that the strategy needs for a target, divided by those that random needs.',
  'measure.saved.name': 'Labels saved',
  'measure.saved.line': 'Labels that random needs for a target, minus those that the strategy needs.',
  'measure.saving.name': 'Saving',
  'measure.saving.line': 'The same in percent of what random needs. Below 0, the strategy needs more.',
  'measure.deficiency.name': 'Deficiency',
  'measure.deficiency.line':
    'Accuracy missing to the last value of random, added up, divided by the same for random. Below 1 learns faster.',
  'measure.interval.name': 'Mean and 95% interval',
  'measure.interval.line': 'The interval holds the true mean in 95 of 100 such studies (Student’s t).',
  'measure.pairedT.name': 'Paired t test',
  'measure.pairedT.line': 'Chance of a mean difference this large, up or down, if both methods were equal.',
  'measure.wilcoxon.name': 'Wilcoxon signed-rank test',
  'measure.wilcoxon.line': 'The same question asked of the ranks of the differences. The p is exact.',
  'measure.effect.name': 'Cohen’s d (paired)',
  'measure.effect.line': 'Mean difference divided by the standard deviation of the differences.',
  'measure.wins.name': 'Wins',
  'measure.wins.line': 'Seeds on which the first method is better, and seeds on which both are equal.',

  'stop.budget.name': 'Budget',
  'stop.budget.line': 'Stop when the labelling budget is spent.',
  'stop.target.name': 'Target reached',
  'stop.target.line': 'Stop when the paid validation set gives the accuracy that you want.',
  'stop.plateau.name': 'Plateau',
  'stop.plateau.line': 'Stop when the last rounds brought no progress that counts.',
  'stop.uncertainty.name': 'Nothing uncertain left',
  'stop.uncertainty.line': 'Stop when the model is sure about every point that it could ask about.',
  'stop.stable.name': 'Stable predictions',
  'stop.stable.line': 'Stop when successive models name the pool alike. No label is needed for it.',
  'stop.gain.name': 'Expected gain',
  'stop.gain.line': 'Stop when the best question promises too small a fall of the expected error.',

  'param.target': 'Accuracy wanted',
  'param.watch': 'Watch',
  'option.watch.paid': 'Accuracy on the paid validation set',
  'option.watch.confidence': 'Mean confidence on the pool',
  'param.window': 'Rounds looked back on',
  'param.progress': 'Progress that counts',
  'param.most': 'Uncertainty that may stay',
  'param.kappa': 'Kappa wanted (κ)',
  'param.worth': 'Fall of the error worth a label',

  'why.stop.budget.stop': (a) => `The budget of ${int(a.threshold)} ${a.unit || 'labels'} is spent.`,
  'why.stop.budget.go': (a) =>
    `${int(a.value)} of ${int(a.threshold)} ${a.unit || 'labels'} of the budget are spent.`,
  'why.stop.target.stop': (a) => {
    const [value, wanted] = sharesApart(a.value, a.threshold)
    return `The paid validation set gives ${value} after ${plural(a.labelled, 'label', 'labels')}. You wanted ${wanted}.`
  },
  'why.stop.target.go': (a) => {
    const [value, wanted] = sharesApart(a.value, a.threshold)
    return `The paid validation set gives ${value} of the ${wanted} wanted.`
  },
  'why.stop.target.unknown': 'There is no paid validation set with answers, so the target cannot be checked.',
  'why.stop.plateau.stop': (a) => {
    const [value, wanted] = apart(a.value, a.threshold)
    return `In ${last(a.window, 'round', 'rounds')} the best value rose by ${value}, less than ${wanted}.`
  },
  'why.stop.plateau.go': (a) => {
    const [value, wanted] = apart(a.value, a.threshold)
    return `In ${last(a.window, 'round', 'rounds')} the best value rose by ${value}, at least ${wanted}.`
  },
  'why.stop.plateau.unknown': (a) =>
    `A plateau needs more than ${plural(a.window, 'measured round', 'measured rounds')}.`,
  'why.stop.uncertainty.stop': (a) => {
    const [value, wanted] = sharesApart(1 - Number(a.value), 1 - Number(a.threshold))
    return `No point that may be asked is less sure than ${value}. You allowed ${wanted}.`
  },
  'why.stop.uncertainty.go': (a) => {
    const [value, wanted] = sharesApart(1 - Number(a.value), 1 - Number(a.threshold))
    return `The least sure point has ${value}, below ${wanted}.`
  },
  'why.stop.uncertainty.unknown': 'No point is left that may be asked.',
  'why.stop.stable.stop': (a) =>
    Number(a.window) === 1
      ? `The last 2 models agree on ${pct(a.agreement)} of the pool (κ = ${num(a.value)}).`
      : `Over the last ${int(a.window)} rounds each model agrees with the one before on ${pct(a.agreement)} of the pool (mean κ = ${num(a.value)}).`,
  'why.stop.stable.go': (a) => {
    const [value, wanted] = apart(a.value, a.threshold)
    return Number(a.window) === 1
      ? `The last 2 models agree on ${pct(a.agreement)} of the pool: κ = ${value}, wanted ${wanted}.`
      : `Over the last ${int(a.window)} rounds models agree on ${pct(a.agreement)} of the pool: mean κ = ${value}, wanted ${wanted}.`
  },
  'why.stop.stable.unknown': (a) =>
    `Stability needs ${int(Number(a.window) + 1)} models that name more than one class.`,
  'why.stop.gain.stop': (a) => {
    const [value, wanted] = sharesApart(a.value, a.threshold)
    return `The best question promises a fall of the expected error by ${value}, less than ${wanted}.`
  },
  'why.stop.gain.go': (a) => {
    const [value, wanted] = sharesApart(a.value, a.threshold)
    return `The best question promises a fall of the expected error by ${value}, at least ${wanted}.`
  },
  'why.stop.gain.unknown': 'Expected error reduction is not computed, so its gain is not known.',

  'stream.random.name': 'Random',
  'stream.random.line': 'Asks about a fixed share of the items, whatever they are.',
  'stream.fixed.name': 'Fixed threshold',
  'stream.fixed.line': 'Asks where the model’s confidence is at most a threshold that never moves.',
  'stream.variable.name': 'Variable threshold',
  'stream.variable.line':
    'Lowers the threshold after each question and raises it otherwise, so that the budget is used.',
  'stream.randomisedVariable.name': 'Randomised variable threshold',
  'stream.randomisedVariable.line':
    'Multiplies the variable threshold by a random number, so that a sure item is sometimes asked about too.',
  'stream.split.name': 'Split',
  'stream.split.line': 'Decides a share of the items by chance and the rest by the variable threshold.',
  'stream.budget.name': 'Budget manager',
  'stream.budget.line':
    'Moves the threshold until the share of items that the budget allows lies below it, and spends just that.',
  'stream.cal.name': 'Disagreement (CAL)',
  'stream.cal.line': 'Asks about every item on which the committee does not agree.',

  'param.budget': 'Share of items that may be asked',
  'param.w': 'Items that the budget looks back on',
  'param.memory': 'Latest labels that train (0 = all)',
  'param.theta0': 'Threshold at the start (θ)',
  'param.s': 'Step of the threshold',
  'param.spread': 'Spread of the random factor',
  'param.v': 'Share decided by chance',
  'param.above': 'Disagreement that is ignored',

  'why.stream.spent.pass': (a) => {
    const [share, budget] = sharesApart(a.share, a.budget)
    return `Not asked: ${share} of the recent items have been asked about, and the budget is ${budget}.`
  },
  'why.stream.drawn.ask': (a) => `Asked by chance: ${pct(a.budget)} of such items are.`,
  'why.stream.drawn.pass': (a) => `Not asked: chance asks about ${pct(a.budget)} of such items.`,
  'why.stream.under.ask': (a) => {
    const [confidence, threshold] = apart(a.confidence, a.threshold)
    return `Asked: the confidence ${confidence} is not above the threshold ${threshold}.`
  },
  'why.stream.under.pass': (a) => {
    const [confidence, threshold] = apart(a.confidence, a.threshold)
    return `Not asked: the confidence ${confidence} is not below the threshold ${threshold}.`
  },
  'why.stream.disagreement.ask': (a) => `Asked: the committee disagrees by ${num(a.u)}.`,
  'why.stream.disagreement.pass': (a) => {
    const [u, above] = apart(a.u, a.above)
    return Number(a.u) > 0
      ? `Not asked: the committee disagrees by ${u}, and ${above} is ignored.`
      : 'Not asked: all members of the committee agree.'
  },
} satisfies Record<string, Entry>
