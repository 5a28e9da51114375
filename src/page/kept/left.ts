import { catalogue } from '../../core/session/catalogue.ts'
import { readSession } from '../../core/session/file.ts'
import type { Tree } from '../../core/session/types.ts'
import { aboutOf } from './about.ts'
import { answersIn, newId } from './identity.ts'
import { emptyNote, notesLeft, type Note } from './journal.ts'
import { readKept, saveKept } from './store.ts'

/** Keeps the sessions that this tab left before the browser had kept them, other than that of `entry`. */
export async function keepLeft(entry: string): Promise<void> {
  for (const [other, note] of notesLeft(entry)) if (await isKept(note)) emptyNote(other, note)
}

/** True if all of the note is kept now, or is not worth it. */
async function isKept({ id, given, file }: Note): Promise<boolean> {
  const left = readSession(file, catalogue)
  if (!left.ok || answersIn(left.tree) <= given) return true
  const found = await readKept(id)
  const kept = found && readSession(found.text, catalogue)
  if (kept?.ok && goesOn(kept.tree, left.tree)) return true
  const { name = '', picture = '', rev = 0 } = found?.kept ?? {}
  // Where another tab went on with it, what was left here is a session of its own.
  const other = kept?.ok && !goesOn(left.tree, kept.tree)
  const about = { name, picture, changed: Date.now(), ...aboutOf(left.tree) }
  const { is } = await saveKept({ id: other ? newId() : id, ...about }, file, other ? 0 : rev)
  return is === 'saved'
}

/** Whether `tree` has all that `before` has. */
const goesOn = (tree: Tree, before: Tree): boolean =>
  tree.nodes.length >= before.nodes.length &&
  JSON.stringify(tree.nodes.slice(0, before.nodes.length)) === JSON.stringify(before.nodes)
