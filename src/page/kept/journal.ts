/**
 * What a tab has on screen, written at once and synchronously, so that a reload at any moment finds it: the link, and which kept
 * session it is. It belongs to an entry of the tab's history, whose state names it.
 */
export interface Note {
  readonly id: string
  /** Answers that it came with. */
  readonly given: number
  /** Of the address, with its question mark. */
  readonly search: string
  /** All of the session, branches too, where the page was left before the browser had kept it; else empty. */
  readonly file: string
}

const START = 'session '
const keyOf = (entry: string) => START + entry

/** Names the entry that the tab wrote last. */
const LAST = 'session last'

function stateOfHistory(): string | null {
  const state: unknown = history.state
  if (typeof state !== 'object' || state === null || !('session' in state)) return null
  return typeof state.session === 'string' ? state.session : null
}
/** A change of the address while a reload begins can cost the entry its state, so that a reload asks for the last one as well. */
function lastOfReload(): string | null {
  const [visit] = performance.getEntriesByType('navigation')
  if (!(visit instanceof PerformanceNavigationTiming) || visit.type !== 'reload') return null
  try {
    return sessionStorage.getItem(LAST)
  } catch {
    return null
  }
}
/** The entry of the history that is shown, as it was named before; null for an address that is visited anew. */
export const entryOfHistory = (): string | null => stateOfHistory() ?? lastOfReload()

export function writeNote(entry: string, note: Note): void {
  try {
    sessionStorage.setItem(keyOf(entry), JSON.stringify(note))
    sessionStorage.setItem(LAST, entry)
  } catch {
    // Too large with its branches, it is written without; else the address, written half a second later, is what is left.
    if (note.file !== '') writeNote(entry, { ...note, file: '' })
  }
}

export function readNote(entry: string): Note | null {
  try {
    const note: unknown = JSON.parse(sessionStorage.getItem(keyOf(entry)) ?? 'null')
    if (typeof note !== 'object' || note === null || !('id' in note) || !('search' in note)) return null
    const { id, search } = note
    const given = 'given' in note && typeof note.given === 'number' ? note.given : 0
    const file = 'file' in note && typeof note.file === 'string' ? note.file : ''
    return typeof id === 'string' && typeof search === 'string' ? { id, given, search, file } : null
  } catch {
    return null
  }
}

/** The notes that hold all of a session, of other entries of this tab's history than `entry`. */
export function notesLeft(entry: string): [entry: string, note: Note][] {
  try {
    const others = Object.keys(sessionStorage)
      .filter((key) => key.startsWith(START) && key !== LAST)
      .map((key) => key.slice(START.length))
    return others.flatMap((other): [string, Note][] => {
      const note = other === entry ? null : readNote(other)
      return note && note.file !== '' ? [[other, note]] : []
    })
  } catch {
    return []
  }
}
/** The session of this note is kept now. */
export function emptyNote(entry: string, note: Note): void {
  try {
    sessionStorage.setItem(keyOf(entry), JSON.stringify({ ...note, file: '' }))
  } catch {
    // It stays as it was, and is found to be kept the next time.
  }
}
