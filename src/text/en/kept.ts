import { int, plural, type Entry } from '../format.ts'

/** The sessions that this browser keeps, the code of a link, and how far a record is checked. */
export const kept = {
  'part.kept': 'Kept sessions',
  'kept.title': 'Kept sessions',
  'kept.note':
    'Every session that you answered in is kept in this browser, with its branches. Nothing is sent.',
  'kept.most': (a) => `At most ${int(a.n)} are kept: beyond, the oldest that has no name goes.`,
  'kept.none': 'Nothing is kept yet. The first answer begins it.',
  'kept.refused':
    'This browser keeps nothing for this page (a private window, or its settings). Save what you need as a file, under Share.',
  'kept.full':
    'The storage of this browser is full, so what you do now is not kept. Delete sessions that you no longer need, or save this one as a file, under Share.',
  'kept.new': 'Start a new session',
  'kept.new.note': 'With the same data, seed and settings, from the beginning. This one stays in the list.',
  'kept.name': (a) => `Name of the session ${a.name}`,
  'kept.facts': (a) => `${a.data} · ${a.strategy} · ${plural(a.n, 'answer', 'answers')}`,
  'kept.open': 'Open',
  'kept.open.name': (a) => `Open the session ${a.name}`,
  'kept.here': 'on screen',
  'kept.busy': 'open in another tab',
  'kept.delete': (a) => `Delete the session ${a.name}`,
  'kept.deleted': (a) => `${a.name} is deleted.`,
  'kept.gone': 'This session is no longer kept here.',
  'kept.unwritten': 'This browser did not let the change be written.',
  'kept.copy': (a) => `${a.name} (continued)`,
  'kept.elsewhere':
    'This session is open in another tab too. That tab goes on with it; what you do here is kept beside it, as a session of its own.',

  'check.stopped': (a) =>
    `${int(a.done)} of ${plural(a.of, 'recorded question was', 'recorded questions were')} compared with what is found now.`,
  'check.rest': (a) => (a.n === 1 ? 'Check the other one' : `Check the other ${int(a.n)}`),

  'qr.show': 'Show as QR code',
  'qr.title': 'QR code of the link',
  'qr.note': 'Drawn on this machine. Whoever scans it opens this session as it is now.',
  'qr.alt': (a) => `QR code of the link ${a.link}`,
  'qr.save': 'Save as SVG',
  'qr.tooLong': (a) =>
    `This link has ${int(a.n)} characters. A code that telephones read holds ${int(a.most)}: copy the link instead, or pass on the session as a file.`,
} satisfies Record<string, Entry>
