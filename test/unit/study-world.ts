import type { Dataset } from '../../src/core/data/types.ts'
import { PURPOSE, uniform } from '../../src/core/math/random.ts'
import { defaultSpec } from '../../src/core/session/spec.ts'
import type { Annotator, DeepPartial, Settings, Spec } from '../../src/core/session/types.ts'
import { mergePatch } from '../../src/core/session/spec.ts'

/** Uniform points of [-3, 3]^2, class 1 to the right of a slanted line, group = quadrant; rows from `nPool` on grade. */
export function line(seed: number, nPool: number, test: number): Dataset {
  const n = nPool + test
  const xy = Float64Array.from({ length: 2 * n }, (_, i) => 6 * uniform(seed, PURPOSE.data, i) - 3)
  const at = (i: number) => [xy[2 * i], xy[2 * i + 1]]
  return {
    id: 'line',
    n,
    nPool,
    raw: xy,
    xy,
    frame: { offset: [0, 0], scale: [1, 1] },
    truth: Int32Array.from({ length: n }, (_, i) => (at(i)[0] + at(i)[1] / 2 > 0 ? 1 : 0)),
    group: Int32Array.from({ length: n }, (_, i) => (at(i)[0] > 0 ? 1 : 0) + (at(i)[1] > 0 ? 2 : 0)),
    classes: ['A', 'B'],
    axes: ['x', 'y'],
    hash: `line-${seed}`,
  }
}

export const TRUTH: Annotator = { id: 'truth', kind: 'truth', cost: 1, seconds: 5 }

export function lineSpec(seed: number, settings: DeepPartial<Settings> = {}): Spec {
  const spec = defaultSpec()
  const linear = { id: 'logistic', params: { features: 'linear', lambda: 1, biasLambda: 0.01 } } as const
  return {
    ...spec,
    seed,
    start: { rule: 'perClass', n: 2 },
    settings: mergePatch({ ...spec.settings, model: linear, oracle: [TRUTH] }, settings),
  }
}
