import { teamOf } from '../core/session/teams.ts'
import type { Settings } from '../core/session/types.ts'
import { lang } from './lang.svelte.ts'

/** The name of an annotator: a word for those that are offered, otherwise what the person called them. */
export function annotatorName(id: string): string {
  const [, stem, n] = /^(.+?)(?:-(\d+))?$/.exec(id) ?? [id, id, undefined]
  const key = `who.${stem}`
  return lang.has(key) ? (n === undefined ? lang.of(key) : `${lang.of(key)} ${n}`) : id
}

/** Who answers, in few words. */
export function oracleName(settings: Settings): string {
  const team = teamOf(settings)
  return team
    ? lang.of(`settings.oracle.${team.id}`)
    : settings.oracle.map(({ id }) => annotatorName(id)).join(', ')
}
