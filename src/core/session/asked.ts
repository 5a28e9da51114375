import type { Annotator, Settings } from './types.ts'

/** When an annotator is asked about a point that a strategy picked; `unsure`: when those who are asked before are not sure. */
export type Asked = 'always' | 'inTurn' | 'unsure' | 'never'

/** Whether the person of these settings, if there is one, is ever asked. */
export const personIsAsked = (settings: Team, known: boolean): boolean =>
  whenAsked(settings, known).some((when, at) => when !== 'never' && settings.oracle[at].kind === 'you')

type Team = Pick<Settings, 'oracle' | 'votesPerPoint' | 'turns'>

/**
 * When each annotator of these settings is asked, in their order. `known`: every point has a true class, so that a simulated
 * annotator is unsure by its own chance alone.
 */
export function whenAsked({ oracle, votesPerPoint, turns }: Team, known: boolean): readonly Asked[] {
  const mayPass = (a: Annotator) => !known || a.kind === 'you' || (a.unsure ?? 0) > 0
  return oracle.map((_, at) => {
    if (votesPerPoint >= oracle.length) return 'always'
    if (turns === 'rotate') return 'inTurn'
    if (at < votesPerPoint) return 'always'
    return oracle.slice(0, at).some(mayPass) ? 'unsure' : 'never'
  })
}
