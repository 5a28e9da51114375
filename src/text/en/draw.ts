import type { Entry } from '../format.ts'

/** Drawing on the plane. */
export const draw = {
  'data.drawing.line':
    'An empty plane. You draw the points of each class and the page learns to tell them apart.',
  'draw.empty': 'Nothing can be asked yet. Draw points of at least two classes on the plot.',
} satisfies Record<string, Entry>
