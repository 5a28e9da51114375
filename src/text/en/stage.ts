import { num, type Entry } from '../format.ts'

/** What the controls of the plot say. */
export const stage = {
  'part.field': 'Map',
  'stage.flat': 'No difference anywhere yet',
  'field.probability': 'Probability',
  'field.disagreement': 'Disagreement',
  'field.utility': 'Utility',
  'field.density': 'Density',
  'field.aleatoric': 'Aleatoric part',
  'field.epistemic': 'Epistemic part',
  'field.more': 'More maps',
  'field.more.short': 'More',
  'field.none': 'None',
  'legend.most': (a) => `highest ${num(a.v, 2)}`,
  'legend.pool': 'Unlabelled',
  'legend.boundary': 'Model boundary',
  'legend.members': 'Committee',
} satisfies Record<string, Entry>
