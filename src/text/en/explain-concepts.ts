import type { Slots } from '../titled.ts'

/** The ideas of active learning that the page shows. */
export const explainConcepts = {
  'concept.activeLearning': [
    'The model chooses which points are labelled next, instead of learning from points drawn at random.',
    'Train on the labels so far, score what has none, ask about the best, add the answer, and begin again.',
    'It saves labels where points differ in what they teach. Where they do not, or where the first model is wrong about a region, it can need more than chance.',
  ],
  'concept.pool': [
    'The points that may be asked about.',
    'They are given from the start and wait: pool-based sampling compares all of them in each round.',
    'A pool that was collected in one place says nothing about others, whatever is asked.',
  ],
  'concept.streamBased': [
    'Points come one after the other; each is asked about at once or let pass for ever.',
    'A rule compares the utility of the point with a limit and watches the budget.',
    'The rule never knows what will come: a good point may have been let pass before.',
  ],
  'concept.oracle': [
    'Whoever answers the questions: you, the hidden truth, or simulated annotators.',
    'An answer is a class, “not sure”, or a skip; it costs an answer, money and time.',
    'The word promises truth. People err, and most of all where strategies like to ask.',
  ],
  'concept.strategy': [
    'The rule that chooses the next question.',
    'It gives each candidate a score; the highest is asked, and ties are settled by the seed.',
    'A strategy sees what the model sees. What the model is wrong about without knowing, most strategies miss.',
  ],
  'concept.uncertainty': [
    'How little the model commits itself to one class for a point.',
    'Uncertainty sampling asks where it is highest: by the largest probability, the gap of the two largest, or the entropy of all.',
    'It mixes two things: classes that overlap, where labels do not help, and places where labels are missing.',
  ],
  'concept.committee': [
    'Several models that fit the same labels; where they disagree, labels are missing.',
    'Each member votes, and query by committee asks where votes or probabilities differ most.',
    'Members that were made alike agree on their common mistakes.',
  ],
  'concept.modelChange': [
    'How much the model would change if it knew the answer.',
    'For each possible answer the change is measured and weighted by its probability; the page draws the boundary after each.',
    'A large change is not an improvement: outliers change a model most.',
  ],
  'concept.informationDensity': [
    'How typical a point is of the others.',
    'Its mean similarity to the pool, which can be multiplied with uncertainty.',
    'Typical points come from the largest groups: small ones wait longest.',
  ],
  'concept.batchMode': [
    'Several questions are asked before the model learns again.',
    'The best points by score, or a set that is spread; redundancy says how alike they are.',
    'It saves training and waiting, and spends labels on points that teach the same.',
  ],
  'concept.round': [
    'One turn of the loop: train, score, rank, query, label, add, check.',
    'The strip above the curve shows the present step; the play button goes from step to step.',
    'A round is no measure of effort: it has as many answers as the batch.',
  ],
  'concept.seedSet': [
    'The labels before the first question.',
    'Drawn at random, of each class, spread, or chosen by hand.',
    'A weak first model asks weak questions; a start that misses a group can keep missing it.',
  ],
  'concept.retraining': [
    'How often the model learns from the new answers.',
    'After each round, or after a number of answers; the question says how old its model is.',
    'A stale model asks about what has been answered.',
  ],
  'concept.stopping': [
    'A rule that says when more labels are no longer worth it.',
    'It looks at the budget, a paid validation set, or how predictions change; never at hidden answers.',
    'A rule that sees calm cannot tell whether the model is finished or stuck.',
  ],
  'concept.validation': [
    'Points apart from training that measure the model.',
    'They are drawn at random and never train. A project has to pay for them.',
    'Asked points are no sample: the accuracy on them says nothing about the rest.',
  ],
  'concept.exploration': [
    'Looking where nothing is known, or sharpening what is known.',
    'Mixtures, a switch point and the bandit divide the questions between both.',
    'How much exploration is right is only known afterwards.',
  ],
  'concept.imbalance': [
    'One class is much rarer than the others.',
    'The balance part shows pool, labels and questions, with recall and balanced accuracy; class weights make up for it.',
    'Accuracy can be high while the rare class is never named.',
  ],
  'concept.oracleQuality': [
    'How far answers can be trusted.',
    'Votes, points asked again, and κ within and between annotators.',
    'Agreement is not truth: annotators share their mistakes.',
  ],
  'concept.cost': [
    'What the labels cost, and what asking cleverly saves.',
    'The curve goes by answers, cost or minutes; the saving compares with random questions at the same accuracy.',
    'A saving at one accuracy, on one data set and seed, is an example and no promise.',
  ],
  'concept.audit': [
    'The record of what was asked, why, and who answered what.',
    'One row per question, with score, rank, ties, model and grade; it can be exported.',
    'It records what happened; whether a decision was good is not written in it.',
  ],
  'concept.labelledSet': [
    'The points that have a label: what the model learns from.',
    'The seed set and every answer since. Several answers about one point become one label.',
    'It is no sample of the pool. The strategy chose it, so its class shares and its accuracy say nothing about the rest.',
  ],
  'concept.heldOut': [
    'Points that are never asked about and never train: they grade the model.',
    'Rows set apart at the start. The learning curve is the accuracy on them; stopping rules cannot see it.',
    'A real project has no free labels to hold out. What it can know comes from validation points that it pays for.',
  ],
  'concept.diversity': [
    'Questions that are spread over the data, whatever the model believes.',
    'By distances and clusters alone: k-centre, k-means, TypiClust, ProbCover.',
    'They go on spreading when the classes are long known, and distance is only as good as the columns that are measured.',
  ],
  'concept.boundary': [
    'Where the model turns from one class to another, and the areas between.',
    'The class with the largest probability names each place of the map; the line runs where the two largest are equal.',
    'It is drawn everywhere, also where no point is near and nothing was learned.',
  ],
  'concept.noise': [
    'Wrong answers of those who label.',
    'Simulated annotators err at a rate of their own, for each class, near the boundary, or more and more as they tire.',
    'Strategies ask where answers are hardest, so the errors among the labels are more than the rate promises.',
  ],
  'concept.branch': [
    'Another way on from the same moment of a session.',
    'An answer or a setting that is changed while looking back begins one; what came before is shared.',
    'Two branches are one run up to their fork, so they are no two independent trials.',
  ],
  'concept.widget': [
    'The plane and its question inside another page.',
    'A frame with the address of this session. It answers, undoes and steps as the page does, and keeps nothing.',
    'It has less room: what is hidden in it still takes part in the computation.',
  ],
} satisfies Record<string, Slots>
