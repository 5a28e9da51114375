import { createStore, promisifyRequest } from 'idb-keyval'
import type { DataSource } from '../../core/session/types.ts'

/** The kept sessions of this browser. What is listed and what is opened are records apart, written in one transaction. */
const store = createStore('active-learning-sandbox', 'kept')

/** A kept session as it is listed. */
export interface Kept {
  readonly id: string
  /** Counts its writes: whoever writes must know the last one. */
  readonly rev: number
  /** Given by the person; empty = it is called by its data. */
  readonly name: string
  readonly data: DataSource['kind']
  /** Id of generated or shipped data, name of a file. */
  readonly dataId: string
  /** Hash of the file, if it is one. */
  readonly sha256: string | null
  readonly strategy: string
  readonly answers: number
  /** Milliseconds since 1970. */
  readonly changed: number
  /** Data address of a small drawing of its stage; empty where there is none yet. */
  readonly picture: string
}
/** A kept session taken out of the store, to be put back. */
export interface Removed {
  readonly kept: Kept
  readonly text: string
  readonly file: Blob | null
}
/** `taken`: another tab has written it since. `full`: no room. `refused`: this browser keeps nothing. */
export type Saved =
  { readonly is: 'saved' | 'taken'; readonly rev: number } | { readonly is: 'full' | 'refused' }

/** So many sessions are kept; beyond, the oldest that has no name goes. */
export const MOST = 50

const metaOf = (id: string) => `kept ${id}`
const textOf = (id: string) => `tree ${id}`
const fileOf = (sha256: string) => `table ${sha256}`
const METAS = () => IDBKeyRange.bound('kept ', 'kept \uffff')

const ask = <T>(request: IDBRequest): Promise<T> => promisifyRequest(request) as Promise<T>
const metas = (s: IDBObjectStore): Promise<Kept[]> => ask<Kept[]>(s.getAll(METAS()))
/** Settles when all of the transaction is on disk, or rejects with its error. */
const written = (s: IDBObjectStore): Promise<unknown> => promisifyRequest(s.transaction)

/** Newest first; null where this browser keeps nothing. */
export async function listKept(): Promise<Kept[] | null> {
  try {
    const all = await store('readonly', metas)
    return all.sort((a, b) => b.changed - a.changed)
  } catch {
    return null
  }
}

/** A kept session with its text as `writeSession` gives it. */
export async function readKept(id: string): Promise<{ kept: Kept; text: string } | null> {
  try {
    return await store('readonly', async (s) => {
      const kept = await ask<Kept | undefined>(s.get(metaOf(id)))
      const text = await ask<string | undefined>(s.get(textOf(id)))
      return kept && text !== undefined ? { kept, text } : null
    })
  } catch {
    return null
  }
}

/**
 * Writes a session whose last write was `rev` (0: none). If another one has been made since, nothing is written. A name that was
 * given meanwhile stays.
 */
export async function saveKept(kept: Omit<Kept, 'rev'>, text: string, rev: number): Promise<Saved> {
  try {
    return await store('readwrite', async (s): Promise<Saved> => {
      const old = await ask<Kept | undefined>(s.get(metaOf(kept.id)))
      if (old && old.rev !== rev) return { is: 'taken', rev: old.rev }
      const next: Kept = { ...kept, name: old?.name ?? kept.name, rev: rev + 1 }
      s.put(next, metaOf(kept.id))
      s.put(text, textOf(kept.id))
      if (!old) for (const { id } of surplus(await metas(s))) drop(s, id)
      await written(s)
      return { is: 'saved', rev: next.rev }
    })
  } catch (error) {
    return { is: error instanceof DOMException && error.name === 'QuotaExceededError' ? 'full' : 'refused' }
  }
}

/** The oldest sessions without a name, as far as there are more than may be. */
function surplus(all: readonly Kept[]): Kept[] {
  const unnamed = all.filter((k) => k.name === '').sort((a, b) => a.changed - b.changed)
  return unnamed.slice(0, Math.max(0, Math.min(unnamed.length - 1, all.length - MOST)))
}
function drop(s: IDBObjectStore, id: string): void {
  s.delete(metaOf(id))
  s.delete(textOf(id))
}

/** False where it could not be written. */
export async function renameKept(id: string, name: string): Promise<boolean> {
  try {
    return await store('readwrite', async (s) => {
      const old = await ask<Kept | undefined>(s.get(metaOf(id)))
      if (old) s.put({ ...old, name }, metaOf(id))
      await written(s)
      return old !== undefined
    })
  } catch {
    return false
  }
}

/** Takes a session out, and its file if no other kept session is on it. Null where it is not there or nothing can be written. */
export async function removeKept(id: string): Promise<Removed | null> {
  try {
    return await store('readwrite', async (s) => {
      const all = await metas(s)
      const kept = all.find((k) => k.id === id)
      const text = await ask<string | undefined>(s.get(textOf(id)))
      if (!kept || text === undefined) return null
      const { sha256 } = kept
      const alone = sha256 !== null && !all.some((k) => k.id !== id && k.sha256 === sha256)
      const file = alone ? ((await ask<Blob | undefined>(s.get(fileOf(sha256)))) ?? null) : null
      drop(s, id)
      if (alone) s.delete(fileOf(sha256))
      await written(s)
      return { kept, text, file }
    })
  } catch {
    return null
  }
}

/** Puts back what was taken out. */
export async function restoreKept({ kept, text, file }: Removed): Promise<boolean> {
  try {
    await store('readwrite', async (s) => {
      s.put(kept, metaOf(kept.id))
      s.put(text, textOf(kept.id))
      if (file && kept.sha256) s.put(file, fileOf(kept.sha256))
      await written(s)
    })
    return true
  } catch {
    return false
  }
}
