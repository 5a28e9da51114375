import { expect, it } from 'vitest'
import { run } from '../../src/core/job.ts'
import { typedTrainer } from '../../src/core/model/trainer.ts'
import { modelById } from '../../src/core/model/registry.ts'
import type { State } from '../../src/core/session/types.ts'
import { slim } from '../../src/core/session/views.ts'
import { gridOf, lattice } from '../../src/engine/lattice.ts'
import { predictLattice } from '../../src/engine/predict.ts'
import type { TrainingStep } from '../../src/engine/protocol/background.ts'
import { makeScene } from '../../src/engine/scene.ts'
import { training } from '../../src/engine/training.ts'
import { bands, session } from './engine-scene.ts'

const data = bands(100)
const box = { x0: -2, y0: -2, x1: 2, y1: 2 }
const watched = (state: State): TrainingStep[] =>
  [...training(data, { data: data.hash, state: slim(state), box, res: 16 }, typedTrainer)].filter(
    (piece): piece is TrainingStep => piece !== undefined && 'grid' in piece,
  )
const withSteps = (steps: number) =>
  session(data, 12, { model: { id: 'network', params: { units: 4, steps } } })

it('a training is watched from before its first step to the trained model itself', () => {
  const state = withSteps(80)
  const pictures = watched(state)
  expect(pictures.map((p) => p.step)).toEqual(Array.from({ length: 41 }, (_, k) => 2 * k))
  expect(pictures.every((p) => p.of === 80)).toBe(true)
  const { train, rnd } = makeScene(data, slim(state), typedTrainer)
  const model = run(modelById('network').fit(train, state.settings.model.params, rnd))
  const nodes = lattice(box, 16)
  expect(pictures.at(-1)?.grid).toEqual(gridOf(nodes, run(predictLattice([model], nodes))))
  expect(pictures[0].grid).not.toEqual(pictures[1].grid)
  expect(pictures.at(-1)!.loss).toBeLessThan(pictures[0].loss / 2)
  expect(watched(state)).toEqual(pictures)
})

it.each([
  [0, [0]],
  [3, [0, 1, 2, 3]],
  [101, [...Array.from({ length: 34 }, (_, k) => 3 * k), 101]],
])('a training of %i steps begins and ends with a picture', (steps, at) => {
  expect(watched(withSteps(steps)).map((p) => p.step)).toEqual(at)
})
