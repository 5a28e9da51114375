import { int, num, plural, type Entry } from '../format.ts'

/** The stream on the page: its strip, its settings, its reasons. */
export const stream = {
  'part.stream': 'Stream',
  'stream.view': 'What the dock shows',
  'stream.count': (a) => `${int(a.n)} of ${int(a.total)} arrived · ${int(a.asked)} asked`,
  'stream.strip': 'Arrivals of the stream. The arrow keys look back.',
  'stream.none': 'Nothing has arrived yet.',
  'stream.item': (a) => `Arrival ${int(a.t)}, point ${a.id}: ${a.outcome}.`,
  'stream.asked': 'asked',
  'legend.passed': 'Let pass',
  'stream.passed': 'let pass',
  'stream.deciding': 'on offer now',
  'stream.drift': 'Drift',
  'stream.limit': (a) => `asks above ${num(a.value)}`,
  'stream.accuracy': (a) => `accuracy ${num(a.value)}`,
  'stream.noTruth': 'accuracy unknown',
  'stream.whole': (a) => `the whole stream of ${plural(a.n, 'item', 'items')}`,
  'stream.memory': (a) => `remembers ${plural(a.n, 'label', 'labels')}`,
  'stream.spent': (a) => `spent ${a.spent} of ${a.allowed}`,

  'stream.since': (a) => `Let pass: ${plural(a.n, 'point', 'points')} since the last question.`,
  'stream.now': (a) => `Point ${a.id}.`,
  'stream.next': 'Next arrival',
  'stream.play': 'Let the stream run',
  'stream.pause': 'Pause',
  'stream.title': (a) => `Arrival ${int(a.t)} of ${int(a.total)}`,
  'stream.ended': (a) =>
    `The stream has ended: ${plural(a.n, 'point', 'points')} arrived, ${int(a.asked)} of them asked.`,
  'stream.decides': (a) => `${a.rule} decides`,
  'stream.asks': (a) => `${a.rule} asks`,
  'stream.yours': 'This point waits for your answer.',
  'stream.spoken': (a) => `${plural(a.n, 'point', 'points')} let pass. ${a.why}`,

  'stream.why.title': (a) => `Arrival ${int(a.t)}, by the rule ${a.rule}`,
  'stream.why.you': 'You asked about it yourself; the rule was not heard.',
  'stream.why.unknown': 'The reason is being computed again.',
  'stream.why.score': (a) =>
    `${a.strategy} gives ${num(a.score)}; on the scale of 1 − p that is a utility u of ${num(a.u)}.`,
  'stream.goto': 'Go to this moment',

  'stream.mode': 'How points come',
  'stream.mode.pool': 'Pool',
  'stream.mode.stream': 'Stream',
  'stream.drawn':
    'What you draw is a pool: its points come in no order, so they cannot arrive one by one. Choose other data for a stream.',
  'stream.data.remote': 'Stream, remote drift',
  'stream.data.rotate': 'Stream, rotating drift',
  'stream.rule': 'Rule that asks',
  'stream.rule.open': (a) => `Rule that asks: ${a.letter}, ${a.rule}`,
  'stream.utility': 'Utility',
} satisfies Record<string, Entry>
