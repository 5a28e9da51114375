import {
  fixedThreshold,
  findStreamRule,
  runStream,
  type StreamItem,
  type StreamRule,
} from '../../../src/core/query/stream.ts'
import {
  area,
  deficiency,
  labelsToTarget,
  labelsToTargetBetween,
  meanHeight,
  saving,
} from '../../../src/core/study/curve.ts'
import { paired } from '../../../src/core/study/statistics.ts'
import type { Fixture } from './models.ts'

/** How the product answers the fixtures of each family: an object with the keys of their `expected`. */
export const streams: Record<string, (fixture: Fixture) => Record<string, unknown>> = {
  stream(fixture) {
    const { input, params } = fixture
    const classes = Number(params.n_classes ?? 2)
    const budget = Number(params.budget)
    const rule = ruleOf(fixture)
    const { queried, spentHat, theta } = runStream(rule, items(rule, input, classes), {
      budget,
      w: Number(params.w),
      ...given(params, { theta0: 'theta0', s: 's', spread: 'delta', v: 'v' }),
    })
    const spending = { queried, u_hat_after: spentHat }
    if (rule.id === 'fixed') return { ...spending, theta: fixedThreshold(budget, classes) }
    return rule.id === 'random' ? spending : { ...spending, theta_after: theta }
  },

  learning_curve: (fixture) => ('a' in fixture.input ? comparison(fixture) : curves(fixture)),
}

const RULES: Readonly<Record<string, string>> = { randvar: 'randomisedVariable' }

/** The rule of "stream/<rule>/...". Where there is none of that name, the one whose draws and parameters are given. */
function ruleOf({ name, input, params }: Fixture): StreamRule {
  const named = name.split('/')[1] ?? ''
  return findStreamRule(RULES[named] ?? named) ?? findStreamRule(fitting(input, params))!
}

function fitting(input: Fixture['input'], params: Fixture['params']): string {
  if (!('utilities' in input)) return 'random'
  if (draws(input, 'normal')) return 'randomisedVariable'
  if (draws(input, 'uniform')) return 'split'
  return 's' in params || 'theta0' in params ? 'variable' : 'fixed'
}

/** The list of draws whose name starts with `law`, with that name. */
const draws = (input: Fixture['input'], law: string) =>
  Object.entries(input).find(([key]) => key.startsWith(law)) as [string, number[]] | undefined

/** Our parameters from theirs, where they are given. */
function given(params: Fixture['params'], names: Readonly<Record<string, string>>): Record<string, number> {
  const found = Object.entries(names).filter(([, theirs]) => theirs in params)
  return Object.fromEntries(found.map(([ours, theirs]) => [ours, Number(params[theirs])]))
}

/** Their draws are one list, consumed whenever a rule draws; `random` draws for every item, whether it may ask or not. */
function items(rule: StreamRule, input: Fixture['input'], C: number): StreamItem[] {
  const utilities = (input.utilities ?? Array<number>(Number(input.n)).fill(0)) as number[]
  const [, uniforms = []] = draws(input, 'uniform') ?? []
  const [law = '', normals = []] = draws(input, 'normal') ?? []
  const sd = Number(/_sd([\d.]+)/.exec(law)?.[1] ?? 1)
  let used = 0
  return utilities.map((u, i) => {
    const drawn = new Map<number, number>()
    const uniform = (k: number) => {
      if (rule.id === 'random') return uniforms[i]
      if (!drawn.has(k)) drawn.set(k, uniforms[used++])
      return drawn.get(k)!
    }
    return { u, C, uniform, normal: () => (normals[used++] - 1) / sd }
  })
}

function curves({ input, params }: Fixture): Record<string, unknown> {
  const labels = input.labels as number[]
  const strategy = { labels, score: input.strategy as number[] }
  const random = { labels, score: input.random as number[] }
  const final = random.score[random.score.length - 1]
  const out: Record<string, unknown> = {
    aulc: area(strategy),
    aulc_normalised: meanHeight(strategy),
    aulc_random: area(random),
    aulc_random_normalised: meanHeight(random),
    data_utilisation_rate_at_random_final: saving(
      labelsToTarget(strategy, final),
      labelsToTarget(random, final),
    ).rate,
    deficiency: deficiency(strategy, random),
  }
  for (const target of params.targets as number[]) {
    const key = Number.isInteger(target) ? target.toFixed(1) : String(target)
    const own = labelsToTarget(strategy, target)
    const theirs = labelsToTarget(random, target)
    const { rate, saved } = saving(own, theirs)
    out[`labels_to_${key}`] = own
    out[`labels_to_${key}_interp`] = labelsToTargetBetween(strategy, target)
    out[`labels_to_${key}_random`] = theirs
    out[`data_utilisation_rate_${key}`] = rate
    out[`labels_saved_${key}`] = saved
  }
  return out
}

function comparison({ input, params }: Fixture): Record<string, unknown> {
  const r = paired(input.a as number[], input.b as number[], Number(params.confidence ?? 0.95))
  return {
    mean_a: r.meanA,
    sd_a: r.sdA,
    mean_diff: r.meanDiff,
    se_diff: r.seDiff,
    t: r.t,
    df: r.df,
    p_t: r.p,
    t_crit: r.tCritical,
    ci_low: r.low,
    ci_high: r.high,
    wilcoxon_W: r.wilcoxon.W,
    wilcoxon_p_exact: r.wilcoxon.p,
    cohens_dz: r.dz,
    wins: r.wins,
    ties: r.ties,
  }
}
