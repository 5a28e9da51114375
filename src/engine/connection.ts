import { wrap } from 'comlink'
import type { Api } from './protocol/api.ts'

/** The calls of `Api` as they look from the other side of a port. */
export type RemoteApi = {
  readonly [K in keyof Api]: (...args: Parameters<Api[K]>) => Promise<Awaited<ReturnType<Api[K]>>>
}

/** One running engine, in a worker or in the page. */
export interface Connection {
  readonly api: RemoteApi
  readonly place: 'worker' | 'page'
  /** `listener` is called when the other side can no longer answer. */
  onDeath(listener: (detail: string) => void): void
  close(): void
}
export type Connect = () => Promise<Connection>

/** Starts the worker. Throws where the page may not have one. */
export async function connectWorker(): Promise<Connection> {
  return over(new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' }))
}

/** The connection to a worker, whether or not it turns out to load. */
export function over(worker: Worker): Connection {
  return {
    api: wrap<Api>(worker),
    place: 'worker',
    onDeath(listener) {
      worker.addEventListener('error', (e) => {
        e.preventDefault()
        listener(e.message || 'the worker could not be loaded')
      })
      worker.addEventListener('messageerror', () => listener('a message could not be read'))
    },
    close: () => worker.terminate(),
  }
}

/** The same engine in the page, for places that allow no worker. */
export async function connectPage(): Promise<Connection> {
  const { serve } = await import('./fallback.ts')
  const port = serve()
  return { api: wrap<Api>(port), place: 'page', onDeath() {}, close: () => port.close() }
}
