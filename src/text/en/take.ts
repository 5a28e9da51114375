import type { Entry } from '../format.ts'

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
} satisfies Record<string, Entry>
