import type { State } from '../core/session/types.ts'

/** The strategy whose best score the rule of the expected gain looks at. */
export const GAIN_BY = 'expectedErrorReduction'
/** Whether the rules of these settings need it scored. */
export const needsGain = ({ settings }: State): boolean => settings.stop.some((s) => s.id === 'gain')
