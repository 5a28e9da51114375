import type { Explanation } from '../format.ts'

/** The longer explanations of stopping rules and stream rules. Numbers are means over at least 50 seeds. */
export const explainRules = {
  'stop.budget': {
    title: 'Budget',
    what: 'It ends the session when the labelling budget is spent.',
    how: 'Answers are counted, those of the start and “not sure” included. A budget can also be in points, cost or minutes.',
    misleads:
      'It knows nothing of the model: the budget can end long after the last gain, or just before the next one. In practice money ends most projects before any other criterion does.',
  },
  'stop.target': {
    title: 'Target reached',
    what: 'It says that you can stop once the model is as good as you want, measured on points whose answers you paid for.',
    how: 'The accuracy on the paid validation set is compared with the target, 95% unless you change it. The set is drawn at random from the pool and is never trained on.',
    misleads:
      'On 50 points an accuracy of 95% is known to within ±6 points only. It is checked after every round, and one lucky round is enough. A region that no validation point lies in is not measured at all.',
  },
  'stop.plateau': {
    title: 'Plateau',
    what: 'It says that you can stop once the last rounds brought nothing new.',
    how: 'The best value of the last 10 rounds is compared with the best before. If it rose by less than 0.005, the rule stops. It watches the paid accuracy, or the mean probability of the named class over the pool.',
    misleads:
      'A curve can be flat and rise later, when a hidden group is found. On 50 paid points one point is 0.02, so a rise of 0.005 cannot be seen. Mean confidence can settle on a wrong model, and needs no label to do so.',
  },
  'stop.uncertainty': {
    title: 'Nothing uncertain left',
    what: 'It says that you can stop once the model is sure about every point that could be asked.',
    how: 'The largest 1 − p of the named class among these points is compared with a limit, 0.1 unless you change it.',
    misleads:
      'Where classes overlap, some point stays near 0.5 and the rule never stops. Where the model is sure and wrong, it stops without having asked.',
  },
  'stop.stable': {
    title: 'Stable predictions',
    what: 'It says that you can stop once one model after another names the points of the pool alike. It needs no label of its own.',
    how: 'Cohen’s κ of each model with the one before it, over the pool, is averaged over the last 10 pairs. The rule stops from 0.99 on.',
    misleads:
      'It measures whether predictions change, not whether they are right. On the straight line it stops at 40 labels and loses 0.2 points against 200 labels; on the missed cluster it stops at 31 with 84.7%, in 72% of the runs before the hidden cluster was asked, and 120 labels would give 95.8%.',
  },
  'stop.gain': {
    title: 'Expected gain',
    what: 'It says that you can stop once the best question promises less than a label is worth to you.',
    how: 'The share of errors that the model expects now, minus the share it expects after the best question of expected error reduction. The rule stops below 0.001. Without that strategy the value is not known.',
    misleads:
      'The model estimates its own errors: where it is sure and wrong, it expects no gain. The best question is searched among a drawn subset of candidates, so the value moves by chance.',
  },

  'stream.random': {
    title: 'Random',
    what: 'It asks about a fixed share of the items, whatever they are.',
    how: 'Each item draws a number and is asked if it is at most the budget, 0.1 unless you change it. As for all rules, nothing is asked while the recent share of questions has reached the budget.',
    misleads:
      'Without a change it wastes questions: 97.1% with 168 labels, where the fixed threshold has 99.7% with 76. When the rule of the classes changes far from the boundary, it notices all the same.',
  },
  'stream.fixed': {
    title: 'Fixed threshold',
    what: 'It asks about items that the model is unsure of, by a limit that never moves.',
    how: 'The confidence is 1 minus the utility of the asking strategy, scaled to the range of 1 − p. It asks up to 1/C + budget × (1 − 1/C): 0.55 with 2 classes and a budget of 0.1.',
    misleads:
      'Without a change it is the cheapest rule here. After one the model is sure and wrong, so nothing falls under the limit: the accuracy stays near 80%, where the variable threshold returns to 96%, and the budget is not spent.',
  },
  'stream.variable': {
    title: 'Variable threshold',
    what: 'It asks about unsure items by a limit that moves until the budget is used.',
    how: 'The limit θ starts at 1, is multiplied by 0.99 after each question and by 1.01 otherwise, while the budget allows a question.',
    misleads:
      'It spends the whole budget, needed or not: 98.7% with 169 labels without a change, the fixed threshold 99.7% with 76. Because it asks near the boundary first, a change far away is found only when θ has risen that far.',
  },
  'stream.randomisedVariable': {
    title: 'Randomised variable threshold',
    what: 'As the variable threshold, but each item meets another limit, so that sure items are asked now and then.',
    how: 'θ is multiplied by 1 + δη for the item, with η a standard normal draw and δ 1 unless you change it.',
    misleads:
      'Questions about sure items are lost while nothing changes, and nobody knows beforehand whether something will. With δ = 1 the limit is negative for 16% of the items, and these are never asked.',
  },
  'stream.split': {
    title: 'Split',
    what: 'A share of the items is decided by chance, the rest by the variable threshold. The random share keeps an unbiased eye on the stream.',
    how: 'With a chance of v = 0.1 an item is asked at random at the rate of the budget; otherwise by θ. Items decided by chance do not move θ.',
    misleads:
      'With v and the budget at 0.1, 1 item in 100 is a random question. A change that only these can see is noticed late.',
  },
  'stream.budget': {
    title: 'Budget manager',
    what: 'It asks about the least certain share B of the items, whatever their certainty is. The budget is always used, and hardly ever stops a question.',
    how: 'An item is asked where 1 − u lies below θ. After a question θ falls by s · (1 − B), otherwise it rises by s · B. These balance where just the share B is asked: θ is a running quantile.',
    misleads:
      'Questions are spent where nothing is uncertain too. With a large step θ jumps about; with a small one it follows a drift late. Utilities that change as the model learns make the quantile old.',
  },
  'stream.cal': {
    title: 'Disagreement (CAL)',
    what: 'It asks about every item whose class the labels so far leave open, and lets pass what all members agree on.',
    how: 'It asks wherever the utility of the asking strategy is above 0 or the limit that you set. It is meant for a strategy that is 0 where all members agree, such as vote entropy. Its budget is 1: no limit.',
    misleads:
      'The guarantee holds for all models that fit the labels; a committee is a handful of them, and what they agree on can be wrong. With noise they never agree, and probabilities differ a little everywhere, so mean KL asks about everything.',
  },
} satisfies Record<string, Explanation>
