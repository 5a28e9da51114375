import type { ParamSpec } from '../params.ts'
import { moonsLaw } from './made/curves.ts'
import { generator, logistic } from './made/make.ts'

export const noise = (value: number): ParamSpec => ({
  key: 'noise',
  kind: 'number',
  default: value,
  min: 0,
  max: 2,
  step: 0.05,
})

/** The data that the page opens with: apart from the other generators, which come later. */
export const moons = generator({
  id: 'moons',
  params: [noise(0.15)],
  source: 'Two half circles, as in scikit-learn make_moons',
  model: logistic('bumps-6', 0.1),
  law: (p) => moonsLaw(Number(p.noise)),
})
