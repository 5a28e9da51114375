import { toEngineError } from '../engine/errors.ts'
import type { App } from './app.svelte.ts'

/**
 * For what a part asks the engine beside the looks: says what went wrong, with a way to try again. That something newer took the
 * place of a question is no fault.
 */
export const beside =
  (app: App, retry: () => void) =>
  (error: unknown): void => {
    if (toEngineError(error).code !== 'superseded') void app.fail(error, retry)
  }
