import type { Entry } from '../format.ts'

/** One point under all strategies. */
export const standings = {
  'standings.all': 'Under all strategies',
  'standings.shown': 'Only those that are shown',
  'standings.waiting': 'The other strategies are scoring.',
  'standings.costly': (a) =>
    `Left out for their cost, since they train the model again for each point: ${a.names}.`,
  'standings.more': 'Score these too',
  'standings.lacking': (a) =>
    `These have no score, since the present model and committee lack what they need: ${a.names}.`,
  'standings.unscored': (a) => `These gave this point no score: ${a.names}.`,
  'scores.loss': 'loss',
} satisfies Record<string, Entry>
