import { logistic } from '../core/model/logistic.ts'
import type { Model, ModelId, NetTrainer } from '../core/model/types.ts'
import { FIRST_STRATEGIES } from '../core/query/first.ts'
import type { Strategy } from '../core/query/types.ts'
import type { Settings } from '../core/session/types.ts'

/**
 * The code of models, committees and strategies. A worker starts with what the first session needs; all other is in `more.ts`, which
 * is loaded before a request that names any of it is computed. What is loaded changes no answer.
 */
let more: typeof import('./more.ts') | null = null

const first = new Map(FIRST_STRATEGIES.map((s) => [s.meta.id, s]))

/** Loads what the settings, and the strategies beside them, need and is not there yet. */
export async function loadFor(
  { model, committee, strategy }: Settings,
  show: readonly string[],
): Promise<void> {
  const enough =
    model.id === 'logistic' &&
    committee.id === 'bayesianBootstrap' &&
    first.has(strategy.id) &&
    show.every((id) => first.has(id))
  if (!enough) await loadMore()
}

/** Loads all code. */
export async function loadMore(): Promise<void> {
  more ??= await import('./more.ts')
}

/** The code that comes later; it has to be loaded. */
export function moreCode(): NonNullable<typeof more> {
  if (!more) throw new Error('the code is not loaded')
  return more
}

export const modelOf = (id: ModelId): Model => (id === 'logistic' ? logistic : moreCode().modelById(id))

/** The strategy of an id, undefined where there is none. */
export const strategyOf = (id: string): Strategy | undefined => first.get(id) ?? more?.findStrategy(id)

/** Stands for the trainer where no network is trained. */
export const noTrainer: NetTrainer = {
  name: 'typed',
  start: () => {
    throw new Error('no network is trained with these settings')
  },
}
