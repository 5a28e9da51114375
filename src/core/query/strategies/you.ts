import { done } from '../../job.ts'
import type { Strategy } from '../types.ts'

/** The person chooses. No point has a score and nothing is picked. */
export const you: Strategy = {
  meta: {
    id: 'you',
    letter: 'You',
    family: 'human',
    params: [],
    needs: [],
    map: 'points',
    natural: { symbol: '', smallerFirst: false },
    source: 'A person as the query strategy',
    cost: 'linear',
  },
  score: (q) => done(new Float64Array(q.n)),
  select: () => done({ rows: [], scores: [], tied: [] }),
  explain: () => ({ formula: 'none', terms: [], result: 0, because: { text: 'you', args: {} } }),
}
