import { PURPOSE } from '../../math/random.ts'
import { inBlocks } from '../helpers.ts'
import type { Strategy } from '../types.ts'

/** Every candidate draws a number; the largest is asked. Without replacement, and labelling one point redraws no other. */
export const random: Strategy = {
  meta: {
    id: 'random',
    letter: 'R',
    family: 'baseline',
    params: [],
    needs: [],
    map: 'points',
    natural: { symbol: 'u', smallerFirst: false },
    source: 'Uniform draws without replacement; the baseline of Settles 2009, section 6',
    cost: 'linear',
  },
  score: (_q, c) =>
    inBlocks(c.cand.n, 10_000, (out, from, to) => {
      for (let i = from; i < to; i++) out[i] = c.rnd(PURPOSE.random, c.cand.ids[i], c.round)
    }),
  explain(i, c) {
    const u = c.rnd(PURPOSE.random, c.cand.ids[i], c.round)
    return {
      formula: 'random',
      terms: [{ sym: 'u', value: u }],
      result: u,
      because: { text: 'random', args: { u } },
    }
  },
}
