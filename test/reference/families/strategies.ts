import { readFileSync } from 'node:fs'
import { run } from '../../../src/core/job.ts'
import { source } from '../../../src/core/math/random.ts'
import { buildCommittee } from '../../../src/core/model/committee.ts'
import { modelById } from '../../../src/core/model/registry.ts'
import { typedTrainer } from '../../../src/core/model/trainer.ts'
import type { Fitted, TrainSet } from '../../../src/core/model/types.ts'
import { defaults, type Params } from '../../../src/core/params.ts'
import { makeContext, narrow } from '../../../src/core/query/context.ts'
import { universe } from '../../../src/core/query/cover.ts'
import * as measures from '../../../src/core/query/measures.ts'
import { order, pickBatch, pickPrepared, tieSet, topK } from '../../../src/core/query/pick.ts'
import { strategyOf } from '../../../src/core/query/registry.ts'
import { nearest } from '../../../src/core/query/geo.ts'
import { drawProbabilities, gradientRow, type Gradients } from '../../../src/core/query/strategies/badge.ts'
import { typicalCover } from '../../../src/core/query/strategies/typiClust.ts'
import { lowestFirst, seededTies } from '../../../src/core/query/ties.ts'
import type { Ctx, Similarity } from '../../../src/core/query/types.ts'

type Answer = Record<string, unknown>
interface Fixture {
  readonly name?: string
  readonly id?: string
  readonly input: Readonly<Record<string, unknown>>
  readonly params?: Readonly<Record<string, unknown>>
}
type Matrix = readonly (readonly number[])[]

/** Reference values resolve ties by the lowest index. */
const LOWEST = { ties: 'lowest', tolerance: 1e-12 } as const

const flat = (rows: Matrix): Float64Array => Float64Array.from(rows.flat())
const rowsOf = (v: Float64Array, width: number): number[][] =>
  Array.from({ length: v.length / width }, (_, i) => [...v.subarray(i * width, (i + 1) * width)])
const range = (n: number): number[] => Array.from({ length: n }, (_, i) => i)
const seeds = (text: unknown): number[] => range(Number(String(text).split('..')[1]) + 1)

/** A model that says `p` of the points it is asked about. */
const saying = (p: Float64Array, C: number): Fitted => ({
  id: 'classMean',
  C,
  params: new Float64Array(),
  predict: (_xy, n, out) => out.set(p.subarray(0, n * C)),
})

interface Pool {
  readonly X: Matrix
  readonly ids?: readonly number[]
  readonly proba?: Matrix
  readonly members?: readonly Matrix[]
  readonly labelled?: { readonly X: Matrix; readonly y?: readonly number[]; readonly ids?: readonly number[] }
  readonly model?: Fitted
  readonly seed?: number
  readonly batch?: number
}

function context(pool: Pool): Ctx {
  const n = pool.X.length
  const C = pool.model?.C ?? pool.proba?.[0]?.length ?? pool.members?.[0][0]?.length ?? 2
  const even = new Float64Array(n * C).fill(1 / C)
  return run(
    makeContext({
      seed: pool.seed ?? 0,
      round: 0,
      batch: pool.batch,
      model: pool.model ?? saying(pool.proba ? flat(pool.proba) : even, C),
      committee: pool.members?.map((m) => saying(flat(m), C)),
      lab: trainSet(pool.labelled?.X ?? [], pool.labelled?.y, C, pool.labelled?.ids),
      candidates: { ids: Int32Array.from(pool.ids ?? range(n)), xy: flat(pool.X) },
      pool: { n, xy: flat(pool.X) },
    }),
  )
}

function trainSet(X: Matrix, y: readonly number[] | undefined, C: number, ids?: readonly number[]): TrainSet {
  return {
    n: X.length,
    C,
    xy: flat(X),
    y: Int32Array.from(y ?? X.map(() => 0)),
    w: new Float64Array(X.length).fill(1),
    ids: Int32Array.from(ids ?? X.map((_, i) => 1_000_000 + i)),
  }
}

/** The pool of which `labelled` rows are labelled; ids are rows of X. */
function split(X: Matrix, labelled: readonly number[], more: Partial<Pool> = {}): Ctx {
  const ids = range(X.length).filter((i) => !labelled.includes(i))
  return context({
    ...more,
    X: ids.map((i) => X[i]),
    ids,
    labelled: { X: labelled.map((i) => X[i]), ids: labelled },
  })
}

function pick(id: string, c: Ctx, b: number, params: Params = {}, options: object = LOWEST) {
  const strategy = strategyOf(id)
  return run(pickBatch(strategy, c, { ...defaults(strategy.meta.params), ...params }, b, options))
}
const ids = (batch: { picks: readonly { id: number }[] }): number[] => batch.picks.map((p) => p.id)
const pickScores = (batch: { picks: readonly { score: number }[] }): number[] =>
  batch.picks.map((p) => p.score)

function scores(id: string, c: Ctx, params: Params = {}): number[] {
  return [...pick(id, c, 1, params).scores]
}

/** pick_, tieset_ and order_ of each named list of scores. */
function choices(named: Readonly<Record<string, readonly number[]>>, withOrder: boolean): Answer {
  const answer: Answer = {}
  for (const [name, list] of Object.entries(named)) {
    const values = Float64Array.from(list)
    answer[`pick_${name}`] = topK(values, 1, lowestFirst, LOWEST.tolerance).rows[0]
    answer[`tieset_${name}`] = tieSet(values, LOWEST.tolerance)
    if (withOrder) answer[`order_${name}`] = [...order(values, lowestFirst, LOWEST.tolerance)]
  }
  return answer
}

function ofRows(measure: measures.RowMeasure, proba: Matrix): number[] {
  const out = new Float64Array(proba.length)
  measures.measureRows(measure, flat(proba), proba[0].length, out, 0, out.length)
  return [...out]
}

function ofMembers(measure: measures.CommitteeMeasure, members: readonly Matrix[]): number[] {
  const out = new Float64Array(members[0].length)
  measures.measureMembers(measure, flat(members.flat()), out.length, members[0][0].length, out, 0, out.length)
  return [...out]
}

type Into = typeof measures.consensus
function perPoint(into: Into, members: readonly Matrix[]): number[][] {
  const [n, C] = [members[0].length, members[0][0].length]
  return range(n).map((i) => {
    const out = new Float64Array(C)
    into(flat(members.flat()), i * C, members.length, n * C, C, out)
    return [...out]
  })
}

/** A softmax on x and y with the given weights. */
const softmaxOf = (W: Matrix, b: readonly number[]): Fitted =>
  modelById('logistic').restore(flat(W.map((w, c) => [b[c], ...w])), W.length, { features: 'linear' })

/** How the product answers the fixtures of each family: an object with the keys of their `expected`. */
export const strategies: Record<string, (fixture: Fixture) => Answer> = {
  uncertainty({ input }) {
    const proba = input.proba as Matrix
    const least = ofRows(measures.leastConfident, proba)
    const margin = ofRows(measures.margin, proba)
    const entropy = ofRows(measures.entropy, proba)
    return {
      least_confident: least,
      margin,
      entropy_nats: entropy,
      entropy_normalised_by_log_K: ofRows(measures.normalisedEntropy, proba),
      ...choices({ least_confident: least, margin: margin.map((m) => -m), entropy }, true),
    }
  },

  qbc({ input }) {
    const members = input.proba_member_sample_class as Matrix[]
    const picked = {
      vote_entropy: ofMembers(measures.voteEntropy, members),
      consensus_entropy: ofMembers(measures.consensusEntropy, members),
      mean_KL: ofMembers(measures.meanKL, members),
      max_KL: ofMembers(measures.maxKL, members),
      BALD: ofMembers(measures.bald, members),
      variation_ratio: ofMembers(measures.variationRatio, members),
    }
    return {
      ...picked,
      vote_counts: perPoint(measures.voteCounts, members),
      vote_entropy_normalised: ofMembers(measures.normalisedVoteEntropy, members),
      consensus_proba: perPoint(measures.consensus, members),
      generalised_JS: ofMembers(measures.jensenShannon, members),
      ...choices(picked, false),
    }
  },

  coreset({ input, params }) {
    const X = input.X as Matrix
    const labelled = input.labelled as number[]
    const batch = pick('kCentre', split(X, labelled), Number(params?.batch))
    const centres = [...labelled, ...ids(batch)]
    const reach = nearest(flat(X), X.length, flat(centres.map((i) => X[i])), centres.length)
    return {
      picks: ids(batch),
      distance_at_pick: pickScores(batch),
      cover_radius_after: Math.max(...reach),
    }
  },

  density({ input, params }) {
    const proba = input.proba as Matrix
    const c = context({ X: input.X as Matrix, proba })
    const similarity = (kind: Similarity) => [...c.geo.similarity(kind, c.cand, 1)]
    const cosine = similarity('cosine')
    const answer: Answer = {
      modAL_euclidean: similarity('euclidean'),
      modAL_cosine: similarity('cosineDistance'),
      libact_euclidean_excl_self: similarity('euclideanOthers'),
      mean_cosine_similarity_incl_self: cosine,
      entropy: ofRows(measures.entropy, proba),
      least_confident: ofRows(measures.leastConfident, proba),
    }
    for (const beta of params?.betas as number[]) {
      const exponent = Number.isInteger(beta) ? beta.toFixed(1) : String(beta)
      const batch = (kind: Similarity) =>
        pick('densityWeighted', c, 1, { base: 'entropy', similarity: kind, beta })
      answer[`entropy_x_modAL_euclidean^${exponent}`] = [...batch('euclidean').scores]
      answer[`pick_entropy_x_modAL_euclidean^${exponent}`] = ids(batch('euclidean'))[0]
      answer[`entropy_x_libact^${exponent}`] = [...batch('euclideanOthers').scores]
      // A negative similarity has no fractional power.
      if (Math.min(...cosine) >= 0)
        answer[`settles_craven_entropy_x_cosine^${exponent}`] = [...batch('cosine').scores]
    }
    return answer
  },

  eer({ input, params }) {
    const C = Number(params?.K)
    const labelled = { X: input.X_labelled as Matrix, y: input.y_labelled as number[] }
    const fit = modelById('logistic').fit(
      trainSet(labelled.X, labelled.y, C),
      // Their C multiplies the losses, ours divides the penalty.
      { features: 'linear', lambda: 1 / Number(params?.C), biasLambda: 0 },
      source(0),
    )
    const c = context({ X: input.X_pool as Matrix, labelled, model: run(fit) })
    const exact = { candidates: 2000, evaluate: 2000, newton: 50, skip: 0 }
    const judged = { others: c.cand.n - 1, unlabelled: c.cand.n, all: c.cand.n + c.lab.n }
    const looks = { excl: 'others', incl: 'unlabelled' } as const
    const losses = { '01': 'expectedErrorReduction', log: 'expectedLogLoss' } as const
    const sums = (loss: keyof typeof losses, on: keyof typeof judged) =>
      scores(losses[loss], c, { ...exact, on }).map((s) => -s * judged[on])
    const answer: Answer = { proba_pool: rowsOf(c.cand.p, C) }
    for (const loss of Object.keys(losses) as (keyof typeof losses)[]) {
      for (const look of Object.keys(looks) as (keyof typeof looks)[]) {
        answer[`${look}_candidate_${loss}`] = sums(loss, looks[look])
        answer[`pick_${look}_${loss}`] = ids(pick(losses[loss], c, 1, { ...exact, on: looks[look] }))[0]
      }
      answer[`eval_on_labelled_plus_pool_${loss}`] = sums(loss, 'all')
    }
    return answer
  },

  egl({ input }) {
    const c = context({ X: input.X as Matrix, model: softmaxOf(input.W as Matrix, input.b as number[]) })
    const batch = (norm: string, bias: boolean) => pick('gradientLength', c, 1, { norm, bias })
    return {
      proba: rowsOf(c.cand.p, c.C),
      egl_with_bias: [...batch('L2', true).scores],
      egl_without_bias: [...batch('L2', false).scores],
      egl_L1_norm_small_text_convention: [...batch('L1', true).scores],
      pick: ids(batch('L2', true))[0],
      pick_without_bias: ids(batch('L2', false))[0],
      pick_L1: ids(batch('L1', true))[0],
    }
  },

  badge({ input, params }) {
    const b = Number(params?.batch)
    const c = context({ X: input.X as Matrix, model: softmaxOf(input.W as Matrix, input.b as number[]) })
    const greedy = (bias: boolean) => pick('badge', c, b, { greedy: true, bias })
    const { prep, picks, scores: squaredNorm } = greedy(false)
    const gradients = (bias: boolean) =>
      range(c.cand.n).map((i) => [...gradientRow(greedy(bias).prep as Gradients, i)])
    const d2 = range(b).map((k) =>
      run(
        strategyOf('badge').score(
          c.cand,
          c,
          { bias: false },
          prep,
          picks.slice(0, k).map((p) => p.row),
        ),
      ),
    )
    return {
      proba: rowsOf(c.cand.p, c.C),
      embedding_no_bias: gradients(false),
      embedding_with_bias: gradients(true).map((g) => constantLast(g, 3)),
      squared_norm: [...squaredNorm],
      greedy_picks_no_bias: picks.map((p) => p.id),
      greedy_D2_rounds_no_bias: d2.map((d, k) => (k === 0 ? null : [...d])),
      greedy_picks_with_bias: ids(greedy(true)),
      kmeanspp_probabilities_round2_given_first_pick: [...drawProbabilities(d2[1])],
    }
  },

  probcover({ input, params }) {
    const c = split(input.X as Matrix, input.labelled as number[])
    const batch = pick('probCover', c, Number(params?.batch), { delta: Number(params?.delta) })
    const ties = batch.picks.map((_, k) => {
      const chosen = batch.picks.slice(0, k).map((p) => p.row)
      const left = run(
        strategyOf('probCover').score(c.cand, c, { delta: Number(params?.delta) }, batch.prep, chosen),
      )
      const taken = Uint8Array.from(left, (_, row) => (chosen.includes(row) ? 1 : 0))
      return tieSet(left, LOWEST.tolerance, taken).map((row) => c.cand.ids[row])
    })
    return { picks: ids(batch), out_degree_at_pick: pickScores(batch), tie_set_at_pick: ties }
  },

  typiclust({ input, params }) {
    const b = Number(params?.batch)
    const c = split(input.X as Matrix, input.labelled as number[], { batch: b })
    const labels = Int32Array.from(input.cluster as number[])
    const cover = run(typicalCover(universe(c), labels, Number(params?.k)))
    const picked = run(pickPrepared(strategyOf('typiClust'), c, {}, cover, b, LOWEST))
    return {
      picks: ids(picked),
      typicality_at_pick: picked.picks.map((p) => cover.typicality[cover.at[p.row]]),
    }
  },

  ranked_batch({ input, params }) {
    const labelled = { X: input.labelled_X as Matrix }
    const c = context({ X: input.pool as Matrix, proba: input.proba as Matrix, labelled })
    const batch = pick('rankedBatch', c, Number(params?.batch))
    // Where nothing is labelled the first point has no score in the published implementation.
    const own = pickScores(batch).map((s, k) => (k === 0 && labelled.X.length === 0 ? null : s))
    return { picks: ids(batch), score_at_pick: own }
  },

  issue_tests: (fixture) => issues[String(fixture.id ?? fixture.name)](fixture.input),
}

/** [class][constant, features] to [class][features, constant]. */
function constantLast(g: readonly number[], dim: number): number[] {
  return rowsOf(Float64Array.from(g), dim).flatMap(([one, ...others]) => [...others, one])
}

const stored = (file: string): { fixtures: (Fixture & { name: string })[] } =>
  JSON.parse(readFileSync(new URL(`../values/${file}`, import.meta.url), 'utf8'))

/** "eer.json eer/2class" answered by the family. */
function answerOf(reference: unknown): Answer {
  const [file, name] = String(reference).split(' ')
  const fixture = stored(file).fixtures.find((f) => f.name === name)!
  return strategies[file.replace('.json', '')](fixture)
}

const distinct = (list: readonly number[]): number => new Set(list).size

const issues: Record<string, (input: Fixture['input']) => Answer> = {
  'ntucllab/libact#134'(input) {
    const mean_KL = ofMembers(measures.meanKL, input.proba_member_sample_class as Matrix[])
    return { mean_KL, pick: topK(Float64Array.from(mean_KL), 1, lowestFirst).rows[0] }
  },
  'scikit-activeml/scikit-activeml#309'(input) {
    const members = input.proba_member_sample_class as Matrix[]
    return { mean_KL: ofMembers(measures.meanKL, members), max_KL: ofMembers(measures.maxKL, members) }
  },
  'scikit-activeml/scikit-activeml#256'(input) {
    const votes = input.votes_member_sample as Matrix
    const C = Math.max(...votes.flat()) + 1
    const hard = votes.map((member) => member.map((v) => range(C).map((c) => (c === v ? 1 : 0))))
    return { vote_entropy: ofMembers(measures.voteEntropy, hard) }
  },
  'modAL-python/modAL#45'(input) {
    const all = answerOf(input.fixture)
    return {
      pick_excl_01: all.pick_excl_01,
      pick_excl_log: all.pick_excl_log,
      first_scores_01: (all.excl_candidate_01 as number[]).slice(0, 3),
      first_scores_log: (all.excl_candidate_log as number[]).slice(0, 3),
    }
  },
  'modAL-python/modAL#29': (input) => ({ picks: answerOf(input.fixture).picks }),
  'modAL-python/modAL#37': (input) => ({
    order: topK(Float64Array.from(input.scores as number[]), Number(input.n), lowestFirst).rows,
  }),
  'modAL-python/modAL#130'(input) {
    const values = Float64Array.from(input.scores as number[])
    const cand = { ids: Int32Array.from(range(values.length)) }
    const asked = seeds(input.seeds).map(
      (seed) => topK(values, 1, seededTies({ rnd: source(seed), round: 0, cand })).rows[0],
    )
    const reached = [...new Set(asked)].sort((a, b) => a - b)
    return {
      fixed: topK(values, 1, lowestFirst).rows[0],
      random_allowed: reached,
      each_at_least: Math.min(...reached.map((row) => asked.filter((other) => other === row).length)),
    }
  },
  'modAL-python/modAL#97'(input) {
    const rows = input.labels as Matrix
    const X = rows.map((r) => r.slice(0, 2))
    const asked = (n: number) => {
      const y = rows.slice(0, n).map((r) => r[2])
      const t = trainSet(X.slice(0, n), y, 2)
      return scores(
        'voteEntropy',
        context({ X, model: saying(new Float64Array(8).fill(0.5), 2), members: opinions(t, X, 3, 0) }),
      )
    }
    const before = asked(0)
    asked(rows.length)
    return {
      no_throw: true,
      before_any_label: before.every((s) => s === before[0])
        ? 'scores all equal (uniform), pick by tie rule'
        : 'scores differ',
    }
  },
  'modAL-python/modAL#178'(input) {
    const y = input.y as number[]
    const X = y.map((_, i) => [i / y.length, (i * i) / y.length])
    const all = seeds(input.seeds).flatMap((seed) =>
      opinions(trainSet(X, y, 2), X, Number(input.members), seed).flat(),
    )
    return {
      no_throw: true,
      all_probabilities_finite: all.flat().every(Number.isFinite),
      rows_sum_to_one: all.every((row) => Math.abs(row[0] + row[1] - 1) < 1e-12),
      n_columns: Math.max(...all.map((row) => row.length)),
    }
  },
  'scikit-activeml/scikit-activeml#392'(input) {
    const X = input.X as Matrix
    const picks = ids(pick('kCentre', context({ X }), Number(input.batch)))
    return { clusters_hit: distinct(picks.map((i) => Math.round(X[i][0]) + 100 * Math.round(X[i][1]))) }
  },
  'scikit-activeml/scikit-activeml#451'(input) {
    const c = context({ X: input.X as Matrix })
    const batches = ['typiClust', 'kMeans', 'probCover'].map((id) => pick(id, c, Number(input.batch)))
    return {
      distinct: Math.min(...batches.map((batch) => distinct(ids(batch)))),
      finite: batches.every((batch) => [...batch.scores, ...pickScores(batch)].every(Number.isFinite)),
    }
  },
  'scikit-activeml/scikit-activeml#566'(input) {
    const values = Float64Array.from(input.scores as number[])
    const picks = topK(values, Number(input.n), lowestFirst).rows
    return { picks, scores_after: [...values] }
  },
  'scikit-activeml/scikit-activeml#586'(input) {
    const labelled = { X: input.X_labelled as Matrix, y: input.y as number[] }
    const params = { features: 'linear', lambda: 1 }
    const model = run(modelById('logistic').fit(trainSet(labelled.X, labelled.y, 2), params, source(0)))
    const counts = seeds(input.seeds).map((seed) =>
      distinct(
        ids(
          pick(
            'badge',
            context({ X: input.pool as Matrix, labelled, model, seed }),
            Number(input.batch),
            {},
            {},
          ),
        ),
      ),
    )
    return { distinct: Math.min(...counts) }
  },
  'scikit-activeml/scikit-activeml#503'(input) {
    const X = range(60).map((i) => [Math.sin(i * 7) * 3, Math.cos(i * 11) * 3])
    const all = ['typiClust', 'kMeans', 'clusterMargin', 'badge'].map((id) =>
      range(Number(input.runs)).map(() =>
        ids(pick(id, context({ X, seed: Number(input.seed) }), 5, {}, {})).join(),
      ),
    )
    return { identical: all.every((runs) => distinct(runs.map((r) => (r === runs[0] ? 0 : 1))) === 1) }
  },
  'ej0cl6/deep-active-learning#3'(input) {
    const X = range(Number(input.pool)).map((i) => [i, 0])
    return { distinct: distinct(ids(pick('random', context({ X }), Number(input.n), {}, {}))) }
  },
  'baal-org/baal#200'(input) {
    const own = input.ids as number[]
    const c = context({ X: own.map((id) => [id, 0]), ids: own })
    const left = range(own.length).filter((row) => !(input.label_positions as number[]).includes(row))
    return { id: narrow(c, left).cand.ids[Number(input.then_position)] }
  },
  'BlackHC/batchbald_redux#16'(input) {
    const draws = input.proba_sample_draw_class as Matrix[]
    const members = range(draws[0].length).map((k) => draws.map((sample) => sample[k]))
    const c = context({ X: draws.map((_, i) => [i, 0]), members })
    const { meta, score } = strategyOf('batchBald')
    const given = (chosen: number[]) => [...run(score(c.cand, c, defaults(meta.params), undefined, chosen))]
    const single = given([])
    const pairs = [given([0])[1], given([0])[2], given([1])[2]]
    const bounds = [single[0] + single[1], single[0] + single[2], single[1] + single[2]]
    return {
      single,
      pairs_01_02_12: pairs,
      sum_bound_holds: pairs.every((pair, k) => pair <= bounds[k] + 1e-12),
    }
  },
}

/** What each member of a bootstrap committee says of the points. */
function opinions(t: TrainSet, X: Matrix, k: number, seed: number): number[][][] {
  const rnd = source(seed)
  const params = { features: 'linear', lambda: 1 }
  const base = run(modelById('logistic').fit(t, params, rnd))
  const members = run(buildCommittee('bayesianBootstrap', t, 'logistic', params, base, k, rnd, typedTrainer))
  return members.map((member) => {
    const out = new Float64Array(X.length * t.C)
    member.predict(flat(X), X.length, out)
    return rowsOf(out, t.C)
  })
}
