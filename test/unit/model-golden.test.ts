import { expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { Digest, source } from '../../src/core/math/random.ts'
import { models } from '../../src/core/model/catalogue.ts'
import { buildCommittee } from '../../src/core/model/committee.ts'
import { typedTrainer } from '../../src/core/model/network.ts'
import { modelById } from '../../src/core/model/registry.ts'
import { lattice, predict, sectors } from './model-data.ts'

/** Bits of every model and committee on fixed points. A changed hash means that recorded sessions would be asked other questions. */
it('predictions are the same to the last bit', async () => {
  const rnd = source(2024)
  const grid = lattice(15)
  const hashes: Record<string, string> = {}
  for (const C of [2, 3]) {
    const t = sectors(24, C, 7)
    for (const { id, committees } of models) {
      const base = run(modelById(id).fit(t, {}, rnd))
      hashes[`${id}/${C}`] = new Digest().numbers(predict(base, grid)).hex()
      for (const committee of committees) {
        // The kinds are the same whatever the model of the page is.
        if (committee === 'kinds' && id !== 'logistic') continue
        const digest = new Digest()
        for (const member of run(buildCommittee(committee, t, id, {}, base, 3, rnd, typedTrainer)))
          digest.numbers(predict(member, grid))
        hashes[`${id}/${C}/${committee}`] = digest.hex()
      }
    }
  }
  await expect(`${JSON.stringify(hashes, null, 2)}\n`).toMatchFileSnapshot('../fixtures/golden/models.json')
})
