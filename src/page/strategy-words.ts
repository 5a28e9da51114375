import { forecast, likely, scoredAtMost } from '../core/query/forecast.ts'
import type { StrategyMeta } from '../core/query/types.ts'
import { STRATEGY_METAS } from '../core/session/rules.ts'
import { lang } from './lang.svelte.ts'
import type { Showing } from './showing.svelte.ts'

const t = lang.t
/** The size of pool for which the cost is foreseen. */
const LATER = 10_000
/** Pools from this size on: what is hidden says what it would take. */
const LARGE = 5000

/** Strategies that the list shows at first, in this order; the whole list goes by family. */
export const LISTED: readonly string[] = [
  'margin',
  'voteEntropy',
  'meanKL',
  'expectedErrorReduction',
  'densityWeighted',
  'kCentre',
  'random',
]

/** Milliseconds that a strategy takes here, as measured or as is likely; null where nothing tells. */
export function expectedOf({ look, state }: Showing, s: StrategyMeta): number | null {
  if (s.family === 'human') return null
  const known = [...look.scores].flatMap(([id, { longest, scores, complete }]) => {
    const cost = STRATEGY_METAS.find((meta) => meta.id === id)?.cost
    return cost && complete
      ? [{ id, cost, ms: longest, pool: look.poolIds.length, scored: scores.length }]
      : []
  })
  return likely(s, known, look.candidates, state.settings.candidates)
}

/** What a hidden strategy would take for a large pool. */
export function foreseen(app: Showing, s: StrategyMeta): string {
  const n = app.look.candidates
  if (s.family === 'human' || app.isShown(s.id) || n < LARGE) return ''
  const { candidates } = app.state.settings
  const ms = expectedOf(app, s)
  const most = s.cost === 'quadratic' || s.cost === 'refits' ? scoredAtMost(s.params, candidates) : n
  return [
    most < n ? t('strategies.most', { n: most, of: n }) : '',
    ms === null ? (s.cost === 'refits' ? t('strategies.refits') : '') : t('strategies.about', { ms }),
  ]
    .filter(Boolean)
    .join(' · ')
}

/** What the strategy would need for a large pool. */
export function later(app: Showing, s: StrategyMeta): string {
  const scored = app.look.scores.get(s.id)
  if (s.family === 'human' || !app.isShown(s.id) || !scored?.complete) return ''
  const { longest: ms, scores } = scored
  const measured = { ms, pool: app.look.poolIds.length, scored: scores.length }
  return t('strategies.later', {
    n: LATER,
    ms: forecast(s.cost, measured, LATER, app.state.settings.candidates),
  })
}

/** How far a strategy is, or its best score and how many are tied, with the milliseconds. */
export function status(app: Showing, s: StrategyMeta): string {
  if (s.family === 'human') return t('strategies.you')
  const scored = app.look.scores.get(s.id)
  if (!app.isShown(s.id)) return t('strategies.hidden')
  if (!scored) return t('strategies.waiting')
  if (!scored.complete) {
    // A look-ahead scores point by point, a joint batch is picked point by point.
    const joint = scored.scores.length !== scored.done
    return t(joint ? 'strategies.picking' : 'strategies.partial', {
      done: scored.done ?? 0,
      of: scored.of ?? 0,
    })
  }
  const what = bestOf(app, s)
  return [what, t('strategies.ms', { ms: scored.ms })].filter(Boolean).join(' · ')
}

function bestOf(app: Showing, s: StrategyMeta): string {
  const { picks, ties } = app.look.scores.get(s.id)!
  if (s.family === 'baseline') return t('strategies.baseline')
  if (ties.length > 1) return t('strategies.tied', { n: ties.length })
  if (picks.length === 0) return ''
  const score = app.natural(s, picks[0].score)
  return t(s.natural.smallerFirst ? 'strategies.least' : 'strategies.best', { score })
}

/** What a costly strategy leaves out of a large pool. */
export function leftOut(app: Showing, s: StrategyMeta): string {
  const scored = app.look.scores.get(s.id)
  return scored?.subset && scored.complete && app.isShown(s.id)
    ? t('strategies.subset', { n: scored.subset.length, of: app.look.candidates })
    : ''
}
