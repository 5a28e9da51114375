import { pct, plural, type Entry } from '../format.ts'

/** Looking into a state: maps, truth, what an answer would change, the committee, strategies, uncertainty, calibration. */
export const insight = {
  'legend.truth': 'True boundary',
  'legend.wrong': (a) => plural(a.n, 'wrong label', 'wrong labels'),

  'stage.closer': 'Closer (+)',
  'stage.further': 'Further away (−)',
  'stage.all': 'Show everything (0)',
  'stage.show': 'Show in the plot',
  'stage.show.lines': 'Lines of the committee (C)',
  'stage.show.truth': 'The truth: boundary, wrong labels',
  'stage.show.held': 'Held-out points',
  'stage.show.trail': 'Trail of questions, numbered',
  'stage.show.note':
    'The dotted line is where the law that made the data turns from one class to the other. No model knows it.',
  'stage.show.noLaw': 'Real data have no known boundary, so the truth shows wrong labels alone.',
  'stage.show.noTruth': 'There are no hidden answers in this data.',

  'part.prospects': 'What each answer would change',
  'prospects.answer': 'If the answer is',
  'prospects.changed': 'points that change class',
  'prospects.error': 'expected error',
  'prospects.gradient': 'gradient',
  'prospects.expected': 'Expected',
  'prospects.now': (a) =>
    `Now the model expects to be wrong on ${pct(a.error)} of ${plural(a.of, 'other point', 'other points')}.`,
  'prospects.note':
    'Dashed: the boundary now. Solid: after that answer and a full retraining. Expected model change asks where the mean gradient is longest, expected error reduction where the mean expected error is lowest; both weight the answers by their probabilities.',
  'prospects.waiting': 'The answers are being tried.',
} satisfies Record<string, Entry>
