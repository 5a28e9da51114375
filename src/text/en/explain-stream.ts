import type { Explanation } from '../format.ts'

/** The stream of a session, as a part of the page. */
export const explainStream = {
  'part.stream': {
    title: 'Stream',
    what: 'Points arrive one after the other. For each, a rule asks about it or lets it pass, and what was let pass does not come back. Triangles were asked, circles let pass, crosses could not be paid for; the dashed line is the utility above which the rule asks.',
    how: 'The score of the asking strategy is put on the scale of 1 − p, so that one limit suits all; heights are its square root. A moving limit falls after a question and rises otherwise; nothing is asked while the recent share of questions, û / w, has reached the budget. The model learns from the latest labels alone, as many as “Latest labels that train” says; veiled labels are forgotten. The accuracy is that of the last 50 arrivals, each predicted before it could be learned.',
    misleads:
      'The running accuracy needs the hidden truth and lags behind a drift by up to 50 arrivals. In the learning curve the exam changes with the law of the data, so it can fall without a new label. A drift is marked because this page made the data; a real stream does not say when it changes.',
  },
} satisfies Record<string, Explanation>
