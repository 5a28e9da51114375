import { expect, it } from 'vitest'
import { golden, recordOf, type GoldenName } from '../golden/golden.ts'

// After a change that is meant, record them anew with `vitest -u` and raise the version of the algorithms.
it.each(Object.keys(golden) as GoldenName[])('%s: the recorded bits', async (name) => {
  await expect(recordOf(golden[name]())).toMatchFileSnapshot(`../fixtures/golden/${name}.json`)
})
