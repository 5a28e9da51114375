import { generatorById } from '../../src/core/data/generators.ts'
import { generatorFromRecipe, type Recipe } from '../../src/core/data/recipes.ts'
import { run } from '../../src/core/job.ts'
import type { ModelId } from '../../src/core/model/types.ts'
import type { Params } from '../../src/core/params.ts'
import { defaultSpec } from '../../src/core/session/spec.ts'
import type { Annotator, Settings, Spec, Start } from '../../src/core/session/types.ts'
import { grade, runSession } from '../../src/core/study/session-run.ts'
import { paired } from '../../src/core/study/statistics.ts'

/** How the product runs the checks of reference scenarios: names are translated, nothing is computed here. */

/** Two strategies on the same data; `diff` = a - b in points of the metric. */
export interface Check {
  readonly id: string
  readonly generator: string
  readonly model: string
  readonly lam: number
  readonly a: string
  readonly b: string
  readonly n_labels: number
  readonly n_labels_b?: number
  readonly init: Init
  readonly batch?: number
  readonly metric?: string
  /** Chance that an answer is flipped, and votes per point. */
  readonly oracle_a?: readonly [number, number] | null
  readonly oracle_b?: readonly [number, number] | null
}
export interface Init {
  readonly how: string
  readonly n0: number | readonly number[]
}
/** The objects of the same names in the file of scenarios. */
export interface Reference {
  readonly generators: Readonly<Record<string, Recipe>>
  readonly models: Readonly<Record<string, string>>
}
export interface Outcome {
  readonly mean_a: number
  readonly mean_b: number
  readonly diff: number
  readonly sd: number
}

/** Means over the seeds, in points. */
export function runMeanDifference(check: Check, reference: Reference, seeds: readonly number[]): Outcome {
  const pairs = seeds.map((seed) => runSeed(check, reference, seed))
  return outcome(pairs)
}

export function outcome(pairs: readonly (readonly [number, number])[]): Outcome {
  const { meanA, meanB, meanDiff, sdDiff } = paired(
    pairs.map(([a]) => a),
    pairs.map(([, b]) => b),
  )
  return { mean_a: meanA, mean_b: meanB, diff: meanDiff, sd: sdDiff ?? 0 }
}

/** Both sides at one seed, in points. */
export function runSeed(check: Check, reference: Reference, seed: number): readonly [number, number] {
  const { a, b, n_labels: labels, n_labels_b: labelsB = labels, oracle_a: noise, oracle_b: noiseB } = check
  const measure = check.metric === 'bal' ? 'balanced' : 'accuracy'
  const side = (strategy: string, n: number, oracle: Check['oracle_a']): number => {
    const spec = specOf({ ...check, strategy, seed, oracle })
    const { measured } = run(runSession(spec, dataOf(check.generator, reference, seed), [n], grade))
    return 100 * (measured[0]?.[measure] ?? NaN)
  }
  return [side(a, labels, noise), side(b, labelsB, noiseB)]
}

/** The data set of a generator's name at a seed. */
export function dataOf(name: string, { generators }: Reference, seed: number) {
  const recipe = generators[name]
  const generator = recipe ? generatorFromRecipe(recipe, name) : generatorById(name)
  if (!generator) throw new RangeError(`no generator ${name}`)
  return generator.make(seed, generator.defaultN, {})
}

export interface Side {
  readonly generator: string
  readonly model: string
  readonly lam: number
  readonly strategy: string
  readonly init: Init
  readonly seed: number
  readonly batch?: number
  readonly oracle?: readonly [number, number] | null
}

/** The session of one side. */
export function specOf({ generator, model, lam, strategy, init, seed, batch = 1, oracle }: Side): Spec {
  const base = defaultSpec()
  const [error, votes] = oracle ?? [0, 1]
  const asked = strategyOf(strategy)
  return {
    ...base,
    data: { kind: 'made', id: generator, n: 0, params: {} },
    seed,
    start: startOf(init),
    settings: {
      ...base.settings,
      ...asked,
      batch: asked.batch ?? batch,
      model: modelOf(model, lam),
      oracle: [answering(error)],
      votesPerPoint: votes,
      merge: votes > 1 ? 'majority' : 'last',
    },
  }
}

const answering = (error: number): Annotator => ({
  id: 'oracle',
  kind: error > 0 ? 'noisy' : 'truth',
  ...(error > 0 && { error }),
  cost: 1,
  seconds: 5,
})

function startOf({ how, n0 }: Init): Start {
  const each = (kinds: number): readonly number[] =>
    typeof n0 === 'number' ? Array.from({ length: kinds }, () => n0) : n0
  const groups = (kinds: number): Start => {
    const counts = each(kinds)
    return { rule: 'perGroup', n: counts.reduce((sum, n) => sum + n, 0), counts }
  }
  switch (how) {
    case 'perclass':
      return { rule: 'perClass', n: Number(n0) }
    case 'random':
      return { rule: 'random', n: Number(n0) }
    case 'groups01':
    case 'moons_out':
      return groups(2)
    case 'groups012':
      return groups(3)
    default:
      throw new RangeError(`no start ${how}`)
  }
}

const FEATURES: Readonly<Record<string, Params>> = {
  lr_lin: { features: 'linear' },
  lr_quad: { features: 'quadratic' },
  rbf6: { features: 'bumps-6' },
  rbf6w: { features: 'bumps-6-wide' },
  rbf7: { features: 'bumps-7' },
}
const OTHER_MODELS: Readonly<Record<string, { id: ModelId; params: Params }>> = {
  knn5: { id: 'knn', params: { k: 5, weights: 'distance' } },
  mlp16: { id: 'network', params: { layers: 1, units: 16, activation: 'tanh' } },
}

/** `rbf8`: bumps on a lattice of 8 x 8 over [-3, 3]^2, as wide as its step; with a `w` over [-4, 4]^2. */
function latticeOf(name: string): Params | undefined {
  const [, size, wide] = /^rbf(\d+)(w?)$/.exec(name) ?? []
  if (size === undefined) return undefined
  const [grid, extent] = [Number(size), wide ? 4 : 3]
  return { features: 'bumps', grid, extent, sigma: (2 * extent) / (grid - 1) }
}

export function modelOf(name: string, lambda: number): Settings['model'] {
  const features = FEATURES[name] ?? latticeOf(name)
  if (features) return { id: 'logistic', params: { ...features, lambda, biasLambda: 0.01 } }
  const other = OTHER_MODELS[name]
  if (!other) throw new RangeError(`no model ${name}`)
  return other
}

type Asking = Pick<Settings, 'strategy'> & Partial<Pick<Settings, 'committee' | 'batch'>>
const asks = (id: string, params: Params = {}): Asking => ({ strategy: { id, params } })
const posterior = { id: 'posterior', k: 20, params: {} } as const
const bag = { id: 'bayesianBootstrap', k: 10, params: {} } as const

const STRATEGIES: Readonly<Record<string, Asking>> = {
  random: asks('random'),
  margin: asks('margin'),
  entropy: asks('entropy'),
  lc: asks('leastConfident'),
  kcenter: asks('kCentre'),
  typiclust: asks('typiClust'),
  infodens: asks('informationDensity', { beta: 1, bandwidth: 0.7 }),
  bald: { ...asks('meanKL'), committee: posterior },
  egl: asks('gradientLength'),
  eer_log: asks('expectedLogLoss', { candidates: 60, evaluate: 120 }),
  eer_01: asks('expectedErrorReduction', { candidates: 60, evaluate: 120 }),
  cluster_margin: asks('clusterMargin', { shortlist: 5 }),
  badge: asks('badge'),
  ranked: asks('rankedBatch'),
  power_margin: asks('powerMargin'),
  topk_margin: asks('topK', { base: 'margin' }),
}
/** What a committee of the Bayesian bootstrap is measured by, before `_bag`. */
const BAGGED: Readonly<Record<string, string>> = {
  ve: 'voteEntropy',
  vote: 'voteEntropy',
  vote_entropy: 'voteEntropy',
  ce: 'consensusEntropy',
  cons: 'consensusEntropy',
  consensus: 'consensusEntropy',
  consensus_entropy: 'consensusEntropy',
  kl: 'meanKL',
  bald: 'meanKL',
  mean_kl: 'meanKL',
  mm: 'consensusMargin',
  margin: 'consensusMargin',
}

/** `name`, `name_b10` (that many questions per round), `eps.2` (margin with a share of random questions), `kl_bag`. */
export function strategyOf(name: string): Asking {
  if (Object.hasOwn(STRATEGIES, name)) return STRATEGIES[name]
  const batched = /^(.+)_b(\d+)$/.exec(name)
  if (batched) return { ...strategyOf(batched[1]), batch: Number(batched[2]) }
  const mixed = /^eps(\d*\.\d+)$/.exec(name)
  if (mixed) return asks('epsilonMixture', { base: 'margin', epsilon: Number(mixed[1]) })
  const bagged = /^(?:qbc_)?(.+)_bag$/.exec(name)
  if (bagged && Object.hasOwn(BAGGED, bagged[1])) return { ...asks(BAGGED[bagged[1]]), committee: bag }
  throw new RangeError(`no strategy ${name}`)
}
