import { changes, trail, type TrailRow } from '../core/session/trail.ts'
import { num } from '../text/format.ts'
import type { App } from './app.svelte.ts'
import type { Kind } from './audit-kinds.ts'
import type { Checked } from './checking.svelte.ts'
import { changeText } from './change-words.ts'
import { auditFile, called } from './export.ts'
import { lang } from './lang.svelte.ts'
import { annotatorName, askerName } from './moment-words.ts'

/** A row of the audit trail as it is shown. */
export interface AuditRow {
  readonly node: number
  readonly round: number
  readonly kinds: readonly Kind[]
  /** Null for a change, which is one sentence. */
  readonly question: TrailRow | null
  readonly by: string
  readonly model: string
  readonly answers: string
  readonly seconds: string
  readonly label: string
  readonly sentence: string
  /** All of it in lower case, for the filter. */
  readonly text: string
}

/** Every question and every change of the way on screen, oldest first. */
export function auditRows(app: App): AuditRow[] {
  const { tree, dataset, history } = app
  const questions = trail(tree, dataset, history.end).map((q): AuditRow => {
    const { strategy, model } = q.settings
    const own = ['you', 'audit', 'exam'].includes(q.by)
    const by = own ? askerName(app, q.by) : called({ ...strategy, id: askerName(app, q.by) })
    const answers = q.answers.map((a) => `${annotatorName(a.who)}: ${app.className(a.label)}`)
    if (q.pass !== null) answers.push(lang.t(`trail.pass.${q.pass}`))
    const ms = q.answers.reduce((sum, a) => sum + (a.ms ?? 0), 0)
    return row({
      node: q.node,
      round: q.round + 1,
      kinds: [own ? (q.by as Kind) : 'strategy', ...(q.pass !== null ? (['passed'] as const) : [])],
      question: q,
      by,
      model: called({ ...model, id: lang.of(`model.${model.id}.name`) }),
      answers: answers.join(', '),
      seconds: ms > 0 ? num(ms / 1000, 1) : '',
      label: q.label ?? '',
      sentence: '',
    })
  })
  const others = changes(tree, dataset, history.end).map((c) =>
    row({
      node: c.node,
      round: c.round + 1,
      kinds: ['change'],
      question: null,
      by: '',
      model: '',
      answers: '',
      seconds: '',
      label: '',
      sentence: changeText(c.event, c.classes),
    }),
  )
  return [...questions, ...others].sort((a, b) => a.node - b.node)
}

/** What the exam gives the model of a row, by number of labels; empty where that is not known. */
export function gradesOf(app: App): (row: AuditRow) => string {
  const grades = new Map(app.curveTo(app.history.end).points.map((p) => [p.labels, p.value]))
  return ({ question }) => {
    const grade = question && grades.get(question.labelled)
    return typeof grade === 'number' ? num(grade) : ''
  }
}

function row(r: Omit<AuditRow, 'text'>): AuditRow {
  const id = r.question ? `#${r.question.id}` : ''
  const text = [r.round, id, r.by, r.model, r.answers, r.label, r.sentence].join(' ').toLowerCase()
  return { ...r, text }
}

/** Rows of this kind that hold every word of `wanted`. */
export function filtered(
  rows: readonly AuditRow[],
  kind: Kind,
  wanted: string,
  at: (node: number) => Checked | undefined,
): readonly AuditRow[] {
  const words = wanted.toLowerCase().split(/\s+/).filter(Boolean)
  return rows.filter(
    (r) =>
      (kind === 'all' ||
        (kind === 'different'
          ? r.question !== null && at(r.node)?.verdict === 'different'
          : r.kinds.includes(kind))) &&
      words.every((word) => r.text.includes(word)),
  )
}

/** The audit trail of the way to the head as CSV, with the grades that are known. */
export function auditCsv({ tree, dataset, state, curve }: App): string {
  const grades = new Map(curve.points.map((p) => [p.labels, p.value]))
  return auditFile(tree, dataset, state.classes, (labels) => grades.get(labels) ?? null)
}
