import { PURPOSE, source } from '../../src/core/math/random.ts'
import { normalQuantile } from '../../src/core/math/normal.ts'
import type { CommitteeId, ModelId } from '../../src/core/model/types.ts'
import type { Params } from '../../src/core/params.ts'
import { defaultSpec } from '../../src/core/session/spec.ts'
import type { Settings } from '../../src/core/session/types.ts'
import type { DataMessage, Slim } from '../../src/engine/protocol/state.ts'
import type { LookRequest } from '../../src/engine/protocol/look.ts'

/** What is measured: a model with its committee, on so many points of which so many are labelled. */
export interface Case {
  readonly name: string
  readonly model: { readonly id: ModelId; readonly params: Params }
  readonly committee: { readonly id: CommitteeId; readonly k: number }
  readonly points: number
  readonly labels: number
}

const network = { id: 'network', params: {} } as const
const bumps = { id: 'logistic', params: { features: 'bumps-6' } } as const

export const CASES: readonly Case[] = [
  ...[20, 50].flatMap((labels) => [
    {
      name: `logistic, bumps, bootstrap of 8, ${labels} labels`,
      model: bumps,
      committee: { id: 'bayesianBootstrap', k: 8 },
      points: 500,
      labels,
    } as const,
    {
      name: `logistic, bumps, posterior of 8, ${labels} labels`,
      model: bumps,
      committee: { id: 'posterior', k: 8 },
      points: 500,
      labels,
    } as const,
    {
      name: `network, 8 seeds, ${labels} labels`,
      model: network,
      committee: { id: 'seeds', k: 8 },
      points: 500,
      labels,
    } as const,
  ]),
]

/** Three overlapping clusters of n points, and as many again that grade. */
export function cloud(n: number): DataMessage {
  const rnd = source(1)
  const xy = new Float64Array(4 * n)
  const truth = Int32Array.from({ length: 2 * n }, (_, i) => i % 3)
  const centres = [-1.5, -1, 1.5, -1, 0, 1.6]
  for (let i = 0; i < 2 * n; i++)
    for (let d = 0; d < 2; d++)
      xy[2 * i + d] = centres[2 * truth[i] + d] + 0.9 * normalQuantile(rnd(PURPOSE.data, i, d))
  return { hash: `cloud-${n}`, frame: { offset: [0, 0], scale: [1, 1] }, xy, truth }
}

/** The state of a session on the cloud after the first `labels` points were labelled. */
export function stateOf({ model, committee, points, labels }: Case, strategy = 'margin'): Slim {
  const range = (from: number, to: number) => Int32Array.from({ length: to - from }, (_, i) => from + i)
  const ids = range(0, labels)
  const labelled = { ids, y: ids.map((id) => id % 3), w: new Float64Array(labels).fill(1) }
  const settings: Settings = {
    ...defaultSpec().settings,
    model,
    committee: { ...committee, params: {} },
    strategy: { id: strategy, params: {} },
  }
  return {
    C: 3,
    seed: 1,
    round: labels,
    settings,
    train: labelled,
    labelled,
    candidates: range(labels, points),
    pool: range(0, points),
    exam: range(points, 2 * points),
    past: [],
  }
}

export function requestOf(c: Case, change: Partial<LookRequest> = {}): LookRequest {
  return {
    epoch: 1,
    data: `cloud-${c.points}`,
    state: stateOf(c),
    show: ['random', 'leastConfident', 'margin', 'entropy', 'voteEntropy', 'meanKL', 'kCentre'],
    field: 'probability',
    box: { x0: -4, y0: -4, x1: 4, y1: 4 },
    res: { preview: 50, fine: 100 },
    want: ['model', 'scores', 'preview', 'final', 'fine'],
    ...change,
  }
}
