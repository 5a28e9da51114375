import { interval } from '../../src/core/study/statistics.ts'
import { outcome, runSeed, type Check, type Reference } from './scenario-adapter.ts'
import { specials } from './specials.ts'

/** The file of reference scenarios, as far as it is run. */
export interface Scenarios extends Reference {
  readonly scenarios: readonly { readonly checks: readonly Stored[] }[]
}
type Stored =
  | (Check & { readonly kind: 'mean_difference_points'; readonly min_diff_points: number })
  | { readonly id: string; readonly kind: 'special' }

/** One check at one seed: a job of its own, the same in any process. */
export interface Unit {
  readonly id: string
  readonly seed: number
}
export interface Line {
  readonly id: string
  readonly needed: string
  readonly measured: string
  readonly pass: boolean
}

const checksOf = ({ scenarios }: Scenarios): readonly Stored[] => scenarios.flatMap((s) => s.checks)

function checkOf(file: Scenarios, id: string): Stored {
  const check = checksOf(file).find((c) => c.id === id)
  if (!check || (check.kind === 'special' && !Object.hasOwn(specials, id)))
    throw new RangeError(`no check ${id}`)
  return check
}

const SEEDS = 50
const seedsOf = (check: Stored): number =>
  check.kind === 'special' ? (specials[check.id].seeds ?? SEEDS) : SEEDS

/** The units of the named checks (all without names), seeds from `first` on; at most `most` seeds of each check. */
export function unitsOf(file: Scenarios, ids: readonly string[], first: number, most = Infinity): Unit[] {
  const names = ids.length > 0 ? ids : checksOf(file).map((c) => c.id)
  return names.flatMap((id) =>
    Array.from({ length: Math.min(most, seedsOf(checkOf(file, id))) }, (_, i) => ({ id, seed: first + i })),
  )
}

/** The numbers of one unit, plain. */
export function runUnit(file: Scenarios, { id, seed }: Unit): unknown {
  const check = checkOf(file, id)
  return check.kind === 'special' ? specials[id].seed(seed, file) : runSeed(check, file, seed)
}

/** What the units of a check say together. */
export function lineOf(file: Scenarios, id: string, results: readonly unknown[]): Line {
  const check = checkOf(file, id)
  if (check.kind === 'special') return { id, needed: specials[id].needed, ...specials[id].judge(results) }
  const pairs = results as readonly (readonly [number, number])[]
  const { diff, mean_a: a, mean_b: b } = outcome(pairs)
  const { high } = interval(pairs.map(([x, y]) => x - y))
  const half = high === null ? '' : ` ± ${(high - diff).toFixed(2)}`
  return {
    id,
    needed: `${check.a} at ${check.n_labels} labels - ${check.b} at ${check.n_labels_b ?? check.n_labels} >= ${check.min_diff_points} points`,
    measured: `${diff.toFixed(2)}${half} (${a.toFixed(2)}, ${b.toFixed(2)})`,
    pass: diff >= check.min_diff_points,
  }
}
