import type { Explanation } from '../format.ts'

/**
 * The longer explanations of the query strategies. Accuracies are means over at least 50 seeds on the scenes of the same names,
 * graded on fresh points.
 */
export const explainStrategies = {
  'strategy.random': {
    title: 'Random',
    what: 'Every unlabelled point is equally likely to be asked. All other strategies are measured against it.',
    how: 'Each point draws a number from the seed, the round and its own id. The largest number is asked. Labelling one point changes no other draw.',
    misleads:
      'It looks naive and is hard to beat in 3 cases: when a region is still unknown (XOR, 10 labels: random 90.6%, margin 74.8%), when classes overlap much (76 labels to its goal, margin needs 103), and when another model will use the labels. On an easy straight border it is slow: 113 labels where margin needs 19.',
  },
  'strategy.leastConfident': {
    title: 'Least confident',
    what: 'Asks where the model’s best guess is least sure.',
    how: '1 minus the probability of the likeliest class. With 2 classes the order is the same as that of margin and entropy.',
    misleads:
      'It looks at one class only. Of (.5, .5, 0), (.4, .3, .3) and (.52, .24, .24) it asks the second, while margin asks the first. On the ring of 4 classes it has 84.0% at 30 labels, margin 84.7%, random 83.5%. It trusts the probabilities: a model that is confidently wrong is never asked about.',
  },
  'strategy.margin': {
    title: 'Margin',
    what: 'Asks where the 2 likeliest classes are closest: on the boundary that the model has drawn.',
    how: '1 minus the difference of the 2 largest probabilities.',
    misleads:
      'With little noise and no hidden region it is hard to beat: 19 labels where random needs 113 on the straight border, 26 where random needs 148 on the moons. It never asks where the model is confidently wrong. In the missed-cluster scene it has 83.5% at 20 labels, random 92.2%, and in about 80% of the runs a cluster of 15% of the pool is still unasked at 30 labels. At the cold start on nine blobs it has 61.0% at 10 labels, random 67.1%.',
  },
  'strategy.powerMargin': {
    title: 'Power margin',
    what: 'Draws a batch by lot. A point with a small margin between its 2 likeliest classes is drawn more often.',
    how: 'γ times log(1 − margin) plus Gumbel noise of the point and the round. The k largest are a draw without replacement with chances in proportion to (1 − margin)^γ; γ is 2 unless you change it.',
    misleads:
      'With one question per round it gives part of the margin away to chance: 96.1% at 24 labels on the moons, margin 97.3%. Its gain shows in large batches: with 10 questions at once on near-copies it has 92.1% at 24 labels, the best margins alone 85.0%.',
  },
  'strategy.entropy': {
    title: 'Entropy',
    what: 'Asks where the class probabilities are most spread out over all classes.',
    how: 'Minus the sum of p log p, in nats: 0 for a certain guess, log C where all C classes are equally likely.',
    misleads:
      'With more than 2 classes it likes confusion among many classes, also where 2 would decide: on the ring of 4 classes it has 81.4% at 30 labels, margin 84.7%. Where 2 classes really overlap, the entropy stays high for ever, and about 80% of its questions go there: 79.4% at 18 labels, BALD 87.2%.',
  },
  'strategy.voteEntropy': {
    title: 'Vote entropy',
    what: 'Asks where the committee’s votes are most divided.',
    how: 'Every member votes for its likeliest class. The score is the entropy of the shares of votes.',
    misleads:
      'K members give only a few different scores, so many points are tied. It cannot tell members that are unsure from members that disagree: about 80% of its questions fall in a coin-flip overlap, and at 18 labels it has 79.9% in that scene, BALD 87.1%.',
  },
  'strategy.consensusEntropy': {
    title: 'Consensus entropy',
    what: 'Asks where the mean opinion of the committee is least sure.',
    how: 'The entropy of the mean of the members’ class probabilities.',
    misleads:
      'Members that all say 50:50 score as high as members that contradict each other. About 80% of its questions fall in a coin-flip overlap, as with entropy. Both have 80.0% at 18 labels in that scene, BALD 87.1%.',
  },
  'strategy.meanKL': {
    title: 'Mean KL (= BALD)',
    what: 'Asks where the members differ from each other, not where each of them is unsure.',
    how: 'The mean Kullback-Leibler divergence of the members from their mean. The same number is the entropy of the mean minus the mean of the entropies: the information that the answer gives about the model.',
    misleads:
      'It is only as good as its committee. In the missed-cluster scene at 20 labels: 94.1% with members drawn from the posterior, 81.4% with bootstrap members, margin 83.0%, random 93.8%. It explores where margin would already refine: 92 labels on the moons where margin needs 26.',
  },
  'strategy.maxDisagreement': {
    title: 'Maximum disagreement',
    what: 'Asks where a single member stands furthest from the rest.',
    how: 'The largest Kullback-Leibler divergence of a member from the members’ mean.',
    misleads:
      'One member far from the others decides alone, and with 20 draws from the posterior there is always one. In the missed-cluster scene it has 84.3% at 20 labels, mean KL 94.1%.',
  },
  'strategy.variationRatio': {
    title: 'Variation ratio',
    what: 'The share of the committee that does not vote for the leading class.',
    how: '1 minus the largest share of votes.',
    misleads:
      'With K members it takes few values, so ties are the rule. With 2 classes it ranks like vote entropy. In the missed-cluster scene it has 89.0% at 20 labels, mean KL 94.1%.',
  },
  'strategy.consensusMargin': {
    title: 'Consensus margin',
    what: 'Asks where the committee as a whole is torn between 2 classes.',
    how: 'The members’ class probabilities are averaged. The score is 1 minus the difference of the 2 largest means.',
    misleads:
      'It is the margin of a steadier model, and blind where margin is: in the missed-cluster scene it has 81.4% at 20 labels, margin 83.6%, random 92.9%. Members that are all unsure and members that contradict each other look alike. At 10 labels on the straight border it has 95.3%, margin 95.8%, random 91.1%; on the ring of 4 classes 85.1% at 30 labels, margin 84.7%.',
  },
  'strategy.gradientLength': {
    title: 'Gradient length',
    what: 'Asks for the answer that is expected to change the model most, before it is known which answer it is.',
    how: 'For each possible answer, the length of the gradient of the loss with respect to the last layer, weighted by the probability of the answer: sum of p |p − e| times the length of the features.',
    misleads:
      'A long feature vector makes a long gradient, so far-away points win with features that grow. Rescaling an axis changes its questions. At 10 labels on the straight border it has 93.7%, margin 95.7%, random 90.6%.',
  },
  'strategy.expectedErrorReduction': {
    title: 'Expected error reduction',
    what: 'Tries every answer to every candidate and asks the candidate after which the model expects the fewest errors.',
    how: 'For each candidate and each answer the logistic model takes a few Newton steps with that answer added. The expected error, 1 minus the largest probability, is averaged over other unlabelled points, the candidate left out, and weighted by the probability of the answer. 60 candidates and 120 judged points are drawn unless you change it.',
    misleads:
      'The model judges itself: where it is confidently wrong it expects no error. It costs about 50 times the computing of margin and ends level with it on the straight border: 95.9% at 10 labels, margin 96.1%, random 89.5%. It always looks through the eyes of the logistic model.',
  },
  'strategy.expectedLogLoss': {
    title: 'Expected log-loss reduction',
    what: 'Like expected error reduction, with the log loss that the model expects of its own probabilities.',
    how: 'The entropy of the refitted model’s predictions takes the place of 1 minus the largest probability.',
    misleads:
      'At 10 labels on the straight border it has 95.4%, random 89.9%, and margin does as well at a fiftieth of the cost. A model that becomes surer looks better to it, right or wrong.',
  },
  'strategy.informationDensity': {
    title: 'Information density',
    what: 'Asks uncertain points that stand for many others.',
    how: 'Entropy times the mean of exp(−d² / 2σ²) over the pool, to the power β. σ is .7 and β is 1 unless you change them.',
    misleads:
      'It keeps away from outliers (at most 1% of its first 20 questions, entropy at least 22%), but pays for it: with outliers around the moons it has 79.0% at 20 labels, entropy 92.1%, because it stays in the dense cores. It misses a 4% class in 70% to 80% of the runs.',
  },
  'strategy.densityWeighted': {
    title: 'Density-weighted',
    what: 'The same idea with its parts open: any uncertainty, any similarity.',
    how: 'Uncertainty times mean similarity to the power β. 5 similarities are on offer; 2 of them differ only in whether a point counts as similar to itself.',
    misleads:
      'The choice of similarity moves the picks although all are called density: with outliers around the moons the default has 72.5% at 20 labels, the Gaussian of information density 79.0%. Cosines depend on where the origin is, which means little in a plane. Negative means count as 0.',
  },
  'strategy.kCentre': {
    title: 'k-centre (core-set)',
    what: 'Asks the point that is farthest from everything labelled, so that soon every point has a label near.',
    how: 'The distance to the nearest labelled or chosen point. With no label at all, the point closest to the mean of the pool.',
    misleads:
      'The model plays no part. It finds hidden clusters (missed in at most 2% of the runs, margin in about 80%) and is ahead of margin on the moons at 8 labels (90.2% to 85.3%), behind at 30 (94.9% to 98.4%). Outliers are farthest of all: they take about 85% of its first 20 questions, and it has 81.3% where random has 87.5%.',
  },
  'strategy.kMeans': {
    title: 'k-means',
    what: 'Asks the middle of the largest cluster that has no label.',
    how: 'All points are put into as many clusters as there are labels and questions: k-means++ and 8 Lloyd steps. The score is the size of the open cluster plus 1/(1 + distance to its centre).',
    misleads:
      'Clusters are redrawn every round and are round by construction, so long or curved groups are cut. On nine blobs it has 81.7% at 10 labels: the middle of a cluster is a little worse than its most typical point (TypiClust 89.3%).',
  },
  'strategy.typiClust': {
    title: 'TypiClust',
    what: 'Asks the most typical point of the largest cluster that has no label.',
    how: 'Clusters as with k-means. Typicality is 1 over the mean distance to the 20 nearest neighbours inside the cluster. The score is the size of the open cluster plus t/(1 + t).',
    misleads:
      'It is strongest with the fewest labels: nine blobs at 10 labels, 89.3%, random 67.1%, margin 61.0%. It never looks at the boundary, so it stops gaining once every cluster has a label.',
  },
  'strategy.probCover': {
    title: 'ProbCover',
    what: 'Asks the point that covers most points that no label covers yet.',
    how: 'A label covers everything within the radius δ. The score counts the uncovered candidates within δ.',
    misleads:
      'All depends on δ: too small, and it counts near-copies; too large, and everything is covered at once and all points tie at 0. On nine blobs with δ .5, about the width of a blob, it has 86.2% at 10 labels, random 67.1%.',
  },
  'strategy.topK': {
    title: 'Top-k',
    what: 'The k best points of one score, all asked in one round.',
    how: 'The chosen score is computed once; the k highest are taken.',
    misleads:
      'It asks the same question k times. With batches of 10 on moons made of near-copies, top-k margin has 84.6% at 24 labels, BADGE 94.5%. Without copies it still has 89.9%, where asking one by one has 98.1%.',
  },
  'strategy.rankedBatch': {
    title: 'Ranked batch',
    what: 'Weighs new places against uncertain ones; the weight moves to uncertainty as labels come in.',
    how: 'α(1 − 1/(1 + d)) + (1 − α)U, with d the distance to the nearest label or pick and α the share of points without a label, recounted after each pick.',
    misleads:
      'While the pool is large α is near 1, so it is mostly k-centre with its liking for outliers. On near-copies its batches end about 9 points above top-k at 24 labels.',
  },
  'strategy.clusterMargin': {
    title: 'Cluster margin',
    what: 'Takes the uncertain points, groups them, and asks one from each group.',
    how: 'The 5k points of least margin are put into k clusters by k-means; each gives its point of least margin. Points outside the short list score 1 less.',
    misleads:
      'All that margin misses stays missed. On near-copies it has 94.0% at 24 labels, top-k margin 84.6%. With a batch of 1 it is margin.',
  },
  'strategy.badge': {
    title: 'BADGE',
    what: 'Asks points that would move the model far and in different directions.',
    how: 'Each point has a gradient for the model’s own guess. The longest is asked first; each further one is drawn with a chance proportional to the squared distance to the nearest gradient chosen (k-means++).',
    misleads:
      'Its draws depend on the seed, so one run proves little. On near-copies it has 94.5% at 24 labels, top-k margin 84.6%; on plain moons 94.0% and 89.9%. A long gradient can also mean far-away features.',
  },
  'strategy.batchBald': {
    title: 'BatchBALD',
    what: 'Asks the batch whose answers together tell most about the model, so that two copies do not count twice.',
    how: 'The mutual information between the model and all answers of the batch, built up point by point. It is exact up to 256 combinations of answers and sampled beyond.',
    misleads:
      'It needs a good committee, as mean KL does. A copy can rightly be the best partner, because a second noisy answer at one place tells something too. Beyond 256 combinations it is an estimate. On near-copies it has 91.6% at 24 labels, top-k mean KL 83.2%, BADGE 94.5%.',
  },
  'strategy.epsilonMixture': {
    title: 'Explore and exploit',
    what: 'One strategy, in which a share ε of the questions is random.',
    how: 'Each pick tosses a coin that depends on the seed, the round and its place in the batch. ε is .2 unless you change it.',
    misleads:
      'It half repairs a missed cluster: at 30 labels 92.2% and margin 84.4% with one set of seeds, 3.8 points better with another. Where margin is right already, every fifth question is spent.',
  },
  'strategy.switchPoint': {
    title: 'Switch point',
    what: 'Covers the pool until a number of labels is reached, then refines the boundary.',
    how: 'Below the number the first strategy asks, from it on the second. Labels of the start count.',
    misleads:
      'The right number depends on the data and is not known beforehand. On the moons the curves of k-centre and margin cross between 10 and 15 labels; the default is 12.',
  },
  'strategy.bandit': {
    title: 'Automatic',
    what: 'Chooses between random, margin, information density and k-centre every round, and learns from the answers which one pays.',
    how: 'Exp3: an arm is rewarded by the share of its answers that were not the class of the nearest label before. Chances grow with the rewards; a share γ stays even, .3 unless you change it.',
    misleads:
      'Surprise is not progress: in a coin-flip overlap half of all answers surprise. With 40 questions and 4 arms it has little to learn from; most of what it gains, it gains by mixing. In the missed-cluster scene it has 94.4% at 20 labels, margin 83.5%; on the moons 96.4% at 30, margin 98.6%.',
  },
  'strategy.you': {
    title: 'You choose',
    what: 'You click a point and answer it.',
    how: 'There is no score. The other strategies stay visible, so you can compare your choice with theirs.',
    misleads:
      'You see the whole plane and its clusters; the model sees labels only. With 20 columns you would not.',
  },
} satisfies Record<string, Explanation>
