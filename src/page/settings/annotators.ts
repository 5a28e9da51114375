import { PRESETS } from '../../core/session/spec.ts'
import { LIMITS } from '../../core/session/limits.ts'
import type { Annotator } from '../../core/session/types.ts'

export type Team = readonly Annotator[]
export const KINDS: readonly Annotator['kind'][] = ['you', 'truth', 'noisy']

/** `id`, or the first of `id-2`, `id-3`, ... that nobody has. */
function free(id: string, team: Team): string {
  const taken = (name: string) => team.some((a) => a.id === name)
  if (!taken(id)) return id
  let n = 2
  while (taken(`${id}-${n}`)) n++
  return `${id}-${n}`
}

/** There is one person at the screen, and no more annotators than a session may hold. */
export const canAdd = (team: Team, kind: Annotator['kind']): boolean =>
  team.length < LIMITS.annotators[1] && !(kind === 'you' && team.some((a) => a.kind === 'you'))

/** The team with one more of that kind at its end, or as it was. */
export const added = (team: Team, kind: Annotator['kind']): Team =>
  canAdd(team, kind) ? [...team, { ...PRESETS[kind], id: free(kind, team) }] : team

/** The team without annotator `at`; the last one stays. */
export const removed = (team: Team, at: number): Team =>
  team.length > 1 ? team.filter((_, i) => i !== at) : team

/** The team with annotator `at` one place earlier (-1) or later (1). */
export function moved(team: Team, at: number, by: 1 | -1): Team {
  const to = at + by
  if (to < 0 || to >= team.length) return team
  const next = [...team]
  ;[next[at], next[to]] = [next[to], next[at]]
  return next
}

/** The team with annotator `at` changed. */
export const changed = (team: Team, at: number, patch: Partial<Annotator>): Team =>
  team.map((a, i) => (i === at ? { ...a, ...patch } : a))

/** The team with annotator `at` of another kind: cost and time stay, skill is that of the kind. */
export function recast(team: Team, at: number, kind: Annotator['kind']): Team {
  const { cost, seconds } = team[at]
  const others = removedFrom(team, at)
  if (!canAdd(others, kind)) return team
  return team.map((a, i) =>
    i === at ? { ...PRESETS[kind], id: a.kind === kind ? a.id : free(kind, others), cost, seconds } : a,
  )
}
const removedFrom = (team: Team, at: number): Team => team.filter((_, i) => i !== at)

/** The team with annotator `at` called `name`; as it was where the name is empty, taken or too long. */
export function renamed(team: Team, at: number, name: string): Team {
  const id = name.trim()
  const usable = id !== '' && id.length <= 80 && !removedFrom(team, at).some((a) => a.id === id)
  return usable ? changed(team, at, { id }) : team
}
