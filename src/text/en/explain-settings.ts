import type { Slots } from '../titled.ts'

/** What each setting of a session does, how it is used, and where it misleads. Titles are the names of the controls. */
export const explainSettings = {
  'setting.n': [
    'How many points the data set has that may be asked about.',
    'The generator draws them from its law by the seed. Points that only grade come on top.',
    'More points make no problem harder: only the labels teach the model. They do make strategies slower that compare all pairs.',
  ],
  'setting.seed': [
    'The number from which all chance of the session follows: data, start, ties, noise and committees.',
    'Every draw is a function of the seed, its purpose and two counters, so the same seed gives the same session on any machine.',
    'One seed is one story. Whether a strategy is better shows over many seeds, as a study runs them.',
  ],
  'setting.axes': [
    'The column of the table that lies along this axis. The model sees the two columns of the plot and no others.',
    'Both are standardised for the model; the axes keep the units of the table.',
    'A pair of columns that you choose by how well it parts the classes uses labels that the learner does not have yet.',
  ],
  'setting.start': [
    'Which points have a label before the first question.',
    'They are drawn by the rule and the seed and get their hidden answer; each costs an answer of the budget.',
    'A start with points of each class is a gift: in real work nobody knows which points those are.',
  ],
  'setting.start.n': [
    'How many points are labelled before the first question, in all or of each class.',
    'The draw of a point depends on its number alone: a larger start keeps the points of a smaller one.',
    'With very few labels the first model is close to a guess, and a strategy that trusts it asks badly.',
  ],
  'setting.exam': [
    'What the accuracy on the page is measured on: hidden answers, points that you pay for, or nothing.',
    'Hidden answers grade on points that are never asked. Paid points are drawn from the pool first and labelled like any other.',
    'No real project has hidden answers. Without any exam the curve only says whether predictions still change, not whether they are right.',
  ],
  'setting.share': [
    'The share of the rows that is never asked about and only grades.',
    'It is drawn from each class alike, by the seed.',
    'What is held out cannot be asked: a large share takes away points that would have taught something.',
  ],
  'setting.paid.n': [
    'How many points are bought for checking before anything is asked.',
    'They are drawn at random from the pool, cost an answer each, and never train.',
    'Few points measure coarsely: between two models of nearly the same accuracy they cannot tell.',
  ],
  'setting.classes': [
    'What the classes are called. You can add one that the data did not foresee.',
    'A name is part of the session from here on; the answers keep their class.',
    'A class without any answer is unknown to the model, however you call it.',
  ],
  'setting.classWeights': [
    'Whether a label of a rare class counts more in training.',
    'Balanced: each label is multiplied by the number of labels, divided by the number of classes seen times the labels of its class.',
    'The model then names the rare class more often, rightly and wrongly, and its probabilities no longer match how often it is right.',
  ],
  'setting.k': [
    'How many models vote in the committee.',
    'Each is trained on its own, so the time grows with their number.',
    'More members make the vote smoother, not more different: where all make the same mistake, they agree on it.',
  ],
  'setting.batch': [
    'How many points are asked before the model is trained again.',
    'A plain strategy takes its best points, one after the other by score. Batch strategies spread them.',
    'The best points by score often lie side by side and teach the same thing twice: the redundancy says how much.',
  ],
  'setting.retrainEvery': [
    'After how many answers the model learns again. 0 means at the end of each round.',
    'Until then questions come from the model as it was. The question says how many answers old it is.',
    'Rare trainings save computing and waste labels: the strategy asks about what has been answered already.',
  ],
  'setting.candidates': [
    'How many points costly strategies score at most.',
    'If more may be asked, a drawn part of them is scored, another in each round. The list says how many.',
    'The best point of a part is seldom the best of all. With few candidates a strategy comes close to random.',
  ],

  'setting.oracle': [
    'Who answers, one by one, with skill, cost and time.',
    'They take turns in this order, vote by vote. Whoever is not sure hands the point on to the next.',
    'A model of an annotator is a few numbers. Real people err together, learn, and get bored.',
  ],
  'setting.kind': [
    'Whether a person, the hidden answers, or a simulated annotator with errors answers.',
    'Simulated answers depend on the seed, the annotator and the point alone: whoever asks, and whenever, hears the same.',
    'The truth as an annotator is the best case that no project has.',
  ],
  'setting.name': [
    'How the annotator is called in tables and in the audit trail.',
    'The draws of a simulated annotator depend on the name: another name makes other mistakes.',
    'Answers that were given before stay under the old name.',
  ],
  'setting.votesPerPoint': [
    'How many opinions each point gets before it has its label.',
    'The annotators are asked in turn; every vote costs an answer.',
    'Three votes on a point are two points not asked. Where annotators are good, more points teach more.',
  ],
  'setting.turns': [
    'Who is asked first about a point.',
    'The first in the list answers every point and the others are asked for further votes, or when somebody is not sure; or each point and round begins with the next in the list, so that the work is shared.',
    'In the list, whoever stands behind one who is always sure is never asked. Shared work mixes good and bad annotators, and each point shows the skill of its own.',
  ],
  'setting.merge': [
    'How several opinions on a point become one label.',
    'The last one, the majority, or a majority in which each vote counts by its confidence and the annotator’s stated error.',
    'The weights believe what an annotator’s description states. A wrong description makes a wrong vote heavy.',
  ],
  'setting.budgetIn': [
    'What the budget counts: answers, labelled points, cost, or minutes of the annotators.',
    'Every answer adds its annotator’s cost and seconds; your own seconds are measured.',
    'Two strategies that look alike by answers can differ by cost, and the other way round: the curve can show each axis.',
  ],
  'setting.budget': [
    'How much may be spent in all, the start and paid validation points included.',
    'The session stops asking when it is reached. An answer that crosses the limit still counts.',
    'A budget that is spent is no reason to have stopped there: the curve may have been flat for long.',
  ],
  'setting.briefing': [
    'What whoever answers reads with each question: a guideline in your words, and on wish the two classes that the model finds likeliest.',
    'Both are part of the address, not of the session: they change no question and no model. A class can run it as an experiment, half with and half without, and compare accuracy, agreement and seconds.',
    'People lean towards what they are told. A belief that is shown makes agreement with the model higher, not the labels better; nothing is claimed about which way it turns out.',
  ],
  'setting.audit': [
    'Points that have a label are asked about again, to check the answers.',
    'Those with the fewest opinions come first, among them the least confident. Each answer costs like any other.',
    'You see the label while you answer, unless you look away: agreement with yourself is then too high.',
  ],

  'param.target': [
    'The accuracy at which you would stop.',
    'It is compared with the accuracy on the paid validation set.',
    'A small set reaches the target by luck now and then.',
  ],
  'param.watch': [
    'The value whose progress is watched.',
    'The accuracy on the paid set, or the mean confidence on the pool.',
    'Confidence can stop rising while the model is wrong.',
  ],
  'param.window': [
    'How many rounds the rule looks back on.',
    'It says nothing before it has seen as many.',
    'A short window takes a pause for the end; a long one stops late.',
  ],
  'param.progress': [
    'The rise that counts as progress.',
    'Below it over the whole window, the rule says stop.',
    'On a small set of points the accuracy moves in steps that may be larger than this.',
  ],
  'param.most': [
    'The uncertainty that may remain.',
    'The largest one among the points that may be asked is compared with it.',
    'Where classes overlap some point always stays uncertain, and the rule never stops.',
  ],
  'param.kappa': [
    'How alike the predictions of two models in a row must be.',
    'Cohen’s κ over the pool, averaged over the window.',
    'Predictions also stand still when the strategy asks about nothing new.',
  ],
  'param.worth': [
    'The fall of the error that makes a label worth its cost.',
    'The expected gain of the best question is compared with it.',
    'The model estimates its own errors: sure and wrong, it expects no gain.',
  ],

  'param.budget': [
    'The share of the items that may be asked about.',
    'The share asked lately is estimated with a fading memory; at the budget nothing is asked.',
    'A budget is a limit, not an aim: a rule that uses it up may ask needlessly.',
  ],
  'param.w': [
    'Over how many items the spending is measured.',
    'Older items fade by one divided by this number.',
    'A short memory forgets a burst of questions and soon allows the next.',
  ],
  'param.memory': [
    'How many of the latest labels train the model. 0 means all.',
    'Older labels stay in the log and no longer teach.',
    'A short memory follows a change quickly and is less accurate while nothing changes.',
  ],
  'param.theta0': [
    'The limit at which the rule starts.',
    'Items with less confidence than the limit are asked.',
    'It only matters for the first items: afterwards the limit moves by itself.',
  ],
  'param.s': [
    'How far the limit moves with each item.',
    'It is multiplied by one minus this after a question, by one plus this otherwise.',
    'Large steps make the limit jump; small ones make it late after a change.',
  ],
  'param.spread': [
    'How far the limit is shaken for each item.',
    'It is multiplied by one plus this times a normal draw.',
    'A large value asks about sure items often and lets unsure ones pass.',
  ],
  'param.v': [
    'The share of items that are decided by chance alone.',
    'They are asked at the rate of the budget, whatever the model thinks.',
    'They notice changes that the model is blind to, and are wasted while there are none.',
  ],
  'param.above': [
    'The disagreement that is not worth a question.',
    'Items with more than this are asked.',
    'At 0 a noisy committee asks about nearly everything.',
  ],

  'param.error': [
    'How often this annotator names a wrong class.',
    'A draw by the seed for each point decides; the wrong class is any other with equal chance.',
    'Real mistakes are not spread evenly: they gather where classes look alike.',
  ],
  'param.nearBoundary': [
    'How much more often the annotator errs close to the true boundary.',
    'It is added in full on the boundary and falls to nothing at a distance of half a unit.',
    'Strategies that ask near the boundary meet these errors most: their advantage can turn around.',
  ],
  'param.fatigue': [
    'By how much the chance of an error grows with each answer given.',
    'It is added once for every answer of this annotator so far.',
    'It never goes back: a rest is not simulated.',
  ],
  'param.unsure': [
    'How often the annotator says “not sure” instead of a class.',
    'Decided by a draw for each point; the answer costs, and the point goes to the next annotator.',
    'The draw knows nothing of the point: real people are unsure about the hard ones.',
  ],
  'param.cost': [
    'What one answer of this annotator costs.',
    'It is added to the cost of the session, also for “not sure”.',
    'The unit is yours: only costs in the same unit can be compared.',
  ],
  'param.seconds': [
    'How long one answer of this annotator takes.',
    'For you the time is measured; this number is used where it was not.',
    'Hard points take people longer; simulated annotators take the same time for all.',
  ],
} satisfies Record<string, Slots>
