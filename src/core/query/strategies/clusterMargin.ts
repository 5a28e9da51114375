import { kMeans } from '../clusters.ts'
import { gatherPoints } from '../geo.ts'
import { inBlocks } from '../helpers.ts'
import { argmax, margin } from '../measures.ts'
import { seededTies, topK } from '../ties.ts'
import type { Ctx, Strategy } from '../types.ts'

/** Lloyd steps after the seeding. */
const LLOYD = 8

/** Cluster of each candidate on the short list, -1 for the others. */
type Short = Int32Array

/** Whether the candidate is on the short list, in a cluster without a pick. */
const isOpen = (short: Short, i: number, chosen: readonly number[]): boolean =>
  short[i] >= 0 && !chosen.some((row) => short[row] === short[i])

function marginScores(c: Ctx) {
  return inBlocks(c.cand.n, 4000, (out, from, to) => {
    for (let i = from; i < to; i++) out[i] = 1 - margin(c.cand.p, i * c.C, c.C)
  })
}

/** The points of least margin are put into as many clusters as there are questions; each cluster gives its point of least margin. */
export const clusterMargin: Strategy = {
  meta: {
    id: 'clusterMargin',
    letter: 'CU',
    family: 'batch',
    params: [{ key: 'shortlist', kind: 'integer', default: 5, min: 1, max: 50 }],
    needs: ['geo'],
    map: 'points',
    natural: { symbol: '1 − (p₁ − p₂)', smallerFirst: false, unit: 'probability' },
    source: 'Citovsky et al. 2021, with k-means clusters as in Zhdanov 2019',
    cost: 'linear',
    batchAware: true,
  },
  *prepare(c, p) {
    const scores = yield* marginScores(c)
    const best = topK(scores, Number(p.shortlist) * c.batch, seededTies(c)).rows
    const rows = Int32Array.from(best).sort((a, b) => c.cand.ids[a] - c.cand.ids[b])
    const ids = rows.map((row) => c.cand.ids[row])
    const xy = gatherPoints(c.cand.xy, rows)
    const { label } = yield* kMeans(xy, rows.length, c.batch, LLOYD, c.round, c.rnd, ids)
    const short: Short = new Int32Array(c.cand.n).fill(-1)
    rows.forEach((row, k) => (short[row] = label[k]))
    return short
  },
  *score(_q, c, _p, prep, chosen) {
    const scores = yield* marginScores(c)
    return scores.map((s, i) => (isOpen(prep as Short, i, chosen) ? s : s - 1))
  },
  explain(i, c, _p, prep, chosen) {
    const row = c.cand.p.subarray(i * c.C, (i + 1) * c.C)
    const gap = margin(row, 0, c.C)
    const p1 = row[argmax(row, 0, c.C)]
    const open = isOpen(prep as Short, i, chosen) ? 1 : 0
    return {
      formula: 'clusterMargin',
      terms: [
        { sym: 'p₁', value: p1 },
        { sym: 'p₂', value: p1 - gap },
        { sym: 'o', value: open },
      ],
      result: open ? 1 - gap : -gap,
      because: { text: open ? 'clusterMargin' : 'clusterMargin.closed', args: { gap } },
    }
  },
}
