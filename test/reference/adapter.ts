import { models } from './families/models.ts'
import { strategies } from './families/strategies.ts'
import { streams } from './families/streams.ts'

export interface Fixture {
  readonly name: string
  readonly input: unknown
  readonly params: unknown
}

const FAMILIES: Readonly<Record<string, (fixture: never) => unknown>> = {
  ...models,
  ...strategies,
  ...streams,
}

/** The quantities that a reference fixture expects, as the product computes them. */
export function runFixture(family: string, fixture: Fixture): unknown {
  if (!Object.hasOwn(FAMILIES, family))
    throw new RangeError(`no family "${family}"; there are ${Object.keys(FAMILIES).join(', ')}`)
  return FAMILIES[family](fixture as never)
}
