import { expect, it } from 'vitest'
import { dataHashes } from '../golden/data.ts'
import { recordOf } from '../golden/golden.ts'

it('every generator has the recorded bits', async () => {
  await expect(recordOf(dataHashes())).toMatchFileSnapshot('../fixtures/golden/data.json')
})
