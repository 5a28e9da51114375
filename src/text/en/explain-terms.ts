import type { Slots } from '../titled.ts'

/** The symbols of the formulas. */
export const explainTerms = {
  'term.u': [
    'The lot of a strategy that looks at nothing.',
    'One number between 0 and 1 from the seed, the round and the point; the largest is asked first.',
    'It has the same name as other scores but says nothing about the point.',
  ],
  'term.m': [
    'How far the likeliest class is ahead of the second.',
    'The model’s p₁ − p₂ at this point. 0 is a tie, 1 is certainty.',
    'A small gap is found wherever classes overlap, and there more labels change little.',
  ],
  'term.γ': [
    'How closely the draw follows the margin.',
    'The logarithm of 1 − m is multiplied by it. At 0 every point has the same chance; the larger it is, the fewer points have one.',
    'There is no value that fits all batches: a large one makes the questions alike, a small one makes them random.',
  ],
  'term.g': [
    'The chance in a draw without replacement.',
    'Gumbel noise from the seed, the round and the point: −log(−log u). Adding it to log weights and taking the largest is a draw by these weights.',
    'The order in one round is luck; only over many rounds do the chances show.',
  ],
  'term.p₁': [
    'What the model gives the class that it names.',
    'The largest of the class probabilities at this point.',
    'It is the model’s own belief. A model that is sure and wrong has a large one.',
  ],
  'term.p₂': [
    'What the model gives the class that it would name next.',
    'The second largest of the class probabilities at this point.',
    'With more than 2 classes it says nothing about all the others.',
  ],
  'term.p': [
    'What the model believes about each class here; together they are 1.',
    'Predicted by the model of this round, in the order of the classes.',
    'They need not be calibrated: among points with 80% the share that is right can be another.',
  ],
  'term.v': [
    'How many members of the committee name each class.',
    'Each member votes once, for its likeliest class.',
    'A vote hides how sure the member is: 51% counts as much as 99%.',
  ],
  'term.K': [
    'The size of the committee.',
    'Set under the model; votes can take only K + 1 values for a class, which is why many points tie.',
    'More members of the same kind refine the picture, but repeat the same mistakes.',
  ],
  'term.p̄': [
    'What the committee believes as a whole.',
    'The mean of the members’ probabilities, class by class.',
    'A mean in the middle can come from members that are all unsure, or from members that are sure of different classes.',
  ],
  'term.H(p̄)': [
    'How unsure the committee is as a whole, in nat.',
    'Entropy of the mean probabilities. It is the sum of two parts: what each member is unsure about, and where they differ.',
    'Alone it does not tell overlap of the classes from lack of labels.',
  ],
  'term.H(pₖ)': [
    'How unsure each member is by itself, in nat.',
    'Entropy of each member’s probabilities. Their mean is the part of the uncertainty that all members share.',
    'It stays high where classes overlap, however many labels there are.',
  ],
  'term.KLₖ': [
    'How far each member stands from the committee, in nat.',
    'Kullback-Leibler divergence from the member’s probabilities to the mean: Σ pₖ log(pₖ / p̄).',
    'One odd member is enough for a large value; with few members that happens by chance.',
  ],
  'term.‖h‖': [
    'How strongly the last layer of the model is driven here.',
    'Length of the features that the linear last layer sees, with the constant where the strategy counts it.',
    'Far from all data features can be long or vanish, which has to do with their shape and not with labels.',
  ],
  'term.ℓ': [
    'What the model expects to lose on the rest of the pool, after each answer.',
    'For each class the model is trained again as if that were the answer; its own expected loss on the other points is taken.',
    'The model grades itself. If it is sure and wrong, it expects little loss and is mistaken.',
  ],
  'term.U': [
    'The uncertainty that is weighted or mixed with something else.',
    'Entropy, least confidence or 1 − margin, as the strategy’s parameters say.',
    'Its scale differs from measure to measure, and so does its weight in the product or sum.',
  ],
  'term.s': [
    'How typical this point is of the pool.',
    'Mean similarity to all points of the pool, of the kind and width that the parameters say.',
    'The largest group looks most typical, whether or not it still has something to teach.',
  ],
  'term.β': [
    'How much being typical counts.',
    'The power to which the similarity is raised. 0 leaves it out.',
    'A large one asks in the densest spot alone, again and again.',
  ],
  'term.x': [
    'Where this point lies.',
    'Its two coordinates in units of the frame, in which distances are measured; tables are standardised.',
    'Two columns are all that the model and the distances see of a row.',
  ],
  'term.c': [
    'What the distance is measured to.',
    'The nearest point that has a label or is already chosen in this batch.',
    'Its class plays no part: a point can be near a label and on the other side of the boundary.',
  ],
  'term.x̄': [
    'The centre of the pool.',
    'The mean of the coordinates of all points of the pool.',
    'It may lie where there is no point at all, between groups or inside a ring.',
  ],
  'term.n': [
    'How much asking here would stand for.',
    'The number of points of the cluster that this point is in. A cluster that has a label counts 0.',
    'Clusters are cut by distance alone and may hold several classes.',
  ],
  'term.k': [
    'Over how many neighbours the typicality is taken.',
    'The parameter of the strategy, or fewer where the cluster is smaller.',
    'Few neighbours make copies look typical, many make the middle of the cluster win always.',
  ],
  'term.Σd': [
    'How far the neighbours are, together.',
    'The sum of the distances to the k nearest points of the cluster; k divided by it is the typicality.',
    'Duplicates have distance 0 and push everything else down.',
  ],
  'term.d': [
    'How far away the next point of comparison is.',
    'Euclidean distance in frame units: to the nearest label or pick, or to the centre of the cluster.',
    'Distance knows nothing of the classes, and columns that do not matter count as much as those that do.',
  ],
  'term.n(δ)': [
    'How many points one label here would cover.',
    'Unlabelled points within the radius δ, this one included.',
    'The radius is a guess at how far a class reaches. Where it crosses a boundary, cover means nothing.',
  ],
  'term.n₀': [
    'How many of these points need no cover any more.',
    'Those of them that lie within the radius of a label or of a pick of this batch.',
    'Covered is not the same as known: the label nearby may be wrong or of another class.',
  ],
  'term.α': [
    'How much novelty counts against uncertainty.',
    'The share of the points that have no label yet, so it falls as labelling goes on, also within a batch.',
    'In a large pool it stays near 1, and the strategy hardly ever comes to ask about uncertainty.',
  ],
  'term.d̄': [
    'How central this point is while nothing is labelled.',
    'The mean of its distances to all other points.',
    'One far group pulls the most central point towards it.',
  ],
  'term.o': [
    'Whether the cluster of this point still gets a question.',
    '1 for points of the short list in a cluster without a pick, otherwise 0, which takes 1 off the score.',
    'A point outside the short list never gets a question in this batch, however unsure the model is.',
  ],
  'term.‖g‖²': [
    'How strongly this point would pull at the model, if its own guess were right.',
    'Squared length of the gradient of the last layer for the likeliest class.',
    'The guess stands in for the answer. Where it is wrong, the true gradient is longer.',
  ],
  'term.‖g′‖²': [
    'How strongly the nearest chosen point pulls.',
    'Squared length of the gradient of the pick whose gradient is closest to this one.',
    'Near is meant among gradients: on the plot that point can be far away.',
  ],
  'term.⟨g,g′⟩': [
    'How much both points would teach the same.',
    'Inner product of the two gradients. With both squared lengths it gives their squared distance.',
    'It compares directions of this model. After the next training they may be different.',
  ],
  'term.H(y)': [
    'How open the answers of the batch are, taken together, in nat.',
    'Entropy of the joint distribution of the answers, averaged over the members.',
    'The number of combinations grows with each point, so large batches are estimated from a sample.',
  ],
  'term.E[H(y|θ)]': [
    'What would stay open even if the model were known, in nat.',
    'The mean over the members of the entropy of the answers; for each member the points are independent.',
    'It is overlap as the members see it. What no member can express is missing in it.',
  ],
} satisfies Record<string, Slots>
