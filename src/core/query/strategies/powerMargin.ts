import { log } from '../../math/exp-log.ts'
import { PURPOSE } from '../../math/random.ts'
import { inBlocks } from '../helpers.ts'
import { margin } from '../measures.ts'
import type { Ctx, Strategy } from '../types.ts'

/** The margin's utility is never taken below this, so that a certain point has a finite logarithm. */
const LEAST = 1e-300

const gumbel = (c: Ctx, id: number): number => 0 - log(0 - log(c.rnd(PURPOSE.gumbel, id, c.round)))
const parts = (c: Ctx, i: number) => {
  const gap = margin(c.cand.p, i * c.C, c.C)
  return { gap, g: gumbel(c, c.cand.ids[i]) }
}

/** The k largest of these are a draw without replacement with chances in proportion to (1 - margin)^power (Gumbel top-k). */
export const powerMargin: Strategy = {
  meta: {
    id: 'powerMargin',
    letter: 'PM',
    family: 'batch',
    params: [{ key: 'power', kind: 'number', default: 2, min: 0, max: 10, step: 0.5 }],
    needs: [],
    map: 'points',
    natural: { symbol: 'γ log(1 − m) + g', smallerFirst: false },
    source: 'Kirsch et al. 2023, Stochastic batch acquisition, section 3 (power acquisition)',
    cost: 'linear',
  },
  score: (_q, c, params) =>
    inBlocks(c.cand.n, 4000, (out, from, to) => {
      for (let i = from; i < to; i++) {
        const { gap, g } = parts(c, i)
        out[i] = Number(params.power) * log(Math.max(1 - gap, LEAST)) + g
      }
    }),
  explain(i, c, params) {
    const { gap, g } = parts(c, i)
    const power = Number(params.power)
    const result = power * log(Math.max(1 - gap, LEAST)) + g
    return {
      formula: 'powerMargin',
      terms: [
        { sym: 'm', value: gap },
        { sym: 'γ', value: power },
        { sym: 'g', value: g },
      ],
      result,
      because: { text: 'powerMargin', args: { gap, power, luck: g } },
    }
  },
}
