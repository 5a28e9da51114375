/** A learning curve as far as it is known: measure against labels, labels ascending. */
export type Curve = readonly { readonly labels: number; readonly value: number }[]

export interface Saving {
  /** The measure that both reach. */
  readonly target: number
  /** Labels at which the one and the other first reach it. */
  readonly own: number
  readonly other: number
}

/** Targets are whole hundredths. */
const GRID = 100
const EPS = 1e-9

/** The first whole number of labels at which a curve is at least `target`, on straight lines between what is known; null if none. */
export function labelsTo(curve: Curve, target: number): number | null {
  for (let i = 0; i < curve.length; i++) {
    const { labels, value } = curve[i]
    if (value < target - EPS) continue
    if (i === 0) return labels
    const before = curve[i - 1]
    const share = (target - before.value) / (value - before.value)
    return Math.min(labels, Math.ceil(before.labels + Math.max(0, share) * (labels - before.labels) - EPS))
  }
  return null
}

/** As `labelsTo`, without reading between what was measured. */
export const firstAt = (curve: Curve, target: number): number | null =>
  curve.find((p) => p.value >= target - EPS)?.labels ?? null

/**
 * Labels that one curve needs and another one, to the highest target (in hundredths) that both reach. Null where the one has
 * the target from the start, so that nothing was learnt on the way, or where one of them is empty.
 */
export function saving(own: Curve, other: Curve): Saving | null {
  if (own.length === 0 || other.length === 0) return null
  const best = (curve: Curve) => curve.reduce((m, p) => Math.max(m, p.value), 0)
  const target = Math.floor(Math.min(best(own), best(other)) * GRID + EPS) / GRID
  if (own[0].value >= target - EPS) return null
  const [a, b] = [firstAt(own, target), labelsTo(other, target)]
  return a === null || b === null ? null : { target, own: a, other: b }
}
