import { run } from '../../src/core/job.ts'
import { entropy, leastConfident, margin } from '../../src/core/query/measures.ts'
import type { Spec } from '../../src/core/session/types.ts'
import { labelsToStay, meanCurve, saving, type LearningCurve } from '../../src/core/study/curve.ts'
import {
  grade,
  gradeLabels,
  gradePool,
  runSession,
  type SessionRun,
} from '../../src/core/study/session-run.ts'
import { mean } from '../../src/core/study/statistics.ts'
import { runStops } from '../../src/core/study/stop-run.ts'
import { runStreamSession } from '../../src/core/study/stream-run.ts'
import { dataOf, specOf, type Init, type Reference } from './scenario-adapter.ts'

/** Numbers of one seed, plain so that a worker can send them. */
export type Numbers = Readonly<Record<string, number>>
export interface Verdict {
  readonly measured: string
  readonly pass: boolean
}

/** A check that is more than a difference of two means: what one seed gives, and what all of them say. */
export interface Special<T = unknown> {
  readonly needed: string
  readonly seeds?: number
  seed(seed: number, reference: Reference): T
  judge(results: readonly T[]): Verdict
}
const special = <T>(s: Special<T>): Special => s as Special

/** Data, model and start of a scenario. */
interface Scene {
  readonly generator: string
  readonly model: string
  readonly lam: number
  readonly init: Init
}
type Ask = (spec: Spec, seed: number) => Spec
const as: Ask = (spec) => spec

/** A session of `strategy` on a scene, graded at the label counts `at`. */
function session(
  scene: Scene,
  strategy: string,
  seed: number,
  reference: Reference,
  at: readonly number[],
  change: Ask = as,
) {
  const data = dataOf(scene.generator, reference, seed)
  const result = run(runSession(change(specOf({ ...scene, strategy, seed }), seed), data, at, grade))
  const queries = result.order.slice(result.start)
  return { ...result, queries, groups: queries.map((id) => data.group[id]), data }
}

const accuracies = ({ measured }: Pick<SessionRun<{ accuracy: number | null }>, 'measured'>) =>
  measured.map((m) => m.accuracy ?? NaN)
const share = <T>(list: readonly T[], is: (v: T) => boolean): number => list.filter(is).length / list.length
const column = (rows: readonly Numbers[], key: string): number[] => rows.map((r) => r[key])
const average = (rows: readonly Numbers[], key: string): number => mean(column(rows, key))
const percent = (v: number): string => `${(100 * v).toFixed(1)}%`
const each = <T>(names: readonly string[], of: (name: string) => T): Record<string, T> =>
  Object.fromEntries(names.map((name) => [name, of(name)]))
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)

const MISSED: Scene = {
  generator: 'missed_cluster',
  model: 'rbf6w',
  lam: 0.1,
  init: { how: 'groups01', n0: 2 },
}
const LINE: Scene = { generator: 'uniform_line', model: 'lr_lin', lam: 1, init: { how: 'perclass', n0: 2 } }

const binarySearch = special<Numbers>({
  needed: 'margin error <= 0.15% and random error >= 2% at 10 labels',
  seed: (seed, reference) => {
    const scene = { generator: 'threshold_1d', model: 'lr_lin', lam: 1, init: { how: 'random', n0: 0 } }
    const midpoint: Ask = (spec) => withModel(spec, 'threshold', { orientation: 'rising', from: 0, to: 1 })
    return each(['margin', 'random'], (strategy) => {
      const [accuracy] = accuracies(session(scene, strategy, seed, reference, [10], midpoint))
      return 1 - accuracy
    })
  },
  judge(results) {
    const [m, r] = [average(results, 'margin'), average(results, 'random')]
    return {
      measured: `margin ${(100 * m).toFixed(3)}%, random ${percent(r)}`,
      pass: m <= 0.0015 && r >= 0.02,
    }
  },
})

const withModel = (spec: Spec, id: 'threshold', params: Readonly<Record<string, string | number>>): Spec => ({
  ...spec,
  settings: { ...spec.settings, model: { id, params } },
})

/** A run is stuck where it misses the whole inner left group and nothing else: 95.0%. */
const STUCK = 0.95
const stuckLine = special<Numbers>({
  needed: 'margin stuck at 95.0%: same share at 10 and 150 labels, >= .30; random at 150 <= .30',
  seed: (seed, reference) => {
    const scene = { generator: 'dasgupta_line', model: 'lr_lin', lam: 1, init: { how: 'perclass', n0: 1 } }
    const cut: Ask = (spec) => withModel(spec, 'threshold', { orientation: 'rising', from: -4, to: 4 })
    const stuck = (strategy: string) =>
      accuracies(session(scene, strategy, seed, reference, [10, 150], cut)).map((a) =>
        Math.abs(a - STUCK) < 5e-4 ? 1 : 0,
      )
    const [early, late] = stuck('margin')
    return { early, late, random: stuck('random')[1] }
  },
  judge(results) {
    const [early, late, random] = ['early', 'late', 'random'].map((key) => average(results, key))
    return {
      measured: `margin ${early.toFixed(2)} at 10, ${late.toFixed(2)} at 150; random ${random.toFixed(2)}`,
      pass: early === late && late >= 0.3 && random <= 0.3,
    }
  },
})

const neverQueried = special<Numbers>({
  needed: 'hidden cluster never queried at 30 labels: margin >= .55, random <= .15, k-centre <= .02',
  seed: (seed, reference) =>
    each(['margin', 'random', 'kcenter'], (strategy) =>
      session(MISSED, strategy, seed, reference, [30]).groups.includes(2) ? 0 : 1,
    ),
  judge(results) {
    const [m, r, k] = ['margin', 'random', 'kcenter'].map((key) => average(results, key))
    return {
      measured: `margin ${m.toFixed(2)}, random ${r.toFixed(2)}, k-centre ${k.toFixed(2)}`,
      pass: m >= 0.55 && r <= 0.15 && k <= 0.02,
    }
  },
})

/** Share of the queries from label `from` to label `to` in one group of the data. */
const groupShare =
  (scene: Scene, group: number, to: number) =>
  (strategy: string, seed: number, reference: Reference): number =>
    share(session(scene, strategy, seed, reference, [to]).groups, (g) => g === group)

function outliers(scene: Scene, victim: string, least: number) {
  const shareOf = groupShare(scene, 2, 24)
  return special<Numbers>({
    needed: `outliers among the first 20 queries: ${victim} >= ${percent(least)}, infodens <= 1%`,
    seed: (seed, reference) => each([victim, 'infodens'], (s) => shareOf(s, seed, reference)),
    judge(results) {
      const [v, d] = [average(results, victim), average(results, 'infodens')]
      return {
        measured: `${victim} ${percent(v)}, infodens ${percent(d)}`,
        pass: v >= least && d <= 0.01,
      }
    },
  })
}

const inliers: Init = { how: 'moons_out', n0: 2 }

const overlapEntropy = (() => {
  const scene = {
    generator: 'overlap_and_gap',
    model: 'rbf6w',
    lam: 0.1,
    init: { how: 'groups012', n0: [3, 3, 8] },
  }
  const shareOf = groupShare(scene, 2, 24)
  return special<number>({
    needed: 'entropy: >= 70% of queries 15..24 in the overlap',
    seed: (seed, reference) => shareOf('entropy', seed, reference),
    judge: (results) => ({ measured: percent(mean(results)), pass: mean(results) >= 0.7 }),
  })
})()

const rareClass = special<Numbers>({
  needed:
    'labels to first rare: margin <= 10, random >= 15; rare share of 45 queries: margin >= 30%, random <= 8%',
  seed: (seed, reference) => {
    const scene = { generator: 'imbalanced_4pct', model: 'lr_quad', lam: 0.1, init: { how: 'random', n0: 5 } }
    const found = (strategy: string): [number, number] => {
      const { order, queries, data } = session(scene, strategy, seed, reference, [50])
      const first = order.findIndex((id) => data.truth[id] === 1)
      return [first < 0 ? 50 : first + 1, share(queries, (id) => data.truth[id] === 1)]
    }
    const [marginFirst, marginShare] = found('margin')
    const [randomFirst, randomShare] = found('random')
    return { marginFirst, marginShare, randomFirst, randomShare }
  },
  judge(results) {
    const [mf, ms, rf, rs] = ['marginFirst', 'marginShare', 'randomFirst', 'randomShare'].map((k) =>
      average(results, k),
    )
    return {
      measured: `first rare: margin ${mf.toFixed(1)}, random ${rf.toFixed(1)}; share: margin ${percent(ms)}, random ${percent(rs)}`,
      pass: mf <= 10 && rf >= 15 && ms >= 0.3 && rs <= 0.08,
    }
  },
})

const simplex = special<boolean>({
  needed: 'least confident p2 > p1 > p3; margin p1 < p2 < p3; entropy p2 > p3 > p1',
  seeds: 1,
  seed: () => {
    const points = [
      [0.5, 0.5, 0],
      [0.4, 0.3, 0.3],
      [0.52, 0.24, 0.24],
    ].map((p) => Float64Array.from(p))
    const [l, m, h] = [leastConfident, margin, entropy].map((f) => points.map((p) => f(p, 0, 3)))
    return l[1] > l[0] && l[0] > l[2] && m[0] < m[1] && m[1] < m[2] && h[1] > h[2] && h[2] > h[0]
  },
  judge: ([right]) => ({ measured: right ? 'as needed' : 'another order', pass: right }),
})

/** Where the rule of stable predictions (kappa >= .99 over 10 steps) would have stopped margin sampling. */
function stops(scene: Scene, seed: number, reference: Reference, labels: number) {
  const data = dataOf(scene.generator, reference, seed)
  const spec = specOf({ ...scene, strategy: 'margin', seed })
  const stop = [{ id: 'stable', params: { window: 10, kappa: 0.99 } }]
  const result = run(runStops({ ...spec, settings: { ...spec.settings, stop } }, data, labels))
  const last = result.at.length - 1
  const at = result.stopped ?? last
  const accuracy = (i: number) => result.graded[i].accuracy ?? NaN
  return {
    labels: result.at[at],
    stopped: accuracy(at),
    whole: accuracy(last),
    missed: result.order.every((id) => data.group[id] !== 2) ? 1 : 0,
  }
}

const stopsOnLine = special<Numbers>({
  needed: 'stops at mean 30..55 labels with mean loss <= .4 points against 200 labels',
  seed: (seed, reference) => stops(LINE, seed, reference, 200),
  judge(results) {
    const labels = average(results, 'labels')
    const loss = 100 * (average(results, 'whole') - average(results, 'stopped'))
    return {
      measured: `${labels.toFixed(1)} labels, loss ${loss.toFixed(2)}`,
      pass: labels >= 30 && labels <= 55 && loss <= 0.4,
    }
  },
})

const stopsTooEarly = special<Numbers>({
  needed: '>= 50% stop with the hidden cluster never queried; accuracy at stop <= 89%, at 120 labels >= 94%',
  seed: (seed, reference) => stops(MISSED, seed, reference, 120),
  judge(results) {
    const [missed, stopped, whole] = ['missed', 'stopped', 'whole'].map((key) => average(results, key))
    return {
      measured: `${percent(missed)} missed; ${percent(stopped)} at ${average(results, 'labels').toFixed(1)} labels, ${percent(whole)} at 120`,
      pass: missed >= 0.5 && stopped <= 0.89 && whole >= 0.94,
    }
  },
})

const streaming = special<Numbers>({
  needed: 'without drift: fixed - random >= 1 point with <= 60% of its labels',
  seed: (seed, reference) => {
    const data = dataOf('stream_square', reference, seed)
    const ends = (rule: string) => {
      const spec = specOf({
        generator: 'stream_square',
        model: 'lr_lin',
        lam: 1,
        strategy: 'lc',
        init: { how: 'perclass', n0: 10 },
        seed,
      })
      const stream = { rule, params: { budget: 0.1, w: 100, memory: 50 } }
      const items = data.nPool - spec.start.n * 2
      return run(runStreamSession({ ...spec, settings: { ...spec.settings, stream } }, data, [items]))[0]
    }
    const fixed = ends('fixed')
    const random = ends('random')
    return {
      fixed: fixed.accuracy ?? NaN,
      random: random.accuracy ?? NaN,
      fixedLabels: fixed.labels,
      randomLabels: random.labels,
    }
  },
  judge(results) {
    const diff = 100 * (average(results, 'fixed') - average(results, 'random'))
    const [f, r] = [average(results, 'fixedLabels'), average(results, 'randomLabels')]
    return {
      measured: `${diff.toFixed(2)} points; ${f.toFixed(1)} of ${r.toFixed(1)} labels`,
      pass: diff >= 1 && f <= 0.6 * r,
    }
  },
})

/** Labels chosen at random, and by a linear model, given to a model of bumps. */
function transfer(generator: string, least: number) {
  return special<number>({
    needed: `bumps on 40 random labels - on 40 that a linear model chose >= ${least} points`,
    seed: (seed, reference) => {
      const init = { how: 'perclass', n0: 2 }
      const linear = { generator, model: 'lr_lin', lam: 0.1, init }
      const bumps = specOf({ generator, model: 'rbf6', lam: 0.1, strategy: 'random', init, seed })
      const [random, chosen] = ['random', 'margin'].map((strategy) => {
        const { order, data } = session(linear, strategy, seed, reference, [40])
        return run(gradeLabels(bumps, data, order)).accuracy ?? NaN
      })
      return 100 * (random - chosen)
    },
    judge: (results) => ({ measured: `${mean(results).toFixed(2)} points`, pass: mean(results) >= least }),
  })
}

/** Largest label count looked at, and the saving of margin that is asked for. */
const SAVINGS: readonly (readonly [scene: Scene, labels: number, wanted: (saving: number) => boolean])[] = (
  [
    ['uniform_line', 'lr_lin', 1, 200, 'large'],
    ['moons', 'rbf6', 0.1, 240, 'large'],
    ['two_gauss_heavy_overlap', 'lr_lin', 0.01, 200, 'small'],
    ['xor', 'rbf6', 0.1, 100, 'small'],
    ['missed_cluster', 'rbf6w', 0.1, 140, 'small'],
  ] as const
).map(([generator, model, lam, labels, size]) => [
  { generator, model, lam, init: { how: 'perclass', n0: 2 } },
  labels,
  (percent: number) => (size === 'large' ? percent >= 60 : percent <= 15),
])

interface Curves {
  readonly full: number
  readonly margin: LearningCurve
  readonly random: LearningCurve
}
const savings = special<readonly Curves[]>({
  needed: 'margin saves >= 60% on uniform_line and moons, <= 15% on heavy overlap, xor and missed cluster',
  seeds: 60,
  seed: (seed, reference) =>
    SAVINGS.map(([scene, labels]) => {
      const curve = (strategy: string): LearningCurve => {
        const result = session(scene, strategy, seed, reference, upTo(labels))
        return { labels: result.at, score: accuracies(result) }
      }
      const spec = specOf({ ...scene, strategy: 'random', seed })
      const full = run(gradePool(spec, dataOf(scene.generator, reference, seed))).accuracy ?? NaN
      return { full, margin: curve('margin'), random: curve('random') }
    }),
  judge(results) {
    const found = SAVINGS.map(([scene, labels, wanted], i) => {
      const rows = results.map((r) => r[i])
      const target = mean(rows.map((r) => r.full)) - 0.01
      const need = (key: 'margin' | 'random') => labelsToStay(meanCurve(rows.map((r) => r[key])), target)
      const [m, r] = [need('margin'), need('random')]
      // Margin that is not there in time needs more than was looked at, so that much is saved at most.
      const { percent } = saving(m ?? labels + 1, r)
      return {
        text: `${scene.generator} ${m ?? `> ${labels}`} of ${r ?? `> ${labels}`}`,
        pass: percent !== null && wanted(percent),
      }
    })
    return { measured: found.map((f) => f.text).join(', '), pass: found.every((f) => f.pass) }
  },
})

/** The special checks by their id. */
export const specials: Readonly<Record<string, Special>> = {
  S0a: binarySearch,
  S2e: stuckLine,
  S2f: neverQueried,
  S4d: outliers(
    { generator: 'gauss_plus_boundary_outliers', model: 'lr_lin', lam: 0.1, init: inliers },
    'entropy',
    0.22,
  ),
  S4e: outliers({ generator: 'moons_outliers', model: 'rbf6', lam: 0.1, init: inliers }, 'kcenter', 0.75),
  S6c_entropy: overlapEntropy,
  S8c: rareClass,
  S9c: simplex,
  S10a: stopsOnLine,
  S10b: stopsTooEarly,
  S11b: streaming,
  S13a: transfer('xor', 12),
  S13b: transfer('circles', 4),
  S16a: savings,
}
