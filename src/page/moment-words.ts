import type { Moment } from '../core/session/moments.ts'
import { lang } from './lang.svelte.ts'
import type { Showing } from './showing.svelte.ts'

/** Who asked: a strategy by its name, the person, or another occasion. */
export function askerName(app: Showing, by: string): string {
  if (by === 'you') return lang.t('timeline.you')
  return lang.has(`strategy.${by}.name`) ? app.strategyName(by) : lang.of(`asker.${by}`)
}

/** Who answered, by name. */
export const annotatorName = (who: string): string =>
  who === 'you' ? lang.t('timeline.you') : lang.later(`annotator.${who}`) || who

/** What was asked at a moment, and what came of it. */
export function momentWhat(app: Showing, { open, next }: Moment): string {
  if (!open) return lang.t('timeline.nothing')
  const left = open.ids.find((id) => !open.answered.includes(id)) ?? open.ids[0]
  const who = askerName(app, open.by)
  if (next?.t === 'answer' && open.ids.includes(next.id))
    return lang.t('timeline.answered', {
      who,
      id: next.id,
      by: annotatorName(next.who),
      label: app.className(next.label),
    })
  if (next?.t === 'pass') return lang.t('timeline.passed', { who, id: next.id })
  return lang.t('timeline.asked', { who, id: left })
}

/** A moment of the time line in a sentence. */
export function momentText(app: Showing, moment: Moment): string {
  return lang.t('timeline.value', {
    round: moment.round,
    of: app.history.rounds,
    labels: moment.labelled,
    strategy: app.strategyName(moment.settings.strategy.id),
    model: app.modelName,
    what: momentWhat(app, moment),
  })
}
