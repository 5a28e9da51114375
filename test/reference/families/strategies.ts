import { readFileSync } from 'node:fs'
import { run } from '../../../src/core/job.ts'
import { source } from '../../../src/core/math/random.ts'
import { modelById } from '../../../src/core/model/registry.ts'
import type { Fitted } from '../../../src/core/model/types.ts'
import { universe } from '../../../src/core/query/cover.ts'
import * as measures from '../../../src/core/query/measures.ts'
import { pickPrepared } from '../../../src/core/query/pick.ts'
import { tieSet, topK, lowestFirst } from '../../../src/core/query/ties.ts'
import { order } from '../../../src/core/query/ranks.ts'
import { strategyOf } from '../../../src/core/query/registry.ts'
import { nearest } from '../../../src/core/query/geo.ts'
import { drawProbabilities, gradientRow, type Gradients } from '../../../src/core/query/strategies/badge.ts'
import { typicalCover } from '../../../src/core/query/strategies/typiClust.ts'
import type { Similarity } from '../../../src/core/query/types.ts'
import { issues } from './strategy-issues.ts'
import {
  type Answer,
  type Fixture,
  type Matrix,
  LOWEST,
  flat,
  rowsOf,
  range,
  context,
  trainSet,
  split,
  pick,
  ids,
  pickScores,
  scores,
  ofRows,
  ofMembers,
} from './strategy-pool.ts'

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
    const d2 = range(picks.length + 1).map((k) =>
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
      greedy_D2_rounds_no_bias: picks.map((_, k) => (k === 0 ? null : [...d2[k]])),
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

  issue_tests({ id, name, input }) {
    const known = String(id ?? name)
    if (Object.hasOwn(issues, known)) return issues[known](input, answerOf)
    const kind = Object.keys(BY_INPUT).find((key) => key in input)
    if (!kind) throw new RangeError(`no test "${known}"`)
    return BY_INPUT[kind](input)
  },
}

/** What a small test that has no answer of its own is asked for, by its input. */
const BY_INPUT: Readonly<Record<string, (input: Fixture['input']) => Answer>> = {
  proba: (input) => strategies.uncertainty({ input }),
  proba_member_sample_class: (input) => strategies.qbc({ input }),
  votes_member_sample: (input) => issues['scikit-activeml/scikit-activeml#256'](input, answerOf),
  scores: (input) => issues['scikit-activeml/scikit-activeml#566'](input, answerOf),
  fixture: (input) => answerOf(input.fixture),
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
