import { generators } from '../data/generators.ts'
import { shippedSets } from '../data/shipped.ts'
import { committees, models } from '../model/catalogue.ts'
import { STOP_METAS, STRATEGY_METAS, STREAM_METAS } from './rules.ts'
import type { Catalogue } from './types.ts'

/** Everything that this version can do, as settings, links and files name it. */
export const catalogue: Catalogue = {
  generators,
  shipped: shippedSets,
  strategies: STRATEGY_METAS,
  models,
  committees,
  stops: STOP_METAS,
  streams: STREAM_METAS,
}
