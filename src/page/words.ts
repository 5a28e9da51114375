import type { PointId } from '../core/data/types.ts'
import type { PointReport } from '../engine/protocol/look.ts'
import type { Showing } from './showing.svelte.ts'
import { lang } from './lang.svelte.ts'

export interface Vote {
  readonly label: number
  readonly p: number
}

/** Index of the largest of C values from `from` on; the lowest of equal ones. */
function winnerOf(p: ArrayLike<number>, C: number, from = 0): number {
  let best = 0
  for (let c = 1; c < C; c++) if (p[from + c] > p[from + best]) best = c
  return best
}

/** The same for each row of C values. */
export const winnersOf = (p: ArrayLike<number>, C: number): Uint8Array =>
  Uint8Array.from({ length: p.length / C }, (_, i) => winnerOf(p, C, i * C))

/** Each member's vote on the point of the report; null without a committee. */
export function votesOf({ p, members }: PointReport): Vote[] | null {
  const C = p.length
  if (members.length === 0) return null
  return Array.from({ length: members.length / C }, (_, m) => {
    const label = winnerOf(members, C, m * C)
    return { label, p: members[m * C + label] }
  })
}

/** A coordinate, with as many decimals as its size needs. */
export function numberText(v: number): string {
  const digits = Math.abs(v) >= 1000 ? 0 : Math.abs(v) >= 100 ? 1 : 2
  return v
    .toFixed(digits)
    .replace(/^-(?=0\.?0*$)/, '')
    .replace('-', '−')
}

/** Where a point lies, what it is, and why it has its scores, for those who do not see the plot. */
export function describe(app: Showing, id: PointId): string {
  const { dataset, state, report, target } = app
  const [xv, yv] = app.raw(id)
  const label = state.label[id]
  const what =
    target === id
      ? lang.t('stage.state.asked')
      : label >= 0
        ? lang.t('stage.state.labelled', { label: app.className(label) })
        : (app.stream?.outcome(id) ?? lang.t('stage.state.pool'))
  const place = lang.t('stage.point', { id, x: dataset.axes[0], xv, y: dataset.axes[1], yv, state: what })
  return report?.id === id ? `${place} ${sentenceOf(app, report)}` : place
}

/** Strategies whose own sentence is about the votes. */
const ON_VOTES = ['voteEntropy', 'variationRatio']

/** Why this point: the asking strategy's sentence, and how the committee votes. */
export function sentenceOf(app: Showing, report: PointReport): string {
  const label = app.state.label[report.id]
  if (label >= 0) return lang.later('why.labelled', { label: app.className(label), p: report.p[label] })
  const asking = report.scores.find((s) => s.strategy === app.askingId) ?? report.scores[0]
  const parts: string[] = []
  if (asking) {
    const { because, via } = asking.why
    // The only item on offer is no extreme of anything.
    const alone = app.stream !== null
    const rank = { rank: asking.rank, equal: asking.equal || alone ? 1 : 0, of: asking.of }
    parts.push(lang.later(`why.${because.text}`, { ...named(app, because.args), ...rank }))
    if (via) parts.push(lang.later(`why.via.${via.text}`, named(app, via.args)))
    const tied = app.look.scores.get(asking.strategy)?.ties.length ?? 1
    if (tied > 1 && asking.rank === 1) parts.push(lang.later('why.tied', { n: tied }))
  }
  const votes = votesOf(report)
  if (votes && asking && !ON_VOTES.includes(asking.strategy)) {
    const top = winnerOf(report.p, report.p.length)
    const agreeing = votes.filter((v) => v.label === top).length
    parts.push(lang.later('why.votes', { votes: agreeing, k: votes.length, label: app.state.classes[top] }))
  }
  return parts.join(lang.id === 'ja' ? '' : ' ')
}

/** Class indices and strategy ids in the arguments of a sentence become names; the sentence itself says "class". */
function named(
  app: Showing,
  args: Readonly<Record<string, number | string>>,
): Record<string, number | string> {
  const name = (key: string, value: number | string) =>
    key.startsWith('class')
      ? (app.state.classes[Number(value)] ?? value)
      : key.startsWith('strategy')
        ? app.strategyName(String(value))
        : value
  return Object.fromEntries(Object.entries(args).map(([key, value]) => [key, name(key, value)]))
}
