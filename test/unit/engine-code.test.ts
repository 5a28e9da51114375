import { describe, expect, test } from 'vitest'
import { FIRST_STRATEGIES } from '../../src/core/query/first.ts'
import { STRATEGIES } from '../../src/core/query/registry.ts'
import { FIRST_SPEC } from '../../src/core/session/first.ts'
import { loadFor, modelOf, moreCode, strategyOf } from '../../src/engine/code.ts'

const { settings } = FIRST_SPEC
const shown = FIRST_STRATEGIES.map((s) => s.meta.id)

describe('the code of a worker', () => {
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
