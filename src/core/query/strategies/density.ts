import type { Job } from '../../job.ts'
import type { Params, ParamSpec } from '../../params.ts'
import { inBlocks, raised, slice } from '../helpers.ts'
import { entropy, leastConfident, margin, normalisedEntropy, type RowMeasure } from '../measures.ts'
import type { Ctx, Points, Similarity, Strategy, StrategyMeta, Why } from '../types.ts'

/** Similarities per block: their exponentials take about a millisecond. */
const VALUES = 40_000

const beta: ParamSpec = { key: 'beta', kind: 'number', default: 1, min: 0, max: 5, step: 0.1 }
const bandwidth: ParamSpec = { key: 'bandwidth', kind: 'number', default: 0.7, min: 0.05, max: 5, step: 0.05 }

const KINDS: readonly Similarity[] = ['gaussian', 'euclidean', 'euclideanOthers', 'cosineDistance', 'cosine']

/** How informative a point is by itself. */
const BASES: Readonly<Record<string, RowMeasure>> = {
  entropy,
  leastConfident,
  margin: (p, at, C) => 1 - margin(p, at, C),
  normalisedEntropy,
}

interface Recipe {
  readonly base: RowMeasure
  readonly kind: Similarity
}

/** Base score times mean similarity to the pool to the power beta. */
function weightedBy(
  own: Pick<StrategyMeta, 'id' | 'letter' | 'params' | 'natural' | 'source'>,
  recipe: (p: Params) => Recipe,
  because: (c: Ctx, base: number, similarity: number) => Why['because'],
): Strategy {
  return {
    meta: { ...own, family: 'density', needs: ['geo'], map: 'plane', cost: 'quadratic' },
    score(q: Points, c: Ctx, p: Params): Job<Float64Array> {
      const { base, kind } = recipe(p)
      return inBlocks(q.n, VALUES / Math.max(1, Math.min(c.pool.n, 2000)), (out, from, to) => {
        const similar = c.geo.similarity(kind, slice(q, from, to), Number(p.bandwidth))
        for (let i = from; i < to; i++)
          out[i] = base(q.p, i * c.C, c.C) * raised(similar[i - from], Number(p.beta))
      })
    },
    explain(i, c, p) {
      const { base, kind } = recipe(p)
      const u = base(c.cand.p, i * c.C, c.C)
      const s = c.geo.similarity(kind, slice(c.cand, i, i + 1), Number(p.bandwidth))[0]
      return {
        formula: 'weighted',
        terms: [
          { sym: 'U', value: u },
          { sym: 's', value: s },
          { sym: 'β', value: Number(p.beta) },
        ],
        result: u * raised(s, Number(p.beta)),
        because: because(c, u, s),
      }
    },
  }
}

export const informationDensity = weightedBy(
  {
    id: 'informationDensity',
    letter: 'I',
    params: [beta, bandwidth],
    natural: { symbol: 'H(p)·s^β', smallerFirst: false },
    source: 'Settles and Craven 2008; Settles 2009, equation 12, with Gaussian similarity',
  },
  () => ({ base: entropy, kind: 'gaussian' }),
  (_c, u, s) => ({ text: 'informationDensity', args: { base: u, similarity: s } }),
)

export const densityWeighted = weightedBy(
  {
    id: 'densityWeighted',
    letter: 'D',
    params: [
      { key: 'base', kind: 'choice', default: 'entropy', options: Object.keys(BASES) },
      { key: 'similarity', kind: 'choice', default: 'euclidean', options: KINDS },
      beta,
      bandwidth,
    ],
    natural: { symbol: 'U·s^β', smallerFirst: false },
    source: 'McCallum and Nigam 1998; Settles and Craven 2008',
  },
  (p) => ({ base: BASES[String(p.base)], kind: p.similarity as Similarity }),
  (_c, u, s) => ({ text: 'densityWeighted', args: { base: u, similarity: s } }),
)
