import { meanHeight, scoreAt } from '../../core/study/curve.ts'
import { pairedAt, unitsOf, type ArmSummary, type Finished, type Plan } from '../../core/study/experiment.ts'
import { toCsv } from '../../core/data/export.ts'

/** What the table says of one arm, at the last label count that all its seeds have reached. Shares, not percent. */
export interface Row {
  readonly arm: string
  readonly seeds: number
  readonly labels: number
  readonly mean: number
  /** Half of the 95 % interval of the mean; null for one seed. */
  readonly half: number | null
  /** Mean height of the curve over all seeds. */
  readonly height: number | null
  /** Against the first arm, on the seeds that both have. Null for the first arm itself. */
  readonly against: Against | null
}
export interface Against {
  readonly diff: number
  readonly low: number | null
  readonly high: number | null
  /** Wilcoxon's exact signed-rank test, two-sided. */
  readonly p: number
  /** p of the paired t test, and Cohen's d; null where all differences are equal or there is one alone. */
  readonly pT: number | null
  readonly effect: number | null
  readonly wins: number
  readonly ties: number
  readonly losses: number
  /** The difference of each seed. */
  readonly each: readonly number[]
}

/** The lines of the table, in the order of the plan; arms without a finished seed have none. */
export function rowsOf(plan: Plan, summary: readonly ArmSummary[], finished: readonly Finished[]): Row[] {
  const curves = curvesOf(plan, finished)
  const baseline = curves.get(plan.arms[0].id) ?? new Map<number, Finished>()
  return summary.flatMap(({ arm, seeds, at, score, against }) => {
    const labels = at.at(-1)
    const end = score.at(-1)
    if (labels === undefined || !end) return []
    const own = curves.get(arm)!
    const heights = [...own.values()].map((f) => meanHeight({ labels: f.at, score: f.accuracy }))
    const both = against?.at.at(-1)
    const last = against && both !== undefined ? pairedAt(against, both) : null
    const each =
      both === undefined
        ? []
        : [...own].flatMap(([seed, f]) => {
            const other = baseline.get(seed)
            return other ? [accuracyAt(f, both) - accuracyAt(other, both)] : []
          })
    return [
      {
        arm,
        seeds: seeds.length,
        labels,
        mean: end.mean,
        half: end.high === null ? null : end.high - end.mean,
        height: heights.every((h) => h !== null) ? heights.reduce((a, b) => a + b, 0) / heights.length : null,
        against: last
          ? {
              diff: last.meanDiff,
              low: last.low,
              high: last.high,
              p: last.wilcoxon.p,
              pT: last.p,
              effect: last.dz,
              wins: last.wins,
              ties: last.ties,
              losses: last.n - last.wins - last.ties,
              each,
            }
          : null,
      },
    ]
  })
}

const accuracyAt = ({ at, accuracy }: Finished, labels: number): number =>
  scoreAt({ labels: at, score: accuracy }, labels)

/** Finished units by arm and seed. */
export function curvesOf(plan: Plan, finished: readonly Finished[]): Map<string, Map<number, Finished>> {
  const results = new Map(finished.map((f) => [f.key, f]))
  const curves = new Map<string, Map<number, Finished>>()
  for (const { key, arm, seed } of unitsOf(plan)) {
    const result = results.get(key)
    if (!result) continue
    if (!curves.has(arm)) curves.set(arm, new Map())
    curves.get(arm)!.set(seed, result)
  }
  return curves
}

/** Every grade of every run as CSV: a row for each strategy, seed and label count. */
export function studyCsv(plan: Plan, finished: readonly Finished[]): string {
  const rows = [...curvesOf(plan, finished)].flatMap(([arm, bySeed]) =>
    [...bySeed].flatMap(([seed, f]) =>
      f.at.map((labels, i) => [arm, seed, labels, f.accuracy[i], f.balanced[i]]),
    ),
  )
  return toCsv(['strategy', 'seed', 'labels', 'accuracy', 'balanced accuracy'], rows, { bom: true })
}
