import { generators } from '../data/generators.ts'
import { shippedSets } from '../data/shipped.ts'
import { committees, models } from '../model/catalogue.ts'
import { STRATEGY_METAS } from '../query/registry.ts'
import { STOP_RULES } from '../query/stopping.ts'
import { STREAM_RULES } from '../query/stream.ts'
import type { Catalogue } from './types.ts'

/** Everything that this version can do, as settings, links and files name it. */
export const catalogue: Catalogue = {
  generators,
  shipped: shippedSets,
  strategies: STRATEGY_METAS,
  models,
  committees,
  stops: STOP_RULES,
  streams: STREAM_RULES,
}
