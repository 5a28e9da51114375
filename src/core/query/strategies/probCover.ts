import type { Job } from '../../job.ts'
import { distance } from '../geo.ts'
import { inBlocks } from '../helpers.ts'
import type { Ctx, Points, Strategy } from '../types.ts'

/** Distances per block. */
const VALUES = 60_000

/** Which candidates lie within delta of each other and of a label. */
interface Balls {
  /** Neighbours of candidate i, itself included: `near[start[i]]` to `near[start[i + 1] - 1]`. */
  readonly start: Int32Array
  readonly near: Int32Array
  /** 1 where a label is within delta. */
  readonly covered: Uint8Array
}

function* ballsOf(c: Ctx, delta: number): Job<Balls> {
  const { cand, lab } = c
  const start = new Int32Array(cand.n + 1)
  const covered = new Uint8Array(cand.n)
  const near: number[] = []
  const block = Math.max(1, Math.floor(VALUES / (cand.n + lab.n + 1)))
  for (let i = 0; i < cand.n; i++) {
    if (i % block === 0) yield
    for (let j = 0; j < cand.n; j++) if (distance(cand.xy, i, cand.xy, j) <= delta) near.push(j)
    for (let j = 0; j < lab.n; j++) if (distance(cand.xy, i, lab.xy, j) <= delta) covered[i] = 1
    start[i + 1] = near.length
  }
  return { start, near: Int32Array.from(near), covered }
}

/** Candidates that a label or a pick covers. */
function coveredWith({ start, near, covered }: Balls, chosen: readonly number[]): Uint8Array {
  const out = covered.slice()
  for (const row of chosen) for (let k = start[row]; k < start[row + 1]; k++) out[near[k]] = 1
  return out
}

/** Of the candidates in the ball around candidate i, those already covered. */
function countCovered({ start, near }: Balls, i: number, covered: Uint8Array): number {
  let sum = 0
  for (let k = start[i]; k < start[i + 1]; k++) sum += covered[near[k]]
  return sum
}

/** Uncovered candidates within delta of any other points. */
function freshAround(q: Points, c: Ctx, covered: Uint8Array, delta: number): Job<Float64Array> {
  return inBlocks(q.n, VALUES / Math.max(1, c.cand.n), (out, from, to) => {
    for (let i = from; i < to; i++)
      for (let j = 0; j < c.cand.n; j++) if (!covered[j] && distance(q.xy, i, c.cand.xy, j) <= delta) out[i]++
  })
}

/** How many candidates lie within delta of the point and of no labelled or chosen one. */
export const probCover: Strategy = {
  meta: {
    id: 'probCover',
    letter: 'P',
    family: 'diversity',
    params: [{ key: 'delta', kind: 'number', default: 0.5, min: 0.05, max: 5, step: 0.05 }],
    needs: ['geo'],
    map: 'plane',
    natural: { symbol: 'n(δ)', smallerFirst: false },
    source: 'Yehuda, Dekel, Hacohen and Weinshall 2022, algorithm 1',
    cost: 'quadratic',
    batchAware: true,
  },
  prepare: (c, p) => ballsOf(c, Number(p.delta)),
  *score(q, c, p, prep, chosen) {
    const balls = prep as Balls
    const covered = coveredWith(balls, chosen)
    if (q !== c.cand) return yield* freshAround(q, c, covered, Number(p.delta))
    const { start } = balls
    return yield* inBlocks(q.n, (VALUES * q.n) / Math.max(1, start[q.n]), (out, from, to) => {
      for (let i = from; i < to; i++) out[i] = start[i + 1] - start[i] - countCovered(balls, i, covered)
    })
  },
  explain(i, _c, p, prep, chosen) {
    const balls = prep as Balls
    const all = balls.start[i + 1] - balls.start[i]
    const old = countCovered(balls, i, coveredWith(balls, chosen))
    return {
      formula: 'probCover',
      terms: [
        { sym: 'n(δ)', value: all },
        { sym: 'n₀', value: old },
      ],
      result: all - old,
      because: { text: 'probCover', args: { fresh: all - old, all, delta: Number(p.delta) } },
    }
  },
}
