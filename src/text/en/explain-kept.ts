import type { Explanation } from '../format.ts'

/** The longer explanation of the kept sessions. */
export const explainKept = {
  'part.kept': {
    title: 'Kept sessions',
    what: 'Sessions that you can go back to: each with its answers, settings and branches, and a picture of its plot.',
    how: 'At most 0.5 seconds after a change, the session is written into the storage that the browser has for this page. A reload or a crash loses nothing that was written. A session is written by one tab alone: another tab on it goes on with a session of its own.',
    misleads:
      'It is a convenience, no archive. Clearing the data of this site removes it, a private window keeps it only until it is closed, and other browsers and machines do not see it. What matters belongs into a file.',
  },
} satisfies Record<string, Explanation>
