import { int, type Entry } from '../format.ts'

/** The training of the network, watched step by step. */
export const training = {
  'part.training': 'Training',
  'training.summary': (a) => `${int(a.steps)} steps`,
  'training.play': 'Watch the training',
  'training.pause': 'Pause the training',
  'training.step': 'Step of the training',
  'training.at': (a) => `Step ${int(a.step)} of ${int(a.of)}`,
  'training.loss': (a) => `loss ${a.loss}`,
  'training.atOnce': 'At once',
  'training.waiting': 'The network is being trained once more for its pictures.',
} satisfies Record<string, Entry>
