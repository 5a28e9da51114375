import type { Dataset } from '../../src/core/data/types.ts'
import { PURPOSE, source } from '../../src/core/math/random.ts'
import { step } from '../../src/core/session/fold.ts'
import { begin } from '../../src/core/session/begin.ts'
import { defaultSpec } from '../../src/core/session/spec.ts'
import type { Settings, State } from '../../src/core/session/types.ts'
import { slim } from '../../src/core/session/views.ts'
import type { LookRequest } from '../../src/engine/protocol/look.ts'
import type { Slim } from '../../src/engine/protocol/state.ts'

/** Two bands of n points with a gap that some points cross. */
export function bands(n: number): Dataset {
  const rnd = source(4)
  const xy = new Float64Array(2 * n)
  const truth = Int32Array.from({ length: n }, (_, i) => i % 2)
  for (let i = 0; i < n; i++) {
    xy[2 * i] = 4 * rnd(PURPOSE.data, i) - 2
    xy[2 * i + 1] = 1.6 * (rnd(PURPOSE.data, i, 1) + truth[i]) - 1.6
  }
  return {
    id: 'bands',
    n,
    nPool: n,
    raw: xy,
    xy,
    frame: { offset: [0, 0], scale: [1, 1] },
    truth,
    group: new Int32Array(n).fill(-1),
    classes: ['lower', 'upper'],
    axes: ['x', 'y'],
    hash: `bands-${n}`,
  }
}

/** A session on `data` in which the person has labelled `labels` points. */
export function session(data: Dataset, labels: number, settings: Partial<Settings> = {}): State {
  const spec = defaultSpec()
  let state = begin(
    {
      ...spec,
      classes: data.classes,
      start: { rule: 'perClass', n: 1 },
      settings: { ...spec.settings, budget: 200, ...settings },
    },
    data,
  )
  const pool = [...state.role.keys()].filter((id) => state.role[id] === 0 && state.label[id] < 0)
  for (const id of pool.slice(0, labels)) {
    state = step(state, { t: 'ask', ids: [id], by: 'you', score: [], tied: [], fp: '' })
    state = step(state, { t: 'answer', id, label: data.truth[id], who: 'you' })
  }
  return state
}

/** A request for all stages about a session. */
export function requestFor(state: State, change: Partial<LookRequest> = {}): LookRequest {
  const plain: Slim = slim(state)
  return {
    epoch: 1,
    data: `bands-${state.role.length}`,
    state: plain,
    show: ['random', 'entropy', 'meanKL', 'voteEntropy', 'kCentre', 'expectedErrorReduction'],
    field: 'probability',
    box: { x0: -2, y0: -2, x1: 2, y1: 2 },
    res: { preview: 12, fine: 100 },
    want: ['model', 'scores', 'preview', 'final', 'fine', 'look-ahead'],
    ...change,
  }
}
