import { expect, it } from 'vitest'
import { recordOf } from '../golden/golden.ts'
import { strategyHashes } from '../golden/strategies.ts'

// After a change that is meant, record them anew with `vitest -u` and raise the version of the algorithms.
it('every strategy has the recorded picks and bits', async () => {
  await expect(recordOf(strategyHashes())).toMatchFileSnapshot('../fixtures/golden/strategies.json')
})
