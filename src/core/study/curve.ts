/**
 * A learning curve: `score[i]` after `labels[i]` labels, labels strictly ascending, at least one point. Scores are shares (0.9),
 * not percent. Numbers that are undefined or never reached are null.
 */
export interface LearningCurve {
  readonly labels: readonly number[]
  readonly score: readonly number[]
}

/** Trapezoid area under the curve over the label axis; 0 for a single point. */
export function area({ labels, score }: LearningCurve): number {
  let sum = 0
  for (let i = 1; i < labels.length; i++) sum += ((labels[i] - labels[i - 1]) * (score[i] + score[i - 1])) / 2
  return sum
}

/** The area divided by the length of the label axis: the mean height of the curve. Null for a single point. */
export function meanHeight(curve: LearningCurve): number | null {
  const width = curve.labels[curve.labels.length - 1] - curve.labels[0]
  return width > 0 ? area(curve) / width : null
}

/** The smallest observed label count whose score is at least `target`, also where the curve drops again later. */
export function labelsToTarget({ labels, score }: LearningCurve, target: number): number | null {
  const i = score.findIndex((s) => s >= target)
  return i < 0 ? null : labels[i]
}

/** As `labelsToTarget`, on the straight line to that observation from the one before. */
export function labelsToTargetBetween({ labels, score }: LearningCurve, target: number): number | null {
  const i = score.findIndex((s) => s >= target)
  if (i <= 0) return i < 0 ? null : labels[0]
  const share = (target - score[i - 1]) / (score[i] - score[i - 1])
  return labels[i - 1] + share * (labels[i] - labels[i - 1])
}

/** The smallest observed label count from which the score never falls below `target` again. */
export function labelsToStay({ labels, score }: LearningCurve, target: number): number | null {
  let i = score.length
  while (i > 0 && score[i - 1] >= target) i--
  return i < score.length ? labels[i] : null
}

/** Labels that a strategy needs for a target, beside those that the baseline needs. */
export interface Saving {
  /** Strategy / baseline: the data utilisation rate. */
  readonly rate: number | null
  /** Baseline - strategy. */
  readonly saved: number | null
  /** Share of the baseline's labels that is saved, in percent; negative where the strategy needs more. */
  readonly percent: number | null
}

/**
 * Null in, null out: a target that one of the two never reaches says nothing about the saving. A baseline that needs no label
 * leaves nothing to divide by.
 */
export function saving(strategy: number | null, baseline: number | null): Saving {
  if (strategy === null || baseline === null) return { rate: null, saved: null, percent: null }
  if (baseline === 0) return { rate: null, saved: -strategy, percent: null }
  const rate = strategy / baseline
  return { rate, saved: baseline - strategy, percent: 100 * (1 - rate) }
}

/**
 * Sum of the strategy's distances to the baseline's last score, divided by the baseline's: below 1 where the strategy learns
 * faster (Schein and Ungar 2007, section 5). Both curves have the same label axis. Null where the baseline has no distance.
 */
export function deficiency(strategy: LearningCurve, baseline: LearningCurve): number | null {
  const top = baseline.score[baseline.score.length - 1]
  const missing = ({ score }: LearningCurve) => score.reduce((sum, s) => sum + (top - s), 0)
  const ofBaseline = missing(baseline)
  return ofBaseline === 0 ? null : missing(strategy) / ofBaseline
}

/** Label counts that all curves have. */
export function commonLabels(curves: readonly LearningCurve[]): number[] {
  const [first, ...others] = curves
  return first ? first.labels.filter((n) => others.every((c) => c.labels.includes(n))) : []
}

/** The score of a curve at one of its label counts. */
export const scoreAt = ({ labels, score }: LearningCurve, n: number): number => score[labels.indexOf(n)]

/** Mean of at least one curve at the label counts that all of them have. */
export function meanCurve(curves: readonly LearningCurve[]): LearningCurve {
  const labels = commonLabels(curves)
  const score = labels.map((n) => curves.reduce((sum, c) => sum + scoreAt(c, n), 0) / curves.length)
  return { labels, score }
}
