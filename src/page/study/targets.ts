import {
  deficiency,
  labelsToStay,
  labelsToTarget,
  meanCurve,
  saving,
  type LearningCurve,
} from '../../core/study/curve.ts'
import type { Finished, Plan } from '../../core/study/experiment.ts'
import { curvesOf } from './report.ts'

/** How soon the mean curve of one arm reaches a target, beside that of the first arm on the same seeds. Null: never, or undefined. */
export interface TargetRow {
  readonly arm: string
  /** The first label count at the target, and the one from which the curve never falls below it again. */
  readonly reach: number | null
  readonly stay: number | null
  /** Of `reach`; null for the first arm itself. */
  readonly against: {
    /** Labels that the first arm needs more. */
    readonly saved: number | null
    readonly percent: number | null
    readonly rate: number | null
    readonly deficiency: number | null
  } | null
}

/** The lines of the table of targets, in the order of the plan; arms without a seed that the first arm has too have none. */
export function targetRows(plan: Plan, finished: readonly Finished[], target: number): TargetRow[] {
  const curves = curvesOf(plan, finished)
  const [first] = plan.arms
  const baseline = curves.get(first.id) ?? new Map<number, Finished>()
  return plan.arms.flatMap(({ id: arm }) => {
    const own = curves.get(arm) ?? new Map<number, Finished>()
    const seeds = [...own.keys()].filter((seed) => baseline.has(seed))
    if (seeds.length === 0) return []
    const mine = meanOf(seeds, own)
    const theirs = meanOf(seeds, baseline)
    const reach = labelsToTarget(mine, target)
    const { rate, saved, percent } = saving(reach, labelsToTarget(theirs, target))
    return [
      {
        arm,
        reach,
        stay: labelsToStay(mine, target),
        against: arm === first.id ? null : { saved, percent, rate, deficiency: deficiency(mine, theirs) },
      },
    ]
  })
}

const meanOf = (seeds: readonly number[], curves: ReadonlyMap<number, Finished>): LearningCurve =>
  meanCurve(
    seeds.map((seed) => {
      const { at, accuracy } = curves.get(seed)!
      return { labels: at, score: accuracy }
    }),
  )
