import type { App } from './app.svelte.ts'
import type { PartId } from './parts.ts'

/** Parts that share the dock. */
const DOCKED: readonly PartId[] = ['curve', 'timeline', 'substeps', 'log']

/** The dock is there as long as one of its parts is; a session that is no stream has nothing of a stream. */
export const isDocked = (app: App): boolean =>
  DOCKED.some(app.has) || (app.state.stream !== undefined && app.has('stream'))
