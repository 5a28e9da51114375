import type { Explanation } from '../format.ts'

/** The longer explanations of drawing on the plane. */
export const explainDraw = {
  'part.drawing': {
    title: 'Drawing',
    what: 'Tools to make a plane of your own, or to change the one on screen: points by class, an eraser, a lasso, copies, other classes, and a line that decides the hidden truth. Every stroke is one step that undo takes back, and a link or file brings it along.',
    how: 'A drawn point has the class of the brush as its hidden truth, which simulated oracles answer with; where a boundary was drawn, its side decides. The scatter of the brush is a function of the seed and of the point’s number, so the same strokes give the same points. One point in three is held back to grade. On an empty plane the start is labelled as soon as 2 classes are there, and follows the drawing until the first answer.',
    misleads:
      'A drawn exam is as skewed as your strokes, and it changes with each of them: compare accuracies only where nothing was drawn in between. Labels given before a boundary was drawn stay, and some of them may then be wrong. You know where you put the classes, so your own guesses of a question are no test of a strategy.',
  },
} satisfies Record<string, Explanation>
