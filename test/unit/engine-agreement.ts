import { run } from '../../src/core/job.ts'
import { cos, sin } from '../../src/core/math/portable.ts'
import { PURPOSE, source } from '../../src/core/math/random.ts'
import { startNetworkCommittee } from '../../src/core/model/committee.ts'
import { trained } from '../../src/core/model/network.ts'
import { typedTrainer } from '../../src/core/model/trainer.ts'
import type { Fitted, NetTrainer, TrainSet } from '../../src/core/model/types.ts'
import type { Params } from '../../src/core/params.ts'
import { entropy, margin, meanKL, type RowMeasure } from '../../src/core/query/measures.ts'
import { tieSet, TOLERANCE_TFJS } from '../../src/core/query/ties.ts'
import { lattice } from '../../src/engine/lattice.ts'
import { predictMembers } from '../../src/core/model/members.ts'

/** n points on C arms of a spiral, labels in turn. */
export function spirals(C: number, n: number): TrainSet {
  const rnd = source(11)
  const xy = new Float64Array(2 * n)
  const y = Int32Array.from({ length: n }, (_, i) => i % C)
  for (let i = 0; i < n; i++) {
    const r = 0.2 + 2 * rnd(PURPOSE.data, i)
    const angle = (6.283 * y[i]) / C + r + 0.2 * rnd(PURPOSE.data, i, 1)
    xy.set([r * cos(angle), r * sin(angle)], 2 * i)
  }
  return { n, C, xy, y, w: new Float64Array(n).fill(1), ids: Int32Array.from({ length: n }, (_, i) => 3 * i) }
}

/**
 * A committee of 8 trained by `trainer` and by the typed arrays: the largest difference of a probability over a lattice, and for
 * three measures whether the pick of one is among the ties of the other.
 */
export function compareTrainers(
  trainer: NetTrainer,
  id: 'seeds' | 'bayesianBootstrap' | 'dropout',
  C: number,
  n: number,
  params: Params,
) {
  const nodes = lattice({ x0: -3, y0: -3, x1: 3, y1: 3 }, 25)
  const committee = (t: NetTrainer): Fitted[] =>
    run(trained(startNetworkCommittee(id, spirals(C, n), params, 8, source(5), t)))
  const [a, b] = [trainer, typedTrainer].map((t) => run(predictMembers(committee(t), nodes.xy, nodes.n)))
  const worst = a.reduce((most, p, i) => Math.max(most, Math.abs(p - b[i])), 0)
  const rows = (measure: RowMeasure) => (m: Float64Array) =>
    Float64Array.from({ length: nodes.n }, (_, i) => measure(m, i * C, C))
  const jointly = (m: Float64Array) =>
    Float64Array.from({ length: nodes.n }, (_, i) => meanKL(m, i * C, 8, nodes.n * C, C, new Float64Array(C)))
  const picks = [rows(entropy), rows(margin), jointly].map((score) => {
    const typed = score(b)
    return { chosen: typed.indexOf(Math.max(...typed)), ties: tieSet(score(a), TOLERANCE_TFJS) }
  })
  return { worst, picks }
}
