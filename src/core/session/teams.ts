import { PRESETS } from './spec.ts'
import type { Annotator, Settings } from './types.ts'

/** Annotators as they are offered together, with the way in which their votes are counted. */
export interface Team {
  readonly id: string
  readonly settings: Pick<Settings, 'oracle' | 'votesPerPoint' | 'merge'>
}

const crowd = (n: number, error: number): Annotator => ({
  id: `crowd-${n}`,
  kind: 'noisy',
  error,
  unsure: 0.1,
  cost: 1,
  seconds: 6,
})
const expert: Annotator = { id: 'expert', kind: 'noisy', error: 0.02, cost: 10, seconds: 30 }
const one = { votesPerPoint: 1, merge: 'last' } as const

/** Who may answer, from one person to a crowd. In a list, whoever is not sure hands the point on to the next. */
export const TEAMS: readonly Team[] = [
  { id: 'you', settings: { oracle: [PRESETS.you], ...one } },
  { id: 'truth', settings: { oracle: [PRESETS.truth], ...one } },
  { id: 'noisy', settings: { oracle: [PRESETS.noisy], ...one } },
  {
    id: 'tired',
    settings: { oracle: [{ ...PRESETS.noisy, id: 'tired', error: 0.02, fatigue: 0.01 }], ...one },
  },
  {
    id: 'crowd',
    settings: {
      oracle: [crowd(1, 0.15), crowd(2, 0.2), crowd(3, 0.25), expert],
      votesPerPoint: 3,
      merge: 'weighted',
    },
  },
  {
    id: 'mixed',
    settings: {
      oracle: [crowd(1, 0.15), crowd(2, 0.2), PRESETS.you],
      votesPerPoint: 3,
      merge: 'majority',
    },
  },
]

/** The team whose annotators answer in these settings, however their numbers were changed; undefined for a list of another make. */
export const teamOf = ({ oracle }: Settings): Team | undefined =>
  TEAMS.find(
    ({ settings }) =>
      settings.oracle.length === oracle.length && settings.oracle.every(({ id }, i) => id === oracle[i].id),
  )
