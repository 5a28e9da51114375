import { expect, it } from 'vitest'
import { functionHashes } from '../golden/functions.ts'
import { recordOf } from '../golden/golden.ts'

it('elementary and special functions have the recorded bits', async () => {
  await expect(recordOf(functionHashes())).toMatchFileSnapshot('../fixtures/golden/functions.json')
})
