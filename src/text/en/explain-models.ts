import type { Explanation } from '../format.ts'

/**
 * The longer explanations of models and committees. Accuracies are means over at least 30 seeds on the data sets of the same names,
 * graded on fresh points; the missed cluster starts with 2 labels in each of its large clusters, the moons with 2 of each class.
 */
export const explainModels = {
  'model.logistic': {
    title: 'Logistic regression',
    what: 'It adds up weighted features of a point and turns the sum into class probabilities. The features decide its boundary: straight with linear ones, a conic with quadratic ones, a free curve with bumps.',
    how: 'The weights minimise the sum of the log losses plus λ/2 times their squares, found by Newton’s method from 0. Bumps are exp(−d²/2σ²) around the nodes of a square lattice. 2 classes use a sigmoid, more use a softmax.',
    misleads:
      'It can be sure where it has no label. With wide bumps margin has 83.5% at 20 labels on the missed cluster, random 92.2%; with 8 × 8 narrow bumps the two are level. Labels chosen for linear features serve bumps badly: on XOR 40 of them end 19 points below 40 random ones.',
  },
  'model.network': {
    title: 'Neural network',
    what: 'Layers of units turn the 2 coordinates into features of their own, and a softmax turns these into class probabilities.',
    how: '2 hidden layers of 16 tanh units start from seeded random weights and take 80 Adam steps on all labels at once. It is trained anew from the same start after every round, by TensorFlow.js where that runs.',
    misleads:
      'Training ends after a number of steps, not at an optimum, so another seed draws another boundary. It is sure far from its labels: on the missed cluster margin has 79.9% at 20 labels, random 90.0%, and the hidden cluster was asked in none of 30 runs.',
  },
  'model.knn': {
    title: 'k nearest neighbours',
    what: 'The nearest labelled points vote on the class. There is nothing to train.',
    how: 'The 5 nearest labels vote with weight 1/distance. Probabilities are the shares of the votes, and on top of a label only that label counts.',
    misleads:
      'Where all 5 agree it is 100% sure, however far away they are. On the missed cluster margin has 82.0% at 20 labels, random 90.8%. A large part of the pool then ties at the same score, and the seed decides what is asked.',
  },
  'model.naiveBayes': {
    title: 'Gaussian naive Bayes',
    what: 'Each class is a bell curve per axis. The class that makes a point likeliest wins.',
    how: 'Share, mean and variance of each class are computed from its labels, weights included. The 2 axes are multiplied as if they were independent.',
    misleads:
      'Its boundary is at most a conic, so on the moons it has 86.5% at 30 labels with margin and 86.3% with random: no question can help. A class with 1 label has almost no variance, and its probabilities are 0% or 100% nearly everywhere.',
  },
  'model.parzen': {
    title: 'Parzen window',
    what: 'Every label spreads a bump of evidence for its class. The class with most evidence at a place wins.',
    how: 'The evidence of a class is the sum of exp(−γd²) over its labels plus a prior mass of 0.01. Probabilities are the shares of the evidence.',
    misleads:
      'The width of the bumps is set, not learned. Far from all labels the prior mass makes the odds even, so margin asks there: on the missed cluster it has 94.2% at 20 labels, random 92.7%. For the same reason it is drawn to outliers.',
  },
  'model.gaussianProcess': {
    title: 'Gaussian process',
    what: 'It weighs all smooth functions that fit the labels. Where the labels leave them free, the odds return to even.',
    how: 'The kernel is 4 exp(−d²/2ℓ²) with ℓ = 1, the posterior a Laplace approximation. More than 2 classes are each set against the rest. Above 200 labels a seeded subset is used.',
    misleads:
      'Length scale and variance are set, not learned, and they decide how soon it gives up knowing. It is not fooled by the missed cluster: margin has 94.5% at 20 labels, random 93.2%. The price is computing that grows with the cube of the labels.',
  },
  'model.classMean': {
    title: 'Nearest class mean',
    what: 'Each class is one point, the mean of its labels. The nearest mean wins.',
    how: 'The probabilities are a softmax over minus the squared distances to the means. A class without a label has probability 0.',
    misleads:
      'How sure it is depends on the units of the axes, not on the data. More labels can make it worse: on the missed cluster random finds the third cluster, the mean of its class moves across the other class, and 20 labels give 65.1%; margin never finds it and has 79.8%.',
  },
  'model.threshold': {
    title: 'Threshold',
    what: 'One cut on the horizontal axis. All cuts with the fewest errors on the labels are possible; the model takes the middle of their gap.',
    how: 'The cut with the smallest weight of wrong labels is searched among all gaps between labels, the widest of equals. The probabilities are a logistic curve of the distance to the cut.',
    misleads:
      'Without noise each question halves the gap: 0.05% error after 10 labels, random 4%. If no cut is right, it can stay wrong for ever: on four groups on a line 47% of the margin runs remain at 95.0%, where 97.5% is possible.',
  },

  'committee.posterior': {
    title: 'Posterior draws',
    what: 'Each member is a set of weights that the labels leave plausible. Members differ where the labels leave the weights open, so also where there is no label.',
    how: 'Weights are drawn from the normal distribution around the optimum whose covariance is the inverse Hessian of the penalised loss (Laplace approximation). It needs the logistic model.',
    misleads:
      'A few draws are a rough picture. On the missed cluster mean KL has 94.4% at 20 labels with 20 members and 92.4% with 5, and 5 members leave the hidden cluster unasked in 10% of the runs. What the features cannot express, no draw will doubt.',
  },
  'committee.bayesianBootstrap': {
    title: 'Bayesian bootstrap',
    what: 'Each member is trained on the same labels with other weights. Members differ where single labels decide.',
    how: 'The weight of each label is multiplied by a draw from the exponential distribution with mean 1. The draw hangs on the member and the point, so a new label changes no other weight.',
    misleads:
      'All members know the same labels, so none can know of a region without one. On the missed cluster mean KL has 81.1% at 20 labels with 20 members, random 92.2%, and the hidden cluster stays unasked in 93% of the runs.',
  },
  'committee.seeds': {
    title: 'Random starts',
    what: 'Networks that differ only in their first random weights, the usual deep ensemble.',
    how: 'Each member draws its own starting weights (Glorot) and takes the same number of steps on the same labels.',
    misleads:
      'Members that start apart can still continue the labels in the same way. On the missed cluster mean KL of 5 such networks has 80.2% at 20 labels, random 90.0%, and the hidden cluster was asked in none of 30 runs.',
  },
  'committee.kinds': {
    title: 'Kinds of model',
    what: 'Each member is another kind of model. They differ where their assumptions do.',
    how: 'The first 5 are linear logistic regression, 5 nearest neighbours, naive Bayes, a Gaussian process and Parzen windows. Further members are other kinds and other settings of these.',
    misleads:
      'A member that cannot fit the data disagrees for ever, and its disagreement says nothing about where a label would help. On the missed cluster it works: mean KL has 93.2% at 20 labels with 5 members, random 92.2%.',
  },
  'committee.dropout': {
    title: 'Dropout masks',
    what: 'One network, asked several times with some of its hidden units switched off.',
    how: 'The network is trained with a share of 0.2 of its units off in every step. Each member is one fixed mask, the same for all points.',
    misleads:
      'The members share all their weights and see the same labels. On the missed cluster mean KL of 5 masks has 80.1% at 20 labels, random 90.0%, and the hidden cluster was asked in none of 30 runs.',
  },
} satisfies Record<string, Explanation>
