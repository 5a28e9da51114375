import { int, plural, type Entry } from '../format.ts'

/** Drawing on the plane. */
export const draw = {
  'data.drawing.line':
    'An empty plane. You draw the points of each class and the page learns to tell them apart.',
  'draw.empty': 'Nothing can be asked yet. Draw points of at least 2 classes on the plot.',

  'draw.own.note': 'An empty plane. Learning begins when it holds 2 classes.',

  'part.drawing': 'Drawing',
  'draw.open': 'Draw on the plot',
  'draw.done': 'Done',
  'draw.stream': 'The items of a stream are fixed when it begins, so nothing can be drawn.',
  'draw.plane': (a) => `Plane to draw on. Tool: ${a.tool}.`,
  'draw.keys':
    'Arrow keys move the tool, with Shift further. Enter uses it. Escape gives up what is under way, then closes the tools. Letters choose tools, digits classes, square brackets the size, comma and full stop the number of points.',

  'draw.tool': 'Tool',
  'draw.tool.brush': 'Brush',
  'draw.tool.eraser': 'Eraser',
  'draw.tool.flip': 'Flip class',
  'draw.tool.select': 'Lasso',
  'draw.tool.move': 'Move',
  'draw.tool.duplicate': 'Duplicate',
  'draw.tool.boundary': 'Boundary',
  'draw.hint.brush': 'Click or drag: each stamp scatters points of this class over the circle.',
  'draw.hint.eraser': 'Drag over points to remove them. Hidden points that grade stay, unless you drew them.',
  'draw.hint.flip': 'Drag over points: each gets the next class, and its label, if it has one, follows.',
  'draw.hint.select': 'Draw around points, or click one. Shift adds to what is selected.',
  'draw.hint.move': 'Drag what is selected, or the nearest point, to another place.',
  'draw.hint.duplicate': 'Drag a copy of what is selected, or of what lies in the circle, to its place.',
  'draw.hint.boundary':
    'Draw a line: its left side becomes this class, its right side the next one. A line that returns to its start encloses this class.',
  'draw.class': 'Class',
  'draw.class.add': 'Add a class',
  'draw.size': 'Size',
  'draw.points': 'Points per stamp',
  'draw.holds': 'Hold 1 in 3 back to grade',
  'draw.reveals': 'Show all hidden classes',
  'draw.reveals.many': (a) => `Not above ${int(a.n)} points.`,
  'draw.legend': 'Small and filled: may be asked. Hollow: only grades. Large: has a label.',

  'draw.selected': (a) => `${plural(a.n, 'point', 'points')} selected`,
  'draw.selection.flip': 'Flip',
  'draw.selection.erase': 'Erase',
  'draw.selection.none': 'Select nothing',
  'draw.boundary.on': 'A drawn boundary decides the hidden classes.',
  'draw.boundary.swap': 'Swap its sides',
  'draw.boundary.drop': 'Take it away',

  'draw.said.added': (a) => `${plural(a.n, 'point', 'points')} drawn.`,
  'draw.said.added.exam': (a) =>
    `${plural(a.n, 'point', 'points')} drawn, ${int(a.exam)} of them only to grade.`,
  'draw.said.moved': (a) => `${plural(a.n, 'point', 'points')} moved.`,
  'draw.said.removed': (a) => `${plural(a.n, 'point', 'points')} erased.`,
  'draw.said.flipped': (a) => `${plural(a.n, 'point', 'points')} given the next class.`,
  'draw.said.selected': (a) => `${plural(a.n, 'point', 'points')} selected.`,
  'draw.said.boundary': 'The boundary is drawn. It decides the hidden class of every point.',
  'draw.said.boundary.none': 'The boundary is taken away. The hidden classes stay as they are.',
  'draw.said.line': 'The line begins here. Enter sets the next place, Enter twice ends it.',
  'draw.said.held': (a) => `Holding ${plural(a.n, 'point', 'points')}. Move on and press Enter to let go.`,
  'draw.said.nothing': 'Nothing there to work on.',
  'draw.said.short': 'Too short for a boundary.',

  'draw.sum.nothing': 'Nothing drawn',
  'draw.sum.added': (a) => `${plural(a.n, 'point', 'points')} drawn`,
  'draw.sum.changed': (a) => `${int(a.n)} changed`,
  'draw.sum.removed': (a) => `${int(a.n)} erased`,
  'draw.sum.boundary': '1 boundary drawn',
  'draw.exam': 'What this does to the exam',
  'draw.exam.none': 'This session has no exam, so nothing grades what you draw.',
  'draw.exam.paid':
    'The validation set was chosen when the session began: it knows nothing of what you drew since.',
  'draw.exam.empty': 'Nothing grades yet: no accuracy can be shown until some of what you draw is held back.',
  'draw.exam.own': (a) =>
    `${int(a.exam)} of the ${plural(a.n, 'point', 'points')} only ${Number(a.exam) === 1 ? 'grades' : 'grade'}. Every stroke changes the exam: accuracies before and after it are those of different exams.`,
  'draw.exam.same': (a) =>
    `The exam is that of the data set, ${plural(a.m, 'point', 'points')}: it does not grade what you drew since the session began.`,
  'draw.exam.mixed': (a) =>
    `The exam now has ${plural(a.m, 'point', 'points')}, ${int(a.exam)} of them drawn since the session began: accuracies before and after are those of different exams.`,
  'draw.exam.boundary': 'The boundary gives the points that grade their class as well.',
} satisfies Record<string, Entry>
