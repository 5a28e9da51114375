import { int, type Entry } from '../format.ts'

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
    'Points were drawn after the first question. Such a session cannot be exported as Python: draw first, then ask.',
  'error.python-points': (a) => `A script holds at most ${int(a.most)} points. This session has ${int(a.n)}.`,
} satisfies Record<string, Entry>
