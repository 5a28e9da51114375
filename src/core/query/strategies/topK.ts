import { BASES, needsOfBases } from '../bases.ts'
import type { Params } from '../../params.ts'
import { defaults } from '../../params.ts'
import type { Strategy } from '../types.ts'

const OPTIONS = ['leastConfident', 'margin', 'entropy', 'voteEntropy', 'meanKL']
const baseOf = (p: Params) => BASES[String(p.base)]

/** The k best points of one score, whatever they have in common: the baseline that batch strategies are compared with. */
export const topK: Strategy = {
  meta: {
    id: 'topK',
    letter: 'TK',
    family: 'batch',
    params: [{ key: 'base', kind: 'choice', default: 'margin', options: OPTIONS }],
    needs: [],
    map: 'plane',
    natural: { symbol: 'U', smallerFirst: false },
    source: 'The usual baseline; Settles 2009, section 6.1',
    cost: 'linear',
  },
  needsWith: needsOfBases,
  score: (q, c, p, prep, chosen) => baseOf(p).score(q, c, defaults(baseOf(p).meta.params), prep, chosen),
  explain: (i, c, p, prep, chosen) => ({
    ...baseOf(p).explain(i, c, defaults(baseOf(p).meta.params), prep, chosen),
    via: { text: 'via.topK', args: { strategy: String(p.base) } },
  }),
}
