import type { Params } from '../params.ts'
import { PRESETS } from '../session/spec.ts'
import { isSimulated } from '../session/turns.ts'
import type { Settings, Spec } from '../session/types.ts'
import type { Plan } from './experiment.ts'

/** An arm of a study: a strategy with its parameters. */
export interface Arm {
  readonly id: string
  readonly params: Params
}

/** Label counts at which models of a study are graded, besides the first. */
const STOPS = 20

/** About twenty whole numbers from `first` to `last`, both included. */
export function stopsOf(first: number, last: number): number[] {
  const steps = Math.max(1, Math.min(STOPS, last - first))
  const stops = Array.from({ length: steps + 1 }, (_, i) => Math.round(first + ((last - first) * i) / steps))
  return [...new Set(stops)]
}

/**
 * The session repeated with other seeds, once for each strategy: data set, model, committee and batch stay, each seed draws its
 * own points, start and noise, the same for all strategies. Points that were drawn (`points` is their hash) stay. Where a person answers in the session, the truth answers in the study;
 * no stopping rule ends a run early.
 *
 * `first` = labels of the start, `last` = labels at which runs end, `seeds` = how many, from the session's own on. The first arm
 * is what the others are compared with.
 */
export function planOf(
  spec: Spec,
  settings: Settings,
  arms: readonly Arm[],
  { first, last, seeds }: { readonly first: number; readonly last: number; readonly seeds: number },
  points?: string,
): Plan {
  const simulated = settings.oracle.filter(isSimulated)
  const oracle = simulated.length > 0 ? simulated : [PRESETS.truth]
  return {
    data: [
      {
        id: 'session',
        spec: { ...spec, settings: { ...settings, oracle, stop: [] } },
        ...(points !== undefined && { points }),
      },
    ],
    arms: arms.map((strategy) => ({ id: strategy.id, settings: { strategy } })),
    seeds: Array.from({ length: seeds }, (_, i) => (spec.seed + i) >>> 0),
    at: stopsOf(first, last),
  }
}

/**
 * A trial from which the time of the whole can be told: `seeds` seeds, and `labels` labels in the middle of a run, since models are
 * slower the more labels they learn from. Its first seeds run code that no engine has compiled yet, so only the last one counts.
 */
export function trialOf(plan: Plan, seeds: number, labels: number): Plan {
  const { at } = plan
  const [first, end] = [at[0], at[at.length - 1]]
  const from = Math.max(first, Math.floor((first + end - labels) / 2))
  const last = Math.min(end, from + labels)
  return {
    ...plan,
    ...(from > first && {
      data: plan.data.map((d) => ({ ...d, spec: { ...d.spec, start: { rule: 'random', n: from } } })),
    }),
    seeds: plan.seeds.slice(0, seeds),
    at: from === last ? [last] : [from, last],
  }
}
