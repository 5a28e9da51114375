import { int, plural, type Entry } from '../format.ts'

/** Bringing data, drawing data, taking them home. */
export const take = {
  'take.file': 'From a file',
  'take.file.note':
    'CSV, TSV or JSON, in any usual encoding, up to 50 MB; or a session file. You can also drop it anywhere on the page.',
  'take.file.choose': 'Choose a file',
  'take.sample': 'A sample to try',
  'take.sample.note': 'Tables that come with the page, opened as if they were your own.',
  'take.paste.note':
    'Copy rows of a spreadsheet and paste them here, or press Ctrl V (⌘ V) anywhere on the page.',

  'part.take': 'Take home',
  'take.files': 'Files',
  'take.line': 'The session, its tables and the plot as files, and a script that computes it again.',
  'take.note': 'Files are written on this machine. Nothing is sent.',
  'take.save.named': (a) => `${a.kind}: save ${a.name}`,
  'take.saved': (a) => `Saved as ${a.name}.`,
  'take.again': 'The session',
  'take.name.session': 'Session',
  'take.holds.session':
    'All of it: settings, questions, answers, other branches and their names. Opened here, it goes on where you are now.',
  'take.session.file': (a) => `It names the file ${a.name} and does not hold its rows: keep both.`,
  'take.session.open': 'Open a session file',
  'take.python': 'Python script',
  'take.python.holds':
    'Points, labels and questions. It trains the model with scikit-learn before each question, computes the scores again, and stops where a score or choice differs from the session or the accuracy by more than a point. It needs Python 3 with numpy and scikit-learn.',
  'take.python.busy': 'Computing every question again',
  'take.tables': 'Tables',
  'take.tables.note':
    'CSV in UTF-8. Text that a spreadsheet would take for a formula gets an apostrophe in front.',
  'take.name.labels': 'Labels',
  'take.holds.labels':
    'Your rows as they were, with answer, annotator, round, confidence (1 to 3) and seconds. It can be opened here again.',
  'take.name.scores': 'Pool scores',
  'take.holds.scores':
    'Every unlabelled point with its score under each strategy that is switched on. Higher is asked first.',
  'take.name.curve': 'Learning curve',
  'take.holds.curve': 'The grade of the model at each number of labels.',
  'take.name.audit': 'Audit trail',
  'take.holds.audit':
    'Every question in its order: who asked, score, rank and ties, the model before it, who answered what, how sure and how fast.',
  'take.name.arrivals': 'Arrivals',
  'take.holds.arrivals':
    'Every item of the stream in its order, those that were let pass too: its utility, the limit at that moment, and whether it was asked about.',
  'take.pictures': 'Pictures',
  'take.plot': 'Plot',
  'take.plot.holds':
    'The plot as it is on screen, with a title and a description inside. The PNG carries the link of the session too.',
  'take.plot.title': (a) => `${a.data}, ${plural(a.n, 'label', 'labels')}`,
  'take.plot.desc': (a) =>
    `${plural(a.pool, 'unlabelled point', 'unlabelled points')} and ${int(a.labelled)} labelled, the decision boundary of ${a.model}, the map: ${a.field}. ${a.strategy} asks.`,
  'take.plot.tooLarge': 'This browser cannot draw a picture of that size. Take a smaller one, or SVG.',
  'take.scale': 'Size of the PNG',
  'take.scale.option': (a) => `${int(a.scale)}x · ${int(a.width)} × ${int(a.height)}`,

  'error.python-strategy': (a) =>
    `${a.name} cannot be exported as Python. Margin, entropy, least confident, k-centre and vote entropy can, with the logistic model.`,
  'error.python-model':
    'This model cannot be exported as Python. The logistic model can, with margin, entropy, least confident, k-centre or vote entropy.',
  'error.python-committee':
    'A committee of different kinds of model cannot be exported as Python. One of posterior draws or of the Bayesian bootstrap can.',
  'error.python-model-changed':
    'The model was changed between two questions. A script for Python holds one model: take the session from before the change.',
  'error.python-stream': 'A session on a stream cannot be exported as Python.',
  'error.python-edited':
    'The plane was changed after the first answer. Such a session cannot be exported as Python: draw first, then answer.',
  'error.python-points': (a) => `A script holds at most ${int(a.most)} points. This session has ${int(a.n)}.`,
} satisfies Record<string, Entry>
