import type { Moment } from '../core/session/moments.ts'
import type { BudgetUnit, State } from '../core/session/types.ts'

/** What the horizontal axis counts. */
export const AXES = ['labels', 'answers', 'cost', 'minutes'] as const
export type Axis = (typeof AXES)[number]

/** A state or a point of a curve on an axis. */
export function along(axis: Axis, p: { readonly labels: number; readonly spent: State['spent'] }): number {
  if (axis === 'labels') return p.labels
  return axis === 'minutes' ? p.spent.seconds / 60 : p.spent[axis]
}

/** The moment that first had at least so many labels, or the last one. */
export const momentWith = (moments: readonly Moment[], labels: number): Moment =>
  moments.find((m) => m.labelled >= labels) ?? moments[moments.length - 1]

/** Both ends of an axis: from the start to what the budget allows, or to where any run has come. */
export function extent(
  axis: Axis,
  moments: readonly Moment[],
  reached: readonly number[],
  { budget, budgetIn = 'answers' }: { readonly budget: number; readonly budgetIn?: BudgetUnit },
): [number, number] {
  const of = ({ labelled, spent }: Moment) => along(axis, { labels: labelled, spent })
  const first = of(moments[0])
  const unit = axis === 'labels' && (budgetIn === 'answers' || budgetIn === 'points')
  const limit = unit || axis === budgetIn ? budget : first
  const least = axis === 'minutes' ? 0.1 : 4
  return [first, Math.max(first + least, limit, of(moments[moments.length - 1]), ...reached)]
}
