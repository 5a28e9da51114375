import { distance } from '../geo.ts'
import { inBlocks } from '../helpers.ts'
import type { Ctx, Strategy } from '../types.ts'

/** Distances per block. */
const VALUES = 200_000

/** Marks the candidates within `delta` of one of the m points `by`. */
function mark(covered: Uint8Array, c: Ctx, by: Float64Array, j: number, delta: number): void {
  for (let i = 0; i < c.cand.n; i++) if (distance(c.cand.xy, i, by, j) <= delta) covered[i] = 1
}

/** Candidates within `delta` of row i of `xy`: all of them, and those already covered. */
function around(xy: Float64Array, i: number, c: Ctx, covered: Uint8Array, delta: number) {
  let all = 0
  let old = 0
  for (let j = 0; j < c.cand.n; j++) {
    if (distance(xy, i, c.cand.xy, j) > delta) continue
    all++
    old += covered[j]
  }
  return { all, old }
}

function coveredWith(c: Ctx, byLabels: Uint8Array, chosen: readonly number[], delta: number): Uint8Array {
  const covered = byLabels.slice()
  for (const row of chosen) mark(covered, c, c.cand.xy, row, delta)
  return covered
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
  *prepare(c, p) {
    const covered = new Uint8Array(c.cand.n)
    const block = Math.max(1, Math.floor(VALUES / Math.max(1, c.cand.n)))
    for (let j = 0; j < c.lab.n; j++) {
      if (j % block === 0) yield
      mark(covered, c, c.lab.xy, j, Number(p.delta))
    }
    return covered
  },
  *score(q, c, p, prep, chosen) {
    const delta = Number(p.delta)
    const covered = coveredWith(c, prep as Uint8Array, chosen, delta)
    return yield* inBlocks(q.n, VALUES / Math.max(1, c.cand.n), (out, from, to) => {
      for (let i = from; i < to; i++) {
        const { all, old } = around(q.xy, i, c, covered, delta)
        out[i] = all - old
      }
    })
  },
  explain(i, c, p, prep, chosen) {
    const delta = Number(p.delta)
    const { all, old } = around(c.cand.xy, i, c, coveredWith(c, prep as Uint8Array, chosen, delta), delta)
    return {
      formula: 'probCover',
      terms: [
        { sym: 'n(δ)', value: all },
        { sym: 'n₀', value: old },
      ],
      result: all - old,
      because: { text: 'probCover', args: { fresh: all - old, all, delta } },
    }
  },
}
