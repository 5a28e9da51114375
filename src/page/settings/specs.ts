import type { ParamSpec } from '../../core/params.ts'
import { LIMITS } from '../../core/session/limits.ts'
import { defaultSpec } from '../../core/session/spec.ts'
import type { BudgetUnit } from '../../core/session/types.ts'

/** Settings of the session that are one number or one choice, described as parameters are: their controls are made from this. */

const usual = defaultSpec()
const { settings } = usual

const whole = (key: string, value: number, [min, max]: readonly [number, number]): ParamSpec => ({
  key,
  kind: 'integer',
  default: value,
  min,
  max,
})
const share = (key: string, [min, max]: readonly [number, number], step = 0.01): ParamSpec => ({
  key,
  kind: 'number',
  default: 0,
  min,
  max,
  step,
})

export const SEED = whole('seed', usual.seed, LIMITS.seed)

export const ROUND: readonly ParamSpec[] = [
  whole('batch', settings.batch, [LIMITS.batch[0], 100]),
  whole('retrainEvery', settings.retrainEvery, [LIMITS.retrainEvery[0], 100]),
  whole('candidates', settings.candidates, LIMITS.candidates),
]
export const WEIGHTS: readonly ParamSpec[] = [
  { key: 'classWeights', kind: 'choice', default: settings.classWeights, options: ['none', 'balanced'] },
]
export const MEMBERS: readonly ParamSpec[] = [whole('k', settings.committee.k, [2, 20])]

export const VOTES = (annotators: number): readonly ParamSpec[] => [
  whole('votesPerPoint', settings.votesPerPoint, [1, Math.min(annotators, LIMITS.votesPerPoint[1])]),
  { key: 'turns', kind: 'choice', default: 'list', options: ['list', 'rotate'] },
  { key: 'merge', kind: 'choice', default: settings.merge, options: ['last', 'majority', 'weighted'] },
]

const UNITS: readonly BudgetUnit[] = ['answers', 'points', 'cost', 'minutes']
/** `least`: what has been spent. */
export const BUDGET = (unit: BudgetUnit, least: number): readonly ParamSpec[] => [
  { key: 'budgetIn', kind: 'choice', default: 'answers', options: UNITS },
  unit === 'answers' || unit === 'points'
    ? whole('budget', Math.max(least, settings.budget), [Math.ceil(least), LIMITS.budget[1]])
    : {
        key: 'budget',
        kind: 'number',
        default: Math.max(least, settings.budget),
        min: least,
        max: LIMITS.budget[1],
        step: 0.1,
      },
]

export const EXAM_SHARE: ParamSpec = {
  key: 'share',
  kind: 'number',
  default: 0.5,
  min: LIMITS.share[0],
  max: LIMITS.share[1],
  step: 0.05,
}
/** `pool`: points that could be bought. */
export const EXAM_PAID = (pool: number): ParamSpec =>
  whole('n', Math.min(20, pool - 1), [LIMITS.paid[0], Math.max(1, Math.min(LIMITS.paid[1], pool - 1))])
export const START_N = (pool: number): ParamSpec =>
  whole('n', usual.start.n, [LIMITS.start[0], Math.min(LIMITS.start[1], pool)])
export const POINTS = (few: number): ParamSpec => whole('n', few, LIMITS.points)

/** What an annotator of each kind has. `error` may be a list, one per class: it has a control of its own. */
export const ANNOTATOR: Readonly<Record<'you' | 'truth' | 'noisy', readonly ParamSpec[]>> = (() => {
  const price: readonly ParamSpec[] = [
    { key: 'cost', kind: 'number', default: 1, min: 0, max: 1000, step: 0.1 },
    { key: 'seconds', kind: 'number', default: 5, min: 0, max: 3600, step: 0.5 },
  ]
  const unsure = share('unsure', [0, 1])
  return {
    you: price,
    truth: [unsure, ...price],
    noisy: [share('nearBoundary', [0, 1]), share('fatigue', [0, 0.1], 0.001), unsure, ...price],
  }
})()
export const ERROR: ParamSpec = { ...share('error', [0, 1]), default: 0.1 } as ParamSpec
