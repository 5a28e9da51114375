import { STRATEGY_METAS, STREAM_METAS } from '../../core/session/rules.ts'
import { committees, generators, models, shippedSets, stopRules } from '../catalogue.ts'

const of = (kind: string, entries: readonly { readonly id: string; readonly source: string }[]) =>
  entries.map(({ id, source }) => [`${kind}.${id}`, source] as const)

const SOURCES: ReadonlyMap<string, string> = new Map([
  ...of('strategy', STRATEGY_METAS),
  ...of('stream', STREAM_METAS),
  ...of('stop', stopRules),
  ...of('model', models),
  ...of('committee', committees),
  ...of('data', generators),
  ...of(
    'data',
    shippedSets.map(({ id, citation }) => ({ id, source: citation })),
  ),
])

/** Where a strategy, model, rule or data set comes from; empty for what has no source of its own. */
export const sourceOf = (topic: string): string => SOURCES.get(topic) ?? ''
