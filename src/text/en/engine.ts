import type { Entry } from '../format.ts'

export const engine = {
  'error.need-data': 'The engine no longer knows this data set. Reload the page.',
  'error.not-finite': (a) =>
    `A computation gave a value that is not a number (${a.where}). Your labels are safe. Undo the last change or choose another model.`,
  'error.memory':
    'The browser ran out of memory. Your labels are safe. Choose a smaller committee or fewer points.',
  'error.part-missing': 'A part of the page could not be loaded. Check the connection and try again.',
  'error.internal': 'The engine failed. Your labels are safe. Undo the last change, or reload the page.',
  'error.engine-stopped':
    'The engine stopped 3 times on this request. Your labels are safe. Choose a smaller committee or another model, and it will start again.',
  'error.worker-died': 'The engine stopped before it could answer. Try again.',
  'error.no-engine':
    'The engine could not be loaded. Check the connection and reload the page. Your labels are safe.',
  'error.no-look': 'Nothing has been computed yet.',
  'error.unknown-strategy': (a) => `This version has no query strategy named "${a.id}". Choose another one.`,
  'error.need-bytes': 'The file is no longer in memory. Open it again.',
  'error.unreadable':
    'The file cannot be read any more: it was moved, changed or is not permitted. Open it again.',
  'error.superseded': 'A newer request took the place of this one.',
  'status.restarted': 'The engine stopped and was started again. Nothing was lost.',
  'status.typed-after-crash':
    'The engine stopped twice. It now trains without TensorFlow.js, which may change the picks of a network.',
  'status.in-page':
    'No background worker can run here. The engine runs in the page, and networks are trained without TensorFlow.js.',
  'note.trainer-typed': 'TensorFlow.js could not start here. Networks are trained by the built-in trainer.',
  'note.missing': (a) =>
    a.need === 'committee'
      ? `${a.strategy} needs a committee. Choose one that goes with this model.`
      : `${a.strategy} needs the logistic model. Choose it to see these scores.`,
  'note.no-committee':
    'This committee does not go with this model. Choose another committee or another model.',
} satisfies Record<string, Entry>
