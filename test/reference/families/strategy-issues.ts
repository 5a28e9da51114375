import { run } from '../../../src/core/job.ts'
import { source } from '../../../src/core/math/random.ts'
import { buildCommittee } from '../../../src/core/model/committee.ts'
import { modelById } from '../../../src/core/model/registry.ts'
import { typedTrainer } from '../../../src/core/model/trainer.ts'
import type { TrainSet } from '../../../src/core/model/types.ts'
import { defaults } from '../../../src/core/params.ts'
import { narrow } from '../../../src/core/query/context.ts'
import * as measures from '../../../src/core/query/measures.ts'
import { topK, lowestFirst, seededTies } from '../../../src/core/query/ties.ts'
import { strategyOf } from '../../../src/core/query/registry.ts'
import {
  type Answer,
  type Fixture,
  type Matrix,
  flat,
  rowsOf,
  range,
  seeds,
  saying,
  context,
  trainSet,
  pick,
  ids,
  pickScores,
  scores,
  ofMembers,
} from './strategy-pool.ts'

type AnswerOf = (reference: unknown) => Answer

const distinct = (list: readonly number[]): number => new Set(list).size

/** How the product answers each of the small tests, by their ids. `answerOf` answers the fixture that a test names. */
export const issues: Record<string, (input: Fixture['input'], answerOf: AnswerOf) => Answer> = {
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
  'modAL-python/modAL#45'(input, answerOf) {
    const all = answerOf(input.fixture)
    return {
      pick_excl_01: all.pick_excl_01,
      pick_excl_log: all.pick_excl_log,
      first_scores_01: (all.excl_candidate_01 as number[]).slice(0, 3),
      first_scores_log: (all.excl_candidate_log as number[]).slice(0, 3),
    }
  },
  'modAL-python/modAL#29': (input, answerOf) => ({ picks: answerOf(input.fixture).picks }),
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
  const members = run(
    buildCommittee(
      { id: 'bayesianBootstrap', k },
      t,
      { id: 'logistic', params, fitted: base },
      rnd,
      typedTrainer,
    ),
  )
  return members.map((member) => {
    const out = new Float64Array(X.length * t.C)
    member.predict(flat(X), X.length, out)
    return rowsOf(out, t.C)
  })
}
