import { run } from '../../src/core/job.ts'
import { Digest, source } from '../../src/core/math/random.ts'
import { buildCommittee } from '../../src/core/model/committee.ts'
import { modelById } from '../../src/core/model/registry.ts'
import { typedTrainer } from '../../src/core/model/trainer.ts'
import { makeContext } from '../../src/core/query/context.ts'
import { pickBatch } from '../../src/core/query/pick.ts'
import { STRATEGIES } from '../../src/core/query/registry.ts'
import type { Ctx } from '../../src/core/query/types.ts'
import type { Hashes } from './golden.ts'
import { variantName, variants } from './variants.ts'

/** Three overlapping groups on a lattice of 2^-12, 12 labels, bumps, and a committee of posterior draws. */
function fixed(): Ctx {
  const seed = 20
  const rnd = source(seed)
  const n = 120
  const u = (i: number, axis: number) => rnd(999, i, axis)
  const at = (i: number, axis: number) => {
    const spread = u(i, axis) + u(i, axis + 2) + u(i, axis + 4) - 1.5
    return (
      Math.round(4096 * (1.2 * spread + [-1.5, 1.5, 0][i % 3] * (axis === 0 ? 1 : i % 2 ? 1 : -1))) / 4096
    )
  }
  const xy = Float64Array.from({ length: 2 * n }, (_, k) => at(k >> 1, k & 1))
  const ids = (from: number, to: number) => Int32Array.from({ length: to - from }, (_, i) => from + i)
  const lab = {
    n: 12,
    C: 3,
    xy: xy.slice(0, 24),
    y: ids(0, 12).map((i) => i % 3),
    w: new Float64Array(12).fill(1),
    ids: ids(0, 12),
  }
  const params = { features: 'bumps-6', lambda: 0.1 }
  const model = run(modelById('logistic').fit(lab, params, rnd))
  const committee = run(
    buildCommittee(
      { id: 'posterior', k: 5 },
      lab,
      { id: 'logistic', params, fitted: model },
      rnd,
      typedTrainer,
    ),
  )
  return run(
    makeContext({
      seed,
      round: 3,
      model,
      committee,
      lab,
      candidates: { ids: ids(12, n), xy: xy.slice(24) },
      pool: { n, xy },
    }),
  )
}

/** Three picks and the bits of the scores of every strategy in one fixed state. */
export function strategyHashes(): Hashes {
  const c = fixed()
  return Object.fromEntries(
    STRATEGIES.flatMap((s) =>
      variants(s.meta.params).map((p) => {
        const { picks, scores } = run(pickBatch(s, c, p, 3))
        return [
          variantName(s.meta.id, s.meta.params, p),
          `${picks.map((pick) => pick.id).join(' ')} | ${new Digest().numbers(scores).hex()}`,
        ]
      }),
    ),
  )
}
