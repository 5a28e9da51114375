import type { Explanation } from '../format.ts'

/** The longer explanations of who answers, of what is checked, and of each setting. */
export const explainTeachers = {
  'part.annotators': {
    title: 'Annotators',
    what: 'Who has answered how often, how right, at what cost and in what time, and how far they agree with each other and with themselves.',
    how: 'κ is Cohen’s: (p − e) / (1 − e), with p the share of equal labels on points that both have judged and e what their class shares alone would give. Over all votes it is Fleiss’ κ. “Right” compares with the hidden answers where they are known. Error and time are means over the last 10 answers.',
    misleads:
      'Annotators can agree and be wrong together, above all near the boundary, where they are asked most. κ falls by itself where one class is rare. With few common points it says little: on 5 points, a single label can move κ from 0 to 1.',
  },
  'part.balance': {
    title: 'Balance',
    what: 'The shares of the classes in the pool, among all labels and among the asked points, and what the model makes of each class.',
    how: 'The pool is counted by its hidden answers where they are known. Recall is the share of the points of a class that the model names rightly, balanced accuracy is its mean over the classes. A notice comes when a class has less than a third of an even share of at least 10 labels.',
    misleads:
      'Equal shares are no aim in themselves: a strategy that looks for the boundary asks more about the rare class than chance would, and is right to. The shares of the asked points say nothing about those of the data.',
  },
  'part.validation': {
    title: 'Validation',
    what: 'What the model says of itself on its own labels, beside the accuracy on points that were bought for checking (where you buy some) and on hidden points that a real project would not have.',
    how: 'Self-grading is cross-validation: the labels that train are dealt into 5 folds, class by class and by the seed; a model of the same settings is trained without each fold and names its points. Paid points are set under Data. They are drawn at random from the pool by the seed, before anything else, and never train. Each costs an answer of the budget. The bar is the 95% interval of Wilson for their number. Stopping rules and the learning curve use these points alone.',
    misleads:
      'On 40 labels that margin chose, cross-validation said 66% where the truth was 90%; on 40 drawn at random it was right on average, give or take 5 points. A small paid set measures coarsely too: at 20 points and 90%, the interval reaches from 0.70 to 0.97. If you try many settings against the same points, the best one looks better than it is.',
  },
} satisfies Record<string, Explanation>
