/**
 * Milliseconds after which a step or a whole test hangs. They end what would never end, and say nothing of how fast a machine must
 * be: tests have no limits of their own.
 */
export const HUNG = { step: 60_000, test: 600_000 } as const
