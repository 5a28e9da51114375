import { inBlocks } from '../helpers.ts'
import {
  argmax,
  entropy as entropyOf,
  leastConfident as leastConfidentOf,
  margin as marginOf,
  measureRows,
  type RowMeasure,
} from '../measures.ts'
import type { Strategy, StrategyMeta, Why } from '../types.ts'

/** Points per block: the logarithms of some thousand rows take about a millisecond. */
const ROWS = 4000

type Own = Pick<StrategyMeta, 'id' | 'letter' | 'natural' | 'source'>

function uncertainty(
  own: Own,
  utility: RowMeasure,
  why: (p: Float64Array) => Pick<Why, 'terms' | 'because'>,
): Strategy {
  return {
    meta: { ...own, family: 'uncertainty', params: [], needs: [], map: 'plane', cost: 'linear' },
    score: (q, c) => inBlocks(q.n, ROWS, (out, from, to) => measureRows(utility, q.p, c.C, out, from, to)),
    explain(i, c) {
      const p = c.cand.p.subarray(i * c.C, (i + 1) * c.C)
      return { formula: own.id, ...why(p), result: utility(p, 0, c.C) }
    },
  }
}

/** The two likeliest classes and their probabilities; with a single class the second has probability 0. */
function topTwo(p: Float64Array): { classA: number; pA: number; classB: number; pB: number } {
  const classA = argmax(p, 0, p.length)
  const others = p.slice()
  others[classA] = -1
  const classB = argmax(others, 0, p.length)
  return { classA, pA: p[classA], classB, pB: Math.max(0, others[classB]) }
}

export const leastConfident = uncertainty(
  {
    id: 'leastConfident',
    letter: 'L',
    natural: { symbol: '1 − p₁', smallerFirst: false, unit: 'probability' },
    source: 'Lewis and Gale 1994; Settles 2009, equation 1',
  },
  leastConfidentOf,
  (p) => {
    const { classA, pA } = topTwo(p)
    return {
      terms: [{ sym: 'p₁', value: pA }],
      because: { text: 'leastConfident', args: { classA, pA } },
    }
  },
)

export const margin = uncertainty(
  {
    id: 'margin',
    letter: 'M',
    natural: { symbol: '1 − (p₁ − p₂)', smallerFirst: false, unit: 'probability' },
    source: 'Scheffer, Decomain and Wrobel 2001; Settles 2009, equation 2',
  },
  (p, at, C) => 1 - marginOf(p, at, C),
  (p) => {
    const { classA, pA, classB, pB } = topTwo(p)
    return {
      terms: [
        { sym: 'p₁', value: pA },
        { sym: 'p₂', value: pB },
      ],
      because: { text: 'margin', args: { classA, pA, classB, pB, gap: pA - pB } },
    }
  },
)

export const entropy = uncertainty(
  {
    id: 'entropy',
    letter: 'E',
    natural: { symbol: 'H(p)', smallerFirst: false, unit: 'nat' },
    source: 'Shannon 1948; Settles 2009, equation 3',
  },
  entropyOf,
  (p) => ({
    terms: [{ sym: 'p', value: Array.from(p) }],
    because: { text: 'entropy', args: { h: entropyOf(p, 0, p.length), count: p.length } },
  }),
)
