import { describe, expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { createLearner } from '../../src/core/study/learner.ts'
import { grade, runSession } from '../../src/core/study/session-run.ts'
import { begin } from '../../src/core/session/begin.ts'
import type { DeepPartial, Settings, Spec } from '../../src/core/session/types.ts'
import { line, lineSpec, TRUTH } from './study-world.ts'

const data = line(3, 60, 200)
const go = (settings: DeepPartial<Settings>, at = [4, 8, 12], more: Partial<Spec> = {}) =>
  run(runSession({ ...lineSpec(3, settings), ...more }, data, at, grade))

describe('a session run by itself', () => {
  it('grades at the label counts asked for, and asks points of the pool once', () => {
    const result = go({})
    expect(result).toMatchObject({ at: [4, 8, 12], start: 4, halt: null })
    expect(new Set(result.order).size).toBe(12)
    expect(result.order.every((id) => id < 60)).toBe(true)
    expect(result.measured[2].accuracy).toBeGreaterThan(0.85)
  })

  it('does not depend on when it is graded, or on what another session did before', () => {
    const { order } = go({}, [12])
    expect(go({}, [4, 5, 6, 7, 8, 9, 10, 11, 12]).order).toEqual(order)
    go({ strategy: { id: 'entropy' } })
    expect(go({}, [12]).order).toEqual(order)
  })

  it('ends batches at the budget', () => {
    expect(go({ batch: 5 }, [4, 8, 12]).at).toEqual([4, 9, 12])
    expect(go({ batch: 5, strategy: { id: 'clusterMargin' } }, [14]).order).toHaveLength(14)
  })

  it('pays all votes of every point', () => {
    const noisy = { ...TRUTH, id: 'noisy', kind: 'noisy', error: 0.2 } as const
    const settings = { oracle: [noisy], votesPerPoint: 3, merge: 'majority' } as const
    let votes: number[] = []
    const spec = lineSpec(3, settings)
    run(
      runSession(spec, data, [12], function* (_model, state) {
        votes = state.order.slice(4).map((id) => state.answers.get(id)!.length)
        yield
      }),
    )
    expect(votes).toEqual([3, 3, 3, 3, 3, 3, 3, 3])
  })

  it('stops where the pool is empty', () => {
    expect(go({ strategy: { id: 'random' } }, [60, 70])).toMatchObject({ at: [60], halt: 'pool' })
  })

  it('gives every strategy what it needs', () => {
    for (const [id, committee] of [
      ['meanKL', 'posterior'],
      ['voteEntropy', 'bayesianBootstrap'],
      ['expectedLogLoss', 'posterior'],
      ['typiClust', 'posterior'],
      ['badge', 'posterior'],
    ] as const)
      expect(go({ strategy: { id }, committee: { id: committee, k: 4 } }, [7]).order).toHaveLength(7)
  })

  it('lets a stream rule decide item by item', () => {
    const stream = (rule: string, params = {}) =>
      go({ stream: { rule, params }, strategy: { id: 'leastConfident' } }, [9], {
        mode: 'stream',
        start: { rule: 'perClass', n: 2 },
      })
    const fixed = stream('fixed', { budget: 0.5 })
    expect(fixed.order).toHaveLength(9)
    expect(fixed.order.slice(4)).toEqual(fixed.order.slice(4).sort((a, b) => a - b))
    expect(stream('fixed', { budget: 0 })).toMatchObject({ at: [], halt: 'pool' })
    expect(stream('random', { budget: 0.5 }).order).not.toEqual(fixed.order)
  })

  it('trains again only where the training set or the settings have changed', () => {
    const { fit } = createLearner()
    const state = begin(lineSpec(3), data)
    const model = run(fit(state))
    expect(run(fit({ ...state }))).toBe(model)
    expect(run(fit({ ...state, train: state.train.slice(1) }))).not.toBe(model)
  })
})
