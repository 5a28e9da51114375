import { exp } from '../math/exp-log.ts'
import { PURPOSE } from '../math/random.ts'
import type { Rnd, TrainSet } from '../model/types.ts'
import { nearestRow } from './geo.ts'
import type { PastRound } from './types.ts'

/** The strategies among which the choice is made. */
export const ARMS: readonly string[] = ['random', 'margin', 'informationDensity', 'kCentre']

/** How the automatic choice came to be where it is. */
export interface BanditState {
  /** Chance of each arm, before each of its own rounds and, last, now. */
  readonly chances: readonly (readonly number[])[]
  /** Arm played in each of its rounds and, last, now. */
  readonly arms: readonly number[]
  /** Share of surprising answers in each of its rounds. */
  readonly rewards: readonly number[]
}

type Labelled = Pick<TrainSet, 'n' | 'ids' | 'xy'>

/**
 * Folds the rounds so far into chances by Exp3 (Auer et al. 2002): an arm gains weight when its answers were surprising, that is,
 * not the class of the point labelled nearest before. `gamma` is the share of chance that stays uniform. Rounds of other
 * strategies only add labels. Pure: the same past gives the same choice.
 */
export function banditState(
  past: readonly PastRound[],
  lab: Labelled,
  y: ArrayLike<number>,
  rnd: Rnd,
  gamma: number,
): BanditState {
  const asked = new Set(past.flatMap((round) => round.ids))
  const row = new Map(Array.from({ length: lab.n }, (_, i) => [lab.ids[i], i] as const))
  const seen: number[] = Array.from(row.values()).filter((i) => !asked.has(lab.ids[i]))
  const gain = new Array<number>(ARMS.length).fill(0)
  const state = { chances: [] as number[][], arms: [] as number[], rewards: [] as number[] }
  past.forEach((round, r) => {
    const rows = round.ids.flatMap((id) => row.get(id) ?? [])
    if (round.strategy === 'bandit') {
      const chance = chances(gain, gamma)
      const arm = draw(chance, rnd(PURPOSE.bandit, r))
      const reward = surprise(rows, seen, lab, y)
      gain[arm] += (gamma * reward) / (ARMS.length * chance[arm])
      state.chances.push(chance)
      state.arms.push(arm)
      state.rewards.push(reward)
    }
    seen.push(...rows)
  })
  const now = chances(gain, gamma)
  state.chances.push(now)
  state.arms.push(draw(now, rnd(PURPOSE.bandit, past.length)))
  return state
}

/** Share of the rows whose class is not that of the nearest row in `seen`; 0 while nothing is known. */
function surprise(
  rows: readonly number[],
  seen: readonly number[],
  lab: Labelled,
  y: ArrayLike<number>,
): number {
  if (rows.length === 0 || seen.length === 0) return 0
  const known = Float64Array.from(seen.flatMap((i) => [lab.xy[2 * i], lab.xy[2 * i + 1]]))
  const surprised = rows.filter((i) => y[seen[nearestRow(lab.xy, i, known, seen.length)]] !== y[i])
  return surprised.length / rows.length
}

function chances(gain: readonly number[], gamma: number): number[] {
  const top = Math.max(...gain)
  const weight = gain.map((g) => exp(g - top))
  const sum = weight.reduce((a, b) => a + b, 0)
  return weight.map((w) => (1 - gamma) * (w / sum) + gamma / gain.length)
}

function draw(chance: readonly number[], u: number): number {
  for (let arm = 0; arm < chance.length - 1; arm++) {
    u -= chance[arm]
    if (u < 0) return arm
  }
  return chance.length - 1
}
