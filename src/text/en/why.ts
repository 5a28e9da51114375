import { sharesApart } from '../apart.ts'
import { int, num, pct, plural, type Args, type Entry } from '../format.ts'

/**
 * Why a point has its score, in one sentence. The page adds the point's rank to the numbers of the explanation: `rank` (1 = best),
 * `equal` (1 where it is shared), `of` (points compared). The first in rank is told in the superlative.
 */
const first = (a: Args): boolean => Number(a.rank) === 1 && !Number(a.equal)
const among = (a: Args): string => `among ${plural(a.of, 'point', 'points')}`

export const why = {
  'why.random': 'Drawn at random. The model played no part.',
  'why.leastConfident': (a) =>
    `The model’s best guess is class ${a.classA}, at ${pct(a.pA)}${first(a) ? `: the least sure guess ${among(a)}` : ''}.`,
  'why.margin': (a) => {
    const [pA, pB] = sharesApart(a.pA, a.pB, 4)
    return `The model gives class ${a.classA} ${pA} and class ${a.classB} ${pB}: ${first(a) ? `the smallest gap ${among(a)}` : `a gap of ${pct(a.gap)}`}.`
  },
  'why.powerMargin': (a) =>
    `The gap of the 2 likeliest classes is ${pct(a.gap)}, and the lot added ${num(a.luck)}${first(a) ? `: together the most ${among(a)}` : ''}.`,
  'why.entropy': (a) =>
    `The entropy of the ${plural(a.count, 'class probability', 'class probabilities')} is ${num(a.h)} nat${first(a) ? `, the highest ${among(a)}` : ''}.`,
  'why.voteEntropy': (a) =>
    `${int(a.votes)} of the ${int(a.members)} committee members ${Number(a.votes) === 1 ? 'votes' : 'vote'} ${a.classA}${first(a) ? `: the most divided vote ${among(a)}` : ''} (vote entropy ${num(a.score)}).`,
  'why.consensusEntropy': (a) =>
    `The mean of the ${int(a.members)} members is ${first(a) ? `least sure here ${among(a)}` : 'this unsure'}: entropy ${num(a.score)}.`,
  'why.meanKL': (a) =>
    first(a)
      ? `The members disagree most here: mean KL ${num(a.score)}.`
      : `The ${int(a.members)} members disagree by a mean KL of ${num(a.score)}.`,
  'why.maxDisagreement': (a) =>
    `Member ${int(a.member)} stands furthest from the mean of the committee: KL ${num(a.score)}${first(a) ? `, the largest ${among(a)}` : ''}.`,
  'why.variationRatio': (a) =>
    `${int(Number(a.members) - Number(a.votes))} of the ${int(a.members)} members ${Number(a.members) - Number(a.votes) === 1 ? 'does' : 'do'} not vote for the leading class ${a.classA}.`,
  'why.consensusMargin': (a) => {
    const [pA, pB] = sharesApart(a.pA, a.pB, 4)
    return `On average the members give class ${a.classA} ${pA} and class ${a.classB} ${pB}: ${first(a) ? `the smallest gap ${among(a)}` : `a gap of ${pct(a.gap)}`}.`
  },
  'why.gradientLength': (a) =>
    first(a)
      ? `No answer ${among(a)} would pull harder at the weights: expected gradient ${num(a.score)}.`
      : `The answer would pull at the weights with an expected gradient of ${num(a.score)}.`,
  'why.expectedErrorReduction': (a) =>
    `After this answer the model expects to be wrong on ${pct(a.loss)} of ${plural(a.judged, 'other point', 'other points')}${first(a) ? ', the least of all that were tried' : ''}.`,
  'why.expectedLogLoss': (a) =>
    `After this answer the model expects a log loss of ${num(a.loss)} on ${plural(a.judged, 'other point', 'other points')}${first(a) ? ', the least of all that were tried' : ''}.`,
  'why.informationDensity': (a) =>
    `Entropy ${num(a.base)} in a place of density ${num(a.similarity)}${first(a) ? `: the largest product ${among(a)}` : ''}.`,
  'why.densityWeighted': (a) =>
    `Uncertainty ${num(a.base)} times mean similarity ${num(a.similarity)}${first(a) ? `: the largest product ${among(a)}` : ''}.`,
  'why.kCentre': (a) =>
    first(a)
      ? `No point is farther from every label: distance ${num(a.distance)}.`
      : `The nearest label is at distance ${num(a.distance)}.`,
  'why.kCentre.first': (a) =>
    `Nothing is labelled yet, so the middle of the pool is asked first. It is ${num(a.distance)} away.`,
  'why.kMeans': (a) =>
    Number(a.size) > 0
      ? `Its cluster has ${plural(a.size, 'point', 'points')} and no label. The centre is ${num(a.distance)} away.`
      : `Its cluster already has a label. The centre is ${num(a.distance)} away.`,
  'why.typiClust': (a) =>
    Number(a.size) > 0
      ? `Its cluster has ${plural(a.size, 'point', 'points')} and no label. The point’s typicality in it is ${num(a.typicality)}.`
      : `Its cluster already has a label. The point’s typicality in it is ${num(a.typicality)}.`,
  'why.probCover': (a) =>
    `${plural(a.fresh, 'point', 'points')} within ${num(a.delta, 2)} of it ${Number(a.fresh) === 1 ? 'is' : 'are'} not covered by a label, of ${int(a.all)} there.`,
  'why.rankedBatch': (a) =>
    `${pct(a.alpha)} of the score is novelty (distance ${num(a.distance)} to the nearest label), the rest is uncertainty (${num(a.base)}).`,
  'why.rankedBatch.first': (a) =>
    `Nothing is labelled yet, so the point closest to all others is asked first: mean distance ${num(a.distance)}.`,
  'why.clusterMargin': (a) =>
    `A gap of ${pct(a.gap)}, in a cluster of uncertain points that has no question yet.`,
  'why.clusterMargin.closed': (a) =>
    `A gap of ${pct(a.gap)}, but not in a cluster that is still waiting for a question.`,
  'why.badge.first': (a) =>
    `The gradient of its own guess has length ${num(a.length)}${first(a) ? `, the longest ${among(a)}` : ''}.`,
  'why.badge': (a) =>
    `Drawn with a chance that grows with the distance of its gradient from those chosen, ${num(a.distance)}.`,
  'why.badge.greedy': (a) => `Its gradient is ${num(a.distance)} away from the nearest one chosen.`,
  'why.batchBald': (a) =>
    Number(a.points) === 1
      ? `The answer would tell ${num(a.score)} nat about the model.`
      : `With this point the ${int(a.points)} answers together would tell ${num(a.score)} nat about the model.`,
  'why.you': 'You chose this point.',
  'why.tied': (a) => `${plural(a.n, 'point is', 'points are')} tied. The seed decided.`,

  'why.via.topK': (a) => `The whole batch follows one score: ${a.strategy}.`,
  'why.via.explore': (a) =>
    `${pct(a.epsilon)} of the questions are drawn at random, and this is one of them.`,
  'why.via.exploit': (a) => `${a.strategy} asks; ${pct(a.epsilon)} of the questions are drawn at random.`,
  'why.via.before': (a) =>
    `${plural(a.labelled, 'label', 'labels')} so far, fewer than ${int(a.at)}: ${a.strategy} asks.`,
  'why.via.after': (a) =>
    `${plural(a.labelled, 'label', 'labels')} so far, at least ${int(a.at)}: ${a.strategy} asks.`,
  'why.via.bandit': (a) => `${a.strategy} asks this round. Its chance was ${pct(a.chance)}.`,

  'term.u': 'a number drawn for this point',
  'term.m': 'margin: gap of the 2 likeliest classes',
  'term.γ': 'power of the margin',
  'term.g': 'Gumbel noise of this point and round',
  'term.p₁': 'probability of the likeliest class',
  'term.p₂': 'probability of the second class',
  'term.p': 'class probabilities',
  'term.v': 'votes for each class',
  'term.K': 'members of the committee',
  'term.p̄': 'mean probabilities of the members',
  'term.H(p̄)': 'entropy of the members’ mean',
  'term.H(pₖ)': 'entropy of each member',
  'term.KLₖ': 'divergence of each member from the mean',
  'term.‖h‖': 'length of the features here',
  'term.ℓ': 'expected loss after each answer',
  'term.U': 'uncertainty',
  'term.s': 'mean similarity to the pool',
  'term.β': 'power of the similarity',
  'term.x': 'this point',
  'term.c': 'nearest label or pick',
  'term.x̄': 'mean of the pool',
  'term.n': 'points in the cluster, 0 if it has a label',
  'term.k': 'neighbours that count',
  'term.Σd': 'sum of the distances to them',
  'term.d': 'distance',
  'term.n(δ)': 'points within the radius',
  'term.n₀': 'of them already covered',
  'term.α': 'share of the pool without a label',
  'term.d̄': 'mean distance to the other points',
  'term.o': '1 if its cluster waits for a question',
  'term.‖g‖²': 'squared length of its gradient',
  'term.‖g′‖²': 'squared length of the nearest chosen one',
  'term.⟨g,g′⟩': 'their inner product',
  'term.H(y)': 'entropy of the answers together',
  'term.E[H(y|θ)]': 'entropy left if the model were known',
} satisfies Record<string, Entry>
