/** A learning curve as far as it is known: measure against labels, labels ascending. */
export type Curve = readonly { readonly labels: number; readonly value: number }[]

export interface Saving {
  /** The measure that both reach. */
  readonly target: number
  /** Labels from which on the one and the other hold it, as far as they are known. */
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

/** What a curve never falls below from each of its points on. */
function held(curve: Curve): Curve {
  let least = Infinity
  return [...curve]
    .reverse()
    .map(({ labels, value }) => ({ labels, value: (least = Math.min(least, value)) }))
    .reverse()
}

/**
 * Labels that one curve needs and another one to hold the highest target (in hundredths) that both hold at their ends: one lucky
 * model early on saves nothing. Null where the one has the target from the start, so that nothing was learnt on the way, or
 * where one of them is empty.
 */
export function saving(own: Curve, other: Curve): Saving | null {
  if (own.length === 0 || other.length === 0) return null
  const [mine, theirs] = [held(own), held(other)]
  const least = Math.min(mine[mine.length - 1].value, theirs[theirs.length - 1].value)
  const target = Math.floor(least * GRID + EPS) / GRID
  if (mine[0].value >= target - EPS) return null
  const [a, b] = [firstAt(mine, target), labelsTo(theirs, target)]
  return a === null || b === null ? null : { target, own: a, other: b }
}
