import type { Job } from '../../job.ts'
import { PURPOSE } from '../../math/random.ts'
import { defaults, type Params, type ParamSpec } from '../../params.ts'
import { BASES, needsOfBases } from '../bases.ts'
import type { Because, Ctx, Strategy, StrategyMeta } from '../types.ts'

/** Which strategy asks for the pick number `place` of this round, and why. */
interface Acting {
  readonly base: string
  readonly via: Because
}

/** A strategy that hands each pick to another one. */
export function delegating(
  own: Pick<StrategyMeta, 'id' | 'letter' | 'params' | 'needs' | 'source'>,
  acting: (c: Ctx, p: Params, place: number) => Acting,
): Strategy {
  const paramsOf = (base: Strategy) => defaults(base.meta.params)
  type Prepared = ReadonlyMap<string, unknown>
  return {
    meta: {
      ...own,
      family: 'mixture',
      map: 'points',
      natural: { symbol: 'U', smallerFirst: false },
      cost: 'quadratic',
      batchAware: true,
    },
    needsWith: needsOfBases,
    *prepare(c, p): Job<Prepared> {
      const prepared = new Map<string, unknown>()
      for (let place = 0; place < c.batch; place++) {
        const { base } = acting(c, p, place)
        const { prepare, meta } = BASES[base]
        if (!prepared.has(base)) prepared.set(base, prepare && (yield* prepare(c, defaults(meta.params))))
      }
      return prepared
    },
    score(q, c, p, prep, chosen) {
      const { base } = acting(c, p, chosen.length)
      const strategy = BASES[base]
      return strategy.score(q, c, paramsOf(strategy), (prep as Prepared).get(base), chosen)
    },
    explain(i, c, p, prep, chosen) {
      const { base, via } = acting(c, p, chosen.length)
      const strategy = BASES[base]
      return { ...strategy.explain(i, c, paramsOf(strategy), (prep as Prepared).get(base), chosen), via }
    },
  }
}

const choice = (key: string, first: string, ...others: string[]): ParamSpec => ({
  key,
  kind: 'choice',
  default: first,
  options: [first, ...others],
})

/** A strategy with a share epsilon of uniformly random questions. */
export const epsilonMixture = delegating(
  {
    id: 'epsilonMixture',
    letter: 'EE',
    params: [
      choice('base', 'margin', 'leastConfident', 'entropy', 'meanKL', 'informationDensity'),
      { key: 'epsilon', kind: 'number', default: 0.2, min: 0, max: 1, step: 0.05 },
    ],
    needs: [],
    source: 'Sutton and Barto 1998, section 2.2 (epsilon-greedy); Dasgupta 2011, section 3',
  },
  (c, p, place) => {
    const epsilon = Number(p.epsilon)
    const explore = c.rnd(PURPOSE.mixture, c.round, place) < epsilon
    const base = explore ? 'random' : String(p.base)
    return { base, via: { text: explore ? 'via.explore' : 'via.exploit', args: { epsilon, strategy: base } } }
  },
)

/** Cover first, refine later. */
export const switchPoint = delegating(
  {
    id: 'switchPoint',
    letter: 'SW',
    params: [
      choice('first', 'kCentre', 'typiClust', 'probCover', 'kMeans', 'random'),
      choice('then', 'margin', 'leastConfident', 'entropy', 'meanKL', 'informationDensity'),
      { key: 'at', kind: 'integer', default: 12, min: 0, max: 1000 },
    ],
    needs: ['geo'],
    source: 'Hacohen, Dekel and Weinshall 2022, section 2 (low and high budget)',
  },
  (c, p, place) => {
    const at = Number(p.at)
    const labelled = c.lab.n + place
    const early = labelled < at
    const base = String(early ? p.first : p.then)
    return { base, via: { text: early ? 'via.before' : 'via.after', args: { at, labelled, strategy: base } } }
  },
)
