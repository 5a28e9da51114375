import { PURPOSE } from '../../math/random.ts'
import type { Params } from '../../params.ts'
import { inBlocks, membersOf } from '../helpers.ts'
import { entropy, plogp } from '../measures.ts'
import type { Ctx, Points, Strategy } from '../types.ts'

/** Answers to the chosen points, jointly: all of them, or a sample. */
interface Joint {
  readonly K: number
  /** R x K: probability that member k gives to the r-th combination of answers */
  readonly by: Float64Array
  /** R: weight of each combination in an expectation; of all combinations, their probability */
  readonly weight: Float64Array
  /** R: mean over the members */
  readonly mean: Float64Array
}

const membersIn = (q: Points, C: number) => membersOf(q).length / Math.max(1, q.n * C)

/** All C^b combinations of answers to the chosen points while there are at most `most`, otherwise `most` drawn from the members. */
function jointOf(c: Ctx, chosen: readonly number[], most: number): Joint {
  const K = membersIn(c.cand, c.C)
  let combinations = 1
  for (let j = 0; j < chosen.length && combinations <= most; j++) combinations *= c.C
  const exact = combinations <= most
  const R = exact ? combinations : most
  const by = new Float64Array(R * K).fill(1)
  chosen.forEach((row, j) => {
    for (let r = 0; r < R; r++) {
      const answer = exact ? digit(r, j, c.C) : drawn(c, row, r, K)
      for (let k = 0; k < K; k++) by[r * K + k] *= probability(c.cand, c.C, k, row, answer)
    }
  })
  const mean = new Float64Array(R)
  for (let r = 0; r < R; r++) {
    for (let k = 0; k < K; k++) mean[r] += by[r * K + k]
    mean[r] /= K
  }
  return { K, by, mean, weight: exact ? mean : new Float64Array(R).fill(1 / R) }
}

function probability(q: Points, C: number, k: number, i: number, y: number): number {
  return membersOf(q)[(k * q.n + i) * C + y]
}

/** The j-th digit of r in base C. */
function digit(r: number, j: number, C: number): number {
  for (; j > 0; j--) r = Math.floor(r / C)
  return r % C
}

/** The answer that member r mod K gives to a point in the r-th sample. */
function drawn(c: Ctx, row: number, r: number, K: number): number {
  let u = c.rnd(PURPOSE.batch, r, c.cand.ids[row])
  for (let y = 0; y < c.C - 1; y++) {
    u -= probability(c.cand, c.C, r % K, row, y)
    if (u < 0) return y
  }
  return c.C - 1
}

/** Entropy of the answers to the chosen points and to point i of `q` together. */
function jointEntropy(q: Points, i: number, C: number, { K, by, weight, mean }: Joint): number {
  const m = membersOf(q)
  const stride = q.n * C
  let sum = 0
  for (let y = 0; y < C; y++) {
    const at = i * C + y
    for (let r = 0; r < weight.length; r++) {
      if (!(mean[r] > 0)) continue
      let both = 0
      for (let k = 0; k < K; k++) both += by[r * K + k] * m[k * stride + at]
      sum += (weight[r] / mean[r]) * plogp(both / K)
    }
  }
  return 0 - sum
}

/** Mean over the members of the entropy of their own answer: what is left when the model is known. */
function ownEntropy(q: Points, i: number, C: number): number {
  const m = membersOf(q)
  const K = membersIn(q, C)
  let sum = 0
  for (let k = 0; k < K; k++) sum += entropy(m, (k * q.n + i) * C, C)
  return sum / K
}

const chosenEntropy = (c: Ctx, chosen: readonly number[]) =>
  chosen.reduce((sum, row) => sum + ownEntropy(c.cand, row, c.C), 0)

const most = (p: Params) => Number(p.combinations)

/**
 * Mutual information between the model and the answers to the chosen points and this one together: exact while the combinations
 * of answers are few, sampled beyond.
 */
export const batchBald: Strategy = {
  meta: {
    id: 'batchBald',
    letter: 'BB',
    family: 'batch',
    params: [{ key: 'combinations', kind: 'integer', default: 256, min: 16, max: 8192, step: 16 }],
    needs: ['committee'],
    map: 'plane',
    natural: { symbol: 'I(y₁…y_b; θ)', smallerFirst: false, unit: 'nat' },
    source: 'Kirsch, van Amersfoort and Gal 2019, equation 8',
    cost: 'quadratic',
    batchAware: true,
  },
  *score(q, c, p, _prep, chosen) {
    const joint = jointOf(c, chosen, most(p))
    const own = chosenEntropy(c, chosen)
    yield
    return yield* inBlocks(q.n, 20_000 / (joint.by.length * c.C), (out, from, to) => {
      for (let i = from; i < to; i++)
        out[i] = Math.max(0, jointEntropy(q, i, c.C, joint) - own - ownEntropy(q, i, c.C))
    })
  },
  explain(i, c, p, _prep, chosen) {
    const joint = jointEntropy(c.cand, i, c.C, jointOf(c, chosen, most(p)))
    const own = chosenEntropy(c, chosen) + ownEntropy(c.cand, i, c.C)
    const result = Math.max(0, joint - chosenEntropy(c, chosen) - ownEntropy(c.cand, i, c.C))
    return {
      formula: 'information',
      terms: [
        { sym: 'H(y)', value: joint },
        { sym: 'E[H(y|θ)]', value: own },
      ],
      result,
      because: { text: 'batchBald', args: { score: result, points: chosen.length + 1 } },
    }
  },
}
