import { moons } from '../data/moons.ts'
import { beginning } from './begin.ts'
import type { Beginning, Spec } from './types.ts'

/** What a session on the data that the page opens with begins with. Throws where the spec has other data. */
export function firstBeginning(spec: Spec): Beginning {
  const { data, seed } = spec
  if (data.kind !== 'made' || data.id !== moons.id) throw new Error('the page opens with other data')
  return beginning(spec, moons.make(seed, data.n, data.params))
}
