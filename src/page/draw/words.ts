import { drawnOn } from '../../core/session/plane.ts'
import { examIds } from '../../core/session/views.ts'
import type { App } from '../app.svelte.ts'
import { lang } from '../lang.svelte.ts'

/** What has been done to the plane since the session began, in a few words. */
export function summaryOf({ state }: App): string {
  const { added, changed, removed, boundary } = drawnOn(state)
  const parts = [
    added > 0 ? lang.t('draw.sum.added', { n: added }) : '',
    changed > 0 && !boundary ? lang.t('draw.sum.changed', { n: changed }) : '',
    removed > 0 ? lang.t('draw.sum.removed', { n: removed }) : '',
    boundary ? lang.t('draw.sum.boundary') : '',
  ].filter((text) => text !== '')
  return parts.join(' · ') || lang.t('draw.sum.nothing')
}

/** What drawing does to the exam, in sentences. */
export function examWords({ state }: App): string[] {
  const { added, grading, boundary } = drawnOn(state)
  const { exam, data } = state.spec
  if (exam.kind === 'none') return [lang.t('draw.exam.none')]
  if (exam.kind === 'paid') return [lang.t('draw.exam.paid')]
  const sides = boundary ? [lang.t('draw.exam.boundary')] : []
  if (data.kind === 'drawn')
    return grading === 0
      ? [lang.t('draw.exam.empty')]
      : [lang.t('draw.exam.own', { exam: grading, n: added }), ...sides]
  const m = examIds(state).length
  if (grading > 0) return [lang.t('draw.exam.mixed', { m, exam: grading }), ...sides]
  return [...(added > 0 ? [lang.t('draw.exam.same', { m })] : []), ...sides]
}
