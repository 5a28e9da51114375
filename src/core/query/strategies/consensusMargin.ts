import { inBlocks, membersOf } from '../helpers.ts'
import { argmax, consensus, margin } from '../measures.ts'
import type { Points, Strategy } from '../types.ts'

/** Probabilities of the members per block. */
const VALUES = 12_000

/** The committee's mean probabilities of point i, into `mean`. */
function meanAt(q: Points, m: Float64Array, i: number, C: number, mean: Float64Array): Float64Array {
  const stride = q.n * C
  consensus(m, i * C, m.length / stride, stride, C, mean)
  return mean
}

/** The margin of the committee as a whole: where its mean is closest to two classes alike. */
export const consensusMargin: Strategy = {
  meta: {
    id: 'consensusMargin',
    letter: 'QM',
    family: 'committee',
    params: [],
    needs: ['committee'],
    map: 'plane',
    natural: { symbol: '1 − (p̄₁ − p̄₂)', smallerFirst: false, unit: 'probability' },
    source: 'Melville and Mooney 2004 (margins of an ensemble); Schein and Ungar 2007, section 4 (QBB-MM)',
    cost: 'members',
  },
  score(q, c) {
    const m = membersOf(q)
    const mean = new Float64Array(c.C)
    return inBlocks(q.n, (VALUES * Math.max(1, q.n)) / Math.max(1, m.length), (out, from, to) => {
      for (let i = from; i < to; i++) out[i] = 1 - margin(meanAt(q, m, i, c.C, mean), 0, c.C)
    })
  },
  explain(i, c) {
    const mean = meanAt(c.cand, membersOf(c.cand), i, c.C, new Float64Array(c.C))
    const classA = argmax(mean, 0, c.C)
    const gap = margin(mean, 0, c.C)
    const pA = mean[classA]
    const others = mean.map((p, y) => (y === classA ? -1 : p))
    const classB = argmax(others, 0, c.C)
    return {
      formula: 'margin',
      terms: [
        { sym: 'p₁', value: pA },
        { sym: 'p₂', value: pA - gap },
      ],
      result: 1 - gap,
      because: { text: 'consensusMargin', args: { classA, classB, pA, pB: pA - gap, gap } },
    }
  },
}
