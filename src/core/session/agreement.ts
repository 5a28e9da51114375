import type { ClassIx, PointId } from '../data/types.ts'
import type { State } from './types.ts'

/**
 * Cohen's kappa of two raters over the same items: (po - pe) / (1 - pe), with pe from each rater's own shares (Cohen 1960).
 * Null where it is undefined: no items, or both always name the same one class.
 */
export function cohenKappa(a: readonly ClassIx[], b: readonly ClassIx[]): number | null {
  const n = a.length
  if (n === 0) return null
  const C = 1 + Math.max(...a, ...b)
  const shareA = new Float64Array(C)
  const shareB = new Float64Array(C)
  let equal = 0
  for (let i = 0; i < n; i++) {
    shareA[a[i]]++
    shareB[b[i]]++
    if (a[i] === b[i]) equal++
  }
  let chance = 0
  for (let c = 0; c < C; c++) chance += shareA[c] * shareB[c]
  // In counts, so that "always the same class" is an exact comparison.
  return chance === n * n ? null : (equal * n - chance) / (n * n - chance)
}

/**
 * Fleiss' kappa from an items x classes table of votes (Fleiss 1971). Items may have different numbers of votes; those with
 * fewer than two say nothing about agreement and are left out. Null where it is undefined: no such item, or one class only.
 */
export function fleissKappa(votes: readonly (readonly number[])[]): number | null {
  let items = 0
  let agreement = 0
  let total = 0
  const perClass: number[] = []
  for (const row of votes) {
    const n = row.reduce((sum, v) => sum + v, 0)
    if (n < 2) continue
    items++
    total += n
    let pairs = 0
    for (let c = 0; c < row.length; c++) {
      pairs += row[c] * (row[c] - 1)
      perClass[c] = (perClass[c] ?? 0) + row[c]
    }
    agreement += pairs / (n * (n - 1))
  }
  if (items === 0 || perClass.filter((v) => v > 0).length < 2) return null
  const chance = perClass.reduce((sum, v) => sum + (v / total) * (v / total), 0)
  return (agreement / items - chance) / (1 - chance)
}

export interface PairAgreement {
  readonly a: string
  readonly b: string
  /** Points that both have judged. */
  readonly points: number
  /** Share of them with equal labels; null without any. */
  readonly equal: number | null
  readonly kappa: number | null
}
export interface SelfAgreement {
  readonly who: string
  /** Points that the annotator has judged more than once. */
  readonly points: number
  /** Share of them on which the first and the latest answer agree; null without any. */
  readonly equal: number | null
  readonly kappa: number | null
}
export interface Agreement {
  readonly pairs: readonly PairAgreement[]
  readonly self: readonly SelfAgreement[]
  readonly fleiss: number | null
}

/** Labels that one annotator has given to each point, oldest first, without those that were corrected. */
type Said = ReadonlyMap<PointId, readonly ClassIx[]>

function saidBy(state: State): Map<string, Said> {
  const all = new Map<string, Map<PointId, ClassIx[]>>()
  for (const [id, answers] of state.answers)
    for (const { who, label, replaced } of answers) {
      if (replaced) continue
      const said = all.get(who) ?? new Map<PointId, ClassIx[]>()
      said.set(id, [...(said.get(id) ?? []), label])
      all.set(who, said)
    }
  return all
}

function compare(pairs: readonly (readonly [ClassIx, ClassIx])[]) {
  const a = pairs.map(([x]) => x)
  const b = pairs.map(([, y]) => y)
  const equal = pairs.filter(([x, y]) => x === y).length
  return {
    points: pairs.length,
    equal: pairs.length > 0 ? equal / pairs.length : null,
    kappa: cohenKappa(a, b),
  }
}

function between(a: string, b: string, x: Said, y: Said): PairAgreement {
  const latest = [...x].flatMap(([id, labels]): [ClassIx, ClassIx][] => {
    const others = y.get(id)
    return others ? [[labels[labels.length - 1], others[others.length - 1]]] : []
  })
  return { a, b, ...compare(latest) }
}

function within(who: string, said: Said): SelfAgreement {
  const again = [...said.values()].filter((labels) => labels.length > 1)
  return { who, ...compare(again.map((labels) => [labels[0], labels[labels.length - 1]])) }
}

/**
 * Agreement between annotators (the latest standing answer of each on a point), of each with itself (first against latest
 * standing answer on a point), and over all standing answers. Answers that were corrected do not count.
 */
export function agreementOf(state: State): Agreement {
  const said = [...saidBy(state)].sort(([a], [b]) => (a < b ? -1 : 1))
  const votes = [...state.answers.values()].map((answers) => {
    const row = state.classes.map(() => 0)
    for (const { label, replaced } of answers) if (!replaced) row[label]++
    return row
  })
  return {
    pairs: said.flatMap(([a, x], i) => said.slice(i + 1).map(([b, y]) => between(a, b, x, y))),
    self: said.map(([who, labels]) => within(who, labels)),
    fleiss: fleissKappa(votes),
  }
}
