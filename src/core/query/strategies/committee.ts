import { inBlocks, membersOf } from '../helpers.ts'
import {
  argmax,
  type CommitteeMeasure,
  consensus,
  consensusEntropy as consensusEntropyOf,
  divergence,
  entropy,
  maxKL,
  meanKL as meanKLOf,
  measureMembers,
  variationRatio as variationRatioOf,
  voteCounts,
  voteEntropy as voteEntropyOf,
} from '../measures.ts'
import type { Points, Strategy, StrategyMeta, Why } from '../types.ts'

/** Probabilities per block: their logarithms take about a millisecond. */
const VALUES = 12_000

type Own = Pick<StrategyMeta, 'id' | 'letter' | 'natural' | 'source'>

/** The members' probabilities of one point, K x C, and what is read from them. */
interface Opinions {
  readonly K: number
  readonly C: number
  readonly m: Float64Array
  readonly votes: Float64Array
  readonly mean: Float64Array
}

function opinions(q: Points, i: number, C: number): Opinions {
  const all = membersOf(q)
  const stride = q.n * C
  const K = all.length / stride
  const m = new Float64Array(K * C)
  for (let k = 0; k < K; k++) m.set(all.subarray(k * stride + i * C, k * stride + (i + 1) * C), k * C)
  const votes = new Float64Array(C)
  const mean = new Float64Array(C)
  voteCounts(m, 0, K, C, C, votes)
  consensus(m, 0, K, C, C, mean)
  return { K, C, m, votes, mean }
}

function committee(
  own: Own,
  measure: CommitteeMeasure,
  why: (o: Opinions, score: number) => Pick<Why, 'terms' | 'because'>,
): Strategy {
  return {
    meta: { ...own, family: 'committee', params: [], needs: ['committee'], map: 'plane', cost: 'members' },
    score(q, c) {
      const m = membersOf(q)
      const rows = (VALUES * Math.max(1, q.n)) / Math.max(1, m.length)
      return inBlocks(q.n, rows, (out, from, to) => measureMembers(measure, m, q.n, c.C, out, from, to))
    },
    explain(i, c) {
      const o = opinions(c.cand, i, c.C)
      const result = measure(o.m, 0, o.K, o.C, o.C, new Float64Array(o.C))
      return { formula: own.id, ...why(o, result), result }
    },
  }
}

const memberRow = (o: Opinions, k: number) => o.m.subarray(k * o.C, (k + 1) * o.C)
const perMember = (o: Opinions, f: (k: number) => number) => Array.from({ length: o.K }, (_, k) => f(k))
const divergences = (o: Opinions) => perMember(o, (k) => divergence(memberRow(o, k), 0, o.C, o.mean))

function voteWhy(text: string) {
  return (o: Opinions, score: number): Pick<Why, 'terms' | 'because'> => {
    const classA = argmax(o.votes, 0, o.C)
    return {
      terms: [
        { sym: 'v', value: Array.from(o.votes) },
        { sym: 'K', value: o.K },
      ],
      because: { text, args: { classA, votes: o.votes[classA], members: o.K, score } },
    }
  }
}

export const voteEntropy = committee(
  {
    id: 'voteEntropy',
    letter: 'V',
    natural: { symbol: 'H(v)', smallerFirst: false, unit: 'nat' },
    source: 'Dagan and Engelson 1995; Settles 2009, equation 4',
  },
  voteEntropyOf,
  voteWhy('voteEntropy'),
)

export const consensusEntropy = committee(
  {
    id: 'consensusEntropy',
    letter: 'S',
    natural: { symbol: 'H(p̄)', smallerFirst: false, unit: 'nat' },
    source: 'Settles 2012, section 3.4 (soft vote entropy)',
  },
  consensusEntropyOf,
  (o, score) => ({
    terms: [{ sym: 'p̄', value: Array.from(o.mean) }],
    because: { text: 'consensusEntropy', args: { score, members: o.K } },
  }),
)

export const meanKL = committee(
  {
    id: 'meanKL',
    letter: 'K',
    natural: { symbol: 'KL', smallerFirst: false, unit: 'nat' },
    source: 'McCallum and Nigam 1998; Houlsby et al. 2011, equation 2',
  },
  meanKLOf,
  (o, score) => ({
    terms: [
      { sym: 'H(p̄)', value: entropy(o.mean, 0, o.C) },
      { sym: 'H(pₖ)', value: perMember(o, (k) => entropy(memberRow(o, k), 0, o.C)) },
    ],
    because: { text: 'meanKL', args: { score, members: o.K } },
  }),
)

export const maxDisagreement = committee(
  {
    id: 'maxDisagreement',
    letter: 'Z',
    natural: { symbol: 'max KL', smallerFirst: false, unit: 'nat' },
    source: 'McCallum and Nigam 1998, the largest term in place of the mean',
  },
  maxKL,
  (o, score) => {
    const kl = divergences(o)
    return {
      terms: [{ sym: 'KLₖ', value: kl }],
      because: { text: 'maxDisagreement', args: { score, member: kl.indexOf(Math.max(...kl)) + 1 } },
    }
  },
)

export const variationRatio = committee(
  {
    id: 'variationRatio',
    letter: 'Y',
    natural: { symbol: '1 − v₁/K', smallerFirst: false, unit: 'probability' },
    source: 'Freeman 1965; Gal, Islam and Ghahramani 2017, section 4',
  },
  variationRatioOf,
  voteWhy('variationRatio'),
)
