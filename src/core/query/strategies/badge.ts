import type { Job } from '../../job.ts'
import { PURPOSE } from '../../math/random.ts'
import type { Params } from '../../params.ts'
import { raceByWeight } from '../clusters.ts'
import { embedded, type Embedding, hallucinated } from '../gradient.ts'
import { seededTies, tieSet, TOLERANCE } from '../ties.ts'
import type { Ctx, Points, Strategy, Why } from '../types.ts'

/** Gradients of points, in two factors: that of point i is the outer product of row i of `q` and row i of `h`. */
export interface Gradients extends Embedding {
  readonly C: number
  /** n x C */
  readonly q: Float64Array
}

function gradients(points: Points, c: Ctx, p: Params): Gradients {
  return {
    ...embedded(c.model, points.xy, points.n, p.bias !== false),
    q: hallucinated(points.p, points.n, c.C),
    C: c.C,
  }
}

/** Gradient of point i as one row, class by class. */
export function gradientRow({ q, h, dim, C }: Gradients, i: number): Float64Array {
  const g = new Float64Array(C * dim)
  for (let y = 0; y < C; y++) for (let d = 0; d < dim; d++) g[y * dim + d] = q[i * C + y] * h[i * dim + d]
  return g
}

/** Squared distance of the gradient of point i to `g`; its squared length where g is null. */
function gap2({ q, h, dim, C }: Gradients, i: number, g: Float64Array | null): number {
  let sum = 0
  for (let y = 0, k = 0; y < C; y++)
    for (let d = 0; d < dim; d++, k++) {
      const e = q[i * C + y] * h[i * dim + d] - (g ? g[k] : 0)
      sum += e * e
    }
  return sum
}

/** Lowers each value of `d2` to the squared distance to the gradient of the given row; null = sets the squared lengths. */
function* approach(d2: Float64Array, all: Gradients, of: Gradients, row: number | null): Job<void> {
  const g = row === null ? null : gradientRow(all, row)
  const block = Math.max(1, Math.floor(300_000 / (of.C * of.dim)))
  for (let from = 0; from < d2.length; from += block) {
    yield
    for (let i = from; i < Math.min(d2.length, from + block); i++) {
      const d = gap2(of, i, g)
      d2[i] = g ? Math.min(d2[i], d) : d
    }
  }
}

/** Chance of each point to be drawn next: proportional to the squared distance. */
export function drawProbabilities(d2: Float64Array): Float64Array {
  const sum = d2.reduce((a, b) => a + b, 0)
  return d2.map((d) => (sum > 0 ? d / sum : 0))
}

/**
 * Gradients of the last layer for the model's own answer, spread out by k-means++ seeding: the longest first, then each drawn
 * with probability proportional to the squared distance to the nearest one chosen (or, `greedy`, the farthest).
 */
export const badge: Strategy = {
  meta: {
    id: 'badge',
    letter: 'B',
    family: 'batch',
    params: [
      { key: 'greedy', kind: 'flag', default: false },
      { key: 'bias', kind: 'flag', default: true },
    ],
    needs: ['gradient'],
    map: 'plane',
    natural: { symbol: 'D²', smallerFirst: false, unit: 'gradient' },
    source: 'Ash et al. 2020, algorithm 1',
    cost: 'quadratic',
    batchAware: true,
  },
  *prepare(c, p) {
    yield
    return gradients(c.cand, c, p)
  },
  *score(q, c, p, prep, chosen) {
    const all = prep as Gradients
    const of = q === c.cand ? all : gradients(q, c, p)
    const d2 = new Float64Array(q.n).fill(Infinity)
    if (chosen.length === 0) yield* approach(d2, all, of, null)
    for (const row of chosen) yield* approach(d2, all, of, row)
    return d2
  },
  *select(c, p, prep, b) {
    if (p.greedy) return null
    const all = prep as Gradients
    const { n, ids } = c.cand
    const key = seededTies(c)
    const taken = new Uint8Array(n)
    const found = { rows: [] as number[], scores: [] as number[], tied: [] as number[] }
    const lengths = new Float64Array(n)
    yield* approach(lengths, all, all, null)
    const d2 = new Float64Array(n).fill(Infinity)
    while (found.rows.length < Math.min(b, n)) {
      const first = found.rows.length === 0
      const drawn = first
        ? -1
        : raceByWeight(d2, n, c.rnd, PURPOSE.batch, c.round * 4096 + found.rows.length, ids)
      // The first, and any that is a copy of one chosen, is the longest left.
      const ties = drawn < 0 ? tieSet(lengths, TOLERANCE, taken) : [drawn]
      const row = ties.reduce((best, other) => (key(other) < key(best) ? other : best))
      taken[row] = 1
      found.rows.push(row)
      found.scores.push(first ? lengths[row] : d2[row])
      found.tied.push(ties.length)
      yield* approach(d2, all, all, row)
    }
    return found
  },
  explain(i, _c, p, prep, chosen) {
    const all = prep as Gradients
    if (chosen.length === 0) return longest(all, i)
    const gaps = chosen.map((row) => gap2(all, i, gradientRow(all, row)))
    const near = gaps.indexOf(Math.min(...gaps))
    return farthest(all, i, chosen[near], gaps[near], p.greedy ? 'badge.greedy' : 'badge')
  },
}

function longest(all: Gradients, i: number): Why {
  const length2 = gap2(all, i, null)
  return {
    formula: 'badge.first',
    terms: [{ sym: '‖g‖²', value: length2 }],
    result: length2,
    because: { text: 'badge.first', args: { length: Math.sqrt(length2) } },
  }
}

function farthest(all: Gradients, i: number, near: number, result: number, text: string): Why {
  const g = gradientRow(all, i)
  const other = gradientRow(all, near)
  return {
    formula: 'badge',
    terms: [
      { sym: '‖g‖²', value: gap2(all, i, null) },
      { sym: '‖g′‖²', value: gap2(all, near, null) },
      { sym: '⟨g,g′⟩', value: g.reduce((sum, v, k) => sum + v * other[k], 0) },
    ],
    result,
    because: { text, args: { distance: Math.sqrt(result) } },
  }
}
