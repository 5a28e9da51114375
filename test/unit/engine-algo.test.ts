import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { ALGO } from '../../src/engine/api.ts'

const folder = new URL('../fixtures/golden/', import.meta.url)
const read = (file: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as Record<string, string>

/** All recorded bits as they are now, by file and what was computed. */
const now = ['functions', 'data', 'models', 'strategies'].flatMap((name) =>
  Object.entries(read(`${name}.json`)).map(([what, hash]) => [`${name}: ${what}`, hash] as const),
)

/**
 * `algo.json` keeps the bits of the time when ALGO was last raised. Whoever changes recorded bits must raise ALGO; then
 * `vitest run -u` renews the file. What is new since may be missing in it.
 */
it('recorded bits change only together with the version of the algorithms', async () => {
  const then = read('../algo.json')
  if (then.algo === ALGO) {
    const changed = now.filter(([what, hash]) => what in then && then[what] !== hash).map(([what]) => what)
    expect(changed, `raise ALGO (${ALGO}) in src/engine/api.ts`).toEqual([])
  } else {
    const text = `${JSON.stringify({ algo: ALGO, ...Object.fromEntries(now) }, null, 2)}\n`
    await expect(text).toMatchFileSnapshot('../fixtures/algo.json')
  }
})
