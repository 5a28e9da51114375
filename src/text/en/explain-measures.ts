import type { Explanation } from '../format.ts'

/** The longer explanations of measures of models, of what was asked, of learning curves and of comparisons. */
export const explainMeasures = {
  'measure.accuracy': {
    title: 'Accuracy',
    what: 'The share of the test points that the model names rightly.',
    how: 'The named class is the likeliest one, the first of equal ones. Generated data grade on 1,000 or 2,000 fresh points, other data on a held-out share.',
    misleads:
      'Where a class has 4% of the points, a model that never names it has 96%. On 1,000 points an accuracy of 95% is known to within ±1.4 points, on 75 points to within ±5.',
  },
  'measure.balanced': {
    title: 'Balanced accuracy',
    what: 'The mean of the recalls of the classes. Each class counts the same, however rare it is.',
    how: 'For each class that occurs in the test set, the share of its points that is named rightly; then the mean.',
    misleads:
      'A rare class is measured on few points and still makes up its full share of the value: with 80 of 2,000 points, each of the 80 moves it by 0.6 points. Use it where the rare class matters, and the accuracy where each case does.',
  },
  'measure.logLoss': {
    title: 'Log loss',
    what: 'How much probability the model gives to the true classes. It grades the probabilities, not the named classes.',
    how: 'The mean of −log p of the true class, in nats. Even odds between 2 classes cost 0.693. A p below 10⁻¹⁵ counts as 10⁻¹⁵.',
    misleads:
      'One certain error costs 34.5, as much as 50 coin flips. A model can become better by accuracy and worse by log loss in the same round.',
  },
  'measure.recall': {
    title: 'Recall',
    what: 'The share of the points of one class that the model names rightly.',
    how: 'Points of the class named rightly, divided by all test points of the class. Where the class does not occur, there is no value.',
    misleads: 'Always naming one class gives it a recall of 100%. Look at the other classes beside it.',
  },
  'measure.confusion': {
    title: 'Confusion matrix',
    what: 'Which classes are taken for which.',
    how: 'Each row is a true class, each column a named one. Every test point adds 1 to one cell.',
    misleads:
      'Cells are counts, so large classes look more confused than small ones. Compare shares of a row.',
  },
  'measure.calibration': {
    title: 'Calibration error',
    what: 'Whether “80% sure” is right 80% of the time.',
    how: 'Test points are put into 10 equal bins by the probability of the named class. The distance between mean probability and share right is averaged over the points.',
    misleads:
      'A model that always states the share of the largest class is perfectly calibrated and of no use. With few points per bin the value is above 0 by chance alone.',
  },
  'measure.classShares': {
    title: 'Classes asked',
    what: 'The share of each class among the labels so far.',
    how: 'Labels of each class divided by all labels.',
    misleads:
      'It describes the questions, not the pool. With a class of 4%, margin asks so that 40% of its questions belong to it; random gives 4%.',
  },
  'measure.groupShares': {
    title: 'Regions asked',
    what: 'Into which regions of the data the questions fell.',
    how: 'Generated data know the group of each point. Questions in each group are divided by all questions.',
    misleads:
      'Only generated data have groups, and no strategy knows them. A share of 0 is the sign of a missed group, and on real data nobody shows it to you.',
  },
  'measure.agreement': {
    title: 'Agreement',
    what: 'How alike two models name the same points.',
    how: 'The share of the pool that both name alike.',
    misleads: 'Two models that always name the larger of two classes agree on 100%. κ takes chance out.',
  },
  'measure.kappa': {
    title: 'Kappa (κ)',
    what: 'Agreement beyond what chance would give.',
    how: '(agreement − chance) / (1 − chance). Chance is the agreement of two models that name the same shares of each class at random. Where both name one class only, there is no value.',
    misleads:
      'Agreement is not correctness: on the missed cluster successive models reach κ 0.99 at 31 labels with an accuracy of 84.7%.',
  },
  'measure.area': {
    title: 'Area under the learning curve',
    what: 'One number for a whole learning curve.',
    how: 'Trapezoids under the curve, from the first label count to the last.',
    misleads:
      'It grows with the range of labels, so only curves over the same range can be compared. Gains at the start and at the end count the same.',
  },
  'measure.meanHeight': {
    title: 'Mean height of the curve',
    what: 'The mean accuracy on the way.',
    how: 'The area divided by the number of labels between the first and the last count.',
    misleads:
      'It hides curves that cross: on the moons k-centre leads at 8 labels (90.2% to 85.3%) and margin at 30 (98.4% to 94.9%).',
  },
  'measure.labelsToTarget': {
    title: 'Labels to target',
    what: 'How many labels reach an accuracy that you name.',
    how: 'The smallest measured label count whose accuracy is at least the target.',
    misleads:
      'One lucky value counts, even if the curve falls again. It depends much on the target: near the ceiling, noise decides.',
  },
  'measure.labelsToStay': {
    title: 'Labels to stay at the target',
    what: 'How many labels reach an accuracy that is not lost again.',
    how: 'The smallest measured label count from which no later value is below the target.',
    misleads:
      'It knows only the curve it sees: a longer curve can raise the number. One unlucky value near the end raises it as well.',
  },
  'measure.utilisation': {
    title: 'Data utilisation rate',
    what: 'The part of random’s labels that the strategy needs.',
    how: 'Labels to target of the strategy divided by those of random. 0.17 means 17 labels in place of 100.',
    misleads:
      'It stands for one target. If one of the two never reaches it, there is no value, and leaving such runs out flatters.',
  },
  'measure.saved': {
    title: 'Labels saved',
    what: 'How many questions the strategy spares.',
    how: 'Labels to target of random minus those of the strategy.',
    misleads: 'It can be below 0: on the missed cluster margin needs 84 labels, random 36.',
  },
  'measure.saving': {
    title: 'Saving',
    what: 'The saved labels in percent of what random needs.',
    how: '100 × (1 − labels of the strategy / labels of random). Labels of the start are counted in both.',
    misleads:
      'It is a property of data, model and target together. Margin saves 83% on the straight line, 50% where 10% of the points stay wrong, −12% on XOR and −133% on the missed cluster.',
  },
  'measure.deficiency': {
    title: 'Deficiency',
    what: 'How much of random’s lag behind its final value the strategy still has. Below 1 it learns faster.',
    how: 'At each label count the distance to the last value of random is added up, for the strategy and for random; the first sum is divided by the second.',
    misleads:
      'The last value of random is itself chance and depends on where the curve ends. A strategy that ends above it can have a value below 0.',
  },
  'measure.interval': {
    title: 'Mean and 95% interval',
    what: 'The mean over the seeds and how well it is known.',
    how: 'Mean ± t × standard deviation / √n, with Student’s t for n − 1 degrees of freedom.',
    misleads:
      'It is about the mean, not about a single run, which can lie far outside. Seeds vary the draw of the data, not the kind of data.',
  },
  'measure.pairedT': {
    title: 'Paired t test',
    what: 'Whether the mean difference of two methods on the same seeds could be chance.',
    how: 'The value of t is mean difference / (standard deviation of the differences / √n). p is two-sided.',
    misleads:
      'A small p says that there is a difference, not that it matters: with enough seeds 0.1 points are significant. Several comparisons at once make one small p likely.',
  },
  'measure.wilcoxon': {
    title: 'Wilcoxon signed-rank test',
    what: 'The question of the t test, without the assumption that differences are normal.',
    how: 'Differences are ranked by size, zeros left out, equal ones share ranks. p is the exact share of all patterns of signs with a rank sum as small.',
    misleads:
      'With 5 pairs p cannot be below 0.06, whatever the differences. It speaks of the middle of the differences, not of their mean.',
  },
  'measure.effect': {
    title: 'Cohen’s d (paired)',
    what: 'The size of a difference against its scatter from seed to seed.',
    how: 'Mean difference divided by the standard deviation of the differences.',
    misleads:
      'It has no unit, so a large d can be a small gain: 5.45 points with a deviation of 6.48 give 0.84, and 0.74 points with 1.17 give 0.63.',
  },
  'measure.wins': {
    title: 'Wins',
    what: 'On how many seeds one method beats the other: what you may expect of a single run.',
    how: 'Seeds with a higher value are counted, and equal ones apart.',
    misleads:
      'It ignores by how much. A method can win on 80% of the seeds and lose on the mean, if it loses badly on the rest.',
  },
} satisfies Record<string, Explanation>
