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

/** Names of all families that can be run. */
export const families: readonly string[] = Object.keys(FAMILIES)

/**
 * The quantities that a reference fixture expects, as the product computes them; a promise of them where that takes time. A fixture
 * of `issue_tests` is one of its tests.
 * @throws RangeError for a family that there is not
 */
export function runFixture(family: string, fixture: Fixture): unknown {
  if (!Object.hasOwn(FAMILIES, family))
    throw new RangeError(`no family "${family}"; there are ${families.join(', ')}`)
  return FAMILIES[family]({ ...fixture, params: fixture.params ?? {} } as never)
}
