import { beforeAll, describe, expect, test, vi } from 'vitest'
import { FIRST_STRATEGIES } from '../../src/core/query/first.ts'
import { FIRST_SPEC } from '../../src/core/session/first.ts'

const { settings } = FIRST_SPEC
const shown = FIRST_STRATEGIES.map((s) => s.meta.id)

describe('the code of a worker', () => {
  let loadFor: typeof import('../../src/engine/code.ts').loadFor
  let modelOf: typeof import('../../src/engine/code.ts').modelOf
  let moreCode: typeof import('../../src/engine/code.ts').moreCode
  let strategyOf: typeof import('../../src/engine/code.ts').strategyOf
  let STRATEGIES: typeof import('../../src/core/query/registry.ts').STRATEGIES
  beforeAll(async () => {
    // As in a new worker: other files of this process have loaded all of it.
    vi.resetModules()
    ;({ loadFor, modelOf, moreCode, strategyOf } = await import('../../src/engine/code.ts'))
    ;({ STRATEGIES } = await import('../../src/core/query/registry.ts'))
  })

  test('is enough for the first session, whose strategies are those of the registry', async () => {
    await loadFor(settings, shown)
    expect(() => moreCode()).toThrow()
    expect(() => modelOf('knn')).toThrow()
    expect(strategyOf('typiClust')).toBeUndefined()
    for (const id of [settings.strategy.id, ...shown])
      expect(strategyOf(id)).toBe(STRATEGIES.find((s) => s.meta.id === id))
  })

  test('grows with what a state names, and not with what does not exist', async () => {
    await loadFor(settings, [...shown, 'typiClust'])
    for (const { meta } of STRATEGIES) expect(strategyOf(meta.id)?.meta).toBe(meta)
    expect(modelOf('knn').meta.id).toBe('knn')
    expect(strategyOf('nobody')).toBeUndefined()
  })
})
