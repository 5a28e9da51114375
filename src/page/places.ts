import type { PartId } from './parts.ts'

/** Parts that share the dock: it is there as long as one of them is. */
export const DOCKED: readonly PartId[] = ['curve', 'timeline', 'substeps', 'log', 'stream']
