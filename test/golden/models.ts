import { run } from '../../src/core/job.ts'
import { Digest, source } from '../../src/core/math/random.ts'
import { models } from '../../src/core/model/catalogue.ts'
import { buildCommittee } from '../../src/core/model/committee.ts'
import { typedTrainer } from '../../src/core/model/trainer.ts'
import { modelById } from '../../src/core/model/registry.ts'
import { lattice, predict, sectors } from '../unit/model-data.ts'
import type { Hashes } from './golden.ts'
import { variantName, variants } from './variants.ts'

/** Bits of the predictions of every model and committee on fixed points. */
export function modelHashes(): Hashes {
  const rnd = source(2024)
  const grid = lattice(15)
  const hashes: Record<string, string> = {}
  for (const C of [2, 3]) {
    const t = sectors(24, C, 7)
    for (const { id, committees, params } of models) {
      for (const p of variants(params)) {
        const fitted = run(modelById(id).fit(t, p, rnd))
        hashes[variantName(`${id}/${C}`, params, p)] = new Digest().numbers(predict(fitted, grid)).hex()
      }
      const base = run(modelById(id).fit(t, {}, rnd))
      for (const committee of committees) {
        // The kinds are the same whatever the model of the page is.
        if (committee === 'kinds' && id !== 'logistic') continue
        const digest = new Digest()
        for (const member of run(
          buildCommittee({ id: committee, k: 3 }, t, { id, params: {}, fitted: base }, rnd, typedTrainer),
        ))
          digest.numbers(predict(member, grid))
        hashes[`${id}/${C}/${committee}`] = digest.hex()
      }
    }
  }
  return hashes
}
