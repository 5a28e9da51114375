import type { Params } from '../params.ts'

/** Where a stream stands: items seen, decayed count of labels spent, threshold. */
export interface StreamState {
  readonly t: number
  readonly spentHat: number
  readonly theta: number
}

/** Values that a rule's parameters default to. */
const DEFAULT = { budget: 0.1, w: 100, s: 0.01, theta0: 1, v: 0.1, memory: 50 }
export const value = (params: Params, key: keyof typeof DEFAULT): number => {
  const given = params[key]
  return typeof given === 'number' ? given : DEFAULT[key]
}

export const startStream = (params: Params): StreamState => ({
  t: 0,
  spentHat: 0,
  theta: value(params, 'theta0'),
})

/**
 * How many of the latest labels train the model of a stream, so that what was true before a drift is forgotten: the parameter
 * `memory`; 0 = all labels.
 */
export const memoryOf = (params: Params): number => value(params, 'memory') || Infinity
