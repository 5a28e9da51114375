import { expose } from 'comlink'
import { createApi } from './api.ts'

/** The engine in this thread, at the other end of the returned port. It gives way every few milliseconds like the worker. */
export function serve(): MessagePort {
  const { port1, port2 } = new MessageChannel()
  expose(createApi(null), port2)
  return port1
}
