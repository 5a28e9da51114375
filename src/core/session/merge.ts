import type { ClassIx } from '../data/types.ts'
import { log } from '../math/exp-log.ts'
import { confidence, lastAnswer, statedError } from './answers.ts'
import type { Annotator, Answer, Settings } from './types.ts'

/** An error rate that is stated as smaller than this, or not at all, counts as this: nobody's vote weighs infinitely. */
const LEAST_ERROR = 0.01

/**
 * Weight of one vote of an annotator with error rate e among C classes: log((1 - e)(C - 1) / e), the log-odds of being right
 * against any given wrong class (Nitzan & Paroush 1982; two classes: log((1 - e) / e)); 0 if no better than chance.
 */
function logOdds(a: Annotator | undefined, C: number): number {
  const e = Math.max(LEAST_ERROR, statedError(a))
  return e >= 1 ? 0 : Math.max(0, log(((1 - e) * Math.max(1, C - 1)) / e))
}

/**
 * One label from several answers, and its weight.
 * - `last`: the latest answer and its confidence.
 * - `majority`: most votes; among equals the class that was named first.
 * - `weighted`: largest sum of confidence x log-odds of the annotator's stated error; among equals the class named first.
 * The weight of a majority or weighted label is the mean confidence of the answers that named it. Replaced answers do not vote.
 * (-1, 0) without any answer.
 */
export function mergeAnswers(
  answers: readonly Answer[],
  settings: Pick<Settings, 'merge' | 'oracle'>,
  C: number,
): { label: ClassIx; weight: number } {
  const votes = answers.filter((a) => !a.replaced)
  if (votes.length < 2 || settings.merge === 'last') return lastAnswer(votes)

  const power = (a: Answer) =>
    settings.merge === 'majority'
      ? 1
      : confidence(a) *
        logOdds(
          settings.oracle.find((o) => o.id === a.who),
          C,
        )
  // A Map keeps the order in which the classes were first named.
  const sums = new Map<ClassIx, number>()
  for (const a of votes) sums.set(a.label, (sums.get(a.label) ?? 0) + power(a))
  let label = votes[0].label
  for (const [named, sum] of sums) if (sum > (sums.get(label) ?? 0) + 1e-9) label = named
  const winners = votes.filter((a) => a.label === label)
  return { label, weight: winners.reduce((sum, a) => sum + confidence(a), 0) / winners.length }
}
