import { ARMS, banditState } from '../bandit.ts'
import { delegating } from './mixture.ts'

/** Chooses a strategy every round, by how surprising the answers to each were so far. */
export const bandit = delegating(
  {
    id: 'bandit',
    letter: 'AU',
    params: [{ key: 'explore', kind: 'number', default: 0.3, min: 0.01, max: 1, step: 0.01 }],
    needs: ['past', 'geo'],
    source: 'Auer et al. 2002 (Exp3); Baram, El-Yaniv and Luz 2004; Hsu and Lin 2015',
  },
  (c, p) => {
    const state = banditState(c.past, c.lab, c.lab.y, c.rnd, Number(p.explore))
    const arm = state.arms[state.arms.length - 1]
    const chance = state.chances[state.chances.length - 1][arm]
    return { base: ARMS[arm], via: { text: 'via.bandit', args: { strategy: ARMS[arm], chance } } }
  },
)
