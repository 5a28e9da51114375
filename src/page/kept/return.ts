import { catalogue } from '../../core/session/catalogue.ts'
import { readSession } from '../../core/session/file.ts'
import { rejoin } from '../../core/session/rejoin.ts'
import { specHash } from '../../core/session/spec-hash.ts'
import type { Event, Spec, Tree } from '../../core/session/types.ts'
import { identify, unkept } from './identity.ts'
import { entryOfHistory, readNote } from './journal.ts'
import { readKept } from './store.ts'

/** What a reloaded tab had on screen. */
export interface Return {
  readonly search: string
  /** The session of its link with all that was kept of it, branches too; null where nothing of it was kept. */
  readonly whole: (spec: Spec, log: readonly Event[]) => Tree | null
}

/** Null for an address that is visited anew. */
export async function comeBack(): Promise<Return | null> {
  const entry = entryOfHistory()
  const note = entry === null ? null : readNote(entry)
  if (!note) return null
  const found = await readKept(note.id)
  const left = note.file === '' ? null : readSession(note.file, catalogue)
  const read = left?.ok ? left : found && readSession(found.text, catalogue)
  return {
    search: note.search,
    whole: (spec, log) => {
      if (!read?.ok) {
        identify(spec, unkept(note.given, note.id))
        return null
      }
      if (specHash(read.tree.spec) !== specHash(spec)) return null
      const tree = rejoin(read.tree, log)
      const { rev, name, picture } = found?.kept ?? { rev: 0, name: '', picture: '' }
      const saved = read === left ? null : read.tree
      identify(tree.spec, { id: note.id, rev, name, saved, picture, given: found ? 0 : note.given })
      return tree
    },
  }
}
