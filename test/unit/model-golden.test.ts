import { expect, it } from 'vitest'
import { recordOf } from '../golden/golden.ts'
import { modelHashes } from '../golden/models.ts'

it('every model and committee predicts the recorded bits', async () => {
  await expect(recordOf(modelHashes())).toMatchFileSnapshot('../fixtures/golden/models.json')
})
