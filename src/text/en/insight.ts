import { plural, type Entry } from '../format.ts'

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
} satisfies Record<string, Entry>
