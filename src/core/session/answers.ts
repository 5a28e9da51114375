import type { ClassIx } from '../data/types.ts'
import type { Annotator, Answer } from './types.ts'

/** Weight of an answer by "how sure": guess, fairly, certain. An answer without it counts in full. */
const SURE = [1, 0.4, 0.7, 1] as const
export const confidence = (a: Answer): number => SURE[a.sure ?? 3]

/** Mean chance of a wrong answer that the annotator's description states. */
export function statedError(a: Annotator | undefined): number {
  const error = a?.error ?? 0
  return typeof error === 'number' ? error : error.reduce((sum, e) => sum + e, 0) / error.length
}

/** A label and its weight. */
export interface Label {
  readonly label: ClassIx
  readonly weight: number
}

/** The latest of the standing answers and its confidence; (-1, 0) without any. */
export function lastAnswer(answers: readonly Answer[]): Label {
  const last = answers.filter((a) => !a.replaced).at(-1)
  return last ? { label: last.label, weight: confidence(last) } : { label: -1, weight: 0 }
}
