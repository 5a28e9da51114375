import { Digest, source } from '../core/math/random.ts'
import type { NetTrainer, Rnd, TrainSet } from '../core/model/types.ts'
import { gatherPoints, makeGeo } from '../core/query/geo.ts'
import type { Geo } from '../core/query/types.ts'
import type { Settings } from '../core/session/types.ts'
import type { Cache } from './cache.ts'
import { moreCode } from './code.ts'
import type { DataMessage, Slim } from './protocol/state.ts'
import type { Labels } from '../core/session/views.ts'

/** The points that a request speaks of, looked up in its data set. */
export interface Scene {
  readonly state: Slim
  readonly C: number
  readonly rnd: Rnd
  /** Where every point is, edits included. */
  readonly xy: Float64Array
  readonly train: TrainSet
  readonly lab: TrainSet
  readonly candidates: Located
  readonly pool: Located
  /** The candidates, then the rest of the pool: what is predicted, once. */
  readonly points: Located
  /** Row of each point of the pool among `points`. */
  readonly poolRows: Int32Array
  readonly exam: Located
  readonly examY: Int32Array
  readonly hidden: Located
  readonly hiddenY: Int32Array
  readonly trainer: NetTrainer
  /** What the model and the committee depend on, in full. */
  readonly modelKey: string
  readonly committeeKey: string
  readonly poolKey: string
  /** What grades, in full; the truth of no other point matters to the engine. */
  readonly examKey: string
}
export interface Located {
  readonly n: number
  readonly ids: Int32Array
  /** n x 2, frame units */
  readonly xy: Float64Array
}

/** Whether a network is trained with these settings, be it as a member of a committee of kinds. */
export const usesNetwork = ({ model, committee }: Settings): boolean =>
  model.id === 'network' ||
  (committee.id === 'kinds' &&
    moreCode()
      .memberKinds(committee.k)
      .some((kind) => kind.id === 'network'))

export function makeScene(data: DataMessage, state: Slim, trainer: NetTrainer): Scene {
  const { xy, truth } = edited(data, state.edits)
  const { settings, train, exam, hidden = new Int32Array(0) } = state
  const located = (ids: Int32Array): Located => ({ n: ids.length, ids, xy: gatherPoints(xy, ids) })
  const labelled = ({ ids, y, w }: Labels): TrainSet => ({ ...located(ids), C: state.C, y, w })
  const edits = state.edits ? placesOf(state.edits) : ''
  const origin = [data.hash, edits, state.seed].join('|')
  const trained = usesNetwork(settings) ? trainer.name : ''
  const modelKey = [origin, state.C, textOf(train), trained, JSON.stringify(settings.model)].join('|')
  const examY = state.examLabels ?? Int32Array.from(exam, (id) => truth[id])
  const hiddenY = Int32Array.from(hidden, (id) => truth[id])
  const all = union(state.candidates, state.pool, truth.length)
  return {
    state,
    C: state.C,
    rnd: source(state.seed),
    xy,
    train: labelled(train),
    lab: labelled(state.labelled),
    candidates: located(state.candidates),
    pool: located(state.pool),
    points: located(all.ids),
    poolRows: state.pool.map((id) => all.row[id]),
    exam: located(exam),
    examY,
    hidden: located(hidden),
    hiddenY,
    trainer,
    modelKey,
    committeeKey: `${modelKey}|${JSON.stringify(settings.committee)}`,
    poolKey: `${origin}|${digest(state.pool)}`,
    examKey: `${digest(exam)}|${digest(examY)}|${digest(hidden)}|${digest(hiddenY)}`,
  }
}

function edited({ xy, truth }: DataMessage, edits: Slim['edits']): { xy: Float64Array; truth: Int32Array } {
  if (!edits) return { xy, truth }
  const n = edits.ids.reduce((most, id) => Math.max(most, id + 1), truth.length)
  const moved = { xy: new Float64Array(2 * n), truth: new Int32Array(n).fill(-1) }
  moved.xy.set(xy)
  moved.truth.set(truth)
  edits.ids.forEach((id, i) => {
    moved.xy.set(edits.xy.subarray(2 * i, 2 * i + 2), 2 * id)
    moved.truth[id] = edits.truth[i]
  })
  return moved
}

/** Two lists of ids without repetition, the first one first; `row[id]` is the place of each. */
function union(first: Int32Array, second: Int32Array, n: number): { ids: Int32Array; row: Int32Array } {
  const row = new Int32Array(n).fill(-1)
  const ids = new Int32Array(first.length + second.length)
  let count = 0
  for (const list of [first, second])
    for (const id of list)
      if (row[id] < 0) {
        row[id] = count
        ids[count++] = id
      }
  return { ids: ids.subarray(0, count), row }
}

export const textOf = ({ ids, y, w }: Labels): string => `${ids.join()};${y.join()};${w.join()}`

/** Names a long list of ids. */
export function digest(ids: Int32Array): string {
  const d = new Digest().word(ids.length)
  for (const id of ids) d.word(id)
  return `${ids.length}:${d.hex()}`
}

/** Names where points are. */
function placesOf({ ids, xy }: NonNullable<Slim['edits']>): string {
  return `${digest(ids)}:${new Digest().numbers(xy).hex()}`
}

/** The geometry of the scene's pool; densities are kept with it from state to state. */
export function geoOf(kept: Cache<Geo>, { pool, poolKey, rnd }: Scene): Geo {
  const known = kept.get(poolKey)
  if (known) return known
  const geo = makeGeo(pool, rnd)
  kept.set(poolKey, geo)
  return geo
}
