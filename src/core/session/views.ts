import type { PointId } from '../data/types.ts'
import { arrival, PASS_ROUNDS } from './asking.ts'
import { memoryOf } from './stream.ts'
import { ROLE, type State } from './types.ts'

/** Ids of the points of these roles, ascending. */
function idsOf({ role }: State, one: number, other = one): Int32Array {
  const ids = new Int32Array(role.length)
  let n = 0
  for (let id = 0; id < role.length; id++) if (role[id] === one || role[id] === other) ids[n++] = id
  return ids.slice(0, n)
}

/**
 * Points that may be asked now, ascending: unlabelled points of the pool, without those that were passed in the last
 * `PASS_ROUNDS` rounds (unless nothing else is left). In a stream: the present item, or none at its end.
 */
export function askable(state: State): Int32Array {
  const { role, label, passes, round } = state
  if (state.stream) {
    const id = arrival(state)
    return Int32Array.from(id !== undefined && role[id] === ROLE.pool && label[id] < 0 ? [id] : [])
  }
  const ids = new Int32Array(role.length)
  let n = 0
  for (let id = 0; id < role.length; id++) if (role[id] === ROLE.pool && label[id] < 0) ids[n++] = id
  const unlabelled = ids.slice(0, n)
  if (passes.size === 0) return unlabelled
  const rested = unlabelled.filter((id) => round > (passes.get(id)?.round ?? -Infinity) + PASS_ROUNDS)
  return rested.length > 0 ? rested : unlabelled
}

/** What answers do not change is searched once: the roles and true classes of a state are never written to. */
const pools = new WeakMap<Uint8Array, Int32Array>()
const grading = new WeakMap<Uint8Array, { readonly truth: Int32Array; readonly ids: Int32Array }>()

/** The pool, asked or not: what densities and stability are measured on. Shared between states: not to be written to. */
export function poolIds(state: State): Int32Array {
  let ids = pools.get(state.role)
  if (!ids) pools.set(state.role, (ids = idsOf(state, ROLE.pool, ROLE.start)))
  return ids
}

/** What a stream adds to a state. */
type Streamed = { readonly [K in 'stream' | 'arrivals' | 'concept']?: State[K] | undefined }

/**
 * The concept (group of the data) that a drifting stream follows: that of its last item. Undefined without a drift.
 */
export function conceptOf({ concept, arrivals, stream }: Streamed): number | undefined {
  const last = arrivals && stream ? arrivals[Math.max(0, stream.t - 1)] : undefined
  return last === undefined ? undefined : concept?.[last]
}

/**
 * Points that grade by the hidden truth; empty unless the session's exam is the truth. In a drifting stream they are those of the
 * concept of its last item.
 */
export const examIds = (state: State): Int32Array =>
  state.spec.exam.kind === 'truth' ? heldOutIds(state) : new Int32Array(0)

/**
 * Points that could grade by the hidden truth, whatever the session's exam is (for a second gauge beside a paid one). Shared as
 * those of the pool.
 */
export function heldOutIds(state: State): Int32Array {
  const { concept, truth, role } = state
  const known = grading.get(role)
  const all = known?.truth === truth ? known.ids : idsOf(state, ROLE.exam).filter((id) => truth[id] >= 0)
  if (all !== known?.ids) grading.set(role, { truth, ids: all })
  const now = conceptOf(state)
  return now === undefined ? all : all.filter((id) => concept?.[id] === now)
}

/** The paid validation set, answered or not. */
export const paidIds = (state: State): Int32Array => idsOf(state, ROLE.paid)

/** Points that grade what the person sees: the hidden truth, or a paid validation set as far as it is answered. */
export const gradingIds = (state: State): Int32Array =>
  state.spec.exam.kind === 'paid' ? paidIds(state).filter((id) => state.label[id] >= 0) : examIds(state)

export interface Labels {
  readonly ids: Int32Array
  readonly y: Int32Array
  readonly w: Float64Array
}

/** Labels of `train` that a model still learns from: all, or in a stream the latest ones that its rule remembers. */
export function remembered({
  train,
  stream,
  settings,
}: Pick<State, 'train' | 'settings'> & Streamed): readonly PointId[] {
  const memory = stream && settings.stream ? memoryOf(settings.stream.params) : Infinity
  return train.length > memory ? train.slice(-memory) : train
}

/**
 * What the model is trained on: the labels of the last retraining, in a stream those that its rule remembers. With `balanced` class weights each point's weight is
 * multiplied by n / (number of classes present x count of its class).
 */
export function trainSet(state: State): Labels {
  return weighted(state, remembered(state), state.stale)
}

/** All labels of now; a superset of `trainSet` where retraining waits. Weights as there. */
export function labelledSet(state: State): Labels {
  return weighted(state, state.order)
}

/** Labels of these points: those of `stale` where it has them, otherwise those of now. */
function weighted(state: State, ids: readonly PointId[], stale?: State['stale']): Labels {
  const y = new Int32Array(ids.length)
  const w = new Float64Array(ids.length)
  for (let i = 0; i < ids.length; i++) {
    const old = stale?.get(ids[i])
    y[i] = old ? old.label : state.label[ids[i]]
    w[i] = old ? old.weight : state.weight[ids[i]]
  }
  if (state.settings.classWeights === 'balanced') {
    const counts = new Int32Array(state.classes.length)
    for (const c of y) counts[c]++
    const present = counts.filter((n) => n > 0).length
    for (let i = 0; i < w.length; i++) w[i] *= y.length / (present * counts[y[i]])
  }
  return { ids: Int32Array.from(ids), y, w }
}

/** Rounds in which a strategy asked, as strategies may look back on them. */
export const past = (state: State) =>
  state.rounds
    .filter((r) => !['you', 'audit', 'exam'].includes(r.by))
    .map((r) => ({ strategy: r.by, ids: r.ids, scores: r.score, labels: r.labels }))

/** The state as far as models and strategies need it: plain values and fresh arrays, fit for sending. */
export function slim(state: State) {
  const { edited, xy, truth } = state
  const exam = gradingIds(state)
  const paid = state.spec.exam.kind === 'paid'
  return {
    C: state.classes.length,
    seed: state.spec.seed,
    round: state.round,
    settings: state.settings,
    train: trainSet(state),
    labelled: labelledSet(state),
    candidates: askable(state),
    pool: poolIds(state),
    exam,
    ...(paid && { examLabels: exam.map((id) => state.label[id]), hidden: heldOutIds(state) }),
    past: past(state),
    ...(edited.length > 0 && {
      edits: {
        ids: Int32Array.from(edited),
        xy: Float64Array.from(edited.flatMap((id) => [xy[2 * id], xy[2 * id + 1]])),
        truth: Int32Array.from(edited, (id) => truth[id]),
      },
    }),
  }
}
