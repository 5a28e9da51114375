import { STRATEGIES } from '../query/registry.ts'
import { STOP_RULES } from '../query/stopping.ts'
import { STREAM_RULES } from '../query/stream.ts'
import type { StrategyMeta } from '../query/types.ts'
import type { ParamSpec } from '../params.ts'

/** A rule as settings, links and the page know it. */
export interface RuleMeta {
  readonly id: string
  readonly params: readonly ParamSpec[]
  readonly source: string
}

/**
 * What is known of strategies and rules without their code: plain data. The build of the page puts in their values, so that the code
 * is loaded by the worker alone.
 */
export const STRATEGY_METAS: readonly StrategyMeta[] = STRATEGIES.map((s) => s.meta)
export const STOP_METAS: readonly RuleMeta[] = STOP_RULES.map(plain)
export const STREAM_METAS: readonly (RuleMeta & { readonly letter: string })[] = STREAM_RULES.map((rule) => ({
  ...plain(rule),
  letter: rule.letter,
}))

function plain({ id, params, source }: RuleMeta): RuleMeta {
  return { id, params, source }
}
