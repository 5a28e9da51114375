import { createStore, get, set } from 'idb-keyval'
import type { Finished } from '../core/study/experiment.ts'

/** What this browser keeps beside sessions (`kept/store.ts`): their files and studies. All calls tell by their result whether it worked. */
const store = createStore('active-learning-sandbox', 'kept')

const reading = async <T>(key: string): Promise<T | undefined> => {
  try {
    return await get<T>(key, store)
  } catch {
    return undefined
  }
}
const writing = async (key: string, value: unknown): Promise<boolean> => {
  try {
    await set(key, value, store)
    return true
  } catch {
    return false
  }
}

/** A file as it was opened. How it is read belongs to the session. */
export const keptFile = (sha256: string): Promise<Blob | undefined> => reading<Blob>(`table ${sha256}`)
export const keepFile = (sha256: string, file: Blob): Promise<boolean> => writing(`table ${sha256}`, file)

export const keptStudy = (key: string): Promise<readonly Finished[] | undefined> => reading(`study ${key}`)
export const keepStudy = (key: string, finished: readonly Finished[]): Promise<boolean> =>
  writing(`study ${key}`, finished)
