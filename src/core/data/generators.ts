import type { Params, ParamSpec } from '../params.ts'
import { PURPOSE, uniform } from '../math/random.ts'
import { LANE } from './made/law.ts'
import { generator, logistic, type MadeGenerator } from './made/make.ts'
import * as mixtures from './made/mixtures.ts'
import { moonsLaw } from './made/curves.ts'
import * as shapes from './made/shapes.ts'
import { moons, noise } from './moons.ts'

const number = (key: string, value: number, min: number, max: number, step: number): ParamSpec => ({
  key,
  kind: 'number',
  default: value,
  min,
  max,
  step,
})
const integer = (key: string, value: number, min: number, max: number): ParamSpec => ({
  key,
  kind: 'integer',
  default: value,
  min,
  max,
})
const share = (key: string, value: number) => number(key, value, 0.01, 0.5, 0.01)
const separation = (value: number) => number('separation', value, 0, 8, 0.1)

const SETTLES = 'Settles 2009, Active Learning Literature Survey, TR 1648'
const DASGUPTA = 'Dasgupta 2011, Two faces of active learning, Theoretical Computer Science 412'

/** Bumps narrow enough for turns and squares of about one unit. */
const fineBumps: MadeGenerator['model'] = {
  id: 'logistic',
  params: { features: 'bumps', grid: 8, extent: 3, sigma: 0.86, lambda: 0.01, biasLambda: 0.01 },
}

/** The threshold of `threshold1d` at this seed, uniform in 0.2..0.8. */
export const thresholdOf = (seed: number): number => 0.2 + 0.6 * uniform(seed, PURPOSE.data, 0, LANE.law)

/** `g` with other defaults. */
function withDefaults(g: MadeGenerator, defaults: Params, defaultN = g.defaultN): MadeGenerator {
  const params = g.params.map(
    (spec) => ({ ...spec, default: defaults[spec.key] ?? spec.default }) as ParamSpec,
  )
  return generator({ ...g, params, defaultN })
}

/** Every generator, in the order of the page; the first is the page's default. */
export const generators: readonly MadeGenerator[] = [
  moons,
  generator({
    id: 'uniformLine',
    params: [number('angle', 30, 0, 180, 5), number('offset', 0, -2.5, 2.5, 0.1)],
    source: 'Cohn, Atlas & Ladner 1994, Improving generalization with active learning, Machine Learning 15',
    model: logistic('linear', 1),
    law: (p) => shapes.lineLaw(-3, 3, Number(p.angle), Number(p.offset)),
  }),
  generator({
    id: 'twoGauss',
    params: [separation(4)],
    source: `${SETTLES}, figure 2`,
    model: logistic('linear', 0.01),
    law: (p) => mixtures.pairLaw(Number(p.separation), [1, 1]),
  }),
  generator({
    id: 'missedCluster',
    params: [share('hiddenShare', 0.15)],
    groups: ['left', 'right', 'hidden'],
    source: DASGUPTA,
    model: logistic('bumps-6-wide', 0.1),
    law: (p) => {
      const hidden = Number(p.hiddenShare)
      return mixtures.mixtureLaw([
        { weight: (1 - hidden) * 40, mean: [-0.8, 0], std: [0.6, 0.8], label: 0 },
        { weight: (1 - hidden) * 45, mean: [1.2, 0], std: [0.6, 0.8], label: 1 },
        { weight: hidden * 85, mean: [-4, 0], std: [0.4, 0.5], label: 1 },
      ])
    },
  }),
  generator({
    id: 'overlapAndGap',
    params: [share('overlapShare', 0.25), share('gapShare', 0.15), noise(0.5)],
    groups: ['pureA', 'pureB', 'overlap', 'gap'],
    source: 'Houlsby et al. 2011, Bayesian active learning by disagreement; Settles 2009, figure 6',
    model: logistic('bumps-6-wide', 0.1),
    law: (p) => {
      const overlap = Number(p.overlapShare)
      const gap = Number(p.gapShare)
      const pure = Math.max(0.01, 1 - overlap - gap)
      const s = Number(p.noise)
      const std = [s, s] as const
      return mixtures.mixtureLaw([
        { weight: pure / 2, mean: [-2.5, -1.5], std, label: 0, group: 0 },
        { weight: pure / 2, mean: [2.5, -1.5], std, label: 1, group: 1 },
        { weight: overlap / 2, mean: [0, -1.5], std, label: 0, group: 2 },
        { weight: overlap / 2, mean: [0, -1.5], std, label: 1, group: 2 },
        { weight: gap, mean: [-2.5, 2.2], std, label: 1, group: 3 },
      ])
    },
  }),
  generator({
    id: 'nineBlobs',
    params: [noise(0.45)],
    defaultN: 300,
    source: 'Hacohen, Dekel & Weinshall 2022, Active learning on a budget (the phase transition)',
    model: logistic('bumps-7', 0.1),
    law: (p) => mixtures.latticeLaw(3, 2, Number(p.noise)),
  }),
  generator({
    id: 'xor',
    params: [noise(0.6)],
    groups: ['lowerLeft', 'lowerRight', 'upperLeft', 'upperRight'],
    source: 'Minsky & Papert 1969, Perceptrons',
    model: logistic('bumps-6', 0.1),
    law: (p) => mixtures.xorLaw(1.5, Number(p.noise)),
  }),
  generator({
    id: 'ring',
    params: [integer('classes', 4, 2, 8), number('radius', 1.7, 0.5, 3, 0.1), noise(0.8)],
    classes: 4,
    source: `${SETTLES}, figure 5 (three measures of uncertainty)`,
    model: logistic('linear', 0.1),
    law: (p) => mixtures.ringLaw(Number(p.classes), Number(p.radius), Number(p.noise)),
  }),
  generator({
    id: 'rareClass',
    params: [share('rareShare', 0.04)],
    defaultN: 500,
    test: 2000,
    groups: ['left', 'right', 'rare'],
    source: 'Attenberg & Provost 2010, Why label when you can search?',
    model: logistic('quadratic', 0.1),
    law: (p) => {
      const rare = Number(p.rareShare)
      return mixtures.mixtureLaw([
        { weight: (1 - rare) / 2, mean: [-2, 0], std: [0.6, 0.6], label: 0 },
        { weight: (1 - rare) / 2, mean: [2, 0], std: [0.6, 0.6], label: 0 },
        { weight: rare, mean: [0, 1.2], std: [0.3, 0.3], label: 1 },
      ])
    },
  }),
  generator({
    id: 'moonsOutliers',
    params: [noise(0.2), share('outlierShare', 0.12)],
    groups: ['moonA', 'moonB', 'outlier'],
    source: `${SETTLES}, section 3.6`,
    model: logistic('bumps-6', 0.1),
    law: (p) =>
      mixtures.withOutliers(moonsLaw(Number(p.noise)), Number(p.outlierShare), mixtures.around(4.5, 7)),
  }),
  generator({
    id: 'boundaryOutliers',
    params: [share('outlierShare', 0.1)],
    groups: ['left', 'right', 'outlier'],
    source: `${SETTLES}, section 3.6`,
    model: logistic('linear', 0.1),
    law: (p) =>
      mixtures.withOutliers(
        mixtures.pairLaw(2.4, [0.5, 0.5]),
        Number(p.outlierShare),
        mixtures.aboveAndBelow(0.3, 4, 7),
      ),
  }),
  generator({
    id: 'moonsDuplicates',
    params: [noise(0.15), integer('copies', 5, 1, 20), number('jitter', 0.03, 0, 0.5, 0.01)],
    source: 'Kirsch, van Amersfoort & Gal 2019, BatchBALD (repeated MNIST)',
    model: logistic('bumps-6', 0.1),
    law: (p) => ({
      ...moonsLaw(Number(p.noise)),
      copies: { count: Number(p.copies), jitter: Number(p.jitter) },
    }),
  }),
  generator({
    id: 'circles',
    params: [number('innerRadius', 1, 0.1, 3, 0.1), number('outerRadius', 2.2, 0.1, 3, 0.1), noise(0.3)],
    source: 'Two circles, as in scikit-learn make_circles',
    model: logistic('bumps-6', 0.1),
    law: (p) => shapes.circlesLaw(Number(p.innerRadius), Number(p.outerRadius), Number(p.noise)),
  }),
  generator({
    id: 'spirals',
    params: [number('turns', 1.25, 0.5, 3, 0.25), noise(0.12)],
    source: 'Lang & Witbrock 1988, Learning to tell two spirals apart',
    model: fineBumps,
    law: (p) => shapes.spiralsLaw(Number(p.turns), Number(p.noise)),
  }),
  generator({
    id: 'chessboard',
    params: [integer('cells', 3, 2, 6)],
    source: 'Uniform squares in two colours',
    model: fineBumps,
    law: (p) => shapes.chessboardLaw(-3, 3, Number(p.cells)),
  }),
  generator({
    id: 'anisoGauss',
    params: [separation(1)],
    source: 'Two long clouds side by side',
    model: logistic('linear', 0.1),
    law: (p) => mixtures.pairLaw(Number(p.separation), [0.35, 2.5]),
  }),
  generator({
    id: 'dasguptaLine',
    groups: ['farLeft', 'innerLeft', 'innerRight', 'farRight'],
    source: `${DASGUPTA}, section 1`,
    model: { id: 'threshold', params: { orientation: 'rising', from: -4, to: 4 } },
    law: () =>
      shapes.stretchesLaw([
        { weight: 0.45, x: [-4, -2], label: 0 },
        { weight: 0.05, x: [-1.1, -0.6], label: 1 },
        { weight: 0.025, x: [0.6, 1.1], label: 0 },
        { weight: 0.475, x: [2, 4], label: 1 },
      ]),
  }),
  generator({
    id: 'threshold1d',
    defaultN: 1000,
    source: 'Cohn, Atlas & Ladner 1994; Dasgupta 2011, section 1 (binary search)',
    model: { id: 'threshold', params: { orientation: 'rising', from: 0, to: 1, width: 0.05 } },
    law: (_p, seed) => shapes.thresholdLaw(thresholdOf(seed)),
  }),
  generator({
    id: 'streamSquare',
    params: [
      { key: 'drift', kind: 'choice', default: 'none', options: shapes.DRIFTS },
      number('driftAt', 0.5, 0.05, 0.95, 0.05),
    ],
    defaultN: 1500,
    test: 2000,
    groups: ['before', 'after'],
    source: 'Zliobaite, Bifet, Pfahringer & Holmes 2014, Active learning with drifting streaming data',
    model: logistic('quadratic', 0.1),
    law: (p) => shapes.streamLaw(p.drift as shapes.Drift, Number(p.driftAt)),
  }),
]

const byId = new Map(generators.map((g) => [g.id, g]))

/** The names of the reference scenarios: our id, other defaults and another number of points. */
const REFERENCE: Readonly<
  Record<string, readonly [id: string, params?: Readonly<Record<string, number>>, n?: number]>
> = {
  two_gauss_d4: ['twoGauss'],
  two_gauss_overlap: ['twoGauss', { separation: 2.6 }],
  two_gauss_heavy_overlap: ['twoGauss', { separation: 1 }],
  aniso_gauss: ['anisoGauss'],
  uniform_line: ['uniformLine'],
  missed_cluster: ['missedCluster'],
  nine_blobs: ['nineBlobs'],
  moons300: ['moons', {}, 300],
  moons_dup5: ['moonsDuplicates'],
  overlap_and_gap: ['overlapAndGap'],
  ring4: ['ring'],
  imbalanced_4pct: ['rareClass'],
  moons_outliers: ['moonsOutliers'],
  gauss_plus_boundary_outliers: ['boundaryOutliers'],
  checker3: ['chessboard'],
  checker4: ['chessboard', { cells: 4 }],
  dasgupta_line: ['dasguptaLine'],
  threshold_1d: ['threshold1d'],
  stream_square: ['streamSquare'],
}

/** The generator of this id; the names of the reference scenarios give the same generators with their defaults. */
export function generatorById(id: string): MadeGenerator | undefined {
  if (!Object.hasOwn(REFERENCE, id)) return byId.get(id)
  const [ours, params = {}, n] = REFERENCE[id]
  const g = byId.get(ours)
  return g && withDefaults(g, params, n)
}
