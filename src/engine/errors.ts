import { NotFinite } from '../core/job.ts'
import type { EngineError } from './protocol/api.ts'

/** An error as plain data; `code` is the key of its text. */
export function engineError(code: string, detail = '', args: EngineError['args'] = {}): EngineError {
  return { code, args, detail }
}

export function isEngineError(e: unknown): e is EngineError {
  return typeof e === 'object' && e !== null && 'code' in e && 'args' in e && 'detail' in e
}

/** Whatever was thrown, as plain data that may cross to the page. Unknown errors become `internal`. */
export function toEngineError(e: unknown): EngineError {
  if (isEngineError(e)) return e
  if (e instanceof NotFinite) return engineError('not-finite', e.message, { where: e.where })
  const detail = e instanceof Error ? `${e.name}: ${e.message}` : String(e)
  if (e instanceof RangeError && /alloc|memory|length/i.test(e.message)) return engineError('memory', detail)
  // Browsers have words of their own for it: "dynamically imported module", "Importing a module script failed", and the loader's.
  if (e instanceof Error && /module|preload/i.test(e.message)) return engineError('part-missing', detail)
  if (e instanceof Error && e.name === 'NotReadableError') return engineError('unreadable', detail)
  return engineError('internal', detail)
}
