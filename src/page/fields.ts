import type { FieldId } from '../engine/protocol/state.ts'

/** Maps of the plane that are always at hand. */
export const MAIN_FIELDS: readonly FieldId[] = ['probability', 'disagreement', 'utility', 'none']
/** Maps behind "More". */
export const MORE_FIELDS: readonly FieldId[] = ['density', 'aleatoric', 'epistemic']
export const FIELDS: readonly FieldId[] = [...MAIN_FIELDS, ...MORE_FIELDS]

/** The unit of a map's values: nats, a share, or that of the asking strategy's score (null). */
export const unitOf = (field: FieldId): 'nat' | 'share' | null =>
  field === 'utility' || field === 'none'
    ? null
    : field === 'density' || field === 'probability'
      ? 'share'
      : 'nat'
