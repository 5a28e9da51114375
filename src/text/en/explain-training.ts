import type { Explanation } from '../format.ts'

/** The longer explanation of the training of the network. */
export const explainTraining = {
  'part.training': {
    title: 'Training',
    what: 'How the network on the stage came to be: its map before the first step, after every few steps, and at the end, with the loss of the labels below.',
    how: 'It is trained once more by the same trainer from the same starting weights, so the last picture is the model itself. Each step moves all weights once, by Adam on all labels at once. The loss is the mean cross-entropy of the labels.',
    misleads:
      'A low loss says that the labels are fitted, not that the map is right elsewhere. Nothing moves from one answer to the next: every training starts anew, since a network that learns on would depend on the order of the answers.',
  },
} satisfies Record<string, Explanation>
