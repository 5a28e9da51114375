import { LIMITS } from './shape.ts'
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

/** The first of `name`, `name-2`, `name-3`, ... that nobody in the list has. */
export function freeName(list: readonly Annotator[], name: string): string {
  const stem = name.replace(/-\d+$/, '')
  for (let n = 1; ; n++) {
    const id = n === 1 ? stem : `${stem}-${n}`
    if (!list.some((a) => a.id === id)) return id
  }
}

/** The list with one more of a kind at its end; as it was where it is full. */
export function joined(list: readonly Annotator[], kind: Annotator['kind']): readonly Annotator[] {
  return list.length < LIMITS.annotators[1]
    ? [...list, { ...PRESETS[kind], id: freeName(list, PRESETS[kind].id) }]
    : list
}

/** The list with a copy of the `i`th after it; as it was where it is full. */
export function duplicated(list: readonly Annotator[], i: number): readonly Annotator[] {
  return list.length < LIMITS.annotators[1]
    ? [...list.slice(0, i + 1), { ...list[i], id: freeName(list, list[i].id) }, ...list.slice(i + 1)]
    : list
}

/** The list without the `i`th; the last one stays, since somebody has to answer. */
export const left = (list: readonly Annotator[], i: number): readonly Annotator[] =>
  list.length > 1 ? list.filter((_, k) => k !== i) : list

/** The list with the `i`th moved up (-1) or down (1): the order is that of asking and of handing on. */
export function moved(list: readonly Annotator[], i: number, by: -1 | 1): readonly Annotator[] {
  const to = i + by
  if (to < 0 || to >= list.length) return list
  return list.map((a, k) => (k === i ? list[to] : k === to ? list[i] : a))
}
